"""`manage.py import_report`: what it says, what it writes, and that a bad file leaves no trace."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from ccpcj.lib.languages import LANGUAGES
from ccpcj.management.commands import import_report
from ccpcj.review.models import ReportImport
from resolutions.models import Paragraph, Resolution
from sessions.models import Session, State, Statement
from sessions.states.services import load_reference

from .pdf_sources import word_file
from .readings import TYPESET, specimen
from .typeset import typeset

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(tmp_path):
    file = tmp_path / "report.txt"
    file.write_text(typeset(specimen(), TYPESET), encoding="utf-8")
    return file


def run(*args, **options) -> str:
    out = StringIO()
    call_command("import_report", *map(str, args), stdout=out, stderr=out, **options)
    return out.getvalue()


def test_a_report_is_loaded_whole_as_a_draft(report):
    output = run(report)

    assert "session 61 (2052), zh" in output
    assert "100.0% of" in output
    assert "Session 61 is a draft" in output
    assert Session.objects.get().release == "draft"
    assert Statement.objects.exists()
    assert State.objects.exists(), "the reference data comes along where it is missing"


def test_it_can_be_published_at_once(report):
    assert "Public at /sessions/61/" in run(report, publish=True)
    assert Resolution.objects.public().exists()


def test_a_second_run_changes_nothing_and_says_so(report):
    run(report)
    before = ReportImport.objects.values().get()
    assert before["created"]

    assert "nothing changed" in run(report)
    assert ReportImport.objects.values().get() == before


def test_arabic_as_docx_french_as_pdf_and_russian_as_txt_become_one_session(tmp_path, pdfs):
    files = {
        "ar.docx": word_file("ar", "specimen"),
        "fr.pdf": pdfs["specimen.fr"],
        "ru.txt": typeset(specimen("ru"), TYPESET).encode(),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)

    run(*(tmp_path / name for name in files))

    paragraph = Paragraph.objects.filter(part="operative").first()
    assert Session.objects.get().number == 61
    assert {text.language for text in paragraph.texts.all()} == {"ar", "fr", "ru"}
    spoken = {lang for lang in LANGUAGES if Statement.objects.filter(**{f"printed_{lang}__gt": ""}).exists()}
    assert spoken == {"ar", "fr", "ru"}
    assert "nothing changed" in run(*(tmp_path / name for name in files))


def test_a_dry_run_writes_nothing(report):
    load_reference()
    assert "Nothing was written" in run(report, dry_run=True)
    assert not Session.objects.exists()


def test_json_goes_to_standard_output_alone(report):
    out, err = StringIO(), StringIO()
    call_command("import_report", str(report), "--dry-run", "--json", "-", stdout=out, stderr=err)

    assert json.loads(out.getvalue())["session"]["number"] == 61
    assert "Findings" in err.getvalue()


def test_json_goes_to_a_file(report, tmp_path):
    run(report, "--dry-run", "--json", tmp_path / "out.json")
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["format"] == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\n ", "is empty"),
        ("报告".encode("gb18030"), "not UTF-8"),
        (bytes(range(256)) * 20, "not UTF-8"),
        (b"\0\1\2" * 500, "binary"),
        (b"A shopping list: eggs, milk.", "not recognized"),
        ("第三十一届会议之外，这里什么也没有。".encode(), "No chapter"),
    ],
)
def test_a_file_that_is_no_report_is_refused_in_words(tmp_path, data, words):
    file = tmp_path / "other.txt"
    file.write_bytes(data)

    with pytest.raises(CommandError, match=words):
        run(file)
    assert not Session.objects.exists()


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.97])
def test_a_report_that_is_cut_is_not_loaded(report, share):
    data = report.read_bytes()
    report.write_bytes(data[: int(len(data) * share)].decode("utf-8", "ignore").encode())

    with pytest.raises(CommandError):
        run(report)
    assert not Session.objects.exists()


def test_it_can_be_told_to_load_an_incomplete_report(report):
    data = report.read_bytes()
    report.write_bytes(data[: int(len(data) * 0.9)].decode("utf-8", "ignore").encode())
    run(report, allow_incomplete=True)

    assert ReportImport.objects.get().findings.filter(level="error").exists()


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_file_that_cannot_be_opened_is_named(tmp_path, name):
    with pytest.raises(CommandError, match=r"No such file|Is a directory"):
        run(tmp_path / name)


def test_one_json_file_holds_one_report(report):
    with pytest.raises(CommandError, match="one file"):
        run(report, report, "--json", "-")


def test_an_unknown_language_is_refused(report):
    with pytest.raises(CommandError, match="invalid choice"):
        run(report, "--language", "tlh")


def test_a_reconvened_session_does_not_take_the_place_of_the_regular_one(report, monkeypatch):
    reading = import_report.read_report
    monkeypatch.setattr(import_report, "read_report", lambda *args: as_reconvened(reading(*args)))

    with pytest.raises(CommandError, match="reconvened"):
        run(report)
    assert not Session.objects.exists()


def as_reconvened(reading):
    reading.session["reconvened"] = True
    return reading
