"""A session, its meetings and its report, with the texts decided there."""

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from resolutions.filters import order_texts
from resolutions.models import Adoption, Resolution
from sessions.models import DocumentEntry, Meeting, ReportParagraph, ReportParagraphText, Session
from sessions.report.contents import paragraphs_by_chapter
from sessions.session_overview import agenda_tree, documents_by_item, meetings_around, officers_by_body
from sessions.titles import crumbs, meeting_title


def public_session(number: int) -> Session:
    commission_session: Session = get_object_or_404(Session.objects.public(), number=number)
    return commission_session


@require_safe
def session_detail(request: HttpRequest, number: int) -> HttpResponse:
    commission_session = public_session(number)
    items = commission_session.agenda_items.public().annotate(spoken=Count("statements"))
    entries = document_entries(commission_session)
    context = {
        "section": "sessions",
        "session": commission_session,
        "crumbs": crumbs(commission_session),
        "agenda": agenda_tree(item for item in items if item.agenda == "current"),
        "next_agenda": agenda_tree(item for item in items if item.agenda == "next"),
        "bodies": officers_by_body(
            commission_session.officers.public().select_related("person", "state", "regional_group")
        ),
        "documents": documents_by_item(
            entries.select_related("agenda_item", "paragraph").prefetch_related("document__symbols")
        ),
        "reports": commission_session.documents.public().filter(is_report=True).prefetch_related("symbols"),
        "meetings": meetings_of(commission_session).annotate(spoken=Count("statements")),
        "texts": order_texts(Resolution.objects.public().filter(session=commission_session), "number"),
        "statements": commission_session.statements.public().count(),
        "paragraphs": commission_session.report_paragraphs.public().count(),
    }
    return render(request, "sessions/session_detail.html", context)


def document_entries(commission_session: Session) -> QuerySet[DocumentEntry]:
    """The entries of the list of documents; `first` says that a document is listed there for the first time."""
    earlier = DocumentEntry.objects.filter(document=OuterRef("document"), position__lt=OuterRef("position"))
    return DocumentEntry.objects.public().filter(document__session=commission_session).annotate(first=~Exists(earlier))


def meetings_of(commission_session: Session) -> QuerySet[Meeting]:
    return commission_session.meetings.public().select_related("session").prefetch_related("items")


@require_safe
def meeting_detail(request: HttpRequest, number: int, meeting: int, body: str) -> HttpResponse:
    commission_session = public_session(number)
    meetings = list(meetings_of(commission_session))
    this = get_object_or_404(meetings_of(commission_session), body=body, number=meeting)
    previous, following = meetings_around(meetings, this)
    context = {
        "section": "sessions",
        "session": commission_session,
        "meeting": this,
        "crumbs": crumbs(commission_session, meeting_title(this)),
        "previous": previous,
        "next": following,
        "statements": this.statements.public().with_speakers(),
        "actions": actions_with_texts().filter(meeting=this).select_related("paragraph"),
    }
    return render(request, "sessions/meeting_detail.html", context)


@require_safe
def session_report(request: HttpRequest, number: int) -> HttpResponse:
    commission_session = public_session(number)
    texts = ReportParagraphText.objects.filter(paragraph__session=commission_session)
    paragraphs = (
        ReportParagraph.objects.public()
        .filter(session=commission_session)
        .select_related("session", "chapter", "section")
        .annotate(spoken=Count("statements"))
        .prefetch_related("texts", "footnotes", "document_entries__document__symbols", public_actions())
    )
    context = {
        "section": "sessions",
        "session": commission_session,
        "crumbs": crumbs(commission_session, gettext("Report")),
        "chapters": paragraphs_by_chapter(paragraphs),
        "has_words": texts.exists(),
        "reports": commission_session.documents.public().filter(is_report=True).prefetch_related("symbols"),
    }
    return render(request, "sessions/session_report.html", context)


def public_actions() -> Prefetch:
    return Prefetch("adoptions", actions_with_texts(), to_attr="public_actions")


def actions_with_texts() -> QuerySet[Adoption]:
    texts = Prefetch("version__resolution", Resolution.objects.public())
    return Adoption.objects.public().of_commission().select_related("version").prefetch_related(texts)
