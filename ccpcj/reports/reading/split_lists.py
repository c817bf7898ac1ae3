"""Lists in running text: entries between separators, where names contain separators themselves."""

import re

from ccpcj.lib.wording.lexicon import Lexicon, any_word
from sessions.states.names import Names

from .printed_names import PrintedNames, without_remark
from .unwrap import join_lines

OPEN, CLOSE = "(（“「《[«", ")）”」》]»"
GOES_ON = re.compile(r"[,،，、;；(（]$")


def nesting_depths(text: str) -> list[int]:
    """How deep in parentheses and quotes each character stands."""
    depths, depth = [], 0
    for char in text:
        depth = max(0, depth - (char in CLOSE))
        depths.append(depth)
        depth += char in OPEN
    return depths


def split_sentences(text: str, lexicon: Lexicon) -> list[tuple[int, str]]:
    """The sentences with their places; a stop inside parentheses or quotes ends none."""
    sentences, start, depths = [], 0, nesting_depths(text)
    for stop in lexicon.patterns["sentence_end"].finditer(text):
        if depths[stop.start()] == 0:
            sentences.append((start, text[start : stop.start()]))
            start = stop.end()
    return [*sentences, (start, text[start:])] if text[start:].strip() else sentences


class EntrySplitter:
    """Splits the lists of speakers and sponsors of a language."""

    def __init__(self, lexicon: Lexicon, names: Names) -> None:
        self.patterns = lexicon.patterns
        self.names = PrintedNames(lexicon, names)
        self.separator = re.compile(any_word(lexicon.lists["separators"]))

    def split(self, text: str) -> list[str]:
        """The entries of a list.

        A separator parts two entries when the one before it is complete (a mode in parentheses, a capacity, a whole
        known name or an institution) and what follows can begin one. So names that hold a separator ("Bosnia and
        Herzegovina") stay whole.
        """
        depths, entries, start, place = nesting_depths(text), [], 0, 0
        while match := self.separator.search(text, place):
            place = match.end()
            before, after = text[start : match.start()], text[place:]
            if depths[match.start()] or not before.strip() or self.is_inside_name(text, start, match.start()):
                continue
            if self.are_two_entries(before, after):
                entries.append(before)
                start = place
        return [entry.strip() for entry in (*entries, text[start:]) if entry.strip()]

    def is_inside_name(self, text: str, start: int, separator: int) -> bool:
        """Whether the separator is part of a known name: that of the entry, or of those on whose behalf it speaks."""
        begins = [start + self.lead_length(text[start:])]
        if behalf := self.patterns["on_behalf_verb"].search(text[start:separator]):
            begins.append(start + behalf.start("whom"))
        names = ((begin, self.names.longest_prefix(text[begin:])) for begin in begins)
        return any(name and begin + name[1] > separator for begin, name in names)

    def lead_length(self, entry: str) -> int:
        """How many characters a capacity takes that stands before the names ("the representatives of ")."""
        match = self.patterns["capacity"].match(entry)
        return match.end() if match and match.end() < len(entry) else 0

    def are_two_entries(self, before: str, after: str) -> bool:
        """Whether one entry ends and another begins at a separator."""
        if self.patterns["on_behalf_verb"].search(before) and self.begins_speaker(after):
            return True
        before, after = before[self.lead_length(before) :], after[self.lead_length(after) :]
        if self.patterns["mode_end"].search(before) or self.names.person_and_place(before):
            return True
        name_follows, office_follows = self.begins_name(after), self.begins_office(after)
        follows = name_follows or self.begins_institution(after)
        if self.patterns["capacity"].search(without_remark(before)) and follows:
            return True
        if self.names.is_officer(before) and (name_follows or office_follows):
            return True
        if self.names.is_known(before):
            return name_follows or office_follows or not re.match(self.names.titles, after.lstrip())
        is_institution = self.names.is_institution(self.names.without_office(before))
        is_titled = re.search(rf"{self.names.titles}$", before) and self.names.longest_prefix(before)
        return bool((is_institution and follows) or (is_titled and name_follows))

    def are_two_speakers(self, before: str, after: str) -> bool:
        """Whether a line is a whole speaker and the next line begins another, with no separator between them."""
        both = join_lines([before, after])
        continuations = (self.patterns[name].search(both) for name in ("on_behalf_verb", "in_office"))
        if GOES_ON.search(before) or any(match and match.start() >= len(before) for match in continuations):
            return False
        begins = (
            re.match(self.names.titles, after)
            or self.begins_speaker(after)
            or self.begins_name(after)
            or self.begins_office(after)
        )
        is_whole = self.names.is_officer(before) or self.ends_in_person(before)
        return bool(begins and (is_whole or self.are_two_entries(before, after)))

    def ends_in_person(self, text: str) -> bool:
        """Whether a personal name ends the line, and not an office in capitals."""
        match = self.patterns["person_end"].search(text)
        return bool(match and not re.search(self.names.titles, match["person"]))

    def begins_speaker(self, after: str) -> bool:
        """Whether the next entry begins with the capacity of whoever spoke."""
        return self.lead_length(after) > 0

    def begins_name(self, after: str) -> bool:
        """Whether the next entry begins with a known name, or is a person with one in parentheses behind."""
        if self.names.longest_prefix(after):
            return True
        return self.names.person_and_place(self.patterns["mode_end"].sub("", self.up_to_separator(after))) is not None

    def begins_office(self, after: str) -> bool:
        """Whether the next entry is an office that needs no name, or begins with an article before one."""
        office = self.names.articles + self.names.titles
        return self.names.is_official(self.first_entry(after)) or bool(re.match(office, after))

    def begins_institution(self, after: str) -> bool:
        """Whether the next entry, up to the next separator, is an institution by its last word before an office."""
        return self.names.is_institution(self.names.without_office(self.first_entry(after)))

    def first_entry(self, text: str) -> str:
        """What stands before the first separator, without a remark in parentheses."""
        return re.sub(r"[（(].*$", "", self.up_to_separator(text)).strip()

    def up_to_separator(self, text: str) -> str:
        return self.separator.split(text)[0].strip()
