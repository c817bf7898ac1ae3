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
PARTED = re.compile(r"(?:^|\s+)and\s+|\s*,\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """One sponsor as printed, and what it names; neither state nor group where nothing certain is known."""

    printed: str
    state: str = ""
    group: str = ""
    submitted: bool = False  # an officer or a body submitted the draft: no sponsor
    problem: str = ""

    @property
    def resolved(self) -> bool:
        return bool(self.state or self.group)


def resolve(printed: Iterable[str], names: Names) -> list[Entry]:
    """The entries in their order; one that joins two names is parted."""
    return [entry for text in printed for entry in resolve_one(" ".join(text.split()), names)]


def resolve_one(text: str, names: Names) -> list[Entry]:
    if SUBMITTED.search(text):
        return [Entry(text, submitted=True)]
    entry = named(text, names)
    if entry.resolved:
        return [entry]
    return next(parted(text, names), [entry])


def named(text: str, names: Names) -> Entry:
    """An entry that is one name, or a state that speaks for a group or in a capacity."""
    if found := names.find(text, "en", STATE + GROUP):
        return Entry(text, **{found.kind: found.key})
    if match := CAPACITY.match(text):
        return speaking_for(text, match["state"], "", names)
    if match := ON_BEHALF.match(text):
        return speaking_for(text, match["state"], match["whom"], names)
    if found := without_a_space(text, names):
        return Entry(text, state=found)
    return Entry(text, problem=names.why(text, "en", STATE + GROUP))


def speaking_for(text: str, state: str, whom: str, names: Names) -> Entry:
    found = names.find(state, "en", STATE)
    name = MEMBERS.sub("", whom).strip()
    called = (whom, name, f"{FORMULA}{name}") if whom else ()
    group = next(filter(None, (names.find(one, "en", GROUP) for one in called)), None)
    problem = "" if group or not whom else names.why(name, "en", GROUP)
    return Entry(
        text,
        state=found.key if found else "",
        group=group.key if group else "",
        problem=problem if found else names.why(state, "en", STATE),
    )


def without_a_space(text: str, names: Names) -> str:
    """The one state whose name is printed with a space too many: "GE RMANY"."""
    tries = (text[: space.start()] + text[space.end() :] for space in re.finditer(" ", text))
    found = {match.key for one in tries if (match := names.find(one, "en", STATE))}
    return found.pop() if len(found) == 1 else ""


def parted(text: str, names: Names) -> Iterator[list[Entry]]:
    """The ways to part an entry so that every part is a name."""
    for between in PARTED.finditer(text):
        left, right = text[: between.start()], text[between.end() :]
        if not left:  # "and Viet Nam", the last of a list in one line
            yield resolve_one(right, names)
        first = named(left, names)
        if first.resolved and not first.problem:
            rest = resolve_one(right, names)
            if all(entry.resolved for entry in rest):
                yield [first, *rest]
