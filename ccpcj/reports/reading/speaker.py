"""One speaker as a report prints one: who, in which office and capacity, for whom, in what mode."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ccpcj.lib.wording.lexicon import Lexicon, any_word
from sessions.states.names import Match, Names

from .printed_names import PrintedNames
from .split_lists import EntrySplitter
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

    def resolve(self, kind: str, key: str) -> None:
        self.kind, self.key = kind, key


def read_mode(printed: str, lexicon: Lexicon) -> str:
    """The code of a mode; two modes of one speaker are `mixed`."""
    modes = lexicon.codes["modes"]
    codes = {modes[word] for word in re.findall(any_word(modes), printed)}
    return codes.pop() if len(codes) == 1 else "mixed"


class SpeakerReader:
    """Reads speakers' lines; `notes` are the footnotes, for one may go on "on behalf of"."""

    def __init__(self, lexicon: Lexicon, names: Names, notes: Mapping[int, str]) -> None:
        self.lexicon, self.patterns, self.codes = lexicon, lexicon.patterns, lexicon.codes
        self.names = PrintedNames(lexicon, names)
        self.splitter = EntrySplitter(lexicon, names)
        self.notes = notes
        last_letters = sorted({re.escape(word[-1]) for word in lexicon.lists["institutions"]})
        self.office_behind_institution = re.compile(
            rf"(?<=[{''.join(last_letters)}]){lexicon.patterns['offices_end'].pattern}"
        )
        institutions = any_word(lexicon.lists["institutions"])
        self.begins_institution = re.compile(rf"(?:[A-Z][\w’'-]* ){{0,3}}?{institutions}(?!\w)")

    def read(self, entry: str, organizations: bool = False, behalf: str = "") -> Speaker:
        """Take a line apart from its end: mode, on behalf of whom, person, capacity; then the name, then the title.

        `organizations` says that the list is of organizations, `behalf` for whom, where the sentence tells it apart
        from the speaker.
        """
        speaker = Speaker(tidy(without_markers(entry)).strip("，、؛،；;,。 "))
        rest = self.take_parentheses(speaker.printed, speaker)
        rest = self.take_on_behalf(rest, speaker)
        rest = self.take_office(rest, speaker)
        rest = self.take_parentheses(rest, speaker)
        rest = self.take_capacity(rest, speaker)
        if person_and_place := self.names.person_and_place(rest):
            speaker.person, rest = person_and_place
        rest = self.take_person(rest, speaker)
        self.name_speaker(rest, speaker, organizations)
        if behalf and not speaker.on_behalf_of:
            self.set_behalf(tidy(without_markers(behalf)), speaker)
        for number in markers_in(entry + behalf):
            self.add_behalf_of_note(self.notes.get(number, ""), speaker)
        if speaker.capacity == "member" and speaker.kind == "organization":
            speaker.capacity, speaker.title = None, speaker.title or self.lexicon.lists["member_title"][0]
        return speaker

    def take_parentheses(self, rest: str, speaker: Speaker) -> str:
        """The parentheses at the end that are a mode or name for whom one speaks; any other belongs to the name."""
        while match := self.mode_at_end(rest) or self.behalf_at_end(rest):
            if "modes" in match.groupdict():
                speaker.mode = read_mode(match["modes"], self.lexicon)
            else:
                self.set_behalf(match["whom"], speaker)
            rest = rest[: match.start()].rstrip()
        return rest

    def mode_at_end(self, rest: str) -> re.Match[str] | None:
        end = self.patterns["paren_end"].search(rest)
        return self.patterns["mode"].fullmatch(rest, end.start()) if end else None

    def behalf_at_end(self, rest: str) -> re.Match[str] | None:
        """The parentheses at the end that say for whom one speaks; the name of a state there may have its own."""
        matches = self.patterns["on_behalf_mark"].finditer(rest)
        return next((match for match in matches if match.end() == len(rest)), None)

    def take_on_behalf(self, rest: str, speaker: Speaker) -> str:
        match = self.patterns["on_behalf_verb"].search(rest)
        if not match:
            return rest
        self.set_behalf(match["whom"], speaker)
        return rest[: match.start()].rstrip()

    def take_office(self, rest: str, speaker: Speaker) -> str:
        """The office in which one speaks for this once: "in her capacity as Chair"."""
        match = self.patterns["in_office"].search(rest)
        speaker.title = match["title"] if match else None
        return rest[: match.start()].rstrip() if match else rest

    def take_capacity(self, rest: str, speaker: Speaker) -> str:
        match = self.patterns["capacity"].search(rest)
        if not match or match[0] == rest:
            return rest
        speaker.capacity = self.codes["capacities"][match["capacity"].casefold()]
        return rest[: match.start()] + rest[match.end() :]

    def take_person(self, rest: str, speaker: Speaker) -> str:
        """A personal name at the end or before an office; an institution in Latin letters is no person."""
        match = self.patterns["person_end"].search(rest) or self.patterns["person_start"].match(rest)
        if not match or self.names.find(rest) or self.names.find(match["person"]):
            return rest
        speaker.person = match["person"]
        return (rest[: match.start()] + rest[match.end() :]).rstrip("，،, ")

    def set_behalf(self, whom: str, speaker: Speaker) -> None:
        """For whom: a group, or the states that are named."""
        speaker.on_behalf_of, speaker.on_behalf_group = whom, self.names.key(whom, "group")
        if not speaker.on_behalf_group:
            speaker.on_behalf_states = self.states_in(whom)

    def add_behalf_of_note(self, note: str, speaker: Speaker) -> None:
        """A footnote on the line that names further states: "also on behalf of …"."""
        match = self.patterns["on_behalf_note"].search(note)
        if match:
            speaker.on_behalf_of = speaker.on_behalf_of or match["whom"]
            states = [*speaker.on_behalf_states, *self.states_in(match["whom"])]
            speaker.on_behalf_states = list(dict.fromkeys(states))

    def states_in(self, text: str) -> list[str]:
        keys = (self.names.key(entry, "state") for entry in self.splitter.split(text))
        return [key for key in keys if key]

    def name_speaker(self, rest: str, speaker: Speaker, organizations: bool) -> None:
        """The state, group or institution at the start, and the office behind it."""
        if not rest:
            speaker.speaker, speaker.why = speaker.person or speaker.printed, "Only a person is named."
            return
        rest = self.names.without_article(rest)
        if organization := self.codes["officials"].get(rest):
            speaker.speaker = speaker.title = rest
            speaker.resolve("organization", organization)
            return
        before, rest = self.office_before(rest)
        match, name, title = self.name_and_title(rest, organizations and not speaker.capacity)
        title = f"{before} {title.strip()}"
        speaker.speaker = name.strip()
        speaker.title = title.strip("".join(self.lexicon.lists["edges"])) or speaker.title
        if match:
            speaker.resolve(match.kind, match.key)
        elif organizations or self.names.is_institution(name):
            speaker.resolve("organization", name.strip())
            speaker.why = f"“{name.strip()}” is not among the known organizations."
        else:
            speaker.why = self.names.why(name)

    def name_and_title(self, rest: str, is_organization: bool) -> tuple[Match | None, str, str]:
        """The known name at the start, or an unknown one, and the office behind it.

        The name of a state that begins that of an institution is none, nor with words behind it in a list of
        organizations.
        """
        known = self.names.longest_prefix(rest)
        if not known:
            return None, *self.split_office(rest)
        match, length = known
        title = rest[length:]
        if match.kind == "state" and title and self.patterns["foreign_institution"].search(rest):
            return None, rest, ""
        if match.kind == "state" and title.strip() and is_organization:
            return None, *self.split_office(rest)
        return match, rest[:length], title

    def office_before(self, rest: str) -> tuple[str, str]:
        """The office and what begins with the name, in a language that has it so: "Minister of Justice of Egypt".

        The first name that is known, a state before an organization, but none within the name of an institution; else
        an institution that begins with the word for what it is ("Chief of the Division for Ink").
        """
        leading = self.names.longest_prefix(rest)
        if self.is_institution_throughout(rest) or (leading and not self.is_office_of_other(rest, *leading)):
            return "", rest
        organization, institution = None, None
        for inner in self.patterns["inner_name"].finditer(rest):
            parted = rest[: inner.start()].strip(), self.names.name_behind(rest, inner)
            known = self.names.longest_prefix(parted[1])
            if known and known[0].kind == "state":
                return parted
            if known or self.patterns["foreign_institution"].match(parted[1]):
                organization = organization or parted
                if not known:
                    break
            elif self.begins_institution.match(parted[1]):
                institution = institution or parted
        return organization or institution or ("", rest)

    def is_office_of_other(self, rest: str, match: Match, length: int) -> bool:
        """An office that an organization is known by, in another: "Secretary-General *of* the Ministry of Justice"."""
        is_owned = self.patterns["inner_name"].match(rest[length:].lstrip())
        return bool(match.kind == "organization" and is_owned and not self.names.is_institution(rest[:length]))

    def is_institution_throughout(self, rest: str) -> bool:
        """Whether a name is an institution's from its first word on, with no office before it."""
        is_titled = re.match(self.names.titles, rest)
        return bool(not is_titled and self.patterns["foreign_institution"].match(rest))

    def split_office(self, rest: str) -> tuple[str, str]:
        """An unknown name and the office behind it, where an institution's last word parts them."""
        match = self.office_behind_institution.search(rest)
        return (rest[: match.start()], match[0]) if match else (rest, "")
