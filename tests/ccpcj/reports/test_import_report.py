"""`manage.py import_report`: what it says, what it writes, and that a bad file leaves no trace."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from ccpcj.lib.languages import LANGUAGES
from ccpcj.lib.services import create_record
from ccpcj.management.commands import import_report
from ccpcj.review.models import ReportImport
from resolutions.models import Paragraph, Resolution, Version
from sessions.models import Session, State, Statement
from sessions.states.services import load_reference
from tests.ccpcj.rehearsals import rehearse_and_run

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
    spoken = {lang for lang in LANGUAGES if Statement.objects.filter(**{f"printed__{lang}__gt": ""}).exists()}
    assert spoken == {"ar", "fr", "ru"}
    assert "nothing changed" in run(*(tmp_path / name for name in files))


def test_a_dry_run_writes_nothing(report):
    load_reference()
    assert "Nothing was written" in run(report, dry_run=True)
    assert not Session.objects.exists()


def test_a_dry_run_and_the_import_say_the_same_of_a_session_that_was_typed(report):
    load_reference()
    session = create_record(Session, {"number": 61, "year": 2052, "starts_on": date(2052, 3, 5), "place_zh": "内罗毕"})
    work = create_record(Resolution, {"session": session, "title_zh": title_of_a_text(report)})
    create_record(Version, {"resolution": work, "position": 1, "stage": "tabled"})
    said = rehearse_and_run("import_report", report)

    assert "Created: " in said
    assert "Joined with what was typed: 1\n  Resolution " in said
    assert "In conflict with what was typed: 1\n  " in said
    assert ": starts_on is 2052-03-05 here, 2052-03-04 in the report" in said

    corrected = report.with_name("corrected.txt")
    corrected.write_text(report.read_text(encoding="utf-8").replace("内罗毕", "蒙巴萨"), encoding="utf-8")
    said = rehearse_and_run("import_report", corrected)
    assert ": place, 中文 内罗毕 → 蒙巴萨" in said
    assert "Updated: " in said
    assert "Joined" not in said
    assert rehearse_and_run("import_report", corrected).count("nothing changed") == 1


def title_of_a_text(report) -> str:
    """The title of a text, as an import of this report gives it."""
    reading = StringIO()
    call_command("import_report", str(report), "--dry-run", "--json", "-", stdout=reading, stderr=StringIO())
    return json.loads(reading.getvalue())["texts"][0]["title"]


def test_a_dry_run_of_a_report_that_is_cut_says_so_too(report):
    data = report.read_bytes()
    report.write_bytes(data[: int(len(data) * 0.6)].decode("utf-8", "ignore").encode())

    with pytest.raises(CommandError, match="nothing was loaded"):
        run(report, dry_run=True)


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


def test_the_report_of_a_reconvened_part_stands_beside_that_of_the_regular_one(report, monkeypatch):
    run(report)
    regular = counts_of(1)
    monkeypatch.setattr(import_report, "read_report", reading_reconvened(import_report.read_report))

    output = run(report)
    session = Session.objects.get()

    assert "session 61 (2052), reconvened, zh" in output
    assert counts_of(1) == regular, "the regular part keeps what it had"
    assert counts_of(2) == regular
    assert (str(session.starts_on), str(session.parts.get().starts_on)) == ("2052-03-04", "2052-12-05")
    assert session.parts.get().place_zh == session.place_zh
    assert session.resolutions.filter(part=2, stage="draft").first().slug.startswith("61-reconvened-draft-")
    assert "nothing changed" in run(report)


def test_the_report_of_a_reconvened_part_may_come_first(report, monkeypatch):
    monkeypatch.setattr(import_report, "read_report", reading_reconvened(import_report.read_report))
    assert "Public at /sessions/61/reconvened/" in run(report, publish=True)
    assert (Session.objects.get().year, Session.objects.get().starts_on) == (2052, None)


def counts_of(part: int) -> list[int]:
    session = Session.objects.get()
    related = ("meetings", "agenda_items", "officers", "report_paragraphs", "chapters", "statements")
    drafts = session.resolutions.filter(part=part, stage="draft").count()
    return [getattr(session, name).filter(part=part).count() for name in related] + [drafts]


def reading_reconvened(read_report):
    """Reads what the report of the regular part says as if it were said of a part in December."""

    def read(*args):
        reading = read_report(*args)
        reading.session |= {"reconvened": True, "starts_on": "2052-12-05", "ends_on": "2052-12-06"}
        reading.symbols = [f"{symbol}/Add.1" for symbol in reading.symbols]
        reading.texts = [text for text in reading.texts if text.stage == "draft"]
        for text in reading.texts:
            text.draft_symbol = None
        keys = {text.key for text in reading.texts}
        reading.citations = [it for it in reading.citations if it.where.get("text", next(iter(keys))) in keys]
        return reading

    return read
