"""The sponsors of a text, in the printed order."""

from collections.abc import Iterator

from ccpcj.lib.wording.lexicon import Lexicon
from sessions.states.names import Names

from .printed_names import PrintedNames
from .printed_report import Lines, ReadingFinding, Sponsor
from .split_lists import EntrySplitter

LISTS = ("sponsors", "sponsors_joined")


class SponsorReader:
    """Reads the entries behind "sponsored by"; a name that is not resolved is a finding."""

    def __init__(self, lexicon: Lexicon, names: Names) -> None:
        self.patterns = lexicon.patterns
        self.names = PrintedNames(lexicon, names)
        self.splitter = EntrySplitter(lexicon, names)
        self.findings: list[ReadingFinding] = []

    def read(self, text: str, lines: Lines) -> list[Sponsor]:
        """Return the sponsors that a paragraph names; a group's formula is one entry."""
        sponsors = list(self.read_lists(text))
        for sponsor in sponsors:
            if sponsor.state is None and sponsor.group is None:
                message = self.names.why(sponsor.name, ("state", "group"))
                self.findings.append(ReadingFinding("warning", "unknown-sponsor", lines, message))
        return sponsors

    def read_lists(self, text: str) -> Iterator[Sponsor]:
        for name in LISTS:
            for match in self.patterns[name].finditer(text):
                for entry in self.splitter.split(match["list"]):
                    yield self.read_entry(entry, joined=name == "sponsors_joined")

    def read_entry(self, entry: str, joined: bool) -> Sponsor:
        """A state, a group, or a state on behalf of a group."""
        behalf = self.patterns["on_behalf_mark"].search(entry)
        name = entry[: behalf.start()].strip() if behalf else entry
        group = self.names.key(behalf["whom"] if behalf else name, "group")
        return Sponsor(entry, self.names.key(name, "state"), group, joined)
