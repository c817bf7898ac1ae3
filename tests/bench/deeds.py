"""Deletions and edits of every kind, each with the record that it was done to, for what brings records back."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import F, Model

from ccpcj.lib import services
from ccpcj.lib.languages import LANGUAGES
from resolutions.adoption.services import record_adoption, record_vote
from resolutions.chain.services import join
from resolutions.models import (
    Ballot,
    Citation,
    Footnote,
    FormerSlug,
    JoinProposal,
    Keyword,
    Paragraph,
    ParagraphText,
    Publication,
    Resolution,
    Sponsorship,
    Theme,
    Version,
    Vote,
)
from resolutions.sponsors.services import add_entry, remove_entry, withdraw
from sessions.models import (
    AgendaItem,
    CommissionTerm,
    Document,
    DocumentEntry,
    DocumentSymbol,
    Meeting,
    Membership,
    Organization,
    Person,
    ReportFootnote,
    ReportParagraph,
    ReportParagraphText,
    Session,
    Spelling,
    State,
    Statement,
)
from tests import factories as make

DAY = date(2052, 5, 20)
SLUG = "61-1"
DRAFT = "61-draft-1"


class Deed(NamedTuple):
    """What somebody does, and the record that is to be brought back as it was."""

    name: str
    act: Callable[[], Any]
    record: Callable[[], Model]
    other: Callable[[], Model] | None = None  # where it is done to two


def make_record() -> None:
    """A session and its texts with everything that can hang from them, in six languages."""
    session = make.make_session(61)
    item = make.make_item(session, 3)
    meeting = make.make_meeting(session, 1)
    meeting.items.add(item)
    make.make_meeting(session, 2)
    states = [make.make_state() for _ in range(5)]
    group = make.make_group("MUG", kind="political")
    for state in states[2:]:
        make.make_member(group, state)
    fill_report(session, item, meeting, states)
    fill_text(make.make_resolution(session, "61/1", slug=SLUG, agenda_item=item), states)
    add_entry(
        resolution=Resolution.objects.get(slug=SLUG), printed={"en": "Members of the made-up group"}, group=group,
        state=states[2], joined_on=DAY,
    )  # fmt: skip
    fill_chain(session)
    CommissionTerm.objects.create(state=states[0], first_year=2050, last_year=2052)
    Spelling.objects.create(language="fr", text="Pays imaginaire", state=states[0])


def fill_report(session: Session, item: AgendaItem, meeting: Meeting, states: list[State]) -> None:
    paragraph = make.make_report_paragraph(session, 8)
    for language in LANGUAGES:
        ReportParagraphText.objects.create(paragraph=paragraph, language=language, text=f"8 {language}", items=["a"])
        ReportFootnote.objects.create(paragraph=paragraph, language=language, number=1, text=f"Note {language}")
    statement = make.make_statement(session, states[0], meeting=meeting, agenda_item=item, paragraph=paragraph)
    statement.on_behalf_states.add(*states[1:3])
    document = Document.objects.create(session=session, title_en="A made-up document", title_fr="Un document")
    DocumentSymbol.objects.create(document=document, symbol="E/CN.15/2052/2")
    DocumentEntry.objects.create(
        document=document, position=1, agenda_item=item, paragraph=paragraph, title_en="A document"
    )
    Organization.objects.create(slug="made-up-office", acronym="MUO", name_en="Made-up office")
    make.make_person("A. Chair")


def fill_text(text: Resolution, states: list[State]) -> None:
    version = make.make_version(text, symbol="E/CN.15/61/1")
    for number in ("1", "2", "3"):
        paragraph = make.make_paragraph(version, number=number)
        for language in set(LANGUAGES) - {"en"}:
            ParagraphText.objects.create(paragraph=paragraph, language=language, text=f"{number} {language}")
        for language in LANGUAGES:
            Footnote.objects.create(paragraph=paragraph, language=language, number=1, text=f"Note {language}")
        Citation.objects.create(
            paragraph=paragraph, position=1, kind="resolution", number="76/182", symbol="A/RES/76/182"
        )
    make.make_paragraph(version, number="a", parent=paragraph, anchor="op-3-a")
    for language in LANGUAGES:
        Publication.objects.create(
            version=version, language=language, front={"session": "61"}, source=f"{language}.xml"
        )
    adoption = record_adoption(version=version, body="CCPCJ", method="vote", date=DAY)
    ballots = dict.fromkeys(states[:2], Ballot.Choice.IN_FAVOUR) | {states[2]: Ballot.Choice.AGAINST}
    tally = {"in_favour": 2, "against": 1, "abstaining": 0}
    record_vote(adoption=adoption, tally=tally, ballots=ballots)
    make.make_sponsor(text, states[0], version=version)
    make.make_sponsor(text, states[1], version=version)
    text.themes.add(make.make_theme("made-up-crime"), make.make_theme("made-up-justice"))
    text.keywords.add(Keyword.objects.create(scheme="unbis", code="1", name="MADE-UP CRIME"))
    FormerSlug.objects.create(slug="61-l-5", resolution=text)


def fill_chain(session: Session) -> None:
    """A draft for the Assembly and the text that the Assembly adopted, proposed as one work."""
    draft = make.make_resolution(
        session, "1", slug=DRAFT, kind="resolution", stage="draft", body="GA", status="recommended"
    )
    make.make_version(draft, symbol="E/CN.15/2052/L.5")
    adopted = make.make_version(make.make_resolution(None, "107/1", slug="a-res-107-1", body="GA"), body="GA",
                                symbol="A/RES/107/1")  # fmt: skip
    make.make_paragraph(adopted, number="1")
    JoinProposal.objects.create(draft=draft, adopted=adopted, reason="The titles are the same.")


def text() -> Resolution:
    return Resolution.objects.get(slug=SLUG)


def the_version() -> Version:
    return text().versions.get()


def paragraph_of_text() -> Paragraph:
    return the_version().paragraphs.get(anchor="op-3")


def session_of_text() -> Session:
    return Session.objects.get(number=61)


def exchange_sponsors() -> None:
    first, second = text().sponsorships.printed_entries().order_by("position")[:2]
    first.position, second.position = second.position, first.position
    services.renumber([first, second], "position")


def update_everything() -> None:
    """As somebody might on the line of commands, past every rule."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE resolutions_paragraphtext SET text = 'x', phrase = ''")


