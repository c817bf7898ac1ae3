"""The history of a record in the admin: whole words, two moments, restoring, the bin."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from ccpcj.history.models import Change, RowChange
from ccpcj.history.services import change
from ccpcj.lib import services
from resolutions.chain.services import join
from resolutions.models import Paragraph, ParagraphText, Resolution, Theme
from tests import factories as make

pytestmark = pytest.mark.django_db
LONG = "Encourages Member States to keep their made-up registers in good order, " * 4


def address(name, record_or_model, *args):
    meta = record_or_model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{name}", args=args)


def page(client, name, record, *args):
    return client.get(address(name, record, *args)).content.decode()


@pytest.fixture
def text():
    resolution = make.make_resolution(make.make_session(61), "61/1")
    paragraph = make.make_paragraph(make.make_version(resolution, symbol="E/CN.15/61/1"), text=LONG)
    ParagraphText.objects.create(paragraph=paragraph, language="ar", text="تشجع")
    return resolution


def delete_in_admin(staff, record):
    key = record.pk
    response = staff.post(address("delete", record, key), {"post": "yes"})
    assert response.status_code == 302
    return key


def test_the_history_tells_whole_words_of_every_language_and_of_what_hangs_from_the_record(staff, text):
    services.update_record(text, {"title_fr": LONG})
    services.update_record(ParagraphText.objects.get(language="ar"), {"text": "تشجع الدول"})
    theme = make.make_theme("made-up-crime")
    services.set_relations(text, {"themes": [theme]})

    shown = page(staff, "history", text, text.pk)
    assert LONG in shown
    assert "title, Français" in shown
    assert "<ins> الدول</ins>" in shown
    assert 'lang="ar"' in shown
    assert "Made up crime" in shown


def test_the_history_names_who_through_what_and_why(staff, text):
    staff.post(
        address("changelist", Resolution), {"action": "unpublish", "_selected_action": [text.pk], "confirmed": "yes"}
    )

    shown = page(staff, "history", text, text.pk)
    assert "keeper, through the admin" in shown
    assert "Unpublished." in shown


def test_two_moments_stand_side_by_side(staff, text):
    for title in ("First title", "Second title", "Third title"):
        services.update_record(text, {"title_en": title})
    first, _, third = RowChange.objects.filter(model="resolutions.resolution", action="~").order_by("pk")

    shown = staff.get(address("compare", text, text.pk), {"earlier": first.pk, "later": third.pk}).content.decode()
    assert "<del>First</del>" in shown
    assert "<ins>Third</ins>" in shown
    assert "Second" not in shown


def test_a_record_is_restored_as_of_a_moment_after_a_look(staff, text):
    services.update_record(text, {"title_en": "Wrong"})
    moment = RowChange.objects.latest("pk").pk - 1
    place = address("restore", text, text.pk, moment)

    assert "<del>Wrong</del>" in staff.get(place).content.decode()
    assert Resolution.objects.get().title_en == "Wrong"
    staff.post(place)

    assert Resolution.objects.get().title_en.startswith("Measures")
    act = Change.objects.latest("pk")
    assert (act.user.username, act.through, act.reason.split()[0]) == ("keeper", "admin", "Restored")


def test_a_deleted_text_comes_back_from_the_bin_with_all_that_hung_from_it(staff, text, client):
    key = delete_in_admin(staff, text)
    listed = page(staff, "bin", Resolution)
    assert "Measures against made-up crime" in listed
    assert "keeper, through the admin" in listed
    restore = next(part for part in listed.split('"') if f"/{key}/history/restore/" in part)

    assert LONG in staff.get(restore).content.decode()
    staff.post(restore)

    assert Paragraph.objects.get().texts.get(language="ar").text == "تشجع"
    assert client.get("/resolutions/61-1/").status_code == 200
    assert "The bin is empty" in page(staff, "bin", Resolution)


def test_what_hangs_from_another_record_by_now_is_told_before_it_is_taken_away_again(staff, text):
    """A text of the Assembly was joined with the draft of the Commission, and staff corrected it there."""
    joined = make.make_resolution(None, "107/1", body="GA", title_en="Registers")
    version = make.make_version(joined, body="GA", symbol="A/RES/107/1")
    words = make.make_paragraph(version, text="Requests a register;").texts.get()
    join(text, version)
    services.update_record(words, {"text": "Requests two registers;"})
    restore = next(part for part in page(staff, "bin", Resolution).split('"') if "/history/restore/" in part)

    shown = staff.get(restore).content.decode()

    assert "<del>Resolution 61/1: Measures against made-up crime" in shown
    assert ("two registers" in shown, f"version “{version}”</span> <small>changed" in shown) == (True, True)


def test_the_history_of_a_deleted_record_can_be_read(staff, text):
    key = delete_in_admin(staff, text)

    assert LONG in page(staff, "history", Resolution, key)
    assert staff.get(address("history", Resolution, key + 999)).status_code == 404


def test_a_record_that_cannot_come_back_says_why(staff, text):
    key = delete_in_admin(staff, text)
    make.make_resolution(make.make_session(62), "62/1", slug="61-1")
    restore = next(part for part in page(staff, "bin", Resolution).split('"') if f"/{key}/history/restore/" in part)

    assert "another resolution has slug “61-1”" in staff.post(restore).content.decode()
    assert Resolution.objects.count() == 1


def test_a_reader_of_the_admin_restores_nothing(client, django_user_model, text):
    reader = django_user_model.objects.create(username="reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader)
    moment = RowChange.objects.latest("pk").pk

    assert "Restore as of here" not in page(client, "history", text, text.pk)
    assert client.post(address("restore", text, text.pk, moment)).status_code == 403
    assert client.get(address("bin", Resolution)).status_code == 200


def test_an_import_that_changes_thousands_of_rows_is_told_in_part(staff):
    session = make.make_session(61)
    with change(reason="Many"):
        for number in range(1, 121):
            make.make_report_paragraph(session, number)

    shown = page(staff, "history", session, session.pk)
    assert "more." in shown


def test_the_bin_of_a_kind_without_deletions_is_empty(staff):
    make.make_theme("a")

    assert "The bin is empty" in page(staff, "bin", Theme)
    assert reverse("admin:resolutions_theme_bin") in staff.get(address("changelist", Theme)).content.decode()


def test_deleting_a_published_text_says_what_hangs_from_it_and_that_the_bin_keeps_it(staff, text):
    shown = page(staff, "delete", text, text.pk)

    assert "It is published." in shown
    assert "1 version" in shown
    assert "2 paragraph texts" in shown
    assert reverse("admin:resolutions_resolution_bin") in shown
    assert "The <a" in staff.post(address("delete", text, text.pk), {"post": "yes"}, follow=True).content.decode()


def test_the_confirmation_of_a_draft_does_not_call_it_published(staff):
    draft = make.make_resolution(make.make_session(61), "61/1", release="draft")

    shown = page(staff, "delete", draft, draft.pk)
    assert "It is published." not in shown
    assert "keeps all of it" in shown


def test_rows_of_a_deleted_text_are_named_by_it_in_few_queries(staff, text, django_assert_max_num_queries):
    version = text.versions.get()
    for number in range(2, 41):
        make.make_paragraph(version, number=str(number))
    key = delete_in_admin(staff, text)
    restore = next(part for part in page(staff, "bin", Resolution).split('"') if f"/{key}/history/restore/" in part)

    with django_assert_max_num_queries(150):
        shown = staff.get(restore).content.decode()
    assert "paragraph text, العربية, of E/CN.15/61/1 op-1" in shown
    assert "deleted since" not in shown


@pytest.mark.parametrize("texts", [1, 3])
def test_the_first_page_tells_what_a_person_wrote_last(staff, django_assert_num_queries, texts):
    keeper = staff.get("/admin/").wsgi_request.user
    for number in range(1, texts + 1):
        with change(user=keeper, reason="Read again"):
            services.update_record(make.make_theme(f"theme-{number}"), {"name_en": f"Theme {number}"})
    with change(reason="An import"):
        services.update_record(make.make_theme("another"), {"name_en": "Nobody's"})

    with django_assert_num_queries(5):
        shown = staff.get("/admin/").content.decode()
    theme = Theme.objects.get(slug=f"theme-{texts}")
    assert f'<a href="{address("history", Theme, theme.pk)}">theme “Theme {texts}”</a>' in shown
    assert shown.count("Read again") == texts
    assert "Nobody's" not in shown
