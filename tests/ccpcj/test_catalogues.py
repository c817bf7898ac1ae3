"""The site says everything in the six languages; `makemessages` and `compilemessages` bring in what is new."""

import gettext
import json
import re

import pytest
from django.conf import settings
from django.utils import translation

from ccpcj.lib.verbs import VERBS
from tests.catalogues import LANGUAGES, Entry, Message, messages_of_site, path_of, read

PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]")
FORMS = {"ar": 6, "zh": 1, "fr": 2, "ru": 4, "es": 3}


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def entries(language: str) -> list[Entry]:
    return read(language)[1:]


def test_what_is_said_in_code_and_pages_is_found():
    messages = messages_of_site()

    for known in (
        Message("", "Skip to the content", ""),
        Message("", "%(n)s statement", "%(n)s statements"),
        Message("", "%d other Member State", "%d other Member States"),
        Message("a country", "State", ""),
        Message("", "encourages", ""),
    ):
        assert known in messages


def test_every_word_of_the_public_site_is_translated(entries):
    assert messages_of_site() - {entry.message for entry in entries} == set()


def test_nothing_is_empty_or_doubtful(entries):
    assert [entry for entry in entries if not all(entry.translations) or "fuzzy" in entry.flags] == []


def test_no_message_stands_twice(entries):
    messages = [(entry.message.context, entry.message.words) for entry in entries]

    assert len(set(messages)) == len(messages)


def test_counted_messages_have_every_form_of_the_language(language, entries):
    counted = [len(entry.translations) for entry in entries if entry.message.plural]

    assert set(counted) == {FORMS[language]}


def places(text: str) -> list[str]:
    return sorted(set(PLACE.findall(text)))


def test_the_places_of_names_and_numbers_agree(entries):
    """A form for one number alone may leave the number out, where it is named: "بيانان" says two."""
    for entry in entries:
        expected = places(entry.message.plural or entry.message.words)
        for form, text in enumerate(entry.translations):
            omissible = {"%(n)s"} if len(entry.translations) == FORMS["ar"] and form < 3 else set()
            if "%(limit_value)d" in expected and omissible:
                omissible = {"%(limit_value)d"}
            assert set(places(text)) | omissible == set(expected) | omissible, (entry.message.words, text)


def test_the_compiled_catalogue_is_made_from_the_other(language):
    with path_of(language, "mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for entry in read(language):
        context, words = (f"{entry.message.context}\x04" if entry.message.context else ""), entry.message.words
        for form, text in enumerate(entry.translations):
            key = (context + words, form) if entry.message.plural else context + words
            assert compiled._catalog[key] == text
    assert len({key if isinstance(key, str) else key[0] for key in compiled._catalog}) == len(read(language))


def test_the_actions_that_the_importer_knows_are_all_translated():
    known = json.loads(
        (settings.ROOT / "ccpcj" / "lib" / "wording" / "words" / "verbs.json").read_text(encoding="utf-8")
    )

    assert {entry["verb"] for entry in known} == set(VERBS)


def test_two_actions_are_not_called_the_same(language):
    with translation.override(language):
        names = [translation.gettext(verb) for verb in VERBS]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("language", "counts"),
    [
        ("ar", ["بيان واحد", "بيانان", "3 بيانات", "11 بيانا", "100 بيان"]),
        ("ru", ["1 выступление", "2 выступления", "3 выступления", "11 выступлений", "100 выступлений"]),
        ("zh", ["1项发言", "2项发言", "3项发言", "11项发言", "100项发言"]),
    ],
)
def test_numbers_take_the_form_of_the_language(language, counts):
    with translation.override(language):
        forms = [translation.ngettext("%(n)s statement", "%(n)s statements", n) % {"n": n} for n in (1, 2, 3, 11, 100)]

    assert forms == counts


WON = {
    "ar": ["المشاركون في التقديم", "بحث", "أيار/مايو"],
    "zh": ["提案国", "搜索", "五月"],
    "fr": ["Auteurs", "Rechercher", "mai"],
    "ru": ["Авторы", "Найти", "Май"],
    "es": ["Patrocinadores", "Buscar", "mayo"],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_words_win_over_those_of_the_framework(language):
    with translation.override(language):
        assert [translation.gettext(words) for words in ("Sponsors", "Search", "May")] == WON[language]
