"""Opening phrases, the actions they stand for, and whom they address."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import islice

from ccpcj.lib.folding import VOWELS, for_comparison, for_phrases

from .lexicon import Lexicon, any_word
from .phrasebook import WORD, Phrasebook, small_letters, words_of

LONGEST = 40  # words of an opening
PHRASE = "{phrase}"  # in a pattern of a word list: the place of the phrases of further actions
ADDRESSING = re.compile(
    r"(?!recall)(?:strongly |re)?"
    r"(?:request|invit|urge|encourag|call|appeal|demand|remind|iterates its (?:request|invit|call))"
)  # the actions that address somebody


class OpeningPhrases:
    """How paragraphs of a language open: with a phrase ("Encourages"), how often or how before it ("Also"), or behind
    and among its words, and with two of them joined ("welcomes and supports")."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        lists = lexicon.lists
        behind = Phrasebook(phrase_words([*lists["degrees_behind"], *lists["manners_behind"]]))
        self.before = Phrasebook(phrase_words([*lists["degrees"], *lists["manners"]]))
        self.capitalized = Phrasebook(map(words_of, lexicon.phrases), behind)
        self.small = Phrasebook(phrase_words(lexicon.phrases), behind)

    def opening(self, text: str) -> str | None:
        """Return the longest opening phrase of a text as printed, degree and all ("also encourages"), or None."""
        printed = list(islice(WORD.finditer(text), LONGEST))
        exact = [for_comparison(word[0]) for word in printed]
        small = small_letters(exact)
        behind_degrees = (
            end for start in self.before.run_ends(small) if start for end in self.small.phrase_ends(small, start)
        )
        ends = {*self.capitalized.phrase_ends(exact), *behind_degrees}
        ends |= {end for place in ends for end in self._second_phrase_ends(small, place)}
        return text[: printed[max(ends) - 1].end()] if ends else None

    def _second_phrase_ends(self, words: list[str], place: int) -> Iterator[int]:
        """Yield behind which words a second phrase ends that is joined to one before `place`."""
        for joining in self.lexicon.lists["joining"] if place < len(words) else ():
            rest = words[place].removeprefix(joining.strip())
            parted = [*words[:place], rest, *words[place + 1 :]]  # the Arabic "and" is written on its word
            if rest != words[place] and (not rest or not joining.endswith(" ")):
                for start in self.before.run_ends(parted, place if rest else place + 1):
                    yield from self.small.phrase_ends(parted, start)

    def verb(self, phrase: str) -> str | None:
        """Return the action of a phrase; repetition ("also", "further") is a degree, not another action."""
        whole, once = for_phrases(phrase), for_phrases(self._repetition.sub("", phrase))
        exact = self.actions.get(whole) or self.actions.get(once)
        return exact or self._action_at_start(once) or self._action_at_start(for_phrases(self._manner.sub("", once, 1)))

    def further_verbs(self, text: str) -> list[str]:
        """Return the further actions of an operative paragraph, each once, in their order."""
        verbs = [self.verb(match["phrase"]) for match in self._further_action.finditer(text)]
        return list(dict.fromkeys(verb for verb in verbs if verb))

    def addressees(self, rest: str) -> list[str]:
        """Return the codes of those whom a paragraph addresses: of the names that open the `rest` behind its phrase."""
        codes = []
        while match := self._addressee.match(rest):
            codes.append(self.lexicon.codes["addressees"][match["name"]])
            rest = rest[match.end() :]
        return list(dict.fromkeys(codes))

    def spelling(self, phrases: Iterable[str]) -> str:
        """Return a pattern for any of the phrases as they may be typeset, the longest first.

        A degree may stand behind a phrase or among its words: "Note également avec satisfaction".
        """
        behind = rf"(?:\s+{any_word(self.lexicon.lists['degrees_behind'])}(?!\w)){{0,2}}"
        spellings = []
        for phrase in sorted(set(phrases), key=len, reverse=True):
            words = [re.escape(word).replace("‑", "-").replace("’", "[’']") for word in phrase.split()]
            marked = [re.sub(r"([\u0621-\u064a])", rf"\1[{VOWELS}]*", word) for word in words]
            spellings.append(rf"{behind}\s+".join(marked))
        return f"(?:{'|'.join(spellings)}){behind}{self.lexicon.patterns['word_end'].pattern}"

    @cached_property
    def actions(self) -> dict[str, str]:
        """The actions by their folded phrases, with those of a sentence that tells a decision."""
        return {**self.lexicon.codes["stated_verbs"], **self.lexicon.verbs}

    @cached_property
    def further_phrases(self) -> str:
        """A pattern for any phrase that may open a further action."""
        not_further = {for_phrases(phrase) for phrase in self.lexicon.lists["not_further"]}
        return self.spelling(set(self.lexicon.verbs) - not_further)

    @cached_property
    def _further_action(self) -> re.Pattern[str]:
        """A further action in the same paragraph: ", and requests"."""
        written = self.lexicon.patterns["operative_verb"].pattern
        return re.compile(written.replace(PHRASE, self.further_phrases), re.IGNORECASE)

    @cached_property
    def _repetition(self) -> re.Pattern[str]:
        """The degrees of a phrase: before it, or among and behind its words."""
        degrees, behind = any_word(self.lexicon.lists["degrees"]), any_word(self.lexicon.lists["degrees_behind"])
        return re.compile(rf"^(?:{degrees}\s*)+|\s+{behind}(?!\w)", re.IGNORECASE)

    @cached_property
    def _manner(self) -> re.Pattern[str]:
        """The manners before a phrase."""
        return re.compile(rf"(?:{any_word(self.lexicon.lists['manners'])}\s*)+", re.IGNORECASE)

    @cached_property
    def _action_beginning(self) -> re.Pattern[str]:
        """Any phrase of an action, the longest first, whole at the start of a longer one."""
        return re.compile(rf"{any_word(self.actions)}(?:\b|$)")

    def _action_at_start(self, phrase: str) -> str | None:
        """Return the action that a longer phrase begins with: "encourages" of "encourages and supports"."""
        match = self._action_beginning.match(phrase)
        return self.actions[match[0]] if match else None

    @cached_property
    def _addressee(self) -> re.Pattern[str]:
        lists = self.lexicon.lists
        names, word_end = any_word(self.lexicon.codes["addressees"]), self.lexicon.patterns["word_end"].pattern
        return re.compile(
            rf"(?:{any_word(lists['separators'])})?\s*(?:{any_word(lists['articles'])})?(?P<name>{names}){word_end}"
        )


def phrase_words(phrases: Iterable[str]) -> Iterator[list[str]]:
    """The words of phrases in small letters."""
    return (small_letters(words_of(phrase)) for phrase in phrases)


@cache
def opening_phrases(lexicon: Lexicon) -> OpeningPhrases:
    return OpeningPhrases(lexicon)
