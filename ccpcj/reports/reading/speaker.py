"""One speaker as a report prints one: who, in which office and capacity, for whom, in what mode."""

import re
from dataclasses import dataclass, field

from ccpcj.lib.wording.lexicon import Lexicon, any_of
from sessions.states.names import Match, Names

from .split_lists import (
    from_place,
    name_behind,
    split_entries,
    without_article,
)
from .unwrap import markers_in, tidy, without_markers


@dataclass
class Speaker:
    """The parts of a speaker's line; `kind` is what the name was resolved to."""

    printed: str
    speaker: str = ""
    kind: str | None = None  # state | group | organization
    key: str | None = None
    person: str | None = None
    title: str | None = None
    capacity: str | None = None
    on_behalf_of: str | None = None
    on_behalf_group: str | None = None
    on_behalf_states: list[str] = field(default_factory=list)
    mode: str | None = None
    why: str = ""  # why the name was not resolved


def read_speaker(
    entry: str, words: Lexicon, names: Names, notes: dict[int, str], organizations: bool = False, behalf: str = ""
) -> Speaker:
    """Take a line apart from its end: mode, on behalf of whom, person, capacity; then the name, then the title.

    `notes` are the footnotes, for one may go on "on behalf of"; `organizations` says that the list is of organizations,
    `behalf` for whom, where the sentence tells it apart from the speaker.
    """
    found = Speaker(tidy(without_markers(entry)).strip("，、؛،；;,。 "))
    rest = take_parentheses(found.printed, found, words, names)
    rest = take_on_behalf(rest, found, words, names)
    rest = take_office(rest, found, words)
    rest = take_parentheses(rest, found, words, names)
    rest = take_capacity(rest, found, words)
    if placed := from_place(rest, words, names):
        found.person, rest = placed
    rest = take_person(rest, found, words, names)
    name_speaker(rest, found, words, names, organizations)
    if behalf and not found.on_behalf_of:
        behalf_of(tidy(without_markers(behalf)), found, words, names)
    for number in markers_in(entry + behalf):
        go_on_behalf(notes.get(number, ""), found, words, names)
    if found.capacity == "member" and found.kind == "organization":
        found.capacity, found.title = None, found.title or words.lists["member_title"][0]
    return found


def take_parentheses(rest: str, found: Speaker, words: Lexicon, names: Names) -> str:
    """The parentheses at the end that are a mode or name for whom one speaks; any other belongs to the name."""
    while match := mode_at_end(rest, words) or behalf_at_end(rest, words):
        if "modes" in match.groupdict():
            found.mode = read_mode(match["modes"], words)
        else:
            behalf_of(match["whom"], found, words, names)
        rest = rest[: match.start()].rstrip()
    return rest


def mode_at_end(rest: str, words: Lexicon) -> re.Match[str] | None:
    end = words.patterns["paren_end"].search(rest)
    return words.patterns["mode"].fullmatch(rest, end.start()) if end else None


def behalf_at_end(rest: str, words: Lexicon) -> re.Match[str] | None:
    """The parentheses at the end that say for whom one speaks; the name of a state there may have its own."""
    return next((m for m in words.patterns["on_behalf_mark"].finditer(rest) if m.end() == len(rest)), None)


def read_mode(printed: str, words: Lexicon) -> str:
    """The code of a mode; two modes of one speaker are `mixed`."""
    codes = {words.codes["modes"][word] for word in re.findall(any_of(words.codes["modes"]), printed)}
    return codes.pop() if len(codes) == 1 else "mixed"


def take_on_behalf(rest: str, found: Speaker, words: Lexicon, names: Names) -> str:
    match = words.patterns["on_behalf_verb"].search(rest)
    if match:
        behalf_of(match["whom"], found, words, names)
        return rest[: match.start()].rstrip()
    return rest


def take_office(rest: str, found: Speaker, words: Lexicon) -> str:
    """The office in which one speaks for this once: "in her capacity as Chair"."""
    match = words.patterns["in_office"].search(rest)
    found.title = match["title"] if match else None
    return rest[: match.start()].rstrip() if match else rest


def behalf_of(whom: str, found: Speaker, words: Lexicon, names: Names) -> None:
    """For whom: a group, or the states that are named."""
    found.on_behalf_of = whom
    match = names.find(whom, words.language, ("group",))
    found.on_behalf_group = match.key if match else None
    if not match:
        found.on_behalf_states = states_in(whom, words, names)


def go_on_behalf(note: str, found: Speaker, words: Lexicon, names: Names) -> None:
    """A footnote on the line that names further states: "also on behalf of …"."""
    match = words.patterns["on_behalf_note"].search(note)
    if match:
        found.on_behalf_of = found.on_behalf_of or match["whom"]
        found.on_behalf_states = list(dict.fromkeys([*found.on_behalf_states, *states_in(match["whom"], words, names)]))


