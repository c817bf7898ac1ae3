"""The facts of the thirty-first session that come with the project."""

import json
from pathlib import Path

import pytest

from ccpcj.demo.session_facts import FACTS, load_demo_facts
from ccpcj.demo.strip_sentences import strip_sentences
from ccpcj.management.commands.make_demo_facts import is_sentence
from ccpcj.reports.reading.read import read_report
from resolutions.models import Footnote, Paragraph, ParagraphText, Resolution
from sessions.models import AgendaItem, Document, Meeting, ReportChapter, ReportParagraphText, Session, Statement
from sessions.states.names import Names
from sessions.states.services import load_reference

REPORT = Path(__file__).parents[4] / "shared" / "reports" / "E_2022_30.zh.txt"


@pytest.fixture
def facts(db):
    load_reference()
    return load_demo_facts()


def test_the_session_is_there_and_public(facts):
    assert Session.objects.public().get().number == 31
    assert Resolution.objects.public().count() == 7
    assert Statement.objects.public().count() == 282
    assert Meeting.objects.count() == 14


def test_every_operative_paragraph_has_a_summary_of_our_own(facts):
    assert Paragraph.objects.filter(part="operative").count() == 52
    assert not Paragraph.objects.filter(part="operative", summary="").exists()


def test_titles_are_there_in_english_and_chinese(facts):
    for model in (Resolution, AgendaItem, ReportChapter):
        untitled = [r for r in model.objects.all() if not r.title_en or not r.title_zh]
        assert untitled == [], model
    assert not Document.objects.filter(is_report=False, title_en__isnull=True).exists()


def test_no_sentence_comes_along(facts):
    assert not ParagraphText.objects.exists()
    assert not ReportParagraphText.objects.exists()
    assert not Footnote.objects.exists()


def test_loading_again_keeps_what_was_changed(facts):
    Statement.objects.filter(paragraph__number=8, order=20).update(mode="online")
    Resolution.objects.filter(slug="31-1").update(title_en="Our own title")

    assert load_demo_facts().changed == 0
    assert Statement.objects.get(paragraph__number=8, order=20).mode == "online"
    assert Resolution.objects.get(slug="31-1").title_en == "Our own title"


@pytest.mark.skipif(not REPORT.exists(), reason=f"the report is not here: {REPORT.name}")
def test_the_facts_are_those_of_the_report():
    report = read_report(REPORT.read_bytes(), Names.from_files()).to_json()

    made = json.loads(json.dumps(strip_sentences(report, is_sentence)))
    assert made == json.loads(FACTS.read_text(encoding="utf-8"))
