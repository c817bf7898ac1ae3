"""Who has a screen open."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from ccpcj.editing.models import ABSENT_AFTER, Presence
from ccpcj.editing.services import FORGOTTEN_AFTER, note_presence
from tests import factories as make

pytestmark = pytest.mark.django_db
BEAT = "/admin/presence/"


def screen() -> str:
    return f"/admin/resolutions/resolution/{make.make_resolution(make.make_session()).pk}/change/"


@pytest.fixture
def anna():
    return User.objects.create(username="anna", first_name="Anna", last_name="Berg")


def test_a_screen_tells_who_else_has_it_open(staff, anna):
    place = screen()
    note_presence(user=anna, screen=place)

    assert staff.post(BEAT, {"screen": place}).json() == {"others": ["Anna Berg"]}
    assert "Also open at <strong>Anna Berg</strong>" in staff.get(place).content.decode()


def test_oneself_and_another_screen_do_not_count(staff, anna):
    note_presence(user=anna, screen="/admin/another/")
    place = screen()
    staff.post(BEAT, {"screen": place})

    assert staff.post(BEAT, {"screen": place}).json() == {"others": []}


def test_a_screen_without_a_sign_of_life_is_closed(staff, anna):
    place = screen()
    Presence.objects.create(user=anna, screen=place, seen_at=timezone.now() - ABSENT_AFTER)

    assert staff.post(BEAT, {"screen": place}).json() == {"others": []}


def test_a_screen_that_is_left_is_closed_at_once(staff, anna):
    staff.post(BEAT, {"screen": "/admin/x/"})
    staff.post(BEAT, {"screen": "/admin/x/", "leaves": "1"})

    assert not Presence.objects.exists()


def test_old_signs_of_life_are_forgotten(anna):
    old = timezone.now() - FORGOTTEN_AFTER - timedelta(minutes=1)
    Presence.objects.create(user=anna, screen="/admin/old/", seen_at=old)

    note_presence(user=anna, screen="/admin/new/")

    assert Presence.objects.get().screen == "/admin/new/"


def test_who_is_signed_out_is_led_to_the_sign_in():
    assert Client().post(BEAT, {"screen": "/admin/x/"}).status_code == 302
    assert not Presence.objects.exists()
