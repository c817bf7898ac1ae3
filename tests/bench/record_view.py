"""What the record says of the made-up session, asked as a person would ask: by state, number, symbol, title, words."""

from collections import defaultdict
from itertools import combinations
from typing import Any

from ccpcj.history.models import RowChange
from ccpcj.review.models import Finding, ReportImport
from resolutions.models import JoinProposal, ParagraphText, Resolution, Sponsorship, Version
from sessions.models import AgendaItem, Meeting, Officer, Session, Statement

from .printed_session import (
    ASSEMBLY,
    LANGUAGES,
    SLOTS,
    SPEAKERS,
    SYMBOLS,
    Key,
    base_title,
    base_words,
    plain,
    specimen_lines,
)

PARAGRAPHS = [*SLOTS, "assembly-1", "assembly-2", "assembly-3"]


class RecordView:
    """The values and the rows of the record, by the keys of `Facts`; every row with how often it is there."""

    def __init__(self) -> None:
        self.values: dict[Key, Any] = {}
        self.stated: dict[Key, list[Any]] = defaultdict(list)  # the values of two works that may be one text
        self.times: dict[Key, int] = defaultdict(int)
        self.records: dict[Key, Any] = {}
        self.speakers: list[str] = []
        self.works: dict[str, set[int]] = {}
        self.messages = list(Finding.objects.values_list("message", flat=True))
        for session in Session.objects.all():
            self.add("session", record=session, members=session.members)
        for meeting in Meeting.objects.all():
            self.add("meeting", meeting.number, record=meeting, date=meeting.date)
        for item in AgendaItem.objects.filter(agenda="current"):
            self.add("item", item.number, record=item, **titles(item))
        self.read_statements()
        for officer in Officer.objects.select_related("state"):
            self.add("officer", officer.state and officer.state.iso3, record=officer)
        self.read_texts()
        self.read_paragraphs()

    def add(self, *key: Any, record: Any, **values: Any) -> None:
        self.times[key] += 1
        self.records[key] = record
        for name, value in values.items():
            if value not in (None, ""):
                self.values[*key, name] = value
                self.stated[*key, name].append(value)

    def read_statements(self) -> None:
        unknown = {specimen_lines(language)[SPEAKERS["QXL"]] for language in LANGUAGES}
        for statement in Statement.objects.select_related("state").order_by("paragraph__number", "order", "pk"):
            printed = {getattr(statement, f"printed_{language}") for language in LANGUAGES}
            name = statement.state.iso3 if statement.state else "QXL" if printed & unknown else "other"
            if name == "FJI":
                continue  # speaks after an adoption, nobody types it
            self.add("statement", name, record=statement, mode=statement.mode)
            if statement.paragraph_id and statement.kind == Statement.Kind.GENERAL_DEBATE:
                self.speakers.append(name)

    def read_texts(self) -> None:
        symbols = dict(Version.objects.exclude(symbol=None).values_list("symbol", "resolution"))
        for text, symbol in SYMBOLS.items():
            works = [work for work in Resolution.objects.filter(session__isnull=False) if is_text(work, text)]
            works += [work for work in Resolution.objects.filter(pk=symbols.get(symbol)) if work not in works]
            self.works[text] = {work.pk for work in works}
            for work in works:
                self.add("text", text, record=work, number=work.number, **titles(work))
        for version in Version.objects.filter(symbol=ASSEMBLY):
            words = {f"title_{row.language}": row.title for row in version.texts.all()}
            self.add("text", "assembly", record=version)
            self.values.update({("version", name): value for name, value in words.items()})
        for sponsor in Sponsorship.objects.filter(withdrawn_on=None).select_related("state"):
            for text, keys in self.works.items():
                if sponsor.resolution_id in keys and sponsor.entry_id is None and sponsor.state:
                    self.add("sponsor", text, sponsor.state.iso3, record=sponsor)

    def read_paragraphs(self) -> None:
        """The paragraphs by the words that all editions of one begin with."""
        slots = {
            language: {plain(base_words(slot, language))[:-1]: slot for slot in PARAGRAPHS} for language in LANGUAGES
        }
        stages = {Version.Stage.RECOMMENDED, Version.Stage.ADOPTED}
        texts = ParagraphText.objects.select_related("paragraph__version").order_by("paragraph__position")
        for text in texts.filter(paragraph__version__stage__in=stages):
            slot = next(
                (slot for base, slot in slots[text.language].items() if plain(text.text).startswith(base)), None
            )
            if slot is None:
                self.add("paragraph", text.text, text.language, record=text)
            elif slot.startswith("assembly") == (text.paragraph.version.symbol == ASSEMBLY):
                self.add("paragraph", slot, text.language, record=text)
                self.values["paragraph", slot, text.language] = text.text

    def share_a_name(self, text: str) -> bool:
        """Whether two works that are this text have a title in common; that of one has the symbol of its draft."""
        names = [
            {(name, plain(value)) for name, value in titles(work).items()}
            for work in Resolution.objects.filter(pk__in=self.works[text])
        ]
        return any(first & second for first, second in combinations(names, 2))

    def unjoined(self) -> bool:
        """Whether the Assembly's text and the draft of the same title stand apart, and nobody is asked about it."""
        version, draft = self.records.get(("text", "assembly")), self.records.get(("text", "ports"))
        if version is None or draft is None or version.resolution_id == draft.pk:
            return False
        own = titles(version.resolution)
        same = any(own.get(name) == value for name, value in titles(draft).items())
        return same and not JoinProposal.objects.filter(draft=draft, adopted=version).exists()


def titles(record: Any) -> dict[str, str]:
    named = {f"title_{language}": getattr(record, f"title_{language}") for language in LANGUAGES}
    return {name: value for name, value in named.items() if value}


def is_text(work: Resolution, text: str) -> bool:
    bases = {name: plain(base_title(text, name.removeprefix("title_"))) for name in titles(work)}
    return any(plain(value).startswith(bases[name]) for name, value in titles(work).items())


def everything() -> tuple[Any, ...]:
    """What tells that nothing at all was written: the last row that changed, every finding and every import."""
    last = RowChange.objects.order_by("-pk").values_list("pk", flat=True).first()
    return (
        last,
        list(Finding.objects.order_by("pk").values_list()),
        list(ReportImport.objects.order_by("pk").values_list()),
    )
