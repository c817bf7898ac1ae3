"""Who spoke: every statement that the paragraphs of a report record."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ccpcj.lib.wording.lexicon import Lexicon, any_word
from sessions.states.names import Names

from .blocks import NUMBERED, ReportBlock
from .meeting_references import COMMITTEE, MeetingFinder, MeetingReference
from .printed_report import Lines, PrintedStatement, ReadingFinding
from .report_tree import Outline, RawParagraph
from .speaker import Speaker, SpeakerReader, read_mode
from .split_lists import EntrySplitter, split_sentences
from .unwrap import tidy, without_markers

REMARK_AT_START = re.compile(r"^\s*[（(][^（()）]*[）)]")


@dataclass(frozen=True)
class SpeechSetting:
    """What holds for the speakers of a sentence."""

    kind: str
    meeting: MeetingReference | None = None
    capacity: str | None = None
    mode: str | None = None
    organizations: bool = False
    behalf: str = ""  # for whom, where that stands apart from the speaker
    unsure: str = ""  # the same, where it may be said of any of several speakers


class StatementReader:
    """The stage that reads the paragraphs of an outline, one after the other, and gives the statements they record.

    `notes` are the footnotes by number.
    """

    def __init__(self, lexicon: Lexicon, names: Names, meetings: MeetingFinder, notes: Mapping[int, str]) -> None:
        self.lexicon, self.patterns = lexicon, lexicon.patterns
        self.finder = meetings
        self.speaker_reader = SpeakerReader(lexicon, names, notes)
        self.splitter = EntrySplitter(lexicon, names)
        self.findings: list[ReadingFinding] = []
        self.states: dict[str, str] = {}  # of persons named before
        self.last_meeting: MeetingReference | None = None

    def read(self, outline: Outline) -> list[PrintedStatement]:
        statements: list[PrintedStatement] = []
        for paragraph in outline.paragraphs:
            statements += self.read_paragraph(paragraph)
        infer_meetings(statements, outline, self.finder)
        return statements

    def read_paragraph(self, paragraph: RawParagraph) -> list[PrintedStatement]:
        statements: list[PrintedStatement] = []
        for speaker, setting, lines in self.speakers(paragraph):
            statement = PrintedStatement(
                paragraph.number, len(statements) + 1, speaker.printed, speaker.speaker, lines=lines
            )
            statement.agenda_item = paragraph.agenda_item
            write_statement(statement, speaker, setting)
            self.check(statement, speaker)
            statements.append(statement)
            if setting.unsure:
                message = f"{statement.printed} is one of several who spoke on behalf of “{setting.unsure}”: say which."
                self.findings.append(ReadingFinding("warning", "on-behalf-of-several", lines, message))
        return statements

    def speakers(self, paragraph: RawParagraph) -> Iterator[tuple[Speaker, SpeechSetting, Lines]]:
        """The speakers of each sentence that says somebody spoke, with the lines they stand on."""
        lead = paragraph.lead
        numbered = NUMBERED.fullmatch(lead.raw)
        body = numbered[2] if numbered else lead.raw
        shift = len(lead.raw) - len(body)
        meetings = self.meetings(body)
        after_adoption = False
        for start, printed in split_sentences(body, self.lexicon):
            end = start + len(printed)
            sentence = REMARK_AT_START.sub("", printed).strip()
            after_adoption = after_adoption or bool(self.patterns["after_adoption"].search(sentence))
            kind = self.kind(sentence, paragraph, after_adoption)
            setting = SpeechSetting(kind, last_before(meetings, end))
            is_last = end >= len(body) - 1
            if is_last and paragraph.items and (list_lead := self.patterns["people_lead"].search(sentence)):
                of_list = self.under_lead(list_lead["who"], setting)
                for block in paragraph.items:
                    yield self.speaker_reader.read(block.raw), of_list, block.lines
            for entry, own in self.entries(sentence, setting):
                speaker = self.speaker_reader.read(entry, own.organizations, own.behalf)
                place = body.find(entry, start) + shift
                yield speaker, own, source_lines(lead, place, place + len(entry))

    def meetings(self, text: str) -> list[MeetingReference]:
        """The meetings that a paragraph names; "the same meeting" is the one that was named last."""
        meetings = self.finder.find(text)
        for same in self.patterns["same_meeting"].finditer(text):
            if last := last_before(meetings, same.start()) or self.last_meeting:
                meetings.append(replace(last, start=same.start(), end=same.end()))
        meetings.sort(key=lambda meeting: meeting.start)
        self.last_meeting = meetings[-1] if meetings else self.last_meeting
        return meetings

    def without_setting(self, sentence: str) -> str:
        """A sentence without the meeting and the occasion that it names first."""
        while match := self.patterns["setting"].match(sentence):
            sentence = sentence[match.end() :]
        return sentence

    def entries(self, sentence: str, setting: SpeechSetting) -> Iterator[tuple[str, SpeechSetting]]:
        """The printed entries of a sentence, with what its form says of them."""
        patterns, sentence = self.patterns, self.without_setting(sentence)
        if match := patterns["shown"].search(sentence):
            setting = replace(setting, mode=read_mode(match["mode"].casefold(), self.lexicon))
            yield from self.list_entries(match["who"], setting)
        elif patterns["anonymous"].match(sentence):
            return
        elif match := patterns["list_lead"].match(sentence):
            yield from self.list_entries(sentence[match.end() :], self.under_lead(match["who"], setting))
        elif match := patterns["panel_lead"].search(sentence):
            yield from self.list_entries(sentence[match.end() :], replace(setting, kind="panel"))
        elif match := patterns["presenters"].search(sentence):
            yield from self.list_entries(match["list"], replace(setting, organizations=True))
        elif match := patterns["also_spoke"].match(sentence) or patterns["reported_as"].match(sentence):
            yield from self.speech_entries(match, "", setting)
        elif match := patterns["heard"].search(sentence):
            for speech in patterns["heard_speech"].finditer(match["speeches"]):
                form = speech["mode"] or speech[0][: speech.start("who") - speech.start()]  # "a video message by"
                mode = self.lexicon.code("modes", form)
                yield from self.list_entries(speech["who"], replace(setting, mode=mode))
        elif match := patterns["spoke"].match(sentence):
            means = match.groupdict().get("means") or match["after"] or ""  # before the verb in Chinese
            remark = patterns["mode"].fullmatch(f"({means.strip(' ()（）')})")
            mode = read_mode(remark["modes"], self.lexicon) if remark else None
            yield from self.speech_entries(match, sentence[match.end() :], replace(setting, mode=mode))

    def speech_entries(
        self, match: re.Match[str], behind: str, setting: SpeechSetting
    ) -> Iterator[tuple[str, SpeechSetting]]:
        """The entries of who spoke; for whom, where that stands before, in or behind the verb, is said of one alone."""
        behind_verb = self.patterns["on_behalf_verb"].search(behind)
        behalf = match.groupdict().get("behalf") or (behind_verb["whom"] if behind_verb else "")
        entries = list(self.list_entries(match["who"], setting))
        sure, unsure = (behalf, "") if len(entries) == 1 else ("", behalf)
        yield from ((entry, replace(own, behalf=sure, unsure=unsure)) for entry, own in entries)

    def list_entries(self, text: str, setting: SpeechSetting) -> Iterator[tuple[str, SpeechSetting]]:
        """The entries of a list; a capacity printed once behind or before several names holds for each of them."""
        waiting, lead_capacity = list[str](), setting.capacity
        for entry in self.splitter.split(text):
            unmarked = without_markers(entry)
            match, mode = (self.patterns[name].search(unmarked) for name in ("capacity", "mode_end"))
            leads = match is not None and match.start() == 0 and match.end() < len(entry)
            if leads or re.match(any_word(self.lexicon.lists["titles"]), entry):
                yield from ((name, setting) for name in waiting)
                setting, waiting = replace(setting, capacity=lead_capacity), []
            if match and leads:
                setting = replace(setting, capacity=self.lexicon.codes["capacities"][match["capacity"].casefold()])
                yield entry[match.end() :], setting
                continue
            waiting.append(entry)
            if match and (match["of"] or not mode):
                of_all = replace(setting, capacity=self.lexicon.codes["capacities"][match["capacity"]])
                waiting[-1] = entry[: match.start()] if match["of"] else entry
                yield from ((name, of_all) for name in waiting)
                waiting = []
            elif match or mode or self.patterns["offices_end"].search(unmarked):
                yield from ((name, setting) for name in waiting)
                waiting = []
        yield from ((name, setting) for name in waiting)

    def under_lead(self, who: str, setting: SpeechSetting) -> SpeechSetting:
        """A list's lead says what its names are, and in which capacity they spoke."""
        organizations = self.patterns["organizations_lead"].search(who) and not self.patterns["states_lead"].search(who)
        capacity = self.lexicon.code("capacities", who.casefold())
        return replace(setting, capacity=capacity, organizations=bool(organizations))

    def kind(self, sentence: str, paragraph: RawParagraph, after_adoption: bool) -> str:
        """The kind of the statements of a sentence: what it says itself, else what its headings are about."""
        kind, bare = self.lexicon.code("speech_kinds", sentence), self.without_setting(sentence)
        tells_speech = any(self.patterns[name].search(bare) for name in ("spoke", "also_spoke"))
        if kind and (tells_speech or kind != "opening"):
            return kind
        if after_adoption:
            return "after_adoption"
        kind = self.lexicon.code("section_kinds", paragraph.headings)
        return kind or ("item" if paragraph.agenda_item else "other")

    def check(self, statement: PrintedStatement, speaker: Speaker) -> None:
        """A finding for a speaker who was not resolved; a person met before helps the reviewer."""
        if statement.person and statement.state:
            self.states.setdefault(statement.person, statement.state)
        if speaker.kind:
            if speaker.why:
                message = f"{statement.printed}: {speaker.why}"
                self.findings.append(ReadingFinding("info", "new-organization", statement.lines, message))
            return
        statement.state_inferred = self.states.get(statement.person or "")
        hint = f" The person spoke before for {statement.state_inferred}." if statement.state_inferred else ""
        message = f"{statement.printed}: {speaker.why}{hint}"
        self.findings.append(ReadingFinding("warning", "unknown-speaker", statement.lines, message))


