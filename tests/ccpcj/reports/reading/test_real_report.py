"""The report of the thirty-first session, where it lies beside the checkout: its numbers and hard facts."""

from collections import Counter

import pytest

from tests.ccpcj.reports.readings import REAL, read_real

pytestmark = pytest.mark.skipif(not REAL.exists(), reason=f"{REAL.name} is not in ../shared/reports")
STATEMENTS = {
    6: 17, 7: 24, 8: 26, 9: 4, 10: 25, 11: 1, 12: 3, 13: 5, 16: 1, 17: 1, 18: 9, 29: 3, 30: 4, 31: 5, 32: 15, 33: 14,
    34: 4, 49: 14, 52: 5, 53: 7, 54: 7, 55: 3, 56: 8, 84: 5, 87: 4, 88: 7, 89: 3, 90: 3, 98: 1, 100: 3, 101: 8, 102: 4,
    103: 2, 109: 2, 112: 1, 113: 7, 114: 3, 115: 1, 119: 1, 121: 2, 122: 3, 126: 1, 131: 2, 132: 9, 135: 3, 146: 2,
}  # fmt: skip


@pytest.fixture(scope="module")
def report():
    return read_real()


@pytest.fixture(scope="module")
def texts(report):
    return {text.key: text for text in report.texts}


def statements_of(report, paragraph):
    return [statement for statement in report.statements if statement.paragraph == paragraph]


def test_the_session(report):
    session = report.session

    assert report.symbols == ["E/2022/30", "E/CN.15/2022/14"]
    assert (session["number"], session["starts_on"], session["ends_on"]) == (31, "2022-05-16", "2022-05-20")
    assert list(session["attendance"].values()) == [38, 96, 2, 7, 9, 13, 55]


def test_texts_and_their_paragraphs(texts):
    assert {key: (len(text.preamble), len(text.operative)) for key, text in texts.items()} == {
        "draft-resolution-1": (8, 9),
        "draft-resolution-2": (7, 12),
        "draft-resolution-3": (31, 22),
        "draft-decision-1": (0, 1),
        "draft-decision-2": (0, 3),
        "resolution-31-1": (21, 4),
        "decision-31-1": (0, 1),
    }
    assert [text.body for text in texts.values()] == ["GA"] * 3 + ["ECOSOC"] * 2 + ["CCPCJ"] * 2
    assert all(item.phrase for text in texts.values() for item in (*text.preamble, *text.operative))


def test_actions_symbols_and_sponsors(texts):
    actions = {key: (t.action.paragraph, t.action.meeting, t.draft_symbol, len(t.sponsors)) for key, t in texts.items()}

    assert actions == {
        "draft-resolution-1": (119, 13, "E/CN.15/2022/L.3/Rev.1", 28),
        "draft-resolution-2": (98, 13, "E/CN.15/2022/L.4/Rev.1", 18),
        "draft-resolution-3": (109, 13, "E/CN.15/2022/L.5", 27),
        "draft-decision-1": (83, 9, None, 0),
        "draft-decision-2": (128, 12, "E/CN.15/2022/L.6", 0),
        "resolution-31-1": (84, 13, "E/CN.15/2022/L.2", 14),
        "decision-31-1": (82, 9, None, 0),
    }
    assert all(sponsor.state for text in texts.values() for sponsor in text.sponsors)
    assert [sponsor.state for sponsor in texts["draft-resolution-2"].sponsors if sponsor.group] == ["FRA"]


def test_who_spoke_after_an_adoption(texts):
    after = {key: [(s["state"], s["capacity"]) for s in text.spoke_after] for key, text in texts.items()}

    assert after["resolution-31-1"] == [
        ("AGO", "member"), ("KEN", "member"), ("PER", "member"), ("ECU", "observer"), ("HND", "observer"),
    ]  # fmt: skip
    assert after["draft-resolution-3"] == [("GBR", "member"), ("AUS", "observer")]


def test_paragraphs_chapters_and_footnotes(report):
    assert [paragraph.number for paragraph in report.paragraphs] == list(range(1, 147))
    assert [chapter["number"] for chapter in report.chapters] == list(range(1, 14))
    assert [note["number"] for note in report.footnotes] == list(range(1, 25))


