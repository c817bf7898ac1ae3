"""A session, its meetings and its report, with the texts decided there."""

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from ccpcj.lib.languages import LANGUAGES
from resolutions.filters import order_texts
from resolutions.models import Adoption, Resolution
from sessions.models import (
    CommissionTerm,
    Document,
    DocumentEntry,
    Meeting,
    Part,
    ReportParagraph,
    ReportParagraphText,
    Session,
    State,
)
from sessions.models.session import SittingDays
from sessions.report.contents import paragraphs_by_chapter
from sessions.session_overview import agenda_tree, documents_by_item, meetings_around, officers_by_body
from sessions.session_parts import parts_of
from sessions.states.lookup import sort_by_name
from sessions.titles import crumbs, meeting_title


def readable_session(number: int) -> Session:
    commission_session: Session = get_object_or_404(Session.objects.readable(), number=number)
    return commission_session


def part_of(parts: list[SittingDays], number: int) -> SittingDays:
    """The part of that number among those of a session."""
    for sitting in parts:
        if sitting.part == number:
            return sitting
    raise Http404


@require_safe
def session_detail(request: HttpRequest, number: int, part: int = Part.REGULAR) -> HttpResponse:
    """The page of a session, which is that of its regular part as well, or of a part in which it was reconvened."""
    commission_session = readable_session(number)
    parts = parts_of(commission_session)
    items = commission_session.agenda_items.readable().filter(part=part).annotate(spoken=Count("statements"))
    entries = document_entries(commission_session, part)
    context = {
        "section": "sessions",
        "record": commission_session,
        "session": commission_session,
        "sitting": part_of(parts, part),
        "parts": parts,
        "crumbs": crumbs(commission_session, part=part),
        "agenda": agenda_tree(item for item in items if item.agenda == "current"),
        "next_agenda": agenda_tree(item for item in items if item.agenda == "next"),
        "bodies": officers_by_body(
            commission_session.officers.readable()
            .filter(part=part)
            .select_related("person", "state", "regional_group")
            .prefetch_related("state__former_names")
        ),
        "documents": documents_by_item(
            entries.select_related("agenda_item", "paragraph").prefetch_related("document__symbols")
        ),
        "reports": reports_of(commission_session, part),
        "first_day": commission_session.day_of(part),
        "members": sort_by_name(members_in(commission_session.year)),
        "report_address": commission_session.report_address(part),
        "meetings": meetings_of(commission_session).filter(part=part).annotate(spoken=Count("statements")),
        "texts": order_texts(Resolution.objects.readable().filter(session=commission_session, part=part), "number"),
        "statements": commission_session.statements.readable().filter(part=part).count(),
        "paragraphs": commission_session.report_paragraphs.readable().filter(part=part).count(),
    }
    return render(request, "sessions/session_detail.html", context)


def members_in(year: int) -> QuerySet[State]:
    """The members of the Commission in a year."""
    terms = CommissionTerm.objects.in_year(year).order_by().values("state")
    return State.objects.filter(pk__in=terms).prefetch_related("former_names")


def document_entries(commission_session: Session, part: int) -> QuerySet[DocumentEntry]:
    """The entries of the list of documents; `first` says that a document is listed there for the first time."""
    entries = DocumentEntry.objects.filter(of_part(part))
    earlier = entries.filter(document=OuterRef("document"), position__lt=OuterRef("position"))
    return entries.readable().filter(document__session=commission_session).annotate(first=~Exists(earlier))


def of_part(part: int) -> Q:
    """The entries in the report of a part: by the paragraph that lists the document, else by the document."""
    return Q(paragraph__part=part) | Q(paragraph__isnull=True, document__part=part)


def reports_of(commission_session: Session, part: int) -> QuerySet[Document]:
    return commission_session.documents.readable().filter(is_report=True, part=part).prefetch_related("symbols")


def meetings_of(commission_session: Session) -> QuerySet[Meeting]:
    return commission_session.meetings.readable().select_related("session").prefetch_related("items__session")


@require_safe
def meeting_detail(
    request: HttpRequest, number: int, meeting: int, body: str, part: int = Part.REGULAR
) -> HttpResponse:
    """A meeting; without a part in the address it is one of the regular part, else the first of that number."""
    commission_session = readable_session(number)
    meetings = list(meetings_of(commission_session))
    numbered = [row for row in meetings if (row.body, row.number) == (body, meeting)]
    this = next((row for row in numbered if row.part == part), None)
    if this is None:
        if part == Part.REGULAR and numbered:
            return redirect(numbered[0])
        raise Http404
    previous, following = meetings_around(meetings, this)
    context = {
        "section": "sessions",
        "record": this,
        "session": commission_session,
        "meeting": this,
        "crumbs": crumbs(commission_session, meeting_title(this), part=part),
        "previous": previous,
        "next": following,
        "statements": this.statements.readable().with_speakers(),
        "actions": actions_with_texts().filter(meeting=this).select_related("paragraph__session"),
    }
    return render(request, "sessions/meeting_detail.html", context)


@require_safe
def session_report(request: HttpRequest, number: int, part: int = Part.REGULAR) -> HttpResponse:
    """The report of a session, or of a part in which it was reconvened."""
    commission_session = readable_session(number)
    part_of(parts_of(commission_session), part)
    texts = ReportParagraphText.objects.filter(
        paragraph__session=commission_session, paragraph__part=part, language__in=LANGUAGES
    )
    paragraphs = (
        ReportParagraph.objects.readable()
        .filter(session=commission_session, part=part)
        .select_related("session", "chapter", "section")
        .annotate(spoken=Count("statements"))
        .prefetch_related("texts", "footnotes", "document_entries__document__symbols", readable_actions())
    )
    context = {
        "section": "sessions",
        "record": commission_session,
        "session": commission_session,
        "crumbs": crumbs(commission_session, gettext("Report"), part=part),
        "chapters": paragraphs_by_chapter(paragraphs),
        "has_words": texts.exists(),
        "reports": reports_of(commission_session, part),
        "part": part,
    }
    return render(request, "sessions/session_report.html", context)


def readable_actions() -> Prefetch:
    return Prefetch("adoptions", actions_with_texts(), to_attr="readable_actions")


def actions_with_texts() -> QuerySet[Adoption]:
    texts = Prefetch("version__resolution", Resolution.objects.readable())
    return Adoption.objects.readable().of_commission().select_related("version").prefetch_related(texts)
