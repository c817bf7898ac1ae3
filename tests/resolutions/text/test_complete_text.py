"""A version as the database holds it: written as files and loaded again, it is the same record."""

from pathlib import Path
from typing import Any

import pytest

from ccpcj.texts.load_texts import load_files
from ccpcj.texts.stated_facts import ReferenceData
from resolutions.akn.identity import WorkIdentity
from resolutions.akn.writer import write_akn
from resolutions.models import (
    Adoption,
    Ballot,
    Citation,
    Footnote,
    Keyword,
    Paragraph,
    ParagraphText,
    Publication,
    Resolution,
    ResolutionText,
    Sponsorship,
    Version,
    Vote,
)
from resolutions.text.complete_text import NoTextInLanguageError, complete_text
from sessions.states.names_in_database import names_from_database
from tests import factories as make
from tests.resolutions.akn.specimen import CODES, files, six

pytestmark = pytest.mark.django_db
META = """
<classification source="x"><keyword value="lanterns" href="http://metadata.un.org/thesaurus/77" showAs="lanterns"
 dictionary="UNBIS"/><keyword value="16" href="http://metadata.un.org/sdg/16" showAs="sdg_16" dictionary="SDGO"/>
</classification>
<workflow source="#un"><step date="2022-11-02" outcome="draftResolution" as="A/C.3/77/L.9" by="QAA and QBB"/>
<step date="0001-01-01" outcome="draftResolutionAdditionalSponsors" as="" by="QCC"/>
<step date="0001-01-01" outcome="recommendedForAdoption" as="A/77/999" by="" refersTo="31"/>
<step date="2022-12-15" outcome="adopted" as="A/77/PV.54" by=""/></workflow>
<analysis source="#un"><parliamentary><voting outcome="adoptedRecordedVote"><count refersTo="#inFavour" value="2">
<akn4un:voters><organization>QAA</organization><organization>QBB</organization></akn4un:voters></count>
<count refersTo="#against" value="1"><akn4un:voters><organization>QCC</organization></akn4un:voters></count>
<count refersTo="#abstaining" value="0"/></voting></parliamentary></analysis>
"""
# what each record says, whatever its key
SAID = {
    Resolution: ("slug", "number", "status", *(f"title_{language}" for language in CODES)),
    Version: ("symbol", "position", "stage", "date"),
    ResolutionText: ("language", "title", "chapeau"),
    Paragraph: ("anchor", "part", "position", "number", "heading", "verb", "parent__anchor"),
    ParagraphText: ("paragraph__anchor", "language", "number", "text", "phrase"),
    Footnote: ("paragraph__anchor", "language", "number", "text", "place"),
    Citation: ("paragraph__anchor", "symbol", "number"),
    Publication: ("language", "front"),
    Keyword: ("scheme", "code", "name", "resolutions__slug"),
    Adoption: (
        "body",
        "date",
        "session",
        "printed_meeting",
        "record",
        "report",
        "report_paragraph",
        "agenda_item",
        "method",
    ),
    Sponsorship: ("state__iso3", "printed", "role", "position"),
    Vote: ("in_favour", "against", "abstaining", "difference"),
    Ballot: ("state__iso3", "choice"),
}


def load(found: list) -> Version:
    load_files(found, ReferenceData(names_from_database()), {}, publish=True)
    return Version.objects.select_related("resolution").get(symbol="A/RES/77/901")


def record() -> dict[str, list]:
    return {model.__name__: sorted(model.objects.values_list(*names), key=str) for model, names in SAID.items()}


@pytest.fixture
def version(tmp_path: Path) -> Version:
    for code in ("QAA", "QBB", "QCC"):
        make.make_state(code, name_en=code)
    return load(six(tmp_path, meta=META))


def test_a_work_written_and_loaded_again_is_the_same_record(version: Version, tmp_path: Path):
    before, written = record(), []
    for language in CODES:
        path = tmp_path / f"again.{language}.xml"
        path.write_bytes(write_akn(complete_text(version, language), WorkIdentity()))
        written.append(path)
    Resolution.objects.all().delete()
    Keyword.objects.all().delete()

    load(files(*written))

    after = record()
    for name, value in before.items():
        assert after[name] == value, name
    assert before["Sponsorship"] != []
    assert before["Ballot"] != []


@pytest.mark.parametrize(("language", "number"), [("en", "1."), ("ar", "1 -"), ("ru", "1.")])
def test_a_number_is_printed_as_the_language_prints_it(version: Version, language: str, number: str):
    blocks = complete_text(version, language).blocks

    assert next(block.number for block in blocks if block.part == "operative") == number


def test_a_footnote_whose_place_is_not_known_stands_at_the_end(version: Version):
    Footnote.objects.update(place=None)
    block = next(block for block in complete_text(version, "fr").blocks if block.notes)

    assert block.notes[0].place == len(block.text)


def test_characters_that_no_file_can_hold_are_left_out(version: Version):
    ParagraphText.objects.filter(language="en").update(text="Words\x0b with\x08out")

    assert {block.text for block in complete_text(version, "en").blocks} == {"Words without"}
    assert write_akn(complete_text(version, "en"), WorkIdentity())


def test_a_language_without_words_is_not_held(version: Version):
    ParagraphText.objects.filter(language="fr").delete()

    with pytest.raises(NoTextInLanguageError):
        complete_text(version, "fr")


def test_a_draft_that_is_not_public_is_not_named(version: Version):
    Version.objects.filter(symbol="A/C.3/77/L.9").update(release="draft")

    assert "A/C.3/77/L.9" not in [step.symbol for step in complete_text(version, "en").steps]


def test_the_number_of_queries_does_not_grow_with_the_text(django_assert_max_num_queries: Any):
    resolution = make.make_resolution(make.make_session())
    version = make.make_version(resolution)
    make.make_paragraph(version)
    with django_assert_max_num_queries(20) as first:
        complete_text(Version.objects.get(pk=version.pk), "en")
    for number in ("2", "3"):
        paragraph = make.make_paragraph(version, number=number)
        Footnote.objects.create(paragraph=paragraph, number=number, language="en", text="A note.")
        Citation.objects.create(paragraph=paragraph, position=1, kind="document", number="A/1", symbol="A/1")

    with django_assert_max_num_queries(20) as third:
        complete_text(Version.objects.get(pk=version.pk), "en")

    assert len(third) == len(first)
