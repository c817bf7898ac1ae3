"""What a made-up report, which holds the traps of real ones, is read as.

The whole expected reading is in `specimen.zh.json`, checked by hand; the tests below say why each trap matters.
"""

from tests.ccpcj.reports.readings import read_specimen

REPORT = read_specimen()
TEXTS = {text.key: text for text in REPORT.texts}


def statements_of(paragraph):
    return [statement for statement in REPORT.statements if statement.paragraph == paragraph]


def finding_codes():
    return [finding.code for finding in REPORT.findings]


def test_paragraphs_of_the_report_are_told_from_those_of_texts_lists_and_headings():
    assert [paragraph.number for paragraph in REPORT.paragraphs] == list(range(1, 27))
    assert [paragraph.chapter for paragraph in REPORT.paragraphs if paragraph.number in (1, 4, 5, 13, 26)] == [
        1,
        1,
        2,
        3,
        5,
    ]


def test_texts_have_their_paragraphs():
    assert {key: (len(text.preamble), len(text.operative)) for key, text in TEXTS.items()} == {
        "draft-resolution-1": (4, 4),
        "draft-resolution-2": (1, 4),
        "draft-decision-1": (0, 2),
        "resolution-61-1": (3, 2),
        "decision-61-1": (0, 1),
    }


def test_lettered_items_hang_from_a_numbered_paragraph_and_stand_alone_in_a_decision():
    items = TEXTS["draft-resolution-1"].operative[0].children

    assert [item.number for item in items] == ["(a)", "(b)"]
    assert [item.number for item in TEXTS["draft-decision-1"].operative] == ["(a)", "(b)"]


def test_a_decision_may_be_a_paragraph_of_the_report():
    (sentence,) = TEXTS["decision-61-1"].operative

    assert (sentence.number, sentence.verb) == (None, "decides")
    assert sentence.text == REPORT.paragraphs[3].text


def test_an_annex_is_no_operative_paragraph():
    (annex,) = TEXTS["draft-resolution-1"].annexes

    assert (annex.label, annex.title, [item.number for item in annex.paragraphs]) == (
        "附件",
        "港口工作要点",
        ["1", "2"],
    )


def test_digits_of_a_title_are_no_footnote_marker():
    paragraph = TEXTS["draft-resolution-1"].preamble[2]

    assert "《港口展望2》" in paragraph.text
    assert paragraph.footnotes == [1, 2]
    assert [paragraph.text[place - 2 : place] for _, place in paragraph.marks] == ["言》", "告，"]
    assert TEXTS["draft-resolution-1"].title == "港口展望2060"


def test_a_footnote_says_for_whom_else_its_speaker_spoke():
    egypt, sweden, again, *_ = statements_of(6)

    assert (sweden.state, sweden.on_behalf_states) == ("SWE", ["DNK", "FIN", "ISL"])
    assert (egypt.on_behalf_group, again.state, again.on_behalf_group) == ("G77", "EGY", None)


def test_a_garbled_speaker_is_kept_and_no_state_guessed():
    garbled = next(statement for statement in statements_of(6) if "Qxlor" in statement.printed)

    assert (garbled.state, garbled.group, garbled.organization, garbled.state_inferred) == (None, None, None, None)
    assert "unknown-speaker" in finding_codes()


def test_names_keep_their_separators_and_prefixes():
    assert [statement.state for statement in statements_of(7)] == ["BIH", "IND", "ARE", "JPN", "FJI", "PLW"]
    assert [statement.speaker for statement in statements_of(12)] == ["泰国司法研究所", "马特和平、发展和人权基金会"]
    assert [statement.state for statement in statements_of(12)] == [None, None]


def test_two_modes_are_one_statement_and_a_missing_one_stays_missing():
    modes = {statement.state: statement.mode for statement in statements_of(7)}

    assert (modes["IND"], modes["ARE"], modes["FJI"]) == ("mixed", None, None)


def test_actions_are_tied_by_reference_and_by_title():
    actions = {key: (text.action.paragraph, text.action.method) for key, text in TEXTS.items()}

    assert actions == {
        "draft-resolution-1": (16, None),
        "draft-resolution-2": (17, "vote"),
        "draft-decision-1": (20, "acclamation"),
        "resolution-61-1": (15, "consensus"),
        "decision-61-1": (18, None),
    }
    assert TEXTS["draft-resolution-2"].action.votes == {"in_favour": 21, "against": 2, "abstaining": 3}


def test_sponsors_stand_in_their_order_with_those_who_joined_later():
    sponsors = [(sponsor.state, sponsor.group, sponsor.joined) for sponsor in TEXTS["resolution-61-1"].sponsors]

    assert sponsors == [
        ("FJI", None, False),
        ("PLW", None, False),
        ("BIH", None, False),
        ("FRA", "EU", False),
        ("USA", None, False),
        ("JPN", None, True),
        ("THA", None, True),
    ]


def test_both_agendas_are_read():
    assert [len(item["items"]) for item in REPORT.agenda] == [0, 0, 2, 0]
    assert [item["title"] for item in REPORT.next_agenda] == ["选举主席团成员", "一般性辩论", "战略管理", "通过报告"]


def test_meetings_of_other_bodies_are_none_of_the_commission():
    assert [(meeting.number, meeting.date) for meeting in REPORT.meetings] == [
        (1, "2052-03-04"),
        (2, None),
        (3, "2052-03-05"),
        (4, "2052-03-05"),
        (5, "2052-03-07"),
        (6, "2052-03-08"),
    ]
