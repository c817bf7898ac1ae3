"""The facts of the thirty-first session, with titles and summaries in our own words."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from ccpcj.reports.merge.load import Outcome, load_report
from ccpcj.reports.plan import Keys
from ccpcj.reports.plan.rows import Row, ref
from resolutions.models import Paragraph, Resolution, Theme
from sessions.models import AgendaItem, Document, ReportChapter, ReportSection, Session

DATA = Path(__file__).parent / "data"
FACTS, WORDS = DATA / "session_31.json", DATA / "session_31_words.json"

Json = dict[str, Any]


def load_demo_facts() -> Outcome:
    """Load the facts as a published session; run again, it changes nothing that was changed since."""
    data = FACTS.read_bytes()
    report = json.loads(data)
    words = json.loads(WORDS.read_text(encoding="utf-8"))
    rows = word_rows(Keys(report), words)
    outcome, _ = load_report(report, FACTS.name, sha256(data).hexdigest(), publish=True, extra=rows)
    return outcome


def word_rows(keys: Keys, words: Json) -> Iterator[Row]:
    """Titles in further languages, themes, and the summaries of operative paragraphs."""
    session = keys.session
    yield Row(Session, {"number": keys.report["session"]["number"]}, named(words["session"]), fill=True)
    for agenda, items in (("current", words["agenda"]), ("next", words["next_agenda"])):
        for label, title in items.items():
            number, letter = int(label.rstrip("abcdefgh")), label.lstrip("0123456789")
            yield Row(AgendaItem, keys.item_key(number, letter, agenda), named({"title": title}), fill=True)
    for number, title in words["chapters"].items():
        yield Row(ReportChapter, {"session": session, "number": int(number)}, named({"title": title}), fill=True)
    for label, title in words["sections"].items():
        number, key = label.split("/")
        chapter = ref(ReportChapter, session=session, number=int(number))
        yield Row(ReportSection, {"chapter": chapter, "key": key or "-1"}, named({"title": title}), fill=True)
    for symbol, title in words["documents"].items():
        yield Row(Document, {"symbols__symbol": symbol}, named({"title": title}), fill=True)
    for text in keys.report["texts"]:
        yield from text_words(keys, text, words["texts"][text["key"]])


def text_words(keys: Keys, text: Json, words: Json) -> Iterator[Row]:
    key = keys.work_key(text)
    themes = [ref(Theme, slug=slug) for slug in words["themes"]]
    yield Row(Resolution, key, {**named({"title": words["title"]}), "themes": themes}, fill=True)
    for anchor, summary in words["summaries"].items():
        yield Row(Paragraph, {"version": keys.text_version(text), "anchor": anchor}, {"summary": summary}, fill=True)


def named(fields: dict[str, dict[str, str]]) -> dict[str, str]:
    """Translated names as the columns that hold them."""
    return {f"{field}_{language}": text for field, texts in fields.items() for language, text in texts.items()}
