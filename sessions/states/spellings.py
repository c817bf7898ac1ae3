"""Which name is whose: why a spelling or a name of a state cannot be kept, in words."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ccpcj.lib.folded_key import folded_name
from ccpcj.lib.languages import LANGUAGES
from sessions.models import Spelling, State, StateName

Span = tuple[date | None, date | None]
FIELDS = ("name", "formal_name")


def spelling_refusal(spelling: Spelling) -> str:
    """Why a spelling cannot be kept: it is a name, or a spelling, of another state. Empty where it can."""
    folded = folded_name(spelling.text, spelling.language)
    others = State.objects.exclude(pk=spelling.state_id) if spelling.state_id else State.objects.all()
    columns = [f"{field}_{spelling.language}" for field in FIELDS]
    bearers = {state.pk: state for state in others.prefetch_related("former_names")}
    for state in bearers.values():
        names = (getattr(record, column) for record in (state, *state.former_names.all()) for column in columns)
        if any(name and folded_name(name, spelling.language) == folded for name in names):
            return f"“{spelling.text}” is the name of another state: {state} ({state.iso3})."
    same = Spelling.objects.filter(language=spelling.language, folded=folded, state__in=bearers).exclude(pk=spelling.pk)
    if other := same.select_related("state").first():
        return f"“{spelling.text}” is a spelling of another state already: {other.state} ({other.state.iso3})."
    return ""


def name_refusals(record: State | StateName, span: Span) -> dict[str, str]:
    """Why names of a state, which it bears in a span, cannot be kept: by column, the state that bears them then.

    Two states may have borne one name one after the other: Yugoslavia before 1992, and after.
    """
    state = record.state if isinstance(record, StateName) else record
    columns = {f"{field}_{language}": language for field in FIELDS for language in LANGUAGES}
    typed = {column: folded_name(getattr(record, column) or "", language) for column, language in columns.items()}
    others = list(State.objects.exclude(pk=state.pk).prefetch_related("former_names"))
    known = {(language, folded): other for language, folded, other in dated_names(others, span)}
    spellings = Spelling.objects.filter(state__in=others, folded__in=filter(None, typed.values()))
    known |= {(row.language, row.folded or ""): row.state for row in spellings.select_related("state")}
    return {
        column: f"“{getattr(record, column)}” is a name of another state: {other} ({other.iso3})."
        for column, folded in typed.items()
        if folded and (other := known.get((columns[column], folded)))
    }


def name_span(state: State) -> Span:
    """The days in which a state bears its own names: since the last of its former ones."""
    former = state.former_names.all() if state.pk else ()
    return max((names.until for names in former), default=state.since), state.until


def dated_names(states: Iterable[State], span: Span) -> Iterator[tuple[str, str, State]]:
    """The names that states bore in a span, folded: (language, name, state)."""
    for state in states:
        former = list(state.former_names.all())
        spans: Mapping[State | StateName, Span] = {
            state: name_span(state),
            **{names: (names.since, names.until) for names in former},
        }
        for record, own in spans.items():
            if overlap(own, span):
                for language in LANGUAGES:
                    for field in FIELDS:
                        if name := getattr(record, f"{field}_{language}"):
                            yield language, folded_name(name, language), state


def overlap(first: Span, second: Span) -> bool:
    """Whether two spans have a day in common; an empty end is open."""
    return not (ends_before(first, second) or ends_before(second, first))


def ends_before(first: Span, second: Span) -> bool:
    return bool(first[1] and second[0] and first[1] < second[0])
