"""Every record of ours opens in the admin: its list, a form to add one, the form of one, with a constant count."""

from collections import defaultdict
from contextlib import suppress
from datetime import date

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.auth.models import Permission, User
from django.forms import CharField
from django.forms.models import _get_foreign_key
from django.test import RequestFactory
from django.urls import reverse
from modeltranslation.translator import NotRegistered, translator

from ccpcj.adminsite import LABELS, ORDER
from ccpcj.review.models import Finding, ReportImport
from resolutions.models import (
    AdoptionImport,
    Ballot,
    Citation,
    Footnote,
    FormerSlug,
    JoinProposal,
    Keyword,
    Publication,
    StatementSubject,
    ThemeFiling,
    Vote,
)
from sessions.models import (
    CommissionTerm,
    Document,
    DocumentEntry,
    DocumentSymbol,
    Officer,
    Organization,
    Person,
    ReportChapter,
    ReportFootnote,
    ReportParagraphText,
    ReportSection,
    Spelling,
    StatementText,
    StateName,
)
from tests import factories as make
from tests.forms import filled_in
from tests.history import written_by_people

pytestmark = pytest.mark.django_db
OURS = [model for model in admin.site._registry if model._meta.app_label in LABELS]
READ_ONLY = {ReportImport, Finding, JoinProposal}
OF_SERVICES = {AdoptionImport, ThemeFiling}  # where records come from: importers note it, nobody types it


def ident(model) -> str:
    return model.__name__


