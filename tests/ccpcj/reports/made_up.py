"""A made-up report of a session as JSON, as the reader would give it: small, and whole enough to load."""

import copy
from typing import Any

Json = dict[str, Any]


def paragraph(text: str, **values: Any) -> Json:
    given = {"text": text, "phrase": None, "footnotes": [], "lines": [1, 1], "number": None, "verb": None,
             "more_verbs": [], "addressees": [], "children": [], "heading": None}  # fmt: skip
    return {**given, **values}


def statement(number: int, order: int, speaker: str, **values: Any) -> Json:
    given = dict.fromkeys(
        ("state", "group", "organization", "person", "title", "capacity", "on_behalf_of", "on_behalf_group", "mode",
         "meeting", "meeting_body", "date", "agenda_item", "meeting_inferred", "state_inferred"),
    )  # fmt: skip
    made = {"paragraph": number, "order": order, "printed": speaker, "speaker": speaker, "kind": "item",
            "on_behalf_states": [], "lines": [9, 9]}  # fmt: skip
    return {**given, **made, **values}


SESSION = {
    "number": 61, "year": 2052, "starts_on": "2052-05-13", "ends_on": "2052-05-17", "place": "新地", "theme": None,
    "attendance": {"members": 40, "other_states": None, "non_member_states": None, "un_entities": None,
                   "institutes": None, "igos": None, "ngos": None},
}  # fmt: skip

TEXT = {
    "kind": "resolution", "stage": "adopted", "number": "61/1", "body": "CCPCJ", "title": "清点虚构的登记册",
    "printed": "第61/1号决议", "key": "resolution-61-1", "section": "A", "chapeau": "委员会，", "annexes": [], "draft_symbol": "E/CN.15/2052/L.2/Rev.1",
    "preamble": [paragraph("回顾上一次清点，", phrase="回顾", footnotes=[1])],
    "operative": [
        paragraph("请各国清点登记册；", number="1", phrase="请", verb="requests", children=[paragraph("每年一次；", number="(a)")]),
        paragraph("鼓励各国交换清单。", number="2", phrase="鼓励", verb="encourages"),
    ],
    "action": {"paragraph": 3, "meeting": 2, "date": "2052-05-14", "agenda_item": "2", "method": "consensus", "revised": False},
    "sponsors": [
        {"name": "法国（代表欧洲联盟成员国）", "state": "FRA", "group": "EU"},
        {"name": "日本", "state": "JPN", "group": None},
        {"name": "无名国", "state": None, "group": None},
    ],
    "spoke_after": [], "lines": [1, 5],
}  # fmt: skip

REPORT = {
    "format": 1, "language": "zh", "symbols": ["E/2052/30", "E/CN.15/2052/9"], "session": SESSION, "texts": [TEXT],
    "footnotes": [{"number": 1, "text": "虚构的脚注。"}],
    "agenda": [{"number": "1", "title": "开幕", "items": []},
               {"number": "2", "title": "清点", "items": [{"letter": "a", "title": "登记册"}]}],
    "next_agenda": [{"number": "1", "title": "开幕", "items": []}],
    "meetings": [{"body": "plenary", "number": 2, "date": "2052-05-14", "items": ["2"]}],
    "statements": [
        statement(2, 1, "日本", state="JPN", mode="online", meeting=2, meeting_body="plenary", date="2052-05-14"),
        statement(2, 2, "欧洲联盟", group="EU", on_behalf_states=["UKR", "NOR"], agenda_item="2"),
        statement(2, 3, "虚构协会", organization="虚构协会", person="Ann Example"),
        statement(2, 4, "Qqq专员"),
    ],
    "officers": [{"body": "CCPCJ", "body_printed": "委员会", "office": "主席", "office_code": "chair", "name": "Ann Example",
                  "state": "JPN", "state_printed": "日本", "regional_group": "APG"}],
    "documents": [{"agenda_item": "2", "symbols": ["E/CN.7/2052/2", "E/CN.15/2052/2"], "title": "清点说明", "paragraph": 2}],
    "citations": [
        {"in": {"text": "resolution-61-1", "part": "preamble", "index": 1}, "kind": "resolution", "body": "GA",
         "number": "99/1", "symbol": "A/RES/99/1", "date": "2044-12-18"},
        {"in": {"paragraph": 2}, "kind": "document", "body": None, "number": None, "symbol": "E/CN.15/2052/2", "date": None},
    ],
    "paragraphs": [
        {"number": n, "chapter": 1, "section": "A", "text": f"第{n}段虚构文字。", "items": [], "footnotes": [], "lines": [n, n]}
        for n in (1, 2, 3)
    ],
    "chapters": [{"number": 1, "title": "清点", "sections": [{"key": "A", "title": "审议"}, {"key": None, "title": "其他"}]}],
    "findings": [{"level": "warning", "code": "unknown-speaker", "lines": [9, 9], "message": "Qqq专员"}],
    "coverage": {"lines": 20, "values": 18, "furniture": 1, "findings": 1, "unread": 0},
}  # fmt: skip


def report() -> Json:
    """A fresh copy, to be changed at will."""
    return copy.deepcopy(REPORT)
