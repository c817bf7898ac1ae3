"""The printed sponsors of a resolution of the Assembly, resolved to states and groups. In English, as its record is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sessions.states.names import Names

GROUP, STATE = ("group",), ("state",)
SUBMITTED = re.compile(
    r"^(?:submitted|introduced)\b|^on the basis of|^the representative of\b.*\bon behalf of the bureau"
    r"|\bon the basis of informal consultations\b",
    re.IGNORECASE,
)
ON_BEHALF = re.compile(r"^(?P<state>.+?)[\s,(]+(?:on|of) behalf of (?P<whom>(?:[^()]|\([^()]*\))+)\)?$", re.IGNORECASE)
MEMBERS = re.compile(
    r"^the states members of the united nations that are members of (?:the )?(?:members of (?:the )?)?", re.IGNORECASE
)
FORMULA = "States Members of the United Nations that are members of the "
CAPACITY = re.compile(r"^(?P<state>.+?)\s*\(in its capacity as .+\)$", re.IGNORECASE)
SEPARATOR = re.compile(r"(?:^|\s+)and\s+|\s*,\s*", re.IGNORECASE)


@dataclass(frozen=True)
class ResolvedEntry:
    """One sponsor as printed, and what it names; neither state nor group where nothing certain is known."""

    printed: str
    state: str = ""
    group: str = ""
    submitted: bool = False  # an officer or a body submitted the draft: no sponsor
    problem: str = ""

    @property
    def resolved(self) -> bool:
        return bool(self.state or self.group)


def resolve_entries(printed: Iterable[str], names: Names) -> list[ResolvedEntry]:
    """Return the entries in their order; an entry that joins two names is split."""
    return [entry for text in printed for entry in resolve_entry(" ".join(text.split()), names)]


def resolve_entry(text: str, names: Names) -> list[ResolvedEntry]:
    if SUBMITTED.search(text):
        return [ResolvedEntry(text, submitted=True)]
    entry = entry_of_a_name(text, names)
    if entry.resolved:
        return [entry]
    return next(split_entry(text, names), [entry])


def entry_of_a_name(text: str, names: Names) -> ResolvedEntry:
    """Return an entry that is a single name, or a state that speaks for a group or in a capacity."""
    if name := names.find(text, "en", STATE + GROUP):
        return ResolvedEntry(text, state=name.key) if name.kind == "state" else ResolvedEntry(text, group=name.key)
    if match := CAPACITY.match(text):
        return entry_of_a_speaker(text, match["state"], "", names)
    if match := ON_BEHALF.match(text):
        return entry_of_a_speaker(text, match["state"], match["whom"], names)
    if key := state_without_a_space(text, names):
        return ResolvedEntry(text, state=key)
    return ResolvedEntry(text, problem=names.why(text, "en", STATE + GROUP))


def entry_of_a_speaker(text: str, state: str, whom: str, names: Names) -> ResolvedEntry:
    speaker = names.find(state, "en", STATE)
    name = MEMBERS.sub("", whom).strip()
    spellings = (whom, name, f"{FORMULA}{name}") if whom else ()
    group = next(filter(None, (names.find(spelling, "en", GROUP) for spelling in spellings)), None)
    problem = "" if group or not whom else names.why(name, "en", GROUP)
    return ResolvedEntry(
        text,
        state=speaker.key if speaker else "",
        group=group.key if group else "",
        problem=problem if speaker else names.why(state, "en", STATE),
    )


def state_without_a_space(text: str, names: Names) -> str:
    """Return the key of the only state whose name is printed with a space too many: "GE RMANY"."""
    spellings = (text[: space.start()] + text[space.end() :] for space in re.finditer(" ", text))
    keys = {name.key for spelling in spellings if (name := names.find(spelling, "en", STATE))}
    return keys.pop() if len(keys) == 1 else ""


def split_entry(text: str, names: Names) -> Iterator[list[ResolvedEntry]]:
    """Yield the ways to split an entry so that every part is a name."""
    for between in SEPARATOR.finditer(text):
        left, right = text[: between.start()], text[between.end() :]
        if not left:  # "and Viet Nam", the last of a list in one line
            yield resolve_entry(right, names)
        first = entry_of_a_name(left, names)
        if first.resolved and not first.problem:
            rest = resolve_entry(right, names)
            if all(entry.resolved for entry in rest):
                yield [first, *rest]
