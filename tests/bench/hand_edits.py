"""What people do by hand to the made-up session: they type it before its report comes, and correct it afterwards.

Every edit goes through the services that the admin's screens use, and is noted in the ledger.
"""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db.models import Model, ProtectedError

from ccpcj.lib.services import create_record, delete_record, renumber, update_record
from resolutions.models import Paragraph, ParagraphText, Resolution, Version
from resolutions.sponsors.services import add_entry, remove_entry
from sessions.models import AgendaItem, Meeting, Session, State, Statement

from .ledger import Ledger
from .printed_session import LANGUAGES, NUMBER, SYMBOLS, YEAR, base_title, item_title
from .record_view import RecordView

Edit = Callable[[Random, RecordView, Ledger], None]
EDITS: dict[str, Edit] = {}


def edit(function: Edit) -> Edit:
    EDITS[function.__name__.replace("_", " ")] = function
    return function


def session() -> Session:
    """The session, entered by its number and year where nobody has."""
    found = Session.objects.filter(number=NUMBER).first()
    return found or create_record(Session, {"number": NUMBER, "year": YEAR})


def state(code: str) -> State:
    return State.objects.get(iso3=code)


def pick(rng: Random, view: RecordView, kind: str) -> tuple[Any, ...] | None:
    """One of the rows of a kind that are there."""
    keys = sorted((key for key in view.records if key[0] == kind and key[1:] != ("other",)), key=str)
    return rng.choice(keys) if keys else None


def set_value(ledger: Ledger, key: tuple[Any, ...], record: Model, value: Any) -> None:
    if getattr(record, key[-1]) != value:
        update_record(record, {key[-1]: value})
        ledger.note_value(key, value)


def enter(ledger: Ledger, key: tuple[Any, ...], model: type[Model], values: dict[str, Any], *names: str) -> Model:
    """Make a record, of which these values are those that an import may print too."""
    record = create_record(model, values)
    ledger.note_row(key)
    for name in names:
        if values.get(name):
            ledger.note_value((*key, name), values[name])
    return record


@edit
def type_members_of_the_session(rng: Random, view: RecordView, ledger: Ledger) -> None:
    set_value(ledger, ("session", "members"), session(), rng.choice([30, 31, 33]))


@edit
def type_a_meeting(rng: Random, view: RecordView, ledger: Ledger) -> None:
    number = rng.choice([1, 3, 6, 8])
    if ("meeting", number) not in view.records.keys() | ledger.deleted.keys():
        day = rng.choice([None, date(YEAR, 3, {1: 4, 3: 5, 6: 8, 8: 8}[number]), date(YEAR, 3, 2)])
        values = {"session": session(), "number": number, "date": day}
        enter(ledger, ("meeting", number), Meeting, values, "date" if number in (1, 6) else "")


@edit
def type_an_item(rng: Random, view: RecordView, ledger: Ledger) -> None:
    number, language = rng.choice([1, 2, 3, 9]), rng.choice(LANGUAGES)
    if ("item", number) not in view.records.keys() | ledger.deleted.keys():
        printed = item_title(language, number) if number < 9 else "Other"
        title = rng.choice([printed, f"{printed}, as typed"])
        values = {"session": session(), "number": number, f"title_{language}": title}
        enter(ledger, ("item", number), AgendaItem, values, f"title_{language}")


@edit
def type_a_statement(rng: Random, view: RecordView, ledger: Ledger) -> None:
    code = rng.choice(["EGY", "IDN", "SWE", "JPN", "CHL"])
    if ("statement", code) in view.records.keys() | ledger.deleted.keys():
        return
    speaker, number = state(code), 3 if code == "CHL" else 1
    meeting = Meeting.objects.filter(session=session(), number=number).first()
    values = {
        "session": session(), "state": speaker, "speaker_en": speaker.name_en, "printed_en": speaker.name_en,
        "kind": "general_debate" if code != "CHL" else "right_of_reply",
        "order": Statement.objects.filter(session=session(), paragraph=None).count() + 1,
        "meeting": rng.choice([meeting, None]), "mode": rng.choice(["", "in_person", "video", "online"]),
    }  # fmt: skip
    enter(ledger, ("statement", code), Statement, values, "mode" if code == "IDN" else "")


@edit
def type_a_draft(rng: Random, view: RecordView, ledger: Ledger) -> None:
    text, language = rng.choice(list(SYMBOLS)), rng.choice(LANGUAGES)
    if view.works[text] or ("text", text) in ledger.deleted:
        return
    title = rng.choice([base_title(text, language), f"{base_title(text, language)}, as typed"])
    values = {"session": session(), f"title_{language}": title}
    symbol = SYMBOLS[text] if rng.random() < 0.7 or not title.endswith(base_title(text, language)) else None
    work = enter(ledger, ("text", text), Resolution, values, f"title_{language}")
    create_record(Version, {"resolution": work, "symbol": symbol, "position": 1, "stage": "tabled"})
    if text == "ports" and rng.random() < 0.5:
        state_sponsors(work, ledger)


def state_sponsors(work: Resolution, ledger: Ledger) -> None:
    for code, printed in (("DZA", "Algeria"), ("JPN", "Japan")):
        add_entry(resolution=work, printed={"en": printed}, state=state(code))
        ledger.note_row(("sponsor", "ports", code))


@edit
def change_a_title(rng: Random, view: RecordView, ledger: Ledger) -> None:
    text, language = rng.choice(list(SYMBOLS)), rng.choice(LANGUAGES)
    if work := view.records.get(("text", text)):
        value = f"{base_title(text, language)} {rng.randint(50, 99)}"
        set_value(ledger, ("text", text, f"title_{language}"), work, value)


