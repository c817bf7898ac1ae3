"""Two texts in one language beside each other."""

from resolutions.compare import (
    Comparison,
    Direction,
    ParagraphBreak,
    PrintedRun,
    Wording,
    compare,
    printed_parts,
)
from resolutions.text.document import TextBlock, TextNote
from resolutions.text.numbers import place_of_number

FIRST = "Encourages all States to keep owls in good order and to count them, and to tell the Office of their number;"
SECOND = "Requests the Office to lend larks to those that ask for them in writing, and to report on every wren;"
THIRD = "Decides to come back to the question of the heron at its next session under the item on marsh birds."


def block(text: str, number: str = "", part: str = "operative", **values: object) -> TextBlock:
    return TextBlock(part, text, number=number, at=place_of_number(number) if number else None, **values)


def numbered(*texts: str) -> list[TextBlock]:
    return [block(text, f"{n}.") for n, text in enumerate(texts, 1)]


def compared(old: list[TextBlock], new: list[TextBlock]) -> Comparison:
    return compare(Wording("Owls", "The Council,", old), Wording("Owls", "The Council,", new), "en")


def places_and_marks(comparison: Comparison) -> list[tuple]:
    names = ("unchanged", "changed", "annotated", "added", "removed", "moved", "split", "merged", "renumbered")
    return [
        (
            tuple(side.place for side in row.old),
            tuple(side.place for side in row.new),
            [name for name in names if getattr(row, name)],
        )
        for row in comparison.rows
    ]


def words_of_row(comparison: Comparison, row: int) -> str:
    signs = {"kept": "", "removed": "-", "added": "+"}
    words = ""
    for part in printed_parts(comparison.rows[row]):
        note = isinstance(part, PrintedRun) and (part.new_note or part.old_note)
        own = "¶" if isinstance(part, ParagraphBreak) else f"({note.text})" if note else part.after or part.before
        words += f"{signs[part.kind]}[{own}]" if signs[part.kind] else own
    return words


def test_the_same_text_is_unchanged_whatever_its_typesetting():
    comparison = compared(numbered(FIRST, SECOND), numbered(FIRST.replace(" owls", "\u00a0owls"), SECOND))

    assert comparison.same
    assert comparison.counts["unchanged"] == 2


def test_a_paragraph_that_stays_the_same_is_not_cut_into_words():
    comparison = compared(numbered(FIRST, SECOND), numbered(FIRST.replace(" owls", "\u00a0owls"), SECOND))

    assert [len(run.old) for row in comparison.rows for run in row.runs] == [1, 1]
    assert words_of_row(comparison, 0) == FIRST.replace(" owls", "\u00a0owls")


def test_each_paragraph_says_what_became_of_it():
    comparison = compared(numbered(FIRST, SECOND, THIRD), numbered(THIRD, FIRST.replace("Encourages", "Urges")))

    assert places_and_marks(comparison) == [
        ((2,), (0,), ["moved", "renumbered"]),
        ((0,), (1,), ["changed", "renumbered"]),
        ((1,), (), ["removed"]),
    ]
    assert comparison.counts == {
        "unchanged": 0, "changed": 1, "annotated": 0, "added": 0, "removed": 1,
        "moved": 1, "split": 0, "merged": 0, "renumbered": 2,
    }  # fmt: skip


def test_a_paragraph_that_only_took_another_number_is_unchanged_and_renumbered():
    comparison = compared(numbered(FIRST, SECOND), numbered(THIRD, FIRST, SECOND))

    assert places_and_marks(comparison) == [
        ((), (0,), ["added"]),
        ((0,), (1,), ["unchanged", "renumbered"]),
        ((1,), (2,), ["unchanged", "renumbered"]),
    ]


def test_a_number_typeset_otherwise_is_the_same_number():
    comparison = compared([block(FIRST, "1.")], [block(FIRST, "1 -")])

    assert places_and_marks(comparison) == [((0,), (0,), ["unchanged"])]


