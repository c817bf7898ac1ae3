"""The sponsors of a text, in the printed order."""

from ccpcj.lib.wording.lexicon import Lexicon
from sessions.states.names import Names

from .printed_report import Finding, Lines, Sponsor
from .split_lists import split_entries

LISTS = ("sponsors", "sponsors_joined")


def read_sponsors(text: str, lines: Lines, words: Lexicon, names: Names, findings: list[Finding]) -> list[Sponsor]:
    """The entries behind "sponsored by"; a group's formula is one entry, a name that is not resolved a finding."""
    lists = [
        (match["list"], name == "sponsors_joined") for name in LISTS for match in words.patterns[name].finditer(text)
    ]
    found = []
    for entry, joined in [(entry, joined) for listed, joined in lists for entry in split_entries(listed, words, names)]:
        sponsor = read_sponsor(entry, words, names)
        sponsor.joined = joined
        if sponsor.state is None and sponsor.group is None:
            findings.append(
                Finding("warning", "unknown-sponsor", lines, names.why(entry, words.language, ("state", "group")))
            )
        found.append(sponsor)
    return found


def read_sponsor(entry: str, words: Lexicon, names: Names) -> Sponsor:
    """A state, a group, or a state on behalf of a group."""
    inside = words.patterns["on_behalf_mark"].search(entry)
    name = entry[: inside.start()].strip() if inside else entry
    state = names.find(name, words.language, ("state",))
    group = names.find(inside["whom"] if inside else name, words.language, ("group",))
    return Sponsor(entry, state.key if state else None, group.key if group else None)
