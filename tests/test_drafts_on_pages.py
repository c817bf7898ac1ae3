"""Drafts on the public pages: shown to staff with a mark, to nobody else, and in no file and no search."""

import io
import re
import zipfile

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from ccpcj.roles import make_roles
from resolutions.models import Citation, Resolution, StatementSubject, Theme
from sessions.models import Officer, Session, State
from tests import factories as make
from tests.public_addresses import addresses
from tests.queries import queries

pytestmark = pytest.mark.django_db

MARK = "Draft – not public"
HIDDEN = "zyxdraft"  # stands in the words of every draft and nowhere else
LISTING = {
    "home", "session_list", "session_detail", "session_report", "meeting_detail", "statement_list", "state_detail",
    "group_detail", "resolution_list", "resolution_detail", "resolution_lineage", "paragraph_lineage", "theme_detail",
    "comparison",
}  # fmt: skip


def fill(number: int, word: str) -> Resolution:
    """A session with a record of every kind that pages show, all of it published, with a word in each of its texts."""
    session = make.make_session(number, theme_en=f"Theme {word}")
    item = make.make_item(session, title_en=f"Item {word}")
    meeting = make.make_meeting(session)
    meeting.items.add(item)
    state = State.objects.filter(iso3="JPN").first() or make.make_state("JPN")
    group = make.make_group("EU", kind="political")
    resolution = make.make_resolution(session, f"{number}/1", title_en=f"Crime {word}", agenda_item=item)
    resolution.themes.add(Theme.objects.first() or make.make_theme())
    for position in (1, 2):
        version = make.make_version(resolution, position, symbol=f"E/CN.15/{number}/L.{position}", stage="tabled")
        paragraph = make.make_paragraph(version, text=f"Encourages Member States to {word} {position};")
        Citation.objects.create(paragraph=paragraph, position=1, kind="resolution", body="CCPCJ", number="61/1")
    make.make_adoption(version, meeting=meeting, paragraph=make.make_report_paragraph(session, 8))
    make.make_position(version, state, group=group, text=f"Explains {word}.")
    make.make_sponsor(resolution, state, group=group, printed_en=f"JPN {word}")
    statement = make.make_statement(session, state, meeting=meeting, agenda_item=item, printed_en=f"JPN {word}")
    StatementSubject.objects.create(statement=statement, resolution=resolution)
    Officer.objects.create(session=session, body="CCPCJ", position=1, office_en="Chair", state=state,
                           person=make.make_person(f"Person {word}"))  # fmt: skip
    return resolution


@pytest.fixture
def held() -> list[str]:
    """A public session, one that is a draft, a draft text and a draft version in the public one; all addresses."""
    public, draft = fill(61, "openword"), fill(62, HIDDEN)
    known, missing = addresses()
    text = make.make_resolution(public.session, "61/9", release="draft", title_en=f"Crime {HIDDEN}")
    text.themes.set(public.themes.all())
    make.make_sponsor(text, State.objects.get(iso3="JPN"), group=make.make_group("EU"))
    make.make_paragraph(make.make_version(text), text=f"Encourages {HIDDEN};")
    version = make.make_version(public, 3, stage="adopted", release="draft")
    make.make_paragraph(version, text=f"Encourages {HIDDEN};")
    Session.objects.filter(pk=draft.session.pk).update(release="draft")
    assert set(missing) <= {"tracked_changes"}, missing
    same_of_draft = [address.replace("61", "62") for address in known]
    return [*dict.fromkeys([*known, *same_of_draft, "/resolutions/61-9/", "/resolutions/61-1/?version=3"])]


@pytest.fixture
def reviewer(client: Client, django_user_model) -> Client:
    """A person who may read the record in the admin and change nothing of it."""
    make_roles()
    person = django_user_model.objects.create(username="reviewer", is_staff=True)
    person.groups.add(Group.objects.get(name="Reviewer"))
    client.force_login(person)
    return client


