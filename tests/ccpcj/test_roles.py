import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from ccpcj.roles import make_roles

pytestmark = pytest.mark.django_db


@pytest.fixture
def sign_in(client, django_user_model):
    def as_one_of(role: str):
        make_roles()
        user = django_user_model.objects.create_user("person", is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return client

    return as_one_of


def test_the_secretariat_keeps_the_record_and_no_accounts(sign_in):
    client = sign_in("Secretariat")

    assert client.get("/admin/resolutions/resolution/add/").status_code == 200
    assert client.get("/admin/admin/logentry/").status_code == 200
    assert client.get("/admin/history/change/").status_code == 200
    assert client.get("/admin/auth/user/").status_code == 403


def test_a_reviewer_reads_and_changes_nothing(sign_in):
    client = sign_in("Reviewer")

    assert client.get("/admin/ccpcj_sessions/state/").status_code == 200
    assert client.get("/admin/ccpcj_sessions/state/add/").status_code == 403


def test_roles_can_be_made_twice():
    first = make_roles()
    call_command("make_roles", verbosity=0)

    assert make_roles() == first
    assert Group.objects.count() == 2
