"""A paragraph that people type has what an imported one has, and keeps what they put right."""

import pytest

from ccpcj.lib.services import create_record, update_record
from resolutions.derivation.services import write_paragraph_text
from resolutions.models import Citation, Footnote, Paragraph, ParagraphText, Version
from tests import factories as make
from tests.forms import errors_of, filled_in
from tests.resolutions.admin.screen import new_row, save

pytestmark = pytest.mark.django_db
REQUESTS = "Requests the United Nations Office on Drugs and Crime to count zebras, and invites herders to help;"
INVITES = "Also invites Member States to count giraffes, and recalls General Assembly resolution 75/901;"


@pytest.fixture
def version() -> Version:
    return make.make_version(make.make_resolution(make.make_session(61)))


def blank(version: Version, part: str = "operative", **values: object) -> Paragraph:
    place = version.paragraphs.count() + 1
    number = "" if part == "preambular" else str(place)
    own = {"version": version, "part": part, "position": place, "anchor": f"x-{place}", "number": number}
    return create_record(Paragraph, {**own, **values})


def told(paragraph: Paragraph, language: str = "en") -> tuple[object, ...]:
    stored = Paragraph.objects.get(pk=paragraph.pk)
    phrase = stored.texts.get(language=language).phrase
    return phrase, stored.verb, stored.addressees, [citation.number for citation in stored.citations.all()]


@pytest.mark.parametrize(
    ("part", "language", "text", "expected"),
    [
        ("operative", "en", REQUESTS, ("Requests", "requests", ["unodc"], [])),
        ("operative", "en", INVITES, ("Also invites", "invites", ["member_states"], ["75/901"])),
        ("operative", "fr", "Prie les États Membres de compter ;", ("Prie", "requests", ["member_states"], [])),
        ("operative", "zh", "请会员国清点斑马；", ("请", "requests", ["member_states"], [])),
        ("preambular", "en", "Recalling its resolution 60/7,", ("Recalling", "", [], ["60/7"])),
        ("annex", "en", REQUESTS, ("", "", [], [])),
        ("operative", "en", "Zebras first.", ("", "", [], [])),
    ],
)
def test_what_the_words_tell_is_written_beside_them(version, part, language, text, expected):
    paragraph = blank(version, part)
    write_paragraph_text(paragraph, language, text=text)

    phrase, verb, addressees, citations = told(paragraph, language)
    assert (phrase, verb, addressees, citations) == expected


def test_changed_words_tell_anew(version):
    paragraph = blank(version)
    write_paragraph_text(paragraph, "en", text=REQUESTS)
    write_paragraph_text(paragraph, "en", text=INVITES)

    assert told(paragraph) == ("Also invites", "invites", ["member_states"], ["75/901"])
    write_paragraph_text(paragraph, "en", text=REQUESTS)
    assert told(paragraph) == ("Requests", "requests", ["unodc"], [])


def test_what_a_person_corrected_stays(version):
    paragraph = blank(version)
    write_paragraph_text(paragraph, "en", text=INVITES)
    update_record(paragraph, {"verb": "counts", "addressees": ["states"]})
    Citation.objects.all().delete()
    Citation.objects.create(paragraph=paragraph, position=1, kind="document", number="A/99/1", symbol="A/99/1")
    longer = "Also invites Member States"
    write_paragraph_text(paragraph, "en", text=INVITES.replace("giraffes", "okapis"), phrase=longer)
    write_paragraph_text(paragraph, "en", text=INVITES.replace("giraffes", "lions"))

    assert told(paragraph) == (longer, "counts", ["states"], ["A/99/1"])


def test_a_verb_typed_with_the_words_is_not_overwritten(version):
    paragraph = blank(version, verb="counts")
    write_paragraph_text(paragraph, "en", text=REQUESTS)

    assert told(paragraph)[1] == "counts"


def test_a_further_language_that_tells_the_same_changes_nothing(version):
    paragraph = blank(version)
    write_paragraph_text(paragraph, "en", text=REQUESTS)
    write_paragraph_text(paragraph, "zh", text="请会员国清点斑马；")

    assert told(paragraph) == ("Requests", "requests", ["unodc"], [])
    write_paragraph_text(paragraph, "en", text="")
    assert told(paragraph, "zh") == ("请", "requests", ["member_states"], [])


def test_a_text_that_two_languages_cite_is_cited_once(version):
    paragraph = blank(version, "preambular")
    write_paragraph_text(paragraph, "ar", text="وإذ تشير إلى قرارها 76/902،")
    write_paragraph_text(paragraph, "en", text="Recalling General Assembly resolution 76/902,")

    assert [citation.symbol for citation in paragraph.citations.all()] == ["A/RES/76/902"]


def test_its_resolution_is_one_of_the_body_that_is_to_adopt_the_draft(version):
    update_record(version.resolution, {"body": "GA"})
    paragraph = blank(version, "preambular")
    write_paragraph_text(paragraph, "en", text="Recalling its resolution 76/902,")

    assert paragraph.citations.get().symbol == "A/RES/76/902"


def test_a_text_typed_on_one_screen_has_phrases_verbs_and_citations(staff, version):
    rows = new_row("paragraphs", 0, 2, part="preambular", text="Recalling its resolution 60/7,")
    rows |= new_row("paragraphs", 1, 2, part="operative", number="1", text=REQUESTS)
    response = save(staff, version.resolution, **rows)

    assert response.status_code == 302, errors_of(response)
    first, second = version.paragraphs.order_by("position")
    assert told(first) == ("Recalling", "", [], ["60/7"])
    assert told(second) == ("Requests", "requests", ["unodc"], [])
    assert second.more_verbs == ["invites"]


def test_the_screen_of_a_paragraph_tells_anew_what_its_texts_and_footnotes_say(staff, version):
    paragraph = blank(version)
    write_paragraph_text(paragraph, "en", text=REQUESTS)
    address = f"/admin/resolutions/paragraph/{paragraph.pk}/change/"
    note = new_row("footnotes", number=1, language="en", text="See General Assembly resolution 76/902.")
    response = staff.post(address, filled_in(staff.get(address), **{"texts-0-text": INVITES}, **note))

    assert response.status_code == 302, errors_of(response)
    assert told(paragraph) == ("Also invites", "invites", ["member_states"], ["75/901", "76/902"])
    assert Footnote.objects.count() == 1
    again = staff.post(address, filled_in(staff.get(address), verb="counts", **{"texts-0-text": REQUESTS}))
    assert again.status_code == 302, errors_of(again)
    assert told(paragraph) == ("Requests", "counts", ["unodc"], ["76/902"])


def test_an_imported_text_is_told_anew_only_where_it_was_as_its_words_tell(version):
    paragraph = blank(version, verb="encourages", addressees=["unodc"])
    ParagraphText.objects.create(paragraph=paragraph, language="en", text="Requests nothing;", phrase="Requests")
    write_paragraph_text(paragraph, "en", text=INVITES)

    assert told(paragraph) == ("Also invites", "encourages", ["unodc"], ["75/901"])