@edit
def change_a_number(rng: Random, view: RecordView, ledger: Ledger) -> None:
    work = view.records.get(("text", "courts"))
    if work and work.number:
        set_value(ledger, ("text", "courts", "number"), work, f"61/{rng.randint(5, 9)}")


@edit
def change_a_day(rng: Random, view: RecordView, ledger: Ledger) -> None:
    number = rng.choice([1, 6])
    if meeting := view.records.get(("meeting", number)):
        set_value(ledger, ("meeting", number, "date"), meeting, date(YEAR, 3, 1) + timedelta(rng.randint(0, 9)))


@edit
def change_an_item(rng: Random, view: RecordView, ledger: Ledger) -> None:
    number, language = rng.choice([1, 2]), rng.choice(LANGUAGES)
    if item := view.records.get(("item", number)):
        value = f"{item_title(language, number)} {rng.randint(50, 99)}"
        set_value(ledger, ("item", number, f"title_{language}"), item, value)


@edit
def change_a_mode(rng: Random, view: RecordView, ledger: Ledger) -> None:
    if statement := view.records.get(("statement", "IDN")):
        set_value(ledger, ("statement", "IDN", "mode"), statement, rng.choice(["video", "mixed", "online"]))


@edit
def change_words(rng: Random, view: RecordView, ledger: Ledger) -> None:
    key = pick(rng, view, "paragraph")
    if key and key in view.values:
        words = f"{view.values[key].rstrip('.;,，；。؛،')} {rng.randint(50, 99)};"
        update_record(view.records[key], {"text": words})
        ledger.note_value(key, words)


@edit
def add_a_paragraph(rng: Random, view: RecordView, ledger: Ledger) -> None:
    key = pick(rng, view, "paragraph")
    if key is None:
        return
    version = view.records[key].paragraph.version
    words = f"Thanks people {rng.randint(1000, 9999)}."
    number = max(version.paragraphs.values_list("position", flat=True), default=0) + 1  # where others were deleted, too
    values = {"version": version, "part": "operative", "position": number, "anchor": f"op-{number + 20}", "number": "9"}
    paragraph = create_record(Paragraph, values)
    create_record(ParagraphText, {"paragraph": paragraph, "language": "en", "text": words})
    ledger.note_row(("paragraph", words, "en"))


@edit
def delete_a_paragraph(rng: Random, view: RecordView, ledger: Ledger) -> None:
    if key := pick(rng, view, "paragraph"):
        paragraph = view.records[key].paragraph
        paragraphs = {row: text.paragraph for row, text in view.records.items() if row[0] == "paragraph"}
        ledger.note_deletion([row for row, other in paragraphs.items() if other == paragraph])
        delete_record(paragraph)


@edit
def add_a_sponsor(rng: Random, view: RecordView, ledger: Ledger) -> None:
    text, code = rng.choice(list(SYMBOLS)), rng.choice(["CHL", "KEN", "NOR"])
    work = view.records.get(("text", text))
    if work and ("sponsor", text, code) not in view.records:
        add_entry(resolution=work, printed={"en": state(code).name_en}, state=state(code))
        ledger.note_row(("sponsor", text, code))


@edit
def remove_a_sponsor(rng: Random, view: RecordView, ledger: Ledger) -> None:
    if key := pick(rng, view, "sponsor"):
        remove_entry(view.records[key])
        ledger.note_deletion([key])


@edit
def delete_a_statement(rng: Random, view: RecordView, ledger: Ledger) -> None:
    if key := pick(rng, view, "statement"):
        delete(view, ledger, key)


@edit
def delete_an_officer(rng: Random, view: RecordView, ledger: Ledger) -> None:
    if key := pick(rng, view, "officer"):
        delete(view, ledger, key)


@edit
def delete_an_item(rng: Random, view: RecordView, ledger: Ledger) -> None:
    if key := pick(rng, view, "item"):
        delete(view, ledger, key)


@edit
def delete_a_meeting(rng: Random, view: RecordView, ledger: Ledger) -> None:
    if key := pick(rng, view, "meeting"):
        delete(view, ledger, key)


@edit
def delete_a_text(rng: Random, view: RecordView, ledger: Ledger) -> None:
    text = rng.choice(list(SYMBOLS))
    if rng.random() < 0.4 and len(view.works[text]) == 1:
        rows = [key for key in view.records if key[0] == "sponsor" and key[1] == text]
        rows += [key for key in view.records if key[0] == "paragraph" and key[1].startswith(text)]
        work = view.records["text", text]
        if not work.versions.filter(body="GA", stage="adopted").exists():
            typed = [key for key in ledger.added if key[0] == "paragraph" and key in view.records]
            rows += [key for key in typed if view.records[key].paragraph.version.resolution_id == work.pk]
            delete(view, ledger, ("text", text), *rows)


def delete(view: RecordView, ledger: Ledger, key: tuple[Any, ...], *rows: tuple[Any, ...]) -> None:
    """Delete a record, with the rows that go with it, unless others hang from it."""
    try:
        delete_record(view.records[key])
    except ProtectedError:
        return
    ledger.note_deletion([key, *rows])


@edit
def exchange_speakers(rng: Random, view: RecordView, ledger: Ledger) -> None:
    speakers = [name for name in view.speakers if name in ("EGY", "IDN", "QXL")]
    if len(speakers) < 2:
        return
    first, second = (view.records["statement", name] for name in rng.sample(speakers, 2))
    first.order, second.order = second.order, first.order
    renumber([first, second], "order")
    front, back = sorted((first, second), key=lambda statement: statement.order)
    names = {record.pk: key[1] for key, record in view.records.items() if key[0] == "statement"}
    pair = (names[front.pk], names[back.pk])
    ledger.order = [other for other in ledger.order if not set(other) & set(pair)]
    ledger.order.append(pair)