def test_each_footnote_has_the_paragraph_that_carries_it(report, texts):
    carried = [n for text in texts.values() for item in (*text.preamble, *text.operative) for n in item.footnotes]
    carried += [n for paragraph in report.paragraphs for n in paragraph.footnotes]

    assert sorted(carried) == list(range(1, 25))
    assert texts["resolution-31-1"].preamble[16].footnotes == [17, 18, 19, 20, 21]


def test_meetings(report):
    plenary = [meeting for meeting in report.meetings if meeting.body == "plenary"]

    assert [meeting.number for meeting in plenary] == list(range(1, 14))
    assert [meeting.items for meeting in plenary[6:10]] == [["4", "6"], ["6"], ["6", "7"], ["7", "8", "9"]]
    assert [(m.number, m.date) for m in report.meetings if m not in plenary] == [(1, "2022-05-16")]


def test_agendas_officers_and_documents(report):
    for agenda in (report.agenda, report.next_agenda):
        assert (len(agenda), sum(len(item["items"]) for item in agenda)) == (13, 9)
    assert Counter(officer["body"] for officer in report.officers) == {"CCPCJ": 5, "fingov": 5}
    assert [officer["state"] for officer in report.officers[:5]] == ["GBR", "KEN", "BGD", "LVA", "CRI"]
    assert [officer["state"] for officer in report.officers[5:]] == ["JPN", "MAR", "BGR", "DOM", "ITA"]
    assert [officer["regional_group"] for officer in report.officers[5:]] == ["APG", "AFR", "EEG", "GRULAC", "WEOG"]
    assert report.officers[0]["name"] == "Corinne Kitsell"
    assert len(report.documents) == 19


def test_statements_of_each_paragraph(report):
    assert Counter(statement.paragraph for statement in report.statements) == STATEMENTS
    assert len(report.statements) == 282


def test_who_spoke_for_whom(report):
    morocco, tunisia, india, union, *_ = statements_of(report, 6)

    assert [s.on_behalf_group for s in (morocco, tunisia, india, union)] == ["G77", "AFR", "APG", "EU"]
    assert union.on_behalf_states == ["ALB", "BIH", "ISL", "MNE", "MKD", "NOR", "MDA", "SMR", "UKR"]
    assert [s.on_behalf_states for s in statements_of(report, 8) if s.state == "LTU"] == [["EST", "LVA", "LTU"]]
    assert statements_of(report, 33)[4].on_behalf_states == [
        "ALB", "ARM", "BIH", "GEO", "ISL", "MNE", "MKD", "NOR", "MDA", "SRB", "UKR",
    ]  # fmt: skip


def test_modes(report):
    mixed = {(s.paragraph, s.state or s.organization) for s in report.statements if s.mode == "mixed"}

    assert {(13, "RUS"), (53, "THA")} <= mixed
    assert [s.mode for s in statements_of(report, 8) if s.state == "BLR"] == ["recorded_statement"]
    assert {s.mode for s in statements_of(report, 84)} == {None}


def test_kinds(report):
    assert {s.kind for s in statements_of(report, 9)} == {"right_of_reply"}
    assert {s.kind for s in statements_of(report, 30)} == {"panel"}
    assert {s.kind for s in statements_of(report, 146)} == {"closing"}
    assert {s.kind for s in statements_of(report, 16)} == {"introductory"}


def test_a_garbled_speaker_is_a_finding_and_no_state(report):
    garbled = statements_of(report, 12)[2]

    assert (garbled.state, garbled.organization, garbled.state_inferred) == (None, None, None)
    assert [f.code for f in report.findings if f.level == "warning"] == ["unknown-speaker"] * 2


def test_every_finding_is_known(report):
    assert Counter(finding.code for finding in report.findings) == {
        "unknown-speaker": 2,
        "front-matter": 1,
        "title-differs": 2,
        "link-without-print": 1,
        "revised-without-symbol": 2,
    }


def test_every_line_is_accounted_for(report):
    coverage = report.coverage

    assert coverage["unread"] == 0
    assert coverage["values"] + coverage["furniture"] + coverage["findings"] == coverage["lines"] == 1291


def test_citations(report):
    cited = {(citation.kind, citation.body, citation.number) for citation in report.citations}

    assert ("resolution", "UNTOC-COP", "10/6") in cited
    assert {("decision", "GA", "74/550 A"), ("decision", "GA", "74/550 B"), ("decision", "CCPCJ", "21/1")} <= cited
    assert {("resolution", "ECOSOC", "155 C (VII)"), ("resolution", "GA", "415 (V)")} <= cited
