"""What the adopted paragraphs of a theme ask, and of whom, counted in the arrays of the index."""

from typing import NamedTuple

from .facet_arrays import FacetArrays

MOST_VERBS = 8
MOST_ADDRESSEES = 4


class ThemeAction(NamedTuple):
    """An action by its verb, in how many paragraphs it stands, and whom they address most, by codes."""

    verb: str
    paragraphs: int
    addressees: list[tuple[str, int]]


def theme_actions(arrays: FacetArrays, theme: str) -> list[ThemeAction]:
    """The actions of the operative paragraphs under a theme that address somebody, the most frequent first."""
    under = arrays.facets["theme"].mask([theme]) & arrays.facets["kind"].mask(["operative"])
    verbs = arrays.facets["verb"].counts(under)
    actions = []
    for verb in verbs:
        counts = arrays.facets["addressee"].counts(under & arrays.facets["verb"].mask([verb]))
        if counts:
            actions.append(ThemeAction(verb, verbs[verb], most_frequent(counts, MOST_ADDRESSEES)))
    return sorted(actions, key=lambda action: (-action.paragraphs, action.verb))[:MOST_VERBS]


def most_frequent(counts: dict[str, int], most: int) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]
