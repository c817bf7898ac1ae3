"""Names as reports print them: of states, groups and organizations, with articles, offices and remarks around them."""

import re
from collections.abc import Sequence

from ccpcj.lib.wording.lexicon import Lexicon, any_word
from sessions.states.names import KINDS, Match, Names

PERSON = re.compile(r"(?:[^\W\d_][\w.’'-]*)(?: [^\W\d_][\w.’'-]*){1,4}(?=\s*[（(])")
PLACE = re.compile(r"[（(]([^（）()]*(?:[（(][^（）()]*[）)])?)[）)]$")


class PrintedNames:
    """The names that are known in the language of a report, and what its word list says of names."""

    def __init__(self, lexicon: Lexicon, names: Names) -> None:
        self.lexicon, self.names = lexicon, names
        self.titles, self.articles = any_word(lexicon.lists["titles"]), any_word(lexicon.lists["articles"])

    def find(self, text: str, *kinds: str) -> Match | None:
        return self.names.find(text, self.lexicon.language, kinds or KINDS)

    def key(self, text: str, kind: str) -> str | None:
        """The key of the state, group or organization of that name."""
        match = self.find(text, kind)
        return match.key if match else None

    def longest_prefix(self, text: str) -> tuple[Match, int] | None:
        return self.names.longest_prefix(text, self.lexicon.language)

    def why(self, text: str, kinds: Sequence[str] = KINDS) -> str:
        """Why a name was not found, in a sentence for a reviewer."""
        return self.names.why(text, self.lexicon.language, kinds)

    def is_known(self, text: str) -> bool:
        """A known name, with or without a remark in parentheses behind it."""
        return bool(self.find(text) or self.find(without_remark(text)))

    def is_institution(self, text: str) -> bool:
        return bool(self.lexicon.patterns["institution"].search(text))

    def is_official(self, text: str) -> bool:
        """Whether an office stands alone that needs no name: the Chair, the Rapporteur."""
        return self.without_article(text) in self.lexicon.codes["officials"]

    def is_officer(self, text: str) -> bool:
        """An office that needs no name, or one that ends in its name: "the Minister of Justice of Egypt"."""
        is_titled = re.match(rf"(?:{self.articles})?{self.titles}", text)
        owners = (self.name_behind(text, inner) for inner in self.lexicon.patterns["inner_name"].finditer(text))
        return self.is_official(text) or bool(is_titled and any(map(self.is_known, owners)))

    def without_article(self, text: str) -> str:
        return re.sub(rf"^{self.articles}", "", text)

    def without_office(self, entry: str) -> str:
        """A name without the offices behind it, in a language that has them there."""
        return self.lexicon.patterns["offices_end"].sub("", entry)

    def name_behind(self, text: str, inner: re.Match[str]) -> str:
        """The name behind a word inside an office, without its article; one that is part of the name is written whole.

        In Arabic "for" takes the first letter of an article, but not where the name itself begins like an article.
        """
        name, contractions = self.without_article(text[inner.end() :]), self.lexicon.codes["contractions"]
        written = re.compile(any_word(contractions)).match(text, inner.start())
        if not written or self.longest_prefix(name):
            return name
        return contractions[written[0]] + text[written.end() :]

    def person_and_place(self, entry: str) -> tuple[str, str] | None:
        """A person and the state or organization printed in parentheses behind: "Ann Example (Canada)"."""
        person, place = PERSON.match(entry), PLACE.search(entry)
        if not person or not place or person.end() < len(entry[: place.start()].rstrip()):
            return None
        is_capitalized = all(word[0].isupper() for word in person[0].split())
        is_known = self.find(place[1]) and not self.longest_prefix(entry)
        return (person[0], place[1]) if is_capitalized and is_known and not self.is_institution(person[0]) else None


def without_remark(text: str) -> str:
    return re.sub(r"[（(].*[）)]$", "", text).strip()
