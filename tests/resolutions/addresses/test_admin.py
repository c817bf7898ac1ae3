"""Staff enter a draft with what is known on the day, and number it when it is adopted."""

import pytest

from resolutions.models import Resolution, Version
from tests import factories as make
from tests.forms import errors_of, filled_in
from tests.resolutions.admin.screen import LIST, new_row, save

pytestmark = pytest.mark.django_db
ADD = f"{LIST}add/"


def enter_draft(staff, **values):
    session, state = make.make_session(61), make.make_state("QQA")
    page = staff.get(ADD)
    empty = next(
        rows.formset.empty_form for rows in page.context["inline_admin_formsets"] if rows.opts.model is Version
    )
    preset = {name: empty[name].value() for name in ("stage", "body")}
    return staff.post(ADD, {
        **filled_in(page), "session": session.pk, "title_en": "Zebras in cities", "release": "published",
        **new_row("versions", **preset, symbol="E/CN.15/2052/L.2"),
        **new_row("sponsorships", state=state.pk, role="sponsor"), **values,
    })  # fmt: skip


def test_a_draft_is_entered_with_session_symbol_title_and_sponsor_alone(staff):
    response = enter_draft(staff)

    assert response.status_code == 302, errors_of(response)
    work = Resolution.objects.get()
    assert (work.slug, work.number, work.stage, work.body) == ("61-l2", "", "", "")
    assert (work.versions.get().stage, work.sponsorships.count()) == ("tabled", 1)
    assert "Draft resolution L.2 of session 61" in staff.get(LIST).content.decode()


def test_a_draft_that_is_adopted_is_numbered_on_its_screen(staff, client):
    enter_draft(staff)
    response = save(staff, Resolution.objects.get(), stage="adopted", number="61/2", body="CCPCJ", status="adopted")

    assert response.status_code == 302, errors_of(response)
    assert client.get("/en/resolutions/61-l2/")["Location"] == "/en/resolutions/61-2/"


def test_a_number_without_a_stage_is_refused_in_words(staff):
    response = enter_draft(staff, number="61/2")

    assert errors_of(response) == {
        "stage": ["A number is that of an adopted text or of a draft in the report: say which."]
    }


def test_an_address_of_another_text_is_refused_in_words(staff):
    enter_draft(staff)
    save(staff, Resolution.objects.get(), stage="adopted", number="61/2", body="CCPCJ")
    response = staff.post(ADD, {**filled_in(staff.get(ADD)), "title_en": "Other", "slug": "61-l2"})

    assert errors_of(response) == {"slug": ["This address is, or was, that of another text."]}
