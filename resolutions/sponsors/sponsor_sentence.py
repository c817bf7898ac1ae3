"""The sentence "sponsored by ..." ready to paste, in the six official languages.

The words are data (`data/sponsor_words.toml`); names stand in the order of the language, and a group's formula stays
one entry, as in "France (on behalf of ...)".
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ccpcj.lib.collation import sort_key
from ccpcj.lib.folding import for_search
from ccpcj.lib.languages import words
from resolutions.models import Resolution, Sponsorship

from .sponsor_lists import NamesInLanguage

WORDS: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "data" / "sponsor_words.toml").read_text(encoding="utf-8")
)
SOUND_OF_I = re.compile(r"i|hi(?![ae])")  # e Irán, e Hiroshima; but y Hierro


def join_names(names: Sequence[str], lang: str) -> str:
    """NamesInLanguage as a list of the language: "A, B and C"."""
    forms = WORDS[lang]
    if len(names) < 2:
        return "".join(names)
    last = forms.get("before_i", forms["last"]) if SOUND_OF_I.match(for_search(names[-1])) else forms["last"]
    return forms["separator"].join(names[:-1]) + last + names[-1]


def entry_words(sponsor: Sponsorship, names: NamesInLanguage) -> str:
    """A printed entry: the state by its name in the language, with the group in whose name it sponsors."""
    forms, group = WORDS[names.lang], names.groups.get(sponsor.group_id)
    if group is None or sponsor.state_id is None:
        return names.sponsor(sponsor)
    behalf = forms["behalf"].get(group.code) or forms["of_group"].format(group=group.name)
    return forms["entry"].format(state=names.sponsor(sponsor), behalf=behalf)


def sponsor_sentence(resolution: Resolution, sponsors: Iterable[Sponsorship], names: NamesInLanguage) -> str:
    """Who sponsors a text, from its printed entries; says so when nobody is recorded."""
    forms, lang = WORDS[names.lang], names.lang
    entries = sorted((entry_words(sponsor, names) for sponsor in sponsors), key=lambda text: sort_key(text, lang))
    if not entries:
        return forms["nobody"]
    form = forms.get(resolution.kind, forms["sponsored"]) if resolution.adopted_number else forms["sponsored"]
    return form.format(names=join_names(entries, lang))


def sponsor_lines(resolutions: Iterable[Resolution], names: NamesInLanguage) -> Iterator[str]:
    """One line a text, with its label and title; the texts carry their printed entries in `sponsor_list`."""
    forms, empty = WORDS[names.lang], True
    for text in resolutions:
        empty = False
        title, sentence = words(text, "title", names.lang), sponsor_sentence(text, text.sponsor_list, names)
        yield forms["line"].format(label=names.label(text), title=title, sentence=sentence)
    if empty:
        yield forms["nobody"]
