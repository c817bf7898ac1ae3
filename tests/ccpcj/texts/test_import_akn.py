"""`manage.py import_akn`: files, folders and archives; what it says; nothing twice."""

import json
import os
import tarfile
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from ccpcj.demo.session_facts import load_demo_facts
from ccpcj.history.models import Change
from ccpcj.review.models import Finding
from ccpcj.texts.load_texts import load_files
from ccpcj.texts.stated_facts import ReferenceData
from resolutions.akn.files import index_files
from resolutions.models import Adoption, FormerSlug, Resolution, Version
from resolutions.themes.services import load_themes
from sessions.models import Session, State
from sessions.states.names_in_database import names_from_database
from tests import factories as make
from tests.ccpcj.rehearsals import rehearse_and_run
from tests.resolutions.akn.specimen import WORDS, write

pytestmark = pytest.mark.django_db


def run(*args, **options) -> str:
    out = StringIO()
    if not State.objects.exists():
        make.make_state()
    call_command("import_akn", *map(str, args), stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "texts"
    for language in WORDS:
        (folder / language).mkdir(parents=True)
        for number in ("901", "1000"):
            write(folder / language, language, symbol=f"A/RES/77/{number}")
    return folder


@pytest.mark.parametrize("suffix", ["", ".tar", ".tar.xz", ".tar.gz"])
def test_a_folder_or_an_archive_gives_its_works(folder, tmp_path, suffix):
    path = folder
    if suffix:
        path = tmp_path / f"texts{suffix}"
        with tarfile.open(path, f"w:{suffix.rpartition('.')[2].replace('tar', '')}") as archive:
            archive.add(folder, "texts")
    output = run(path)

    assert "12 files read, 2 works: 2 created" in output
    assert "Paragraphs held: ar 18, zh 18, en 18, fr 18, ru 18, es 18." in output
    assert list(Resolution.objects.order_by("pk").values_list("number", flat=True)) == ["77/901", "77/1000"]


def test_the_same_command_again_changes_nothing_and_says_so(folder):
    run(folder)

    assert "Loaded before: nothing changed." in run(folder)


def test_a_dry_run_says_what_would_come_and_writes_nothing(folder):
    make.make_state()
    said = rehearse_and_run("import_akn", folder)

    assert "A/RES/77/901: created\n  created: 1 resolution, 1 version, 9 paragraphs, " in said
    assert "2 created" in said


def test_on_an_empty_site_a_dry_run_leaves_it_empty(folder):
    call_command("import_akn", str(folder), dry_run=True, stdout=StringIO())

    assert not State.objects.exists()
    assert not Change.objects.exists()


def test_a_dry_run_says_what_would_change_and_what_would_be_in_conflict(folder, tmp_path):
    lines = tmp_path / "metadata.jsonl"
    lines.write_text(json.dumps({"symbol": "A/RES/77/901", "pv": "A/77/PV.54", "committee": "Third Committee"}))
    run(folder, metadata=str(lines))
    lines.write_text(json.dumps({"symbol": "A/RES/77/901", "pv": "A/77/PV.56", "committee": "Second Committee"}))
    Adoption.objects.filter(version__symbol="A/RES/77/901").update(record="A/77/PV.55")
    write(folder / "fr", "fr", symbol="A/RES/77/901", title="Les phares")
    said = rehearse_and_run("import_akn", folder, metadata=str(lines))

    assert "A/RES/77/901: updated" in said
    assert "  adoption “A/RES/77/901”: committee Third Committee → Second Committee" in said
    assert " → Les phares" in said
    assert "  in conflict: Adoption: record was “A/77/PV.54” in the last import, is “A/77/PV.55” here" in said
    assert "In conflict with what staff typed: 1." in said
    assert "1 updated, 1 unchanged" in said


def test_the_lines_of_works_and_of_their_changes_are_counted_beyond_the_first(folder, monkeypatch):
    monkeypatch.setattr("ccpcj.management.commands.import_akn.MOST_LISTED", 1)
    run(folder)
    for language in WORDS:
        write(folder / language, language, symbol="A/RES/77/901", title="Changed")
        write(folder / language, language, symbol="A/RES/77/1000", title="Changed")
    said = rehearse_and_run("import_akn", folder)

    assert "  … and 11 more: --verbosity 2 shows all" in said
    assert "… and 1 more works: --verbosity 2 shows all." in said


def test_a_dry_run_says_what_would_be_joined(tmp_path):
    load_themes()
    call_command("load_reference", verbosity=0)
    load_demo_facts()
    title = "Reducing reoffending through rehabilitation and reintegration"
    path = write(tmp_path, "en", symbol="A/RES/77/232", title=title)

    assert "Joined with a draft of the Commission: Draft resolution II (31-draft-resolution-2)" in rehearse_and_run(
        "import_akn", path
    )


def test_what_was_typed_is_joined_once_a_file_brings_its_title(tmp_path):
    load_themes()
    call_command("load_reference", verbosity=0)
    load_demo_facts()
    title = "Reducing reoffending through rehabilitation and reintegration"
    Resolution.objects.filter(title_en=title).update(title_fr=None)
    run(write(tmp_path, "en", symbol="A/RES/77/232", title=title), publish=True)
    typed = make.make_resolution(
        Session.objects.get(number=31), "", slug="typed", stage="", body="", title_en="", title_fr="Titre"
    )
    typed_name = str(typed)
    path = write(tmp_path, "fr", symbol="A/RES/77/232", title="Titre")

    assert f"Joined with what was typed: Resolution {typed_name}" in rehearse_and_run("import_akn", path)
    assert FormerSlug.objects.get(slug="typed").resolution.title_fr == "Titre"


def test_a_dry_run_joins_none_of_two_texts_that_might_both_be_of_a_draft(tmp_path):
    load_themes()
    call_command("load_reference", verbosity=0)
    load_demo_facts()
    title = "Reducing reoffending through rehabilitation and reintegration"
    paths = [write(tmp_path, "en", f"{number}.xml", symbol=f"A/RES/77/{number}", title=title) for number in (232, 233)]
    said = rehearse_and_run("import_akn", *paths)

    assert "Joined with" not in said
    assert "Proposed to staff as one work" in said


def test_a_file_twice_is_one(folder):
    assert "24 files read, 2 works: 2 created" in run(folder, folder)
    assert not Finding.objects.exists()


def test_what_is_no_text_is_named_and_leaves_the_rest(folder):
    (folder / "notes.txt").write_text("Not a text.")
    (folder / "broken.xml").write_text("<akomaNtoso>")
    output = run(folder)

    assert "Not readable: broken.xml." in output
    assert "Not read: notes.txt." in output
    assert Resolution.objects.count() == 2
    assert set(Finding.objects.values_list("source", flat=True)) == {"broken.xml", "notes.txt"}


BAD_FILES = {
    "deep.xml": b"<akomaNtoso>" + b"<p>" * 100_000 + b"</p>" * 100_000 + b"</akomaNtoso>",
    "entities.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><akomaNtoso>&b;</akomaNtoso>',
    "entities16.xml": '<!DOCTYPE a [<!ENTITY b "c">]><akomaNtoso>&b;</akomaNtoso>'.encode("utf-16"),
    "encoding.xml": b'<?xml version="1.0" encoding="nobody"?><akomaNtoso/>',
    "big5.xml": b'<?xml version="1.0" encoding="big5"?><akomaNtoso/>',
    "words.xml": b"no XML at all",
    "empty.xml": b"",
    "bytes.xml": bytes(range(256)),
}


def test_a_bad_file_never_stops_the_others(folder, monkeypatch):
    monkeypatch.setattr("resolutions.akn.files.LARGEST", 1_000_000)
    for name, data in BAD_FILES.items():
        (folder / name).write_bytes(data)
    (folder / "huge.xml").write_bytes(b"<akomaNtoso>" + b" " * 1_000_000 + b"</akomaNtoso>")
    (folder / "nowhere.xml").symlink_to(folder / "nothing")
    (folder / "circle.xml").symlink_to(folder / "circle.xml")
    (folder / "broken.xml").symlink_to(folder / "words.xml")
    (folder / "again").symlink_to(folder)
    os.mkfifo(folder / "pipe.xml")
    output = run(folder)

    assert "2 works: 2 created" in output
    assert set(Finding.objects.values_list("source", flat=True)) == {
        *BAD_FILES, "huge.xml", "nowhere.xml", "circle.xml", "broken.xml", "again", "pipe.xml",
    }  # fmt: skip
    assert "nowhere.xml, a link, cannot be read: No such file" in Finding.objects.get(source="nowhere.xml").message


def test_the_finding_about_a_link_goes_when_it_leads_to_a_text(folder):
    link = folder / "later.xml"
    link.symlink_to(folder / "nothing.xml")
    run(folder)
    assert Finding.objects.filter(source="later.xml").exists()
    write(folder, "en", "nothing.xml", symbol="A/RES/77/905")
    run(folder)

    assert not Finding.objects.filter(source="later.xml").exists()


def test_works_that_a_killed_import_left_unjoined_are_joined_by_the_next(tmp_path):
    load_themes()
    call_command("load_reference", verbosity=0)
    load_demo_facts()
    title = "Reducing reoffending through rehabilitation and reintegration"
    path = write(tmp_path, "en", symbol="A/RES/77/232", title=title)
    load_files(next(index_files([str(path)], tmp_path).works()), ReferenceData(names_from_database()), {})
    assert Version.objects.get(symbol="A/RES/77/232").resolution.session is None

    output = run(path, publish=True)

    assert "Joined with a draft of the Commission" in output
    assert Version.objects.get(symbol="A/RES/77/232").resolution.slug == "31-draft-resolution-2"


def test_an_archive_that_ends_early_gives_what_it_holds_and_is_named(folder, tmp_path):
    path = tmp_path / "texts.tar"
    with tarfile.open(path, "w") as archive:
        archive.add(folder, "texts")
    path.write_bytes(path.read_bytes()[:20_000])
    output = run(path)

    assert "Not read: texts.tar." in output
    assert Version.objects.exists()


def test_metadata_are_read_by_symbol(folder, tmp_path):
    lines = tmp_path / "metadata.jsonl"
    lines.write_text(json.dumps({"symbol": "A/RES/77/901", "pv": "A/77/PV.54"}) + "\n\n")
    run(folder, metadata=str(lines))

    assert dict(Version.objects.values_list("symbol", "adoptions__record")) == {
        "A/RES/77/901": "A/77/PV.54", "A/RES/77/1000": "",
    }  # fmt: skip
    assert Finding.objects.get().code == "no-record"


@pytest.mark.parametrize("line", ["{", "[]", '{"title": "No symbol"}'])
def test_broken_metadata_stop_before_anything_is_written(folder, tmp_path, line):
    lines = tmp_path / "metadata.jsonl"
    lines.write_text(line)

    with pytest.raises(CommandError, match="line 1"):
        run(folder, metadata=str(lines))
    assert not Resolution.objects.exists()


def test_a_path_that_is_not_there_is_said():
    with pytest.raises(CommandError, match=r"There is no nowhere\.tar"):
        call_command("import_akn", "nowhere.tar")


def test_the_pages_show_a_work_without_a_session(folder, client):
    run(folder, publish=True)
    page = client.get("/resolutions/a-res-77-901/?language=ar").content.decode()

    assert "General Assembly resolution 77/901" in page
    assert '<h4 class="heading" id="annex-h2" lang="ar" dir="rtl">نصائح للحراس</h4>' in page
    assert ">(ب)</a>" in page
    assert client.get("/symbols/A/RES/77/901").headers["Location"] == "/resolutions/a-res-77-901/"
    assert "Lighthouses and the prevention" in client.get("/resolutions/").content.decode()


@pytest.mark.parametrize("order", ["report first", "files first"])
def test_the_texts_of_the_assembly_join_the_drafts_of_a_report(tmp_path, order):
    load_themes()
    call_command("load_reference", verbosity=0)
    title = "Reducing reoffending through rehabilitation and reintegration"
    paths = [write(tmp_path, language, symbol="A/RES/77/232", title=title) for language in ("en", "fr")]
    if order == "report first":
        load_demo_facts()
    run(*paths, publish=True)
    if order == "files first":
        load_demo_facts()
    work = Version.objects.get(symbol="A/RES/77/232").resolution

    assert (work.slug, work.status, work.sponsorships.filter(entry=None).count()) == (
        "31-draft-resolution-2", "adopted", 18,
    )  # fmt: skip
    assert load_demo_facts().changed == 0
    assert "Loaded before" in run(*paths)