def test_a_split_tells_where_the_paragraph_was_cut_and_a_merge_where_it_was_joined():
    whole, first, second = numbered(f"{FIRST} {SECOND}"), *numbered(FIRST, SECOND)

    split, merged = compared(whole, [first, second]), compared([first, second], whole)
    assert places_and_marks(split) == [((0,), (0, 1), ["split"])]
    assert words_of_row(split, 0) == f"{FIRST}+[¶]{SECOND}"
    assert places_and_marks(merged) == [((0, 1), (0,), ["merged"])]
    assert words_of_row(merged, 0) == f"{FIRST}-[¶] {SECOND}"


def test_what_was_removed_stands_after_what_stood_before_it():
    comparison = compared(numbered(FIRST, SECOND, THIRD), numbered(THIRD))
    assert [row[0] for row in places_and_marks(comparison)] == [(0,), (1,), (2,)]

    comparison = compared(numbered(FIRST, SECOND, THIRD), numbered(FIRST))
    assert [row[0] for row in places_and_marks(comparison)] == [(0,), (1,), (2,)]


def test_a_footnote_is_compared_by_its_words_and_not_by_its_number():
    def noted(number: int, note: str) -> list[TextBlock]:
        return [block(FIRST, "1.", notes=[TextNote(number, note, 10)])]

    same = compared(noted(4, "See E/2052/30."), noted(7, "See E/2052/30."))
    assert same.same
    assert words_of_row(same, 0) == f"{FIRST[:10]}(See E/2052/30.){FIRST[10:]}"

    other = compared(noted(4, "See E/2052/30."), noted(4, "See E/2053/30."))
    assert places_and_marks(other) == [((0,), (0,), ["annotated"])]
    assert words_of_row(other, 0) == f"{FIRST[:10]}-[(See E/2052/30.)]+[(See E/2053/30.)]{FIRST[10:]}"


def test_words_that_are_the_same_are_not_changed_by_the_footnotes_among_them():
    def noted(*notes: TextNote) -> list[TextBlock]:
        return [block(FIRST, "1.", notes=list(notes))]

    first, second = (
        TextNote(1, "See the long list of owls in E/2052/30, annex I.", 10),
        TextNote(2, "Ibid., annex II.", 21),
    )
    comparison = compared(noted(first), noted(second))
    assert places_and_marks(comparison) == [((0,), (0,), ["annotated"])]
    assert [run.kind for run in comparison.rows[0].runs] == ["kept", "removed", "kept", "added", "kept"]
    assert not comparison.same
    assert compared(noted(), noted(first)).rows[0].annotated == {"added"}
    assert compared(noted(first), noted()).rows[0].annotated == {"removed"}


def test_changed_words_count_once_with_the_footnotes_among_them():
    note = TextNote(1, "See E/2052/30.", 10)
    comparison = compared([block(FIRST, "1.")], [block(FIRST.replace("owls", "larks"), "1.", notes=[note])])

    assert places_and_marks(comparison) == [((0,), (0,), ["changed"])]


def test_parts_are_compared_in_their_order_and_empty_paragraphs_left_out():
    comparison = compared(
        [block(THIRD, part="annex"), block(FIRST, part="preambular")],
        [block(FIRST, part="preambular"), block(" ", part="operative"), block(THIRD, part="annex")],
    )

    assert places_and_marks(comparison) == [((0,), (0,), ["unchanged"]), ((1,), (1,), ["unchanged"])]


def test_titles_are_compared():
    comparison = compare(Wording("Owls", "", []), Wording("Owls and larks", "The Council,", []), "en")

    assert [(run.kind, run.before, run.after) for run in comparison.title] == [
        ("kept", "Owls", "Owls"),
        ("added", "", " and larks"),
    ]
    assert not comparison.same


def test_a_changed_action_is_called_out_on_its_row():
    class Acted(TextBlock):
        verbs: tuple[str, ...] = ()

    def acted(verb: str) -> list[TextBlock]:
        made = Acted("operative", f"{verb}{FIRST.removeprefix('Encourages')}", phrase=verb)
        made.verbs = (verb.lower(),)
        return [made]

    (row,) = compared(acted("Urges"), acted("Encourages")).rows
    assert [(change.direction, change.before, change.after) for change in row.changes] == [
        (Direction.WEAKER, "Urges", "Encourages")
    ]