def words_of(response) -> str:
    """All that an answer says but the second; of a Word or Excel file its parts."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if zipfile.is_zipfile(io.BytesIO(content)):
        parts = zipfile.ZipFile(io.BytesIO(content))
        content = b"".join(parts.read(name) for name in sorted(parts.namelist()) if "docProps" not in name)
    return re.sub(r"T\d\d:\d\d:\d\dZ?", "", content.decode())


def is_page(address: str) -> bool:
    return address.partition("?")[0].endswith("/")


def test_nobody_reads_a_draft_who_is_not_signed_in(held):
    for address in held:
        assert HIDDEN not in words_of(Client().get(address)), address


def test_staff_read_drafts_where_pages_list_them_each_with_a_mark(held, reviewer):
    listing = set()
    for address in filter(is_page, held):
        response = reviewer.get(address)
        page = words_of(response)
        assert response["Cache-Control"] == "private, no-store", address
        if HIDDEN in page:
            assert MARK in page, address
            listing.add(resolve(address.partition("?")[0]).url_name)
    assert listing == LISTING


def test_files_are_those_of_the_public_whoever_asks(held, reviewer):
    files = [address for address in held if not is_page(address)]

    assert len(files) > 20
    for address in files:
        assert HIDDEN not in words_of(reviewer.get(address)), address


def test_a_person_may_look_at_the_pages_as_the_public_sees_them(held, reviewer):
    bar = reviewer.get("/fr/resolutions/61-9/").content.decode()
    assert f"/admin/resolutions/resolution/{Resolution.objects.get(slug='61-9').pk}/change/" in bar

    switched = reviewer.post("/admin/drafts/", {"shown": "0", "next": "/fr/resolutions/61-9/"})
    assert switched["Location"] == "/fr/resolutions/61-9/"
    page = reviewer.get("/fr/resolutions/61-9/")
    assert page.status_code == 404
    assert HIDDEN not in page.content.decode()
    assert "You see this page as the public sees it" in page.content.decode()

    back = reviewer.post("/admin/drafts/", {"shown": "1", "next": "https://elsewhere.example/"})
    assert back["Location"] == "/"
    assert HIDDEN in reviewer.get("/fr/resolutions/61-9/").content.decode()


def test_who_may_not_read_the_record_in_the_admin_reads_no_drafts(held, client, django_user_model):
    client.force_login(django_user_model.objects.create(username="other", is_staff=True))

    assert client.get("/resolutions/61-9/").status_code == 404
    assert "staff-bar" not in client.get("/").content.decode()


def test_a_text_is_read_as_the_public_reads_it_until_a_draft_is_asked_for(held, reviewer):
    page = reviewer.get("/resolutions/61-1/")
    assert page.context["reading"].version.position == 2
    assert [version.is_draft for version in page.context["reading"].versions] == [False, False, True]
    assert reviewer.get("/resolutions/61-1/?version=3").context["reading"].version.is_draft


def test_a_visitor_is_asked_nothing(held):
    for address in ("/", "/resolutions/", "/resolutions/61-1/"):
        visitor = Client()
        with CaptureQueriesContext(connection) as asked:
            page = visitor.get(f"/en{address}")
        assert not [query for query in asked if "django_session" in query["sql"] or "auth_user" in query["sql"]]
        assert "Cookie" not in page.get("Vary", "")
        assert "Cache-Control" not in page


@pytest.mark.parametrize("address", ["/", "/resolutions/", "/sessions/61/", "/states/JPN/", "/groups/EU/"])
def test_the_number_of_queries_does_not_grow_with_the_drafts(held, reviewer, address):
    few = queries(reviewer, address)
    session, state = Session.objects.get(number=61), State.objects.get(iso3="JPN")
    for number in (63, 64):
        make.make_session(number, release="draft")
        text = make.make_resolution(session, f"61/{number}", release="draft")
        make.make_version(text, symbol=f"E/CN.15/2022/L.{number}", stage="tabled")
        make.make_sponsor(text, state, group=make.make_group("EU"))
    assert queries(reviewer, address) == few
