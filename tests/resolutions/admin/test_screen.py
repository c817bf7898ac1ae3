"""A text on one screen: versions, paragraphs with their words, sponsors, actions."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resolutions.models import Paragraph, ParagraphText, Resolution, Version
from tests import factories as make
from tests.forms import errors_of, filled_in
from tests.history import changed_fields, reasons, written_by_people

from .screen import LIST, form_of, new_row, save

pytestmark = pytest.mark.django_db
ADD = f"{LIST}add/"


def order(resolution: Resolution) -> list[str]:
    return [f"{one.position}:{one.anchor}" for one in Paragraph.objects.filter(version__resolution=resolution)]


def test_the_screen_takes_as_many_queries_for_three_rows_as_for_one(staff, django_assert_max_num_queries):
    def fill(number: int, rows: int) -> Resolution:
        resolution = make.make_resolution(make.make_session(number), f"{number}/1")
        paragraph = make.make_report_paragraph(resolution.session, 98)
        for position in range(1, rows + 1):
            version = make.make_version(resolution, position)
            make.make_adoption(
                version,
                paragraph=paragraph if position == 1 else make.make_report_paragraph(resolution.session, position),
                meeting=make.make_meeting(resolution.session, position),
            )
            resolution.themes.add(make.make_theme(f"theme-{number}-{position}"))
        for n in range(1, rows + 1):
            parent = make.make_paragraph(version, number=str(n))
            make.make_paragraph(version, number=f"({n})", parent=parent)
            group = make.make_group(f"G{number}{n}", "political")
            entry = make.make_sponsor(resolution, make.make_state(), group=group, version=version)
            make.make_sponsor(resolution, make.make_state(), group=group, entry=entry)
        return resolution

    short, three = fill(61, 1), fill(62, 3)
    staff.get(form_of(short))
    with django_assert_max_num_queries(100) as queries:
        staff.get(form_of(short))
    with django_assert_max_num_queries(len(queries)):
        assert staff.get(form_of(three)).status_code == 200


def test_a_whole_text_is_typed_on_one_screen(staff):
    session, state = make.make_session(), make.make_state("JPN", name_en="Japan")
    response = staff.post(ADD, {
        **filled_in(staff.get(ADD)),
        "kind": "resolution", "stage": "adopted", "number": "61/1", "body": "CCPCJ", "status": "adopted",
        "release": "draft", "slug": "61-1", "title_zh": "标题", "session": session.pk,
        **new_row("versions", stage="adopted", body="CCPCJ", symbol=""),
        **new_row("paragraphs", 0, 3, part="preambular", text="Recalling made-up words,", phrase="Recalling"),
        **new_row("paragraphs", 1, 3, part="operative", number="1", text="Encourages nobody;"),
        **new_row("paragraphs", 2, 3, part="operative", number="2", text="Decides nothing."),
        **new_row("sponsorships", state=state.pk, role="sponsor"),
    })  # fmt: skip

    assert response.status_code == 302, errors_of(response)
    resolution = Resolution.objects.get()
    assert order(resolution) == ["1:pp-1", "2:op-1", "3:op-2"]
    assert [text.text for text in ParagraphText.objects.filter(language="en")] == [
        "Recalling made-up words,", "Encourages nobody;", "Decides nothing.",
    ]  # fmt: skip
    sponsor = resolution.sponsorships.get()
    assert (sponsor.position, sponsor.printed_en) == (1, "Japan")


def test_paragraphs_without_a_version_are_refused_in_words(staff):
    response = staff.post(ADD, {
        **filled_in(staff.get(ADD)), **new_row("paragraphs", part="operative", number="1", text="Decides nothing."),
    })  # fmt: skip

    assert errors_of(response)["paragraphs"] == ["Paragraphs belong to a version: add one above."]


@pytest.mark.parametrize(
    ("row", "place", "expected"),
    [
        (2, 1, ["1:op-3", "2:op-1", "3:op-2"]),
        (0, 3, ["1:op-2", "2:op-3", "3:op-1"]),
        (0, 2, ["1:op-2", "2:op-1", "3:op-3"]),
        (1, "", ["1:op-1", "2:op-3", "3:op-2"]),
    ],
)
def test_a_paragraph_moves_to_the_place_typed_and_keeps_its_address(staff, resolution, row, place, expected):
    response = save(staff, resolution, **{f"paragraphs-{row}-position": place})

    assert response.status_code == 302
    assert order(resolution) == expected


def test_a_new_paragraph_takes_its_place_and_the_others_make_room(staff, resolution):
    new = new_row("paragraphs", 3, position=2, part="operative", number="2 bis", anchor="op-2-bis", text="New")

    assert save(staff, resolution, **new).status_code == 302
    assert order(resolution) == ["1:op-1", "2:op-2-bis", "3:op-2", "4:op-3"]


def test_a_deleted_paragraph_leaves_no_gap(staff, resolution):
    assert save(staff, resolution, **{"paragraphs-0-DELETE": "on"}).status_code == 302
    assert order(resolution) == ["1:op-2", "2:op-3"]


def test_a_paragraph_that_another_person_added_meanwhile_stays(staff, resolution):
    page = staff.get(form_of(resolution))
    make.make_paragraph(resolution.versions.get(), number="4")

    response = staff.post(form_of(resolution), filled_in(page, **{"paragraphs-2-position": 1}))

    assert response.status_code == 302
    assert order(resolution) == ["1:op-3", "2:op-1", "3:op-2", "4:op-4"]


def test_what_another_person_added_meanwhile_stays_behind_all_new_paragraphs(staff, resolution):
    page = staff.get(form_of(resolution))
    make.make_paragraph(resolution.versions.get(), number="4")
    last = new_row("paragraphs", 3, part="operative", number="5", text="The last")
    first = new_row("paragraphs", 4, position=1, part="operative", number="6", text="The first")

    response = staff.post(form_of(resolution), filled_in(page, **(last | first)))

    assert response.status_code == 302, errors_of(response)
    assert order(resolution) == ["1:op-6", "2:op-1", "3:op-2", "4:op-3", "5:op-5", "6:op-4"]


def test_an_anchor_given_twice_is_explained_beside_it(staff, resolution):
    new = new_row("paragraphs", 3, part="operative", number="3", text="Again")

    response = save(staff, resolution, **new)

    assert errors_of(response) == {"paragraphs-3-anchor": ["This version already has a paragraph at that anchor."]}


def test_an_item_is_put_below_a_paragraph_by_its_anchor(staff, resolution):
    new = new_row("paragraphs", 3, part="operative", number="(a)", parent="op-2", text="An item", position=3)

    assert save(staff, resolution, **new).status_code == 302
    assert order(resolution) == ["1:op-1", "2:op-2", "3:op-2-a", "4:op-3"]
    assert Paragraph.objects.get(anchor="op-2-a").parent.anchor == "op-2"
    assert save(staff, resolution, **{"paragraphs-2-text": "Another"}).status_code == 302
    assert Paragraph.objects.get(anchor="op-2-a").parent.anchor == "op-2"


@pytest.mark.parametrize(
    ("parent", "message"),
    [
        ("op-9", "This version has no paragraph with that anchor."),
        ("op-1", "A paragraph does not stand below itself."),
    ],
)
def test_an_item_below_nothing_or_itself_is_explained(staff, resolution, parent, message):
    response = save(staff, resolution, **{"paragraphs-0-parent": parent})

    assert errors_of(response) == {"paragraphs-0-parent": [message]}


def test_words_are_kept_in_the_language_of_the_screen(staff, resolution):
    version = resolution.versions.get()
    query = f"?version={version.pk}&language=ar"

    save(staff, resolution, query, **{"paragraphs-0-text": "يشجع", "paragraphs-0-phrase": "يشجع"})

    texts = {text.language: text.text for text in version.paragraphs.first().texts.all()}
    assert texts == {"ar": "يشجع", "en": "Text 1"}


def test_emptied_words_are_deleted_in_that_language_alone(staff, resolution):
    paragraph = resolution.versions.get().paragraphs.first()
    paragraph.texts.create(language="fr", text="Texte")

    save(staff, resolution, "?language=fr", **{"paragraphs-0-text": "", "paragraphs-0-phrase": ""})

    assert [text.language for text in paragraph.texts.all()] == ["en"]


def test_the_screen_opens_in_a_language_that_the_version_has(staff, resolution):
    ParagraphText.objects.update(language="ru")
    resolution.versions.get().texts.update(language="ru")

    assert "Text 1" in staff.get(form_of(resolution)).content.decode()


def test_an_earlier_version_is_shown_and_saved_when_asked_for(staff, resolution):
    first = resolution.versions.get()
    make.make_paragraph(make.make_version(resolution, 2), text="Later words")
    query = f"?version={first.pk}"

    assert "Later words" in staff.get(form_of(resolution)).content.decode()
    response = save(staff, resolution, query, **{"paragraphs-0-text": "Corrected", "_continue": "1"})

    assert first.paragraphs.first().texts.get().text == "Corrected"
    assert f"version={first.pk}" in response["Location"]


def test_a_version_deleted_on_the_screen_takes_its_paragraphs_with_it_once_that_was_said(staff, resolution):
    words = {"versions-0-DELETE": "on", "paragraphs-0-text": "Lost with it"}
    response = save(staff, resolution, **words)

    (question,) = errors_of(response)["versions"]
    assert "3 paragraphs, 3 paragraph texts" in question
    assert "Save again to delete all of it" in question
    assert Version.objects.exists()
    told = re.search(r'name="hanging-versions" value="([^"]+)"', response.content.decode())[1]
    make.make_sponsor(resolution, make.make_state("JPN"))  # what hangs from the text stays, and is not counted
    assert save(staff, resolution, **words, **{"hanging-versions": "1 paragraph"}).status_code == 200
    assert save(staff, resolution, **words, **{"hanging-versions": told}).status_code == 302
    assert not Version.objects.exists()
    assert not Paragraph.objects.exists()


def test_deleting_from_the_list_says_what_goes_with_the_texts(staff, resolution):
    make.make_position(Version.objects.get(), make.make_state())
    make.make_version(make.make_resolution(resolution.session, "61/2", release="draft"))
    chosen = {"action": "delete_selected", "_selected_action": list(Resolution.objects.values_list("pk", flat=True))}

    page = staff.post(LIST, chosen).content.decode()

    assert "1 of them is published." in page
    assert "2 versions, " in page
    assert "3 paragraphs" in page
    assert "1 position" in page
    assert Resolution.objects.count() == 2
    staff.post(LIST, {**chosen, "post": "yes"})
    assert not Resolution.objects.exists()


def test_a_number_used_twice_is_explained_beside_it(staff, resolution):
    other = make.make_resolution(resolution.session, "61/2")

    response = save(staff, other, number="61/1")

    assert errors_of(response) == {"number": ["This session already has a text of that kind, stage, number and body."]}


def test_a_title_in_one_language_is_enough_and_none_is_too_few(staff, resolution):
    assert save(staff, resolution, title_en="", title_zh="标题").status_code == 302
    assert errors_of(save(staff, resolution, title_zh="")) == {"title_en": ["Fill in at least one language."]}


def test_the_address_of_a_text_cannot_be_changed(staff, resolution):
    save(staff, resolution, slug="elsewhere")

    assert Resolution.objects.get().slug == "61-1"


def test_the_history_says_what_was_written_before_and_after(staff, resolution):
    save(staff, resolution, **{"title_en": "A better title", "paragraphs-0-text": "Better words"})

    sides = [(before, after) for _, before, after in changed_fields(resolution, "keeper")]
    assert ("Measures against made-up crime, part 61/1", "A better title") in sides
    assert ("Text 1", "Better words") in sides


@pytest.mark.parametrize(
    ("action", "before", "after"), [("publish", "draft", "published"), ("unpublish", "published", "draft")]
)
def test_texts_are_published_and_unpublished_after_a_look(staff, action, before, after):
    session = make.make_session()
    for number in ("61/1", "61/2"):
        make.make_resolution(session, number, release=before)
    make.make_resolution(session, "61/3", release=after)
    chosen = {"action": action, "_selected_action": list(Resolution.objects.values_list("pk", flat=True))}

    confirmation = staff.post(LIST, chosen)
    assert "2 resolutions?" in confirmation.content.decode()
    assert Resolution.objects.filter(release=before).count() == 2

    done = staff.post(LIST, {**chosen, "confirmed": "yes"}, follow=True)
    assert "2 resolutions" in str(next(iter(done.context["messages"])))
    assert Resolution.objects.filter(release=after).count() == 3
    assert written_by_people() == 2


def test_a_text_published_by_its_form_is_published_by_the_service(staff, resolution):
    Resolution.objects.update(release="draft")

    save(staff, resolution, release="published")

    assert Resolution.objects.get().release == "published"
    assert reasons(resolution) == [("keeper, through the admin", "Published.")]


def test_publishing_says_what_stays_hidden_behind_a_draft_session(staff):
    make.make_resolution(make.make_session(release="draft"), release="draft")
    chosen = {"action": "publish", "_selected_action": [Resolution.objects.get().pk], "confirmed": "yes"}

    done = staff.post(LIST, chosen, follow=True)

    assert "1 of them stay hidden" in str(list(done.context["messages"])[1])


def test_a_draft_has_no_link_to_the_public_page(staff, resolution):
    link = f'href="{resolution.get_absolute_url()}"'
    assert link in staff.get(form_of(resolution)).content.decode()

    Resolution.objects.update(release="draft")
    assert link not in staff.get(form_of(resolution)).content.decode()


def test_two_new_versions_with_one_symbol_are_refused_beside_it(staff, resolution):
    row = {"stage": "tabled", "body": "CCPCJ", "symbol": "E/CN.15/1/L.1"}

    response = save(staff, resolution, **{**new_row("versions", 1, 3, **row), **new_row("versions", 2, 3, **row)})

    assert errors_of(response) == {"versions-2-symbol": ["Version with this Symbol already exists."]}


def test_a_version_put_first_moves_the_others(staff, resolution):
    new = new_row("versions", 1, position=1, stage="tabled", body="CCPCJ", symbol="E/CN.15/1/L.1")

    assert save(staff, resolution, **new).status_code == 302
    assert [(version.position, version.stage) for version in resolution.versions.all()] == [
        (1, "tabled"),
        (2, "adopted"),
    ]


def test_a_form_of_thousands_of_fields_is_taken(staff, resolution):
    response = save(staff, resolution, **{f"more-{n}": "" for n in range(5000)})

    assert response.status_code == 302


def test_who_only_reads_sees_the_words_of_the_paragraphs(client, django_user_model, resolution):
    reader = django_user_model.objects.create(username="reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader)
    make.make_sponsor(resolution, make.make_state())

    page = client.get(form_of(resolution)).content.decode()

    assert "Text 3" in page
    assert "<textarea" not in page


def test_a_text_is_on_an_item_of_its_own_session(staff, resolution):
    item = make.make_item(make.make_session(62))

    assert errors_of(save(staff, resolution, agenda_item=item.pk))["agenda_item"] == ["3 Item 3 belongs to session 62."]
    assert errors_of(save(staff, resolution, agenda_item=item.pk, session=""))["agenda_item"]


def test_a_save_takes_as_many_queries_for_nine_paragraphs_as_for_one(staff):
    counts = []
    for number, paragraphs in (("61/1", 1), ("61/2", 1), ("61/3", 9)):  # the first warms what a process keeps
        version = make.make_version(make.make_resolution(None, number))
        for place in range(paragraphs):
            make.make_paragraph(version, number=str(place + 1))
        address = f"/admin/resolutions/resolution/{version.resolution.pk}/change/"
        typed = filled_in(staff.get(address), **{"paragraphs-0-text": "Other words;"})
        with CaptureQueriesContext(connection) as queries:
            assert staff.post(address, typed).status_code == 302
        counts.append(len(queries))

    assert counts[1] == counts[2]