def write_statement(statement: PrintedStatement, speaker: Speaker, setting: SpeechSetting) -> None:
    """Write what is known of a speaker and of the setting into a statement."""
    if speaker.kind:
        setattr(statement, speaker.kind, speaker.key)
    statement.person, statement.title = speaker.person, speaker.title
    shares_capacity = speaker.kind != "organization" or setting.capacity == "observer"
    statement.capacity = speaker.capacity or (setting.capacity if shares_capacity else None)
    statement.on_behalf_of, statement.on_behalf_group = speaker.on_behalf_of, speaker.on_behalf_group
    statement.on_behalf_states = speaker.on_behalf_states
    statement.mode, statement.kind = speaker.mode or setting.mode, setting.kind
    if setting.meeting and len(setting.meeting.numbers) == 1:
        statement.meeting, statement.meeting_body = setting.meeting.numbers[0], setting.meeting.body
        statement.date = setting.meeting.date


def last_before(meetings: Sequence[MeetingReference], end: int) -> MeetingReference | None:
    """The meeting last named before a place."""
    before = [meeting for meeting in meetings if meeting.start < end]
    return before[-1] if before else None


def source_lines(block: ReportBlock, start: int, end: int) -> Lines:
    """The source lines of a stretch of a block's raw text."""
    length, first, last = 0, *block.lines
    for line in block.source:
        if length <= start:
            first = line.number
        if length < end:
            last = line.number
        length += len(tidy(line.text))
    return first, last


def infer_meetings(statements: Sequence[PrintedStatement], outline: Outline, finder: MeetingFinder) -> None:
    """Where a chapter names a single meeting, it is the likely one for the speakers of the chapter: a hint only."""
    meetings: dict[int, set[tuple[str, int]]] = {}
    chapters = {paragraph.number: paragraph.chapter.number for paragraph in outline.paragraphs if paragraph.chapter}
    for paragraph in outline.paragraphs:
        in_chapter = meetings.setdefault(chapters.get(paragraph.number, 0), set())
        for reference in finder.find(paragraph.text):
            in_chapter.update((reference.body, number) for number in reference.numbers)
    for statement in statements:
        in_chapter = meetings[chapters.get(statement.paragraph, 0)]
        if statement.meeting is None and len(in_chapter) == 1:
            body, number = next(iter(in_chapter))
            statement.meeting_inferred = number if body != COMMITTEE else None
