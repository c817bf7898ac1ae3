"""The facts of the thirty-first session, with titles and summaries in our own words."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from ccpcj.reports.merge.load_report import load_report
from ccpcj.reports.merge.write import Outcome
from ccpcj.reports.plan.plan_row import PlanRow, ref
from ccpcj.reports.plan.row_keys import PartKey, agenda_item_key, part_key, version_ref, work_key
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
    rows = word_rows(report["session"], report["texts"], words)
    outcome, _ = load_report(report, FACTS.name, sha256(data).hexdigest(), publish=True, extra=rows)
    return outcome


def word_rows(session: Json, texts: list[Json], words: Json) -> Iterator[PlanRow]:
    """Titles in further languages, themes, and the summaries of operative paragraphs."""
    within = part_key(session)
    yield PlanRow(Session, {"number": session["number"]}, columns_by_language(words["session"]), fill=True)
    for agenda, items in (("current", words["agenda"]), ("next", words["next_agenda"])):
        for label, title in items.items():
            item, letter = int(label.rstrip("abcdefgh")), label.lstrip("0123456789")
            yield title_row(AgendaItem, agenda_item_key(within, item, letter, agenda), title)
    for chapter, title in words["chapters"].items():
        yield title_row(ReportChapter, {**within.key, "number": int(chapter)}, title)
    for label, title in words["sections"].items():
        chapter, key = label.split("/")
        chapter_ref = ref(ReportChapter, **within.key, number=int(chapter))
        yield title_row(ReportSection, {"chapter": chapter_ref, "key": key or "-1"}, title)
    for symbol, title in words["documents"].items():
        yield title_row(Document, {"symbols__symbol": symbol}, title)
    for text in texts:
        yield from text_word_rows(within, text, words["texts"][text["key"]])


def title_row(model: Any, key: Json, title: dict[str, str]) -> PlanRow:
    return PlanRow(model, key, columns_by_language({"title": title}), fill=True)


def text_word_rows(within: PartKey, text: Json, words: Json) -> Iterator[PlanRow]:
    themes = [ref(Theme, slug=slug) for slug in words["themes"]]
    title = columns_by_language({"title": words["title"]})
    yield PlanRow(Resolution, work_key(within, text), {**title, "themes": themes}, fill=True)
    for anchor, summary in words["summaries"].items():
        key = {"version": version_ref(within, text), "anchor": anchor}
        yield PlanRow(Paragraph, key, {"summary": summary}, fill=True)


def columns_by_language(fields: dict[str, dict[str, str]]) -> dict[str, str]:
    """Names in several languages as the columns that hold them."""
    return {f"{field}_{language}": text for field, texts in fields.items() for language, text in texts.items()}
