"""Sentences as reports of other years word them."""

import pytest

from ccpcj.lib.wording.lexicon import lexicon_of
from ccpcj.reports.reading.session_reader import split_symbols
from ccpcj.reports.reading.speaker import SpeakerReader
from tests.ccpcj.reports.readings import END, names, read_text, report_with


def speakers_in(sentence):
    return [(s.speaker, s.state, s.capacity, s.mode) for s in report_with(sentence).statements if s.paragraph == 2]


def test_states_without_modes_speak_in_the_capacity_of_the_lead():
    assert speakers_in("下列国家的代表作了发言：日本、波斯尼亚和黑塞哥维那、泰国。") == [
        ("日本", "JPN", "member", None),
        ("波斯尼亚和黑塞哥维那", "BIH", "member", None),
        ("泰国", "THA", "member", None),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "日本和泰国的代表作了发言。",
        "日本和泰国代表作了发言。",
        "日本代表和泰国代表发表了发言。",
        "在同次会议上，日本和泰国代表作了发言。",
        "发言的有日本代表和泰国代表。",
        "以下国家的代表作了解释立场的发言：日本和泰国。",
        "委员会听取了下列国家的代表的发言：日本、泰国。",
        "日本代表和泰国代表介绍了该决议草案。",
        "下列国家的代表作了发言:日本,泰国。",
    ],
)
def test_two_members_are_found_however_it_is_said(sentence):
    assert [speaker[:3] for speaker in speakers_in(sentence)] == [("日本", "JPN", "member"), ("泰国", "THA", "member")]


def test_a_list_of_states_may_have_a_line_for_each():
    assert speakers_in("下列国家的观察员作了发言：\n智利\n波斯尼亚和黑塞哥维那（线下）") == [
        ("智利", "CHL", "observer", None),
        ("波斯尼亚和黑塞哥维那", "BIH", "observer", "in_person"),
    ]


@pytest.mark.parametrize(
    ("printed", "mode"),
    [
        ("视频致辞", "video"),
        ("预先录制的视频", "video"),
        ("现场", "in_person"),
        ("线上和线下", "mixed"),
        ("维也纳", None),
    ],
)
def test_modes_are_told_from_other_parentheses(printed, mode):
    assert speakers_in(f"日本代表（{printed}）作了发言。")[0][3] == mode


@pytest.mark.parametrize(
    "sentence",
    [
        "埃及代表（代表77国集团和中国）作了发言。",
        "埃及代表以77国集团和中国的名义作了发言。",
        "埃及代表代表77国集团和中国作了发言。",
    ],
)
def test_one_speaks_on_behalf_of_a_group(sentence):
    statement = report_with(sentence).statements[0]

    assert (statement.state, statement.capacity, statement.on_behalf_group) == ("EGY", "member", "G77")


def test_observations_of_unnamed_speakers_are_no_statements():
    assert speakers_in("一些发言者欢迎日本代表作了发言。") == []


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("3月4日第1次和第2次会议", [1, 2]),
        ("3月4日第1至第4次会议", [1, 2, 3, 4]),
        ("3月4日第1次至第3次会议", [1, 2, 3]),
        ("2052年3月4日第1、第2、第3和4次会议", [1, 2, 3, 4]),
        ("3月4日举行的第二次会议", [2]),
        ("3月4日和5日第3至5次会议", [3, 4, 5]),
        ("3月4日缔约方会议第2次会议", []),
        ("2月4日第2次会议", []),
    ],
)
def test_meetings_of_the_session_are_counted(printed, numbers):
    report = report_with(f"委员会在{printed}上审议了议程项目2。")

    assert [meeting.number for meeting in report.meetings] == numbers


def test_meetings_of_several_days_have_no_date():
    meetings = report_with("委员会在3月4日和5日第1和第2次会议上审议了项目。", "3月5日第2次会议上无人发言。").meetings

    assert [meeting.date for meeting in meetings] == [None, "2052-03-05"]


def test_full_width_digits_and_half_width_marks_are_read():
    meeting = report_with("委员会在２０５２年３月４日第１次会议上审议了议程项目２(a)。").meetings[0]

    assert (meeting.number, meeting.date, meeting.items) == (1, "2052-03-04", ["2"])


@pytest.mark.parametrize(
    "sentence",
    [
        "委员会第六十一届会议于2052年3月4日至8日在内罗毕举行。",
        "委员会在2052年3月4日至8日在内罗毕召开了第61届会议。",
    ],
)
def test_the_days_of_the_session_may_stand_before_or_behind_its_number(sentence):
    session = report_with(sentence).session

    assert (session["number"], session["starts_on"], session["ends_on"]) == (61, "2052-03-04", "2052-03-08")
    assert (session["place"], session["reconvened"]) == ("内罗毕", False)


def test_drafts_of_two_bodies_may_bear_the_same_number():
    report = read_text(
        "第一章\n事项\nA. 供大会通过的决议草案\n1. 建议核准下列草案：\n决议草案一\n港口\n大会，\n回顾港口，\n1. 请各国清点港口。\n"
        "B. 供理事会通过的决议草案\n2. 建议通过下列草案：\n决议草案一\n灯塔\n经济及社会理事会，\n回顾灯塔，\n1. 请各国清点灯塔。\n"
        "第二章\n辩论\n3. 委员会在2052年3月5日第2次会议上建议理事会核准一项决议草案。（案文见第一章B节，决议草案一。）\n"
        + END.format(n=4)
    )

    assert [text.key for text in report.texts] == ["draft-resolution-1", "draft-resolution-1-ecosoc"]
    assert [bool(text.action) for text in report.texts] == [False, True]
    assert not [finding for finding in report.findings if finding.code == "number-twice"]


@pytest.mark.parametrize(
    ("printed", "speaker", "key"),
    [
        ("الممثلة الدائمة للبرازيل", "البرازيل", "BRA"),
        ("وزير العدل لليابان", "اليابان", "JPN"),
        ("الممثل الدائم للبنان", "لبنان", "LBN"),  # no article, though it looks like one
        ("الممثل الدائم لليبيا", "ليبيا", "LBY"),
        ("وزير العدل لمصر", "مصر", "EGY"),
        ("المدير العام للمعهد الوطني للبحار", "المعهد الوطني للبحار", "المعهد الوطني للبحار"),
    ],
)
def test_an_arabic_name_keeps_the_article_that_for_hides(printed, speaker, key):
    read = SpeakerReader(lexicon_of("ar"), names(), {}).read(printed)

    assert (read.speaker, read.key) == (speaker, key)


@pytest.mark.parametrize(
    ("printed", "symbols"),
    [
        ("E/CN.15/2052/2/Add.1和Corr.1", ["E/CN.15/2052/2/Add.1", "E/CN.15/2052/2/Add.1/Corr.1"]),
        ("E/CN.15/2052/2、Add.1和Corr.1", ["E/CN.15/2052/2", "E/CN.15/2052/2/Add.1", "E/CN.15/2052/2/Corr.1"]),
        ("Corr.1", []),
    ],
)
def test_a_part_goes_on_a_symbol_before_it(printed, symbols):
    assert split_symbols(printed, lexicon_of("zh")) == symbols


@pytest.mark.parametrize(("language", "lead"), [("ar", "مراقبين عن كندا"), ("fr", "observat du Canada")])
def test_a_capacity_that_no_list_knows_is_none(language, lead):
    assert not lexicon_of(language).patterns["capacity"].search(lead)
