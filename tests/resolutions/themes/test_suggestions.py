"""The screen on which staff confirm and refuse suggested themes."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from ccpcj.history.models import Change
from resolutions.models import Resolution, ThemeFiling
from resolutions.themes.services import file_texts
from tests import factories as make
from tests.markup import root
from tests.queries import queries

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/resolutions/theme/suggestions/"
JSON = {"Accept": "application/json"}


@pytest.fixture
def filing() -> ThemeFiling:
    make.make_theme("sport", name_en="Sport")
    return suggest("61/1")


def suggest(number: str) -> ThemeFiling:
    work = make.make_resolution(None, number, title_en="Made-up sports for clerks")
    version = make.make_version(work)
    for place in range(1, 4):
        make.make_paragraph(version, number=str(place), text="Encourages sports;" if place < 3 else "Invites all;")
    file_texts([work.pk])
    return ThemeFiling.objects.get(resolution=work)


def decide(client: Client, filing: ThemeFiling, decision: str, **more: object) -> dict[str, object]:
    return client.post(ADDRESS, {"filing": filing.pk, "decision": decision}, headers=JSON, **more).json()


def themes_of(filing: ThemeFiling) -> list[tuple[str, str]]:
    work = Resolution.objects.get(pk=filing.resolution_id)
    return [(theme.slug, ThemeFiling.objects.get(pk=filing.pk).filed_by) for theme in work.themes.all()]


def test_a_suggestion_stands_with_its_title_its_theme_and_why(staff, filing):
    text = root(staff, ADDRESS).text

    assert "1 waiting" in text
    assert (
        "Resolution 61/1 : Made-up sports for clerks Sport the title names it (en); 2 of 3 paragraphs name it" in text
    )


def test_a_decision_is_written_with_who_made_it_and_taken_back(staff, filing):
    assert decide(staff, filing, "confirm") == {"written": True, "waiting": 0}
    assert themes_of(filing) == [("sport", "staff")]
    act = Change.objects.latest("pk")
    assert (act.user.username, act.through, act.reason) == ("keeper", "admin", "Suggested theme confirmed")

    assert decide(staff, filing, "reopen") == {"written": True, "waiting": 1}
    assert decide(staff, filing, "refuse") == {"written": True, "waiting": 0}
    assert themes_of(filing) == []
    assert decide(staff, filing, "reopen") == {"written": True, "waiting": 1}
    assert themes_of(filing) == [("sport", "words")]


def test_without_a_script_the_page_comes_back_with_the_way_to_undo(staff, filing):
    page = staff.post(ADDRESS, {"filing": filing.pk, "decision": "refuse"}, follow=True)

    assert page.redirect_chain == [(f"{ADDRESS}?decided={filing.pk}", 302)]
    assert "Decided: Sport for" in page.content.decode()
    assert "No suggestion waits." in page.content.decode()
    staff.post(ADDRESS, {"filing": filing.pk, "decision": "reopen"})
    assert themes_of(filing) == [("sport", "words")]


def test_what_another_person_decided_meanwhile_stays(staff, filing):
    decide(staff, filing, "confirm")

    assert decide(staff, filing, "refuse") == {"written": False, "waiting": 0}
    assert themes_of(filing) == [("sport", "staff")]


def test_what_the_index_files_is_no_suggestion(staff, filing):
    ThemeFiling.objects.update(filed_by="index")

    assert "No suggestion waits." in root(staff, ADDRESS).text
    for decision in ("confirm", "refuse", "reopen"):
        assert decide(staff, filing, decision)["written"] is False
    assert themes_of(filing) == [("sport", "index")]


@pytest.mark.parametrize(("values", "status"), [
    ({"decision": "confirm"}, 404), ({"decision": "confirm", "filing": "x"}, 404), ({"decision": "perhaps"}, 400),
])  # fmt: skip
def test_what_is_no_decision_is_refused(staff, filing, values, status):
    values = {"filing": filing.pk, **values} if status == 400 else values

    assert staff.post(ADDRESS, values).status_code == status
    assert themes_of(filing) == [("sport", "words")]


def test_who_may_only_read_sees_it_and_decides_nothing(client, filing, django_user_model):
    reader = django_user_model.objects.create(username="reader", is_staff=True)
    client.force_login(reader)
    assert client.get(ADDRESS).status_code == 403

    reader.user_permissions.add(Permission.objects.get(codename="view_resolution"))
    assert "Refuse" not in root(client, ADDRESS).text.replace("Refused ones", "")
    assert client.post(ADDRESS, {"filing": filing.pk, "decision": "confirm"}).status_code == 403
    assert themes_of(filing) == [("sport", "words")]


def test_the_list_of_themes_leads_there(staff, filing):
    assert f'href="{ADDRESS}"' in staff.get("/admin/resolutions/theme/").content.decode()


def test_it_asks_the_same_queries_for_one_row_and_for_three(staff, filing):
    few = queries(staff, ADDRESS)
    suggest("61/2")
    suggest("61/3")

    assert queries(staff, ADDRESS) == few
