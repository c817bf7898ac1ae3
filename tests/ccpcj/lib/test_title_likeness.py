"""How alike two titles are."""

import pytest

from ccpcj.lib.title_likeness import title_likeness

BEACONS = "follow-up to the fourteenth meeting on beacons and preparations for the fifteenth meeting on beacons"
LAMPS = "follow-up to the thirteenth meeting on beacons and preparations for the fourteenth meeting on beacons"


def test_the_same_title_is_wholly_alike():
    assert title_likeness({"en": BEACONS}, {"en": BEACONS}) == 1


def test_either_title_may_come_first():
    assert title_likeness({"en": BEACONS}, {"en": LAMPS}) == title_likeness({"en": LAMPS}, {"en": BEACONS}) > 0.9


def test_the_language_in_which_they_are_most_alike_decides():
    title, other = (
        {"en": "keeping lamps", "fr": "entretien des phares"},
        {"en": "of boats", "fr": "entretien des phares"},
    )

    assert title_likeness(title, other) == 1


@pytest.mark.parametrize("other", [{}, {"fr": "keeping lamps"}])
def test_titles_without_a_common_language_are_not_alike(other):
    assert title_likeness({"en": "keeping lamps"}, other) == 0


def test_words_in_another_order_count_where_the_order_does_not():
    title, other = {"en": "lamps and boats"}, {"en": "boats and lamps at sea"}

    assert title_likeness(title, other, any_order=True) == 1
    assert title_likeness(title, other) < 0.8
