"""Who spoke: every statement that the paragraphs of a report record."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ccpcj.lib.wording.lexicon import Lexicon, any_of
from sessions.states.names import Names

from .blocks import NUMBERED, Block
from .meeting_references import COMMITTEE, MeetingReference, meeting_references
from .printed_report import Finding, Statement
from .report_tree import Outline, RawParagraph
from .speaker import Speaker, read_mode, read_speaker
from .split_lists import sentences, split_entries
from .unwrap import tidy, without_markers


@dataclass(frozen=True)
class Setting:
    """What holds for the speakers of a sentence."""

    kind: str
    meeting: MeetingReference | None = None
    capacity: str | None = None
    mode: str | None = None
    organizations: bool = False
    behalf: str = ""  # for whom, where that stands apart from the speaker
    unsure: str = ""  # the same, where it may be said of any of several speakers


class Reader:
    """Reads the statements of a report, paragraph by paragraph."""

    def __init__(self, words: Lexicon, names: Names, session: dict[str, object], notes: dict[int, str]) -> None:
        self.words, self.names, self.session, self.notes = words, names, session, notes
        self.findings: list[Finding] = []
        self.seen: dict[str, str] = {}  # persons named before, with their state
        self.last: MeetingReference | None = None  # the meeting named last

    def read(self, outline: Outline, items: dict[int, str | None], titles: dict[int, str]) -> list[Statement]:
        """All statements; `items` is the agenda item of each chapter, `titles` the headings over each paragraph."""
        found = []
        for paragraph in outline.paragraphs:
            item = items.get(paragraph.chapter.number) if paragraph.chapter else None
            found += self.paragraph(paragraph, item, titles.get(paragraph.number, ""))
        return found

    def paragraph(self, paragraph: RawParagraph, item: str | None, title: str) -> list[Statement]:
        found: list[Statement] = []
        for speaker, setting, lines in self.speakers(paragraph, item, title):
            statement = self.statement(speaker, setting, paragraph.number, len(found) + 1, item, lines)
            found.append(statement)
            if setting.unsure:
                message = f"{statement.printed} is one of several who spoke on behalf of “{setting.unsure}”: say which."
                self.findings.append(Finding("warning", "on-behalf-of-several", lines, message))
        return found

    def speakers(
        self, paragraph: RawParagraph, item: str | None, title: str
    ) -> Iterator[tuple[Speaker, Setting, tuple[int, int]]]:
        """The speakers of each sentence that says somebody spoke, with the lines they stand on."""
        lead = paragraph.lead
        numbered = NUMBERED.fullmatch(lead.raw)
        body = numbered[2] if numbered else lead.raw
        shift = len(lead.raw) - len(body)
        references = self.meetings(body)
        after = False
        for start, sentence in sentences(body, self.words):
            clean = re.sub(r"^\s*[（(][^（()）]*[）)]", "", sentence).strip()
            after = after or bool(self.words.patterns["after_adoption"].search(clean))
            base = Setting(self.kind(clean, item, title, after), current(references, start, start + len(sentence)))
            last = start + len(sentence) >= len(body) - 1
            if last and paragraph.items and (lead_in := self.words.patterns["people_lead"].search(clean)):
                listed = led_by(lead_in["who"], base, self.words)
                for block in paragraph.items:
                    yield read_speaker(block.raw, self.words, self.names, self.notes), listed, block.lines
            for entry, setting in self.entries(clean, base):
                said = setting.organizations, setting.behalf
                speaker = read_speaker(entry, self.words, self.names, self.notes, *said)
                place = body.find(entry, start) + shift
                yield speaker, setting, line_span(lead, place, place + len(entry))

    def meetings(self, text: str) -> list[MeetingReference]:
        """The meetings that a paragraph names; "the same meeting" is the one that was named last."""
        found = meeting_references(text, self.words, self.session)
        for same in self.words.patterns["same_meeting"].finditer(text):
            if last := current(found, 0, same.start()) or self.last:
                found.append(replace(last, start=same.start(), end=same.end()))
        found.sort(key=lambda reference: reference.start)
        self.last = found[-1] if found else self.last
        return found

    def without_setting(self, sentence: str) -> str:
        """A sentence without the meeting and the occasion that it names first."""
        while match := self.words.patterns["setting"].match(sentence):
            sentence = sentence[match.end() :]
        return sentence

    def entries(self, sentence: str, setting: Setting) -> Iterator[tuple[str, Setting]]:
        """The printed entries of a sentence, with what its form says of them."""
        patterns, sentence = self.words.patterns, self.without_setting(sentence)
        if match := patterns["shown"].search(sentence):
            setting = replace(setting, mode=read_mode(match["mode"].casefold(), self.words))
            yield from self.listed(match["who"], setting)
        elif patterns["anonymous"].match(sentence):
            return
        elif match := patterns["list_lead"].match(sentence):
            yield from self.listed(sentence[match.end() :], led_by(match["who"], setting, self.words))
        elif match := patterns["panel_lead"].search(sentence):
            yield from self.listed(sentence[match.end() :], replace(setting, kind="panel"))
        elif match := patterns["presenters"].search(sentence):
            yield from self.listed(match["list"], replace(setting, organizations=True))
        elif match := patterns["also_spoke"].match(sentence) or patterns["reported_as"].match(sentence):
            yield from self.spoken(match, "", setting)
        elif match := patterns["heard"].search(sentence):
            for speech in patterns["heard_speech"].finditer(match["speeches"]):
                named = speech["mode"] or speech[0][: speech.start("who") - speech.start()]  # "a video message by"
                mode = self.words.code("modes", named)
                yield from self.listed(speech["who"], replace(setting, mode=mode))
        elif match := patterns["spoke"].match(sentence):
            means = match.groupdict().get("means") or match["after"] or ""  # before the verb in Chinese
            remark = patterns["mode"].fullmatch(f"({means.strip(' ()（）')})")
            spoken = replace(setting, mode=read_mode(remark["modes"], self.words) if remark else None)
            yield from self.spoken(match, sentence[match.end() :], spoken)

    def spoken(self, match: re.Match[str], behind: str, setting: Setting) -> Iterator[tuple[str, Setting]]:
        """The entries of who spoke; for whom, where that stands before, in or behind the verb, is said of one alone."""
        told = self.words.patterns["on_behalf_verb"].search(behind)
        behalf = match.groupdict().get("behalf") or (told["whom"] if told else "")
        speakers = list(self.listed(match["who"], setting))
        sure, unsure = (behalf, "") if len(speakers) == 1 else ("", behalf)
        yield from ((speaker, replace(found, behalf=sure, unsure=unsure)) for speaker, found in speakers)

    def listed(self, text: str, setting: Setting) -> Iterator[tuple[str, Setting]]:
        """The entries of a list; a capacity printed once behind or before several names holds for each of them."""
        waiting, stated = list[str](), setting.capacity
        for entry in split_entries(text, self.words, self.names):
            match = self.words.patterns["capacity"].search(without_markers(entry))
            mode = self.words.patterns["mode_end"].search(without_markers(entry))
            leads = bool(match and match.start() == 0 and match.end() < len(entry))
            if leads or re.match(any_of(self.words.lists["titles"]), entry):
                yield from ((name, setting) for name in waiting)
                setting, waiting = replace(setting, capacity=stated), []
            if match and leads:
                setting = replace(setting, capacity=self.words.codes["capacities"][match["capacity"].casefold()])
                yield entry[match.end() :], setting
                continue
            waiting.append(entry)
            if match and (match["of"] or not mode):
                shared = replace(setting, capacity=self.words.codes["capacities"][match["capacity"]])
                waiting[-1] = entry[: match.start()] if match["of"] else entry
                yield from ((name, shared) for name in waiting)
                waiting = []
            elif match or mode or self.words.patterns["offices_end"].search(without_markers(entry)):
                yield from ((name, setting) for name in waiting)
                waiting = []
        yield from ((name, setting) for name in waiting)

    def kind(self, sentence: str, item: str | None, title: str, after: bool) -> str:
        """The kind of the statements of a sentence: what it says itself, else what its heading is about."""
        said = self.words.code("speech_kinds", sentence)
        bare = self.without_setting(sentence)
        told = any(self.words.patterns[name].search(bare) for name in ("spoke", "also_spoke"))
        if said and (told or said != "opening"):
            return said
        if after:
            return "after_adoption"
        return self.words.code("section_kinds", title) or ("item" if item else "other")

    def statement(
        self, speaker: Speaker, setting: Setting, paragraph: int, order: int, item: str | None, lines: tuple[int, int]
    ) -> Statement:
        found = Statement(paragraph, order, speaker.printed, speaker.speaker, lines=lines, agenda_item=item)
        if speaker.kind:
            setattr(found, speaker.kind, speaker.key)
        found.person, found.title = speaker.person, speaker.title
        found.capacity = speaker.capacity or (
            setting.capacity if speaker.kind != "organization" or setting.capacity == "observer" else None
        )
        found.on_behalf_of, found.on_behalf_group = speaker.on_behalf_of, speaker.on_behalf_group
        found.on_behalf_states = speaker.on_behalf_states
        found.mode, found.kind = speaker.mode or setting.mode, setting.kind
        if setting.meeting and len(setting.meeting.numbers) == 1:
            found.meeting, found.meeting_body = setting.meeting.numbers[0], setting.meeting.body
            found.date = setting.meeting.date
        self.review(found, speaker)
        return found

    def review(self, found: Statement, speaker: Speaker) -> None:
        """A finding for a speaker who was not resolved; a person met before helps the reviewer."""
        if found.person and found.state:
            self.seen.setdefault(found.person, found.state)
        if not speaker.kind and found.person in self.seen:
            found.state_inferred = self.seen[found.person]
        if not speaker.kind:
            hint = f" The person spoke before for {found.state_inferred}." if found.state_inferred else ""
            self.findings.append(
                Finding("warning", "unknown-speaker", found.lines, f"{found.printed}: {speaker.why}{hint}")
            )
        elif speaker.why:
            self.findings.append(Finding("info", "new-organization", found.lines, f"{found.printed}: {speaker.why}"))


def current(references: list[MeetingReference], start: int, end: int) -> MeetingReference | None:
    """The meeting last named up to the end of a sentence."""
    before = [reference for reference in references if reference.start < end]
    return before[-1] if before else None


def led_by(who: str, setting: Setting, words: Lexicon) -> Setting:
    """A list's lead says what its names are, and in which capacity they spoke."""
    organizations = bool(
        words.patterns["organizations_lead"].search(who) and not words.patterns["states_lead"].search(who)
    )
    return replace(setting, capacity=words.code("capacities", who.casefold()), organizations=organizations)


def line_span(block: Block, start: int, end: int) -> tuple[int, int]:
    """The source lines of a stretch of a block's raw text."""
    length, first, last = 0, block.source[0].number, block.source[-1].number
    for line in block.source:
        if length <= start:
            first = line.number
        if length < end:
            last = line.number
        length += len(tidy(line.text))
    return first, last


def infer_meetings(statements: list[Statement], outline: Outline, words: Lexicon, session: dict[str, object]) -> None:
    """Where a chapter names a single meeting, it is the likely one for the speakers of the chapter: a hint only."""
    named: dict[int, set[tuple[str, int]]] = {}
    chapters = {p.number: p.chapter.number for p in outline.paragraphs if p.chapter}
    for paragraph in outline.paragraphs:
        for reference in meeting_references(paragraph.text, words, session):
            found = named.setdefault(chapters.get(paragraph.number, 0), set())
            found.update((reference.body, number) for number in reference.numbers)
    for statement in statements:
        meetings = named.get(chapters.get(statement.paragraph, 0), set())
        if statement.meeting is None and len(meetings) == 1:
            body, number = next(iter(meetings))
            statement.meeting_inferred = number if body != COMMITTEE else None
