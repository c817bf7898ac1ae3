"""Which paragraph of one text became which of the other."""

from random import Random

import pytest

from ccpcj.lib.alignment import AlignedPair, AlignmentItem, align, moved_pairs, unit_keys

WORDS = ["owl", "lark", "wren", "finch", "heron", "swift", "crane", "stork", "eagle", "raven", "robin", "goose"]


def paragraph(seed: int, words: int = 24) -> str:
    rng = Random(seed)
    return " ".join(f"{rng.choice(WORDS)}{rng.randrange(40)}" for _ in range(words))


def items(texts: list[str], kind: str = "operative") -> list[AlignmentItem]:
    return [AlignmentItem(unit_keys(text), kind) for text in texts]


def pairs_of(old: list[str], new: list[str]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(pair.old, pair.new) for pair in align(items(old), items(new))]


TEXT = [paragraph(seed) for seed in range(8)]


def edited(text: str, every: int = 3) -> str:
    return " ".join(f"new{n}" if n % every == 0 else word for n, word in enumerate(text.split()))


def test_the_same_text_is_the_same():
    assert align(items(TEXT), items(TEXT)) == [AlignedPair((n,), (n,), 1.0) for n in range(8)]


def test_a_third_of_the_words_may_differ_wherever_the_paragraph_went():
    new = [TEXT[5], *TEXT[:5], edited(TEXT[7]), edited(TEXT[6])]

    assert pairs_of(TEXT, new) == [((n,), (n + 1,)) for n in range(5)] + [((5,), (0,)), ((6,), (7,)), ((7,), (6,))]


def test_what_is_like_nothing_was_removed_or_added():
    assert pairs_of([*TEXT[:2], paragraph(90)], [TEXT[0], paragraph(91), TEXT[1]]) == [
        ((0,), (0,)),
        ((1,), (2,)),
        ((2,), ()),
        ((), (1,)),
    ]


def cut(text: str, *places: int) -> list[str]:
    words = text.split()
    return [" ".join(words[a:b]) for a, b in zip((0, *places), (*places, len(words)), strict=True)]


@pytest.mark.parametrize("places", [(12,), (7,), (8, 16)])
def test_a_split_and_the_same_read_backwards_a_merge(places):
    new = [*TEXT[:2], *cut(TEXT[2], *places), *TEXT[3:]]
    pieces = tuple(range(2, 3 + len(places)))

    assert ((2,), pieces) in pairs_of(TEXT, new)
    assert (pieces, (2,)) in pairs_of(new, TEXT)
    assert len(pairs_of(TEXT, new)) == 8


def test_the_pieces_of_a_split_may_stand_apart():
    first, second = cut(TEXT[2], 14)

    assert ((2,), (2, 7)) in pairs_of(TEXT, [*TEXT[:2], first, *TEXT[3:7], second, TEXT[7]])


def test_a_piece_that_is_a_paragraph_of_its_own_is_no_split():
    first, second = cut(TEXT[2], 14)
    new = [*TEXT[:2], first, second, *TEXT[3:]]

    assert pairs_of([*TEXT[:3], second, *TEXT[3:]], new) == [((n,), (n,)) for n in range(9)]


def test_two_that_are_the_same_stay_beside_their_neighbours():
    old = ["(a) The rest;", TEXT[0], "(a) The rest;", TEXT[1]]

    assert pairs_of(old, [TEXT[1], TEXT[0], "(a) The rest;"]) == [((0,), ()), ((1,), (1,)), ((2,), (2,)), ((3,), (0,))]


def test_names_that_every_paragraph_has_make_no_two_paragraphs_one():
    name = "of the Congress on Owls and"
    rest = [f"{paragraph(n, 9)} {name}" for n in range(9)]

    assert pairs_of(
        [*rest, f"Invites all to write to the hosts {name}"], [*rest, f"Having read what others say {name}"]
    ) == [
        *(((n,), (n,)) for n in range(9)),
        ((9,), ()),
        ((), (9,)),
    ]


def test_a_heading_is_the_heading_when_a_paragraph_says_nearly_the_same():
    old = [AlignmentItem(("registers", "of", "made-up", "crime"), "heading")]
    new = [AlignmentItem(("registers", "of", "real", "crime"), kind) for kind in ("operative", "heading")]

    assert [(pair.old, pair.new) for pair in align(old, new)] == [((0,), (1,)), ((), (0,))]


@pytest.mark.parametrize(("old", "new"), [([], []), (TEXT, []), ([], TEXT)])
def test_an_empty_text_is_like_nothing(old, new):
    assert pairs_of(old, new) == [((n,), ()) for n in range(len(old))] + [((), (n,)) for n in range(len(new))]


def moves(old: list[str], new: list[str]) -> set[tuple[int, ...]]:
    return {pair.old for pair in moved_pairs(align(items(old), items(new)), [len(text) for text in old])}


def test_as_few_as_explain_the_order_moved():
    assert moves(TEXT, [TEXT[7], *TEXT[:7]]) == {(7,)}
    assert moves(TEXT, [TEXT[0], TEXT[2], paragraph(90), TEXT[3], TEXT[1], *TEXT[5:]]) == {(1,)}
    assert moves(TEXT, TEXT[2:]) == set()


def test_of_two_that_changed_places_the_shorter_one_moved():
    assert moves([paragraph(1, 8), paragraph(2, 40)], [paragraph(2, 40), paragraph(1, 8)]) == {(0,)}
    assert moves([paragraph(1, 40), paragraph(2, 8)], [paragraph(2, 8), paragraph(1, 40)]) == {(1,)}


def test_every_place_stands_in_one_pair_whatever_the_texts():
    for seed in range(60):
        rng = Random(seed)
        new = [edited(text, rng.randrange(2, 9)) for text in TEXT for _ in range(rng.randrange(3))]
        rng.shuffle(new)
        new += cut(TEXT[rng.randrange(8)], 9)
        pairs = align(items(TEXT), items(new))
        assert sorted(n for pair in pairs for n in pair.old) == list(range(8))
        assert sorted(n for pair in pairs for n in pair.new) == list(range(len(new)))