def states_in(text: str, words: Lexicon, names: Names) -> list[str]:
    found = [names.find(entry, words.language, ("state",)) for entry in split_entries(text, words, names)]
    return [match.key for match in found if match]


def take_capacity(rest: str, found: Speaker, words: Lexicon) -> str:
    match = words.patterns["capacity"].search(rest)
    if not match or match[0] == rest:
        return rest
    found.capacity = words.codes["capacities"][match["capacity"].casefold()]
    return rest[: match.start()] + rest[match.end() :]


def take_person(rest: str, found: Speaker, words: Lexicon, names: Names) -> str:
    """A personal name at the end or before an office; an institution in Latin letters is no person."""
    match = words.patterns["person_end"].search(rest) or words.patterns["person_start"].match(rest)
    if not match or names.find(rest, words.language) or names.find(match["person"], words.language):
        return rest
    found.person = match["person"]
    return (rest[: match.start()] + rest[match.end() :]).rstrip("，،, ")


def name_speaker(rest: str, found: Speaker, words: Lexicon, names: Names, organizations: bool) -> None:
    """The state, group or institution at the start, and the office behind it."""
    if not rest:
        found.speaker, found.why = found.person or found.printed, "Only a person is named."
        return
    rest = without_article(rest, words)
    if rest in words.codes["officials"]:
        found.speaker, found.title, found.kind, found.key = rest, rest, "organization", words.codes["officials"][rest]
        return
    before, rest = office_before(rest, words, names)
    known = names.longest_prefix(rest, words.language)
    name, title = (rest[: known[1]], rest[known[1] :]) if known else split_title(rest, words)
    institution = words.patterns["foreign_institution"].search(rest)
    if known and known[0].kind == "state" and title and institution:
        known, name, title = None, rest, ""
    elif known and known[0].kind == "state" and title.strip() and organizations and not found.capacity:
        known, name, title = None, *split_title(rest, words)
    title = f"{before} {title.strip()}"
    found.speaker, found.title = name.strip(), title.strip("".join(words.lists["edges"])) or found.title
    if known:
        found.kind, found.key = known[0].kind, known[0].key
    elif organizations or words.patterns["institution"].search(name):
        found.kind, found.key = "organization", name.strip()
        found.why = f"“{name.strip()}” is not among the known organizations."
    else:
        found.why = names.why(name, words.language)


def office_before(rest: str, words: Lexicon, names: Names) -> tuple[str, str]:
    """The office and what begins with the name, in a language that has it so: "Minister of Justice of Egypt".

    The first name that is known, a state before an organization, but none within the name of an institution; else
    an institution that begins with the word for what it is ("Chief of the Division for Ink").
    """
    leading = names.longest_prefix(rest, words.language)
    if is_institution(rest, words) or (leading and not is_office_of(rest, *leading, words)):
        return "", rest
    other, called = None, None
    for match in words.patterns["inner_name"].finditer(rest):
        parted = rest[: match.start()].strip(), name_behind(rest, match, words, names)
        known = names.longest_prefix(parted[1], words.language)
        if known and known[0].kind == "state":
            return parted
        if known or words.patterns["foreign_institution"].match(parted[1]):
            other = other or parted
            if not known:
                break
        elif re.match(rf"(?:[A-Z][\w’'-]* ){{0,3}}?{any_of(words.lists['institutions'])}(?!\w)", parted[1]):
            called = called or parted
    return other or called or ("", rest)


def is_office_of(rest: str, known: Match, length: int, words: Lexicon) -> bool:
    """An office that an organization is known by, in another body: "Secretary-General *of* the Ministry of Justice"."""
    owned = words.patterns["inner_name"].match(rest[length:].lstrip())
    named = words.patterns["institution"].search(rest[:length])
    return bool(known.kind == "organization" and owned and not named)


def is_institution(rest: str, words: Lexicon) -> bool:
    """Whether a name is an institution's from its first word on, with no office before it."""
    titled = re.match(any_of(words.lists["titles"]), rest)
    return bool(not titled and words.patterns["foreign_institution"].match(rest))


def split_title(rest: str, words: Lexicon) -> tuple[str, str]:
    """An unknown name and the office behind it, where an institution's last word parts them."""
    offices = words.patterns["offices_end"].pattern
    match = re.search(rf"(?<={either_fixed(words)}){offices}", rest)
    return (rest[: match.start()], match[0]) if match else (rest, "")


def either_fixed(words: Lexicon) -> str:
    """The last characters of institutions, for a look behind."""
    return "[" + "".join(sorted({re.escape(word[-1]) for word in words.lists["institutions"]})) + "]"