def address(model, page: str, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def fill(number: int) -> None:
    """A session with at least one of everything."""
    session = make.make_session(number)
    item, meeting = make.make_item(session), make.make_meeting(session)
    state, group = make.make_state(), make.make_group("EU", "political")
    make.make_member(group, state)
    Spelling.objects.create(state=state, language="en", text=f"Other name {number}")
    StateName.objects.create(state=state, until=date(1990, 1, 1), name_en=f"Former name {number}")
    CommissionTerm.objects.create(state=state, first_year=number, last_year=number)
    organization = Organization.objects.create(slug=f"body-{number}", name_en=f"Body {number}")
    person = make.make_person(f"Person {number}")
    Officer.objects.create(session=session, body="CCPCJ", position=1, office_en="Chair", person=person, state=state)
    chapter = ReportChapter.objects.create(session=session, number=1, title_en="Chapter")
    section = ReportSection.objects.create(chapter=chapter, key="A", position=1, title_en="Section")
    paragraph = make.make_report_paragraph(session, 8)
    paragraph.chapter, paragraph.section = chapter, section
    paragraph.save()
    ReportParagraphText.objects.create(paragraph=paragraph, language="en", text="Words.")
    ReportFootnote.objects.create(paragraph=paragraph, number=1, language="en", text="Note.")
    document = Document.objects.create(session=session, title_en="A document")
    DocumentSymbol.objects.create(document=document, symbol=f"E/CN.15/{number}/1")
    DocumentEntry.objects.create(
        document=document, position=1, agenda_item=item, paragraph=paragraph, title_en="As listed"
    )
    make.make_statement(session, state, meeting=meeting, agenda_item=item, paragraph=paragraph)
    make.make_statement(session, None, organization=organization, person=person)
    resolution = make.make_resolution(session, f"{number}/1", agenda_item=item)
    resolution.themes.add(make.make_theme(f"theme-{number}", parent=make.make_theme(f"parent-{number}")))
    version = make.make_version(resolution)
    for part in ("preambular", "operative"):
        operative = make.make_paragraph(version, part)
    Footnote.objects.create(paragraph=operative, number=1, language="en", text="Note.")
    Citation.objects.create(paragraph=operative, position=1, kind="resolution", number="1/1")
    make.make_sponsor(resolution, state, version=version)
    adoption = make.make_adoption(version, paragraph=paragraph, meeting=meeting, date=date(2022, 5, 20), method="vote")
    make.make_adoption(version, "GA", session=str(number), printed_meeting="54th plenary meeting")
    vote = Vote.objects.create(adoption=adoption, in_favour=1, against=0, abstaining=0)
    spoken = make.make_statement(session, state)
    StatementText.objects.create(statement=spoken, language="en", text="What was said.")
    StatementSubject.objects.create(statement=spoken, resolution=resolution, version=version)
    make.make_position(version, state, paragraph=operative, group=group, meeting=meeting)
    Ballot.objects.create(vote=vote, state=state, choice="in_favour")
    Publication.objects.create(version=version, language="en", front={"session": "Made-up session"}, sha256="0")
    resolution.keywords.add(Keyword.objects.create(scheme="unbis", name=f"Keyword {number}"))
    FormerSlug.objects.create(slug=f"former-{number}", resolution=resolution)
    Finding.objects.create(version=version, level="warning", code="numbers-differ", message="?")
    JoinProposal.objects.create(draft=resolution, adopted=version, reason="The titles are alike.")
    make.make_sponsor(resolution, make.make_state(), group=group)
    reading = {"statements": [{"speaker": "x", "printed": "Printed words", "lines": [3, 4]}]}
    found = ReportImport.objects.create(
        session=session, source="report.txt", sha256="0", language="en", report=reading, lines=100, accounted=97
    )
    Finding.objects.create(
        report_import=found, language="en", level="warning", code="unread", first_line=4, last_line=4, message="?"
    )


@pytest.mark.parametrize("model", OURS, ids=ident)
def test_the_list_opens_with_as_many_queries_for_three_as_for_one(model, staff, django_assert_max_num_queries):
    fill(61)
    staff.get(address(model, "changelist"))
    with django_assert_max_num_queries(100) as queries:
        assert staff.get(address(model, "changelist")).status_code == 200
    fill(62)
    fill(63)
    with django_assert_max_num_queries(len(queries)):
        assert staff.get(address(model, "changelist")).status_code == 200


@pytest.mark.parametrize("model", OURS, ids=ident)
def test_the_list_searches(model, staff):
    fill(61)

    for words in ("61", "State", "القاهرة", "'", "31/1 (a)"):
        assert staff.get(address(model, "changelist"), {"q": words}).status_code == 200


@pytest.mark.parametrize("model", OURS, ids=ident)
def test_every_filter_of_the_list_works(model, staff):
    fill(61)
    fill(62)
    response = staff.get(address(model, "changelist"))
    changelist = response.context["cl"]
    queries = [list(spec.choices(changelist))[-1]["query_string"] for spec in changelist.filter_specs]

    for query in queries:
        assert staff.get(address(model, "changelist") + query).status_code == 200, query


@pytest.mark.parametrize("model", OURS, ids=ident)
def test_the_form_of_a_record_opens(model, staff):
    fill(61)

    for record in model.objects.all():
        assert staff.get(address(model, "change", record.pk)).status_code == 200


@pytest.mark.parametrize("model", OURS, ids=ident)
def test_a_new_record_can_be_typed_in_unless_it_is_only_read(model, staff):
    status = staff.get(address(model, "add")).status_code

    assert status == (403 if model in READ_ONLY else 200)


@pytest.mark.parametrize("model", OURS, ids=ident)
def test_the_form_as_it_opens_can_be_saved_and_changes_nothing(model, staff):
    if model in READ_ONLY:
        pytest.skip("only read")
    fill(61)
    record = model.objects.first()
    page = staff.get(address(model, "change", record.pk))

    response = staff.post(address(model, "change", record.pk), filled_in(page))

    assert response.status_code == 302, response.context["errors"]
    assert written_by_people() == 0


def texts_on(page) -> list[tuple]:
    """What can be typed in as free words on a page: record, field, its widest form."""
    forms = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        forms += inline.formset.initial_forms
    return [
        (form.instance, name)
        for form in forms
        for name, field in form.fields.items()
        if type(field) is CharField and not field.disabled and name in vars(form.instance)
    ]


@pytest.mark.parametrize("model", OURS, ids=ident)
def test_a_page_that_is_saved_as_it_was_shown_leaves_what_another_person_wrote_meanwhile(model, staff):
    if model in READ_ONLY:
        pytest.skip("only read")
    fill(61)
    record = model.objects.first()
    page = staff.get(address(model, "change", record.pk))
    texts = texts_on(page)
    for number, (row, name) in enumerate(texts):
        longest = row._meta.get_field(name).max_length
        type(row)._base_manager.filter(pk=row.pk).update(**{name: f"{number}. theirs"[:longest]})
    theirs = [type(row)._base_manager.values_list(name, flat=True).get(pk=row.pk) for row, name in texts]

    response = staff.post(address(model, "change", record.pk), filled_in(page))

    assert response.status_code == 302, response.context["errors"]
    assert [type(row)._base_manager.values_list(name, flat=True).get(pk=row.pk) for row, name in texts] == theirs


def shown() -> dict[type, set[str]]:
    """The fields that each model's own form, or its rows on another's, show."""
    fields: dict[type, set[str]] = defaultdict(set)
    request = RequestFactory().get("/")
    request.user = User(is_superuser=True)
    for model in OURS:
        page = admin.site._registry[model]
        fields[model] |= {*flatten_fieldsets(page.get_fieldsets(request))}
        for inline in page.inlines:
            rows = inline(model, admin.site)
            parent = _get_foreign_key(rows.parent_model, rows.model).name
            fields[rows.model] |= {*flatten_fieldsets(rows.get_fieldsets(request)), parent}
    return fields


@pytest.mark.parametrize(
    "model", [model for app in sorted(LABELS) for model in apps.get_app_config(app).get_models()], ids=ident
)
def test_every_field_of_every_record_can_be_typed_somewhere(model):
    if model in READ_ONLY | OF_SERVICES:
        pytest.skip("only read")
    own = {field.name for field in (*model._meta.fields, *model._meta.many_to_many) if field.editable}
    translated = set()
    with suppress(NotRegistered):
        translated = {*translator.get_options_for_model(model).all_fields}

    assert own - translated - {"id"} - shown()[model] == set()


def test_every_record_can_be_read_by_who_only_reads(client, django_user_model):
    reader = django_user_model.objects.create(username="reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader)
    fill(61)

    pages = [address(model, "change", model.objects.first().pk) for model in OURS]
    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_sections_come_in_the_order_of_work(staff):
    names = [app["name"] for app in staff.get("/admin/").context["app_list"]]

    assert names[:4] == list(ORDER)


def test_every_model_has_its_place_in_the_order():
    assert {model.__name__ for model in OURS} == {name for names in ORDER.values() for name in names}


def test_the_history_of_all_changes_can_be_read(staff):
    fill(61)
    staff.post(address(Person, "add"), {"name_en": "A new person"})

    assert "A new person" in staff.get("/admin/admin/logentry/").content.decode()
