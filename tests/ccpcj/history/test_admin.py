"""Every act of writing is listed for staff, and written by nobody there."""

import pytest
from django.contrib.auth.models import User
from django.db.models import ProtectedError
from django.urls import reverse

from ccpcj.history.models import Change
from ccpcj.history.services import change
from ccpcj.lib import services
from sessions.models import Session
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def act():
    with change(user=User.objects.create(username="ann"), through=Change.Through.ADMIN, reason="A better theme"):
        services.update_record(make.make_session(61), {"theme_en": "Lighthouses"})
    return Change.objects.get(reason="A better theme")


def test_acts_are_listed_with_who_through_what_and_why(staff, act):
    listed = staff.get(reverse("admin:history_change_changelist")).content.decode()

    assert "ann" in listed
    assert "the admin" in listed
    assert "A better theme" in listed


def test_an_act_leads_to_the_history_of_what_it_changed(staff, act):
    shown = staff.get(reverse("admin:history_change_change", args=[act.pk])).content.decode()

    assert reverse("admin:ccpcj_sessions_session_history", args=[Session.objects.get().pk]) in shown
    assert "changes of rows in all" in shown


def test_no_act_is_deleted_nor_who_did_it(staff, act):
    assert staff.post(reverse("admin:history_change_delete", args=[act.pk]), {"post": "yes"}).status_code == 403
    with pytest.raises(ProtectedError):
        act.delete()
    with pytest.raises(ProtectedError):
        User.objects.get(username="ann").delete()
