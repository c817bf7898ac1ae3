"""`python -m tests.bench alignment`."""

from io import StringIO
from random import Random

import pytest
from django.core.management import CommandError, call_command

from resolutions.models import ParagraphText, Resolution
from resolutions.text.document import TextBlock
from tests import factories as make
from tests.bench.benchmark_alignment import Command
from tests.bench.spoil import (
    TooShortError,
    halves,
    spoil,
    units,
)

pytestmark = pytest.mark.django_db
BIRDS = ["owl", "lark", "wren", "finch", "heron", "swift", "crane", "stork", "eagle", "raven", "robin", "goose"]


def words(seed: int, number: int = 40) -> str:
    rng = Random(seed)
    return ", ".join(f"{rng.choice(BIRDS)}{rng.randrange(99)} {rng.choice(BIRDS)}" for _ in range(number // 3)) + ";"


def blocks(number: int = 12) -> list[TextBlock]:
    return [TextBlock("operative", words(n), number=f"{n}.") for n in range(number)]


def test_a_spoiled_text_knows_where_each_paragraph_comes_from():
    old = blocks()
    spoiled = spoil(old, Random(1), ["kite"])
    pieces = [block.text for block, own in zip(spoiled.blocks, spoiled.sources, strict=True) if own == (spoiled.split,)]
    first, second = spoiled.merged
    (whole,) = (block.text for block, own in zip(spoiled.blocks, spoiled.sources, strict=True) if len(own) == 2)

    assert " ".join(pieces) == old[spoiled.split].text
    assert whole == f"{old[first].text} {old[second].text}"
    assert sorted({n for own in spoiled.sources for n in own}) == list(range(12))
    changed = [
        (old[own[0]].text, block.text)
        for block, own in zip(spoiled.blocks, spoiled.sources, strict=True)
        if len(own) == 1 and own != (spoiled.split,) and block.text != old[own[0]].text
    ]
    assert len(changed) == 2
    assert all("kite" in later or len(units(later)) < len(units(former)) for former, later in changed)
    assert [own[0] for own in spoiled.sources] != sorted(own[0] for own in spoiled.sources)


def test_the_same_seed_spoils_alike_and_another_one_otherwise():
    assert spoil(blocks(), Random(1), ["kite"]) == spoil(blocks(), Random(1), ["kite"])
    assert spoil(blocks(), Random(1), ["kite"]) != spoil(blocks(), Random(2), ["kite"])


def test_a_short_text_cannot_be_spoiled():
    with pytest.raises(TooShortError):
        spoil(blocks(3), Random(1), ["kite"])


def test_a_paragraph_is_cut_after_a_stop_near_its_middle():
    assert halves(
        "one two three four five six seven eight, nine ten eleven twelve thirteen fourteen fifteen sixteen"
    ) == (
        "one two three four five six seven eight,",
        "nine ten eleven twelve thirteen fourteen fifteen sixteen",
    )


def benchmark(*arguments: str) -> list[str]:
    out = StringIO()
    call_command(Command(), "--texts", "3", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_the_texts_held_are_measured_and_stay_as_they_were():
    version = make.make_version(make.make_resolution(make.make_session()), symbol="A/RES/97/9")
    for n in range(12):
        make.make_paragraph(version, number=str(n), text=words(n))
    draft = make.make_version(make.make_resolution(None, "62/1", release="draft"), symbol="A/RES/97/10")
    make.make_paragraph(draft, text=words(90))
    before = list(ParagraphText.objects.values_list("text"))

    row = benchmark("--seed", "9")[-1].split()
    assert row[:2] == ["en", "3"]
    assert row[5:8] == ["1.0000", "1.000", "1.000"]
    assert list(ParagraphText.objects.values_list("text")) == before
    assert Resolution.objects.count() == 2


def test_without_texts_it_says_so():
    with pytest.raises(CommandError, match="no text"):
        benchmark()
