"""What every part of a plan needs: the report, and the references to what its rows point at."""

import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha1
from typing import Any

from resolutions.models import Resolution, Version
from sessions.models import AgendaItem, Group, Meeting, Organization, Person, ReportParagraph, Session, State

from .rows import Ref, Row, ref

Json = dict[str, Any]


class Keys:
    """The natural keys of a report's records."""

    def __init__(self, report: Json) -> None:
        self.report, self.language = report, report["language"]
        self.session = ref(Session, number=report["session"]["number"])
        self.notes = {note["number"]: note["text"] for note in report["footnotes"]}
        self.source = next(iter(report["symbols"]), "")

    def named(self, field: str) -> str:
        """The column of a translated name or printed line in the report's language."""
        return f"{field}_{self.language}"

    def as_printed(self, found: Json, *fields: str) -> Json:
        """What the report prints in its own words, for the columns of its language."""
        return {self.named(field): found[field] or "" for field in fields}

    def called(self, named: Ref, name: str) -> Iterator[Row]:
        """Whom or what the report alone names: made under that name, or given it where the language has none yet."""
        name_in_language = {self.named("name"): name}
        yield Row(named.model, dict(named.key), {}, name_in_language)
        yield Row(named.model, dict(named.key), name_in_language, fill=True)

    def person(self, name: str | None) -> Ref | None:
        return ref(Person, printed=name) if name else None

    def item_key(self, number: int, letter: str = "", agenda: str = "current") -> Json:
        return {"session": self.session, "agenda": agenda, "number": number, "letter": letter}

    def item(self, number: str | None) -> Ref | None:
        return ref(AgendaItem, **self.item_key(int(number))) if number else None

    def meeting_key(self, body: str, number: int) -> Json:
        return {"session": self.session, "body": body, "number": number}

    def meeting(self, number: int | None, body: str | None = "plenary") -> Ref | None:
        return ref(Meeting, **self.meeting_key(body or "plenary", number)) if number else None

    def paragraph(self, number: int | None) -> Ref | None:
        return ref(ReportParagraph, session=self.session, number=number) if number else None

    def footnotes(self, model: Any, paragraph: Ref, numbers: list[int], marks: Any = ()) -> Iterator[Row]:
        """The footnotes of a paragraph; `marks` are the places of their markers, where they are known."""
        places = dict(marks)
        for number in numbers:
            if text := self.notes.get(number):
                key = {"paragraph": paragraph, "number": number, "language": self.language}
                yield Row(model, key, {"text": text, **({"place": places[number]} if number in places else {})})

    def work_key(self, text: Json) -> Json:
        fields = {name: text[name] for name in ("kind", "stage", "number")}
        return {"session": self.session, **fields, "body": text["body"] or ""}

    def text_version(self, text: Json) -> Ref:
        """The version whose words the report prints."""
        return ref(Version, resolution=ref(Resolution, **self.work_key(text)), stage=stage_of(text))


def stage_of(text: Json) -> str:
    """What a text of chapter I is: recommended to another body, or adopted."""
    return "recommended" if text["stage"] == "draft" else "adopted"


def state(code: str | None) -> Ref | None:
    return ref(State, iso3=code) if code else None


def group(code: str | None) -> Ref | None:
    return ref(Group, code=code) if code else None


def organization(name: str | None) -> Ref | None:
    return ref(Organization, slug=organization_slug(name)) if name else None


def organization_slug(name: str) -> str:
    """The slug of a known organization, or one made of the printed name of an unknown one."""
    return name if re.fullmatch(r"[a-z0-9-]+", name) else f"org-{sha1(name.encode()).hexdigest()[:10]}"


def day(printed: str | None) -> date | None:
    return date.fromisoformat(printed) if printed else None
