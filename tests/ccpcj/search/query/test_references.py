"""A query that is the name of a text, or of a paragraph of one, leads there, as people write it in six languages."""

from datetime import date

import pytest

from ccpcj.search.query.references import TextReference, parse_reference
from ccpcj.search.query.shortcuts import shortcut_address
from tests import factories as make


@pytest.mark.parametrize(
    "typed",
    [
        "107/7 para. 4", "resolution 107/7, paragraph 4", "Res. 107/7 OP 4", "OP4 of resolution 107/7",
        "résolution 107/7, paragraphe 4", "resolución 107/7, párr. 4", "резолюция 107/7 пункт 4",
        "القرار 107/7 الفقرة 4",
        "القرار ١٠٧/٧ الفقرة ٤", "第107/7号决议第4段", "第１０７／７号决议第４段", "१०७/७ para ४",
    ],
)  # fmt: skip
def test_a_paragraph_is_named_in_many_ways(typed):
    reference = parse_reference(typed)

    assert reference is not None
    assert (reference.name, reference.number, reference.anchors[0]) == ("107/7", "4", "op-4")


@pytest.mark.parametrize(
    ("typed", "reference"),
    [
        ("A/RES/107/7", TextReference("A/RES/107/7")),
        ("٣١/١", TextReference("31/1")),
        ("Res.31/1", TextReference("31/1", kind="resolution")),
        ("decision 31/1 of the Commission", TextReference("31/1", kind="decision", body="CCPCJ")),
        ("résolution 107/7 de l’Assemblée générale", TextReference("107/7", kind="resolution", body="GA")),
        ("107/7 pp 3", TextReference("107/7", part="pp", number="3")),
    ],
)
def test_what_is_said_of_a_text_is_read(typed, reference):
    assert parse_reference(typed) == reference


@pytest.mark.parametrize(
    "typed",
    ["", "zebra", "107/7 zebra", "OP 4", "107/7 4", "107/7 and 107/8", "107/7 108/8", "1/2/3/4", "resolution", "12345"],
)
def test_other_words_are_no_reference(typed):
    assert parse_reference(typed) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("107/7 para 4", "/resolutions/61-7/?version=1#op-4"),
        ("107/7 para 9", "/resolutions/61-7/"),
        ("résolution 61/7 de la Commission", "/resolutions/61-7/"),
        ("General Assembly resolution 107/7", "/resolutions/61-7/"),
        ("Council resolution 107/7", None),
        ("decision 107/8", None),
    ],
)
def test_a_reference_leads_to_what_it_names(query, address):
    version = make.make_version(
        make.make_resolution(make.make_session(61), "61/7"), body="GA", symbol="A/RES/107/7", date=date(2052, 12, 15)
    )
    make.make_paragraph(version, number="4", text="Invites the zebra;", anchor="op-4")

    assert shortcut_address(query) == address
