"""How alike two titles are: one measure for drafts and adopted texts, for texts on one subject, for cited texts."""

from collections.abc import Mapping

from rapidfuzz import fuzz


def title_likeness(title: Mapping[str, str], other: Mapping[str, str], *, any_order: bool = False) -> float:
    """How alike two titles are, from 0 to 1, in the language in which they are most alike; 0 without a common one.

    The titles stand by language, both folded the same way. 1 says that they are the same letter for letter; else it
    is the share of their letters that stand in both in the same order. With `any_order` the words that both have
    count wherever they stand, and 1 says that one title has all the words of the other. Which of the two comes first
    makes no difference.
    """
    measure = fuzz.token_set_ratio if any_order else fuzz.ratio
    return max((measure(title[lang], other[lang]) / 100 for lang in title if lang in other), default=0.0)
