"""How near two texts are, and which words differ."""

import random

import pytest

from ccpcj.lib.nearness import Run, differences, nearness, plain


@pytest.mark.parametrize(
    ("agreed", "proposed", "runs"),
    [
        ("Urges the zebra", "Urges the zebra", [Run("Urges the zebra")]),
        ("Urges the zebra", "urges the zebra", [Run("urges the zebra")]),
        ("Urges it", "Invites it", [Run("Urges", "del"), Run("Invites", "ins"), Run(" it")]),
        ("Urges the old zebra", "Urges the zebra", [Run("Urges the "), Run("old ", "del"), Run("zebra")]),
        ("敦促斑马", "邀请斑马", [Run("敦促", "del"), Run("邀请", "ins"), Run("斑马")]),
        ("shall do now", "should try now", [Run("shall do", "del"), Run("should try", "ins"), Run(" now")]),
    ],
)
def test_differences(agreed, proposed, runs):
    assert differences(agreed, proposed) == runs


def test_without_what_went_the_runs_are_the_proposed_text():
    chance = random.Random(3)
    for _ in range(300):
        one, other = ("".join(chance.choices("ab ，罪犯.", k=chance.randrange(14))) for _ in range(2))
        kept = "".join(run.text for run in differences(one, other) if run.kind != "del")
        assert "".join(kept.split()) == "".join(other.split()), (one, other)


def test_the_same_words_are_wholly_near_whatever_their_case_and_space():
    assert nearness(plain("Urges  THE\nzebra"), plain("urges the zebra")) == 100
    assert nearness(plain("urges"), plain("wzk")) == 0
