"""Paragraphs of a corrected report: each keeps its address, its other languages and what hangs from it."""

import pytest

from ccpcj.lib.services import create_record, delete_record, update_record
from ccpcj.reports.merge.load_report import load_report
from resolutions.adoption.services import record_position
from resolutions.models import Paragraph, ParagraphText, Position, Version
from sessions.models import State
from sessions.states.services import load_reference
from tests.ccpcj.reports.made_up import paragraph as printed_paragraph
from tests.ccpcj.reports.made_up import report

pytestmark = pytest.mark.django_db
FIRST, SECOND, ITEM, NEW = "请各国清点登记册；", "鼓励各国交换清单。", "每年一次；", "感谢岛屿的灯塔看守人。"


@pytest.fixture(autouse=True)
def reference(db):
    load_reference()


def load(data=None, sha="a"):
    return load_report(data or report(), "made-up.txt", sha)


def operative(data):
    return data["texts"][0]["operative"]


def french():
    data = report() | {"language": "fr"}
    data["texts"][0] |= {"title": "Inventaire de registres imaginaires", "printed": "Résolution 61/1"}
    data["texts"][0]["preamble"][0]["text"] = "Rappelant le dernier inventaire,"
    first, second = operative(data)
    first["text"], first["children"][0]["text"] = "Prie les États de compter leurs registres ;", "Chaque année ;"
    second["text"] = "Encourage les États à échanger leurs listes."
    for statement in data["statements"]:
        statement["printed"] = statement["speaker"] = f"orateur {statement['order']}"
    return data


def without_first():
    data = report()
    operative(data).pop(0)
    operative(data)[0]["number"] = "1"
    return data


def with_new(place):
    data = report()
    operative(data).insert(place, printed_paragraph(NEW, number="9", phrase="感谢", verb="thanks"))
    for number, row in enumerate(operative(data), 1):
        row["number"] = str(number)
    return data


def words(language="zh", part="operative"):
    """The words of the adopted text by anchor, in their order."""
    adopted = Version.objects.get(stage="adopted")
    texts = ParagraphText.objects.filter(paragraph__version=adopted, paragraph__part=part, language=language)
    return dict(texts.order_by("paragraph__position").values_list("paragraph__anchor", "text"))


def adopted_paragraph(anchor):
    return Paragraph.objects.get(anchor=anchor, version__stage="adopted")


def test_what_is_left_out_goes_and_the_next_keeps_its_address():
    load()
    load(without_first(), "b")

    assert words() == {"op-2": SECOND}
    assert adopted_paragraph("op-2").number == "1"
    assert load(without_first(), "b")[0].changed == 0


@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_is_put_in_has_an_address_of_its_own(place):
    load()
    load(with_new(place), "b")

    texts = words()
    assert [text for anchor, text in texts.items() if "-a" not in anchor] == [
        *[FIRST, SECOND][:place],
        NEW,
        *[FIRST, SECOND][place:],
    ]
    assert (texts["op-1"], texts["op-1-a"], texts["op-2"]) == (FIRST, ITEM, SECOND)
    assert load(with_new(place), "b")[0].changed == 0


def test_two_that_change_places_keep_their_addresses():
    load()
    data = report()
    operative(data).reverse()
    for number, row in enumerate(operative(data), 1):
        row["number"] = str(number)
    load(data, "b")

    assert list(words().items()) == [("op-2", SECOND), ("op-1", FIRST), ("op-1-a", ITEM)]
    assert load(data, "b")[0].changed == 0


def test_what_one_language_leaves_out_stays_in_the_other():
    load()
    load(french(), "fr")
    load(without_first(), "b")

    assert words() == {"op-2": SECOND}
    assert words("fr")["op-1"] == "Prie les États de compter leurs registres ;"
    assert words("fr")["op-2"] == "Encourage les États à échanger leurs listes."


def test_a_language_that_comes_after_what_was_left_out_doubles_nothing():
    load()
    load(without_first(), "b")
    load(french(), "fr")

    assert words() == {"op-2": SECOND}
    assert words("fr")["op-2"] == "Encourage les États à échanger leurs listes."
    assert sorted(words("fr").values()) == [
        "Chaque année ;", "Encourage les États à échanger leurs listes.", "Prie les États de compter leurs registres ;",
    ]  # fmt: skip


def test_what_staff_deleted_stays_away_from_a_corrected_report():
    load()
    delete_record(adopted_paragraph("op-2"))
    load(with_new(2), "b")

    assert list(words().values()) == [FIRST, ITEM, NEW]


def test_what_staff_corrected_is_kept_where_a_report_leaves_it_out():
    load()
    update_record(ParagraphText.objects.get(paragraph=adopted_paragraph("op-1")), {"text": "改过的字。"})
    load(without_first(), "b")

    assert words()["op-1"] == "改过的字。"
    assert words()["op-2"] == SECOND


def test_what_staff_added_is_no_paragraph_of_the_report():
    load()
    version = Version.objects.get(stage="adopted")
    own = create_record(
        Paragraph, {"version": version, "part": "operative", "position": 9, "number": "3", "anchor": "op-3"}
    )
    create_record(ParagraphText, {"paragraph": own, "language": "zh", "text": "各国亲手写下的另一段话。"})
    load(with_new(2), "b")

    texts = words()
    assert texts["op-3"] == "各国亲手写下的另一段话。"
    assert NEW in texts.values()


def test_a_paragraph_put_in_front_of_a_preamble_leaves_the_others_their_address():
    load()
    changed = report()
    preamble = changed["texts"][0]["preamble"]
    preamble.insert(0, {**preamble[0], "text": "铭记虚构，", "footnotes": []})
    changed["citations"][0]["in"]["index"] = 2
    load(changed, "b")

    adopted = Version.objects.get(stage="adopted")
    assert [paragraph.anchor for paragraph in adopted.paragraphs.all()][1:] == ["pp-1", "op-1", "op-1-a", "op-2"]
    assert list(words(part="preambular").values()) == ["铭记虚构，", "回顾上一次清点，"]


def test_a_position_stays_with_the_paragraph_that_it_is_about():
    load()
    paragraph = adopted_paragraph("pp-1")
    japan = State.objects.get(iso3="JPN")
    record_position(version=paragraph.version, kind="reservation", state=japan, paragraph=paragraph)
    changed = report()
    preamble = changed["texts"][0]["preamble"]
    preamble.insert(0, {**preamble[0], "text": "铭记虚构，", "footnotes": []})
    load(changed, "b")

    about = Position.objects.get().paragraph
    assert about.anchor == "pp-1"
    assert about.texts.get().text == "回顾上一次清点，"