def delete(record: Callable[[], Model]) -> Callable[[], Any]:
    return lambda: services.delete_record(record())


def update(record: Callable[[], Model], **values: Any) -> Callable[[], Any]:
    return lambda: services.update_record(record(), values)


def first(model: type[Model], **condition: Any) -> Callable[[], Model]:
    def find() -> Model:
        record: Model = model._default_manager.filter(**condition).order_by("pk")[0]
        return record

    return find


DEEDS = (
    Deed("a title is corrected in one language", update(text, title_fr="Titre corrigé"), text),
    Deed(
        "a text gets another number and address",
        update(text, number="61/9", slug="61-9"),
        first(Resolution, number__in=["61/1", "61/9"]),
    ),
    Deed("a text is unpublished", lambda: services.unpublish([text()], by="a test"), text),
    Deed("a text is deleted", delete(text), text),
    Deed("a version is deleted", delete(the_version), the_version),
    Deed("a paragraph is deleted with what is below it", delete(paragraph_of_text), paragraph_of_text),
    Deed("a language of a paragraph is deleted", delete(first(ParagraphText, language="ar")), text),
    Deed("words of a paragraph are changed", update(first(ParagraphText, language="ru"), text="Другой"), text),
    Deed("a footnote is deleted", delete(first(Footnote, language="zh")), text),
    Deed("a citation is deleted", delete(first(Citation)), text),
    Deed("a publication loses its front matter", update(first(Publication), front={}), text),
    Deed("two sponsors exchange their places", exchange_sponsors, text),
    Deed("a sponsor withdraws", lambda: withdraw(text().sponsorships.all()[0], on=DAY), text),
    Deed(
        "the entry of a group is removed with its members",
        lambda: remove_entry(text().sponsorships.exclude(group=None)[0]),
        text,
    ),
    Deed(
        "a sponsor is added", lambda: add_entry(resolution=text(), printed={"en": "New"}, state=make.make_state()), text
    ),
    Deed("a vote is deleted with its ballots", delete(first(Vote)), first(Vote)),
    Deed("a ballot is changed", update(first(Ballot), choice="abstaining"), text),
    Deed(
        "an adoption gets another day",
        lambda: record_adoption(version=the_version(), body="CCPCJ", date=date(2052, 5, 18)),
        text,
    ),
    Deed(
        "the themes of a text are changed",
        lambda: services.set_relations(text(), {"themes": [make.make_theme("other")]}),
        text,
    ),
    Deed("a keyword is deleted", delete(first(Keyword)), first(Keyword)),
    Deed("a former address is deleted", delete(first(FormerSlug)), text),
    Deed("a theme is deleted", delete(first(Theme)), first(Theme)),
    Deed("every text is overwritten past the services", update_everything, text, first(Resolution, slug="a-res-107-1")),
    Deed(
        "paragraphs are renumbered in bulk",
        lambda: services.step_aside(the_version().paragraphs.all(), "position"),
        text,
    ),
    Deed(
        "two works are joined",
        lambda: join(Resolution.objects.get(slug=DRAFT), Version.objects.get(symbol="A/RES/107/1")),
        first(Resolution, slug="a-res-107-1"),
        first(Resolution, slug=DRAFT),
    ),
    Deed("a meeting is deleted", delete(first(Meeting, number=2)), first(Meeting, number=2)),
    Deed("a statement is deleted", delete(first(Statement)), first(Statement)),
    Deed(
        "a statement gets another speaker", update(first(Statement), state=None, on_behalf_states=[]), first(Statement)
    ),
    Deed(
        "a paragraph of the report loses its documents",
        lambda: DocumentEntry.objects.update(paragraph=None),
        session_of_text,
    ),
    Deed("a footnote of the report is deleted", delete(first(ReportFootnote)), first(ReportParagraph)),
    Deed("a document is deleted with its symbols", delete(first(Document)), first(Document)),
    Deed(
        "a session gets another theme in two languages",
        update(session_of_text, theme_ar="موضوع", theme_zh="主题"),
        session_of_text,
    ),
    Deed("an organization is deleted", delete(first(Organization)), first(Organization)),
    Deed("a person is deleted", delete(first(Person)), first(Person)),
    Deed("a spelling is deleted", delete(first(Spelling)), first(State, spellings__isnull=False)),
    Deed("a term on the Commission ends earlier", update(first(CommissionTerm), last_year=2051), first(CommissionTerm)),
    Deed("a membership is deleted", delete(first(Membership)), first(Membership)),
    Deed(
        "all numbers of sponsors are raised at once",
        lambda: Sponsorship.objects.update(position=F("position") + 5),
        text,
    ),
)
