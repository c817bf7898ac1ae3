"""Whom a paragraph addresses, where the record does not say: those whom most of its languages name."""

import pytest

from ccpcj.search.index.addressees import paragraph_addressees
from ccpcj.search.index.update import bring_up_to_date
from ccpcj.search.models import IndexedTable, IndexEntry
from resolutions.models import Paragraph, ParagraphText
from tests import factories as make

pytestmark = pytest.mark.django_db


def make_paragraph(verb: str = "requests", **texts: tuple[str, str]) -> Paragraph:
    version = make.make_version(make.make_resolution(make.make_session()))
    paragraph = make.make_paragraph(version, text="", verb=verb, addressees=[])
    paragraph.texts.all().delete()
    for language, (phrase, rest) in texts.items():
        ParagraphText.objects.create(paragraph=paragraph, language=language, phrase=phrase, text=f"{phrase}{rest}")
    return paragraph


def test_those_whom_most_languages_name_are_addressed():
    paragraph = make_paragraph(
        en=("Requests", " the Secretary-General and Member States to count the zebras;"),
        fr=("Prie", " le Secrétaire général et les États Membres de compter les zèbres;"),
        zh=("请", "秘书长清点斑马；"),
    )
    assert paragraph_addressees(paragraph) == ["secretary_general", "member_states"]

    bring_up_to_date()
    assert IndexEntry.objects.get(table=IndexedTable.PARAGRAPH, record=paragraph.pk).addressees == [
        "secretary_general",
        "member_states",
    ]


def test_a_name_that_begins_another_one_in_few_languages_is_nobody():
    paragraph = make_paragraph(
        en=("Requests", " the Office of the Zebra Commissioner to count;"),
        fr=("Prie", " le Haut-Commissariat aux zèbres de compter;"),
        zh=("请", "斑马专员办事处清点；"),
    )
    assert paragraph_addressees(paragraph) == []


@pytest.mark.parametrize("verb", ["recalls", ""])
def test_an_action_that_asks_nothing_addresses_nobody(verb):
    assert paragraph_addressees(make_paragraph(verb, en=("Recalls", " the Secretary-General;"))) == []


def test_what_the_record_says_goes_first():
    paragraph = make_paragraph(en=("Requests", " the Secretary-General to count;"))
    paragraph.addressees = ["donors"]

    assert paragraph_addressees(paragraph) == ["donors"]
