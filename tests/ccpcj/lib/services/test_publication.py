"""Publishing is one service: all or nothing, and the history of each record tells who did it."""

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError
from django.urls import reverse

from ccpcj.history.services import change
from ccpcj.lib.services import publication, publish, save_record, unpublish
from tests import factories as make
from tests.history import reasons

pytestmark = pytest.mark.django_db


def test_what_a_person_publishes_stands_in_the_history_of_the_record():
    person = User.objects.create(username="keeper")
    draft, public = make.make_session(61, release="draft"), make.make_session(62)

    assert publish([draft, public], by=person) == 1
    assert unpublish([draft], by=person) == 1

    draft.refresh_from_db()
    assert draft.release == "draft"
    assert reasons(draft) == [("keeper", "Published."), ("keeper", "Unpublished.")]
    assert reasons(public) == []


def test_a_text_without_a_session_is_published():
    """Texts are ordered by their session, which PostgreSQL does not lock where it may be missing."""
    assert publish([make.make_resolution(None, release="draft")], by="the import of files") == 1


def test_what_another_person_has_published_meanwhile_is_not_published_again():
    stale = make.make_session(release="draft")
    publish([type(stale).objects.get(pk=stale.pk)], by="the import of report.txt")

    assert publish([stale], by="the import of report.txt") == 0
    assert stale.release == "published"
    assert len(reasons(stale)) == 1


def test_the_history_says_published_only_of_what_was_not_public_before():
    published, draft = make.make_session(61), make.make_session(62, release="draft")
    with change(through="admin") as retitled:
        published.place_en = "Elsewhere"
        save_record(published, fields=["place_en"])
        publish([published], by="keeper")
    with change(through="admin") as released:
        publish([draft], by="keeper")

    assert (retitled.reason, released.reason) == ("", "Published by keeper.")


def test_what_an_import_publishes_needs_no_account():
    session = make.make_session(61, release="draft")
    publish([session], by="the import of report.txt")

    assert reasons(session) == [("not stated", "Published by the import of report.txt.")]
    assert not User.objects.exists()


def test_the_admin_shows_in_the_history_of_a_record_what_published_it(staff):
    session = make.make_session(release="draft")
    publish([session], by="the import of report.txt")

    page = staff.get(reverse("admin:ccpcj_sessions_session_history", args=[session.pk])).content.decode()

    assert "Published by the import of report.txt." in page


def test_nothing_is_published_where_the_last_of_them_cannot_be(monkeypatch):
    def fail_second(record, **how):
        if record == second:
            raise DatabaseError
        save_record(record, **how)

    save_record = publication.save_record
    first, second = make.make_session(61, release="draft"), make.make_session(62, release="draft")
    monkeypatch.setattr(publication, "save_record", fail_second)
    with pytest.raises(DatabaseError):
        publish([first, second], by="a command")

    first.refresh_from_db()
    assert first.release == "draft"
