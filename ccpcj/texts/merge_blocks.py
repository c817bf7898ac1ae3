"""The words of a version in one language three ways: what the last file said, what staff made of it, a newer file.

What staff left alone is as the newer file has it. What they corrected or added stays, and what they deleted stays out;
where the newer file says something else there too, theirs stands and a person decides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from ccpcj.lib.alignment import PartWords, pair_wordings
from resolutions.text.document import TextBlock, TextNote
from resolutions.text.paragraph_tree import bare_number

from .merge_facts import Conflict, merge_values

PlacedBlock = tuple[int | None, TextBlock]  # with its place among those of staff


class BlockMerge(NamedTuple):
    blocks: list[TextBlock]
    conflicts: list[tuple[str, str]]  # anchors, and what a person should know


def block_words(block: TextBlock) -> dict[str, Any]:
    """The words of a block, with its footnotes."""
    notes = {str(note.number): note.text for note in reversed(block.notes)}  # of a number printed twice the first
    return {"part": block.part, "text": block.text, "phrase": block.phrase, "notes": notes}


def block_structure(block: TextBlock) -> dict[str, Any]:
    """What a file said of the place of a block among the others; None where nobody says anything."""
    return {"number": bare_number(block.number) or None, "depth": block.depth or None, "heading": block.heading}


def stated_block(block: TextBlock) -> dict[str, Any]:
    """All that a file said of a block, as it is kept with the import."""
    return block_words(block) | block_structure(block)


def block_of_words(words: dict[str, Any]) -> TextBlock:
    notes = [TextNote(int(number), text, 0) for number, text in words["notes"].items()]
    return TextBlock(
        words["part"], words["text"], phrase=words["phrase"], notes=notes,
        number=words.get("number") or "", depth=words.get("depth") or 0, heading=words.get("heading"),
    )  # fmt: skip


def merge_blocks(base: Sequence[TextBlock], staff: Sequence[TextBlock], new: Sequence[TextBlock]) -> BlockMerge:
    """Merge a newer file into what stands; without a base all that stands is what people typed."""
    if not staff:
        return BlockMerge(list(new), [])
    of_base = pair_blocks(base, staff)  # by the place in base
    base_of = {j: i for i, j in pair_blocks(base, new).items()}  # by the place in new
    own = [j for j in range(len(staff)) if j not in of_base.values()]  # what staff added
    own_pairs = pair_blocks([staff[j] for j in own], new)
    own_of = {j: own[i] for i, j in own_pairs.items() if j not in base_of}  # and the newer file has as well
    conflicts: list[tuple[str, str]] = []
    placed: list[PlacedBlock] = []
    for j, block in enumerate(new):
        last = base[base_of[j]] if j in base_of else None
        before = block_words(last) if last else None
        place = of_base.get(base_of[j]) if j in base_of else own_of.get(j)
        if place is not None:
            standing = standing_block(last, staff[place], block, conflicts)
            placed.append((place, standing_structure(last, staff[place], block, standing, conflicts)))
        elif before is None:
            placed.append((None, block))
        elif before != block_words(block):
            conflicts.append(("", f"The file changes a paragraph that was taken out here: {start_of(block)}"))
    for place in kept_places(base, staff, of_base, {place for place, _ in placed if place is not None}):
        insert_after_neighbour(placed, place, staff[place])
        if place in of_base.values():
            message = f"The file leaves out a paragraph that was corrected here; it is kept: {start_of(staff[place])}"
            conflicts.append((staff[place].anchor, message))
    return BlockMerge([block for _, block in placed], conflicts)


def standing_block(
    base: TextBlock | None, staff: TextBlock, new: TextBlock, conflicts: list[tuple[str, str]]
) -> TextBlock:
    """The block of the newer file, or that of staff where they changed it since the last one."""
    before, here, stated = (block_words(side) if side else {} for side in (base, staff, new))
    if here in (before, stated):
        return new
    if before != stated:
        names = [name for name in ("text", "phrase", "notes") if here[name] != stated[name]]
        name = next((name for name in names if before.get(name) != stated[name]), names[0])
        words = Conflict(name, *(readable(side.get(name)) for side in (before, here, stated)))
        conflicts.append((staff.anchor, words.describe("Paragraph")))
    return staff


def readable(value: Any) -> str:
    """Words, or footnotes each behind its number."""
    if isinstance(value, dict):
        return " ".join(f"[{number}] {text}" for number, text in value.items())
    return value or ""


def standing_structure(
    base: TextBlock | None, staff: TextBlock, new: TextBlock, block: TextBlock, conflicts: list[tuple[str, str]]
) -> TextBlock:
    """The block with the number, depth and heading that come to stand: those of the newer file unless staff differ.

    A block of which staff say any of these otherwise is that of their paragraph.
    """
    before, here, stated = (block_structure(side) if side else {} for side in (base, staff, new))
    merge = merge_values(before, here, stated)
    conflicts += [(staff.anchor, conflict.describe("Paragraph")) for conflict in merge.conflicts]
    standing = {**here, **merge.changes}
    numbered = new if standing["number"] == stated["number"] else staff
    return replace(
        block, number=numbered.number, at=numbered.at, depth=standing["depth"] or 0, heading=standing["heading"],
        key=block.key if standing == stated else staff.key,
    )  # fmt: skip


def start_of(block: TextBlock) -> str:
    return f"“{block.text[:80]}”."


def kept_places(
    base: Sequence[TextBlock], staff: Sequence[TextBlock], of_base: dict[int, int], placed: set[int]
) -> Iterator[int]:
    """The blocks of staff that the newer file has not, and that are not as the last file had them."""
    untouched = {j for i, j in of_base.items() if block_words(base[i]) == block_words(staff[j])}
    return (place for place in range(len(staff)) if place not in placed | untouched)


def insert_after_neighbour(placed: list[PlacedBlock], place: int, block: TextBlock) -> None:
    """Put a block behind the nearest one that stands before it, within its part of the text."""
    earlier = [at for at, (other, _) in enumerate(placed) if other is not None and other < place]
    placed.insert(earlier[-1] + 1 if earlier else 0, (place, block))


def pair_blocks(old: Sequence[TextBlock], new: Sequence[TextBlock]) -> dict[int, int]:
    """Which block of `new` each of `old` became, by their places."""
    return pair_wordings(*([PartWords(block.part, block.text) for block in side] for side in (old, new)))
