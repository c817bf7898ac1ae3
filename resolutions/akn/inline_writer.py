"""The words of a paragraph with its opening phrase, references and footnotes in their places."""

from collections.abc import Iterable, Iterator
from itertools import product

from ccpcj.lib.symbols import by_itself, document_address
from resolutions.text.document import Reference, TextBlock, TextNote
from resolutions.text.emphasis import phrase_span

from .elements import E, Element, append_words

Span = tuple[int, int, Element]


def paragraph_element(block: TextBlock, language: str) -> Element:
    """The `<p>` of a block. A reference that its words do not print stands at its end, without words."""
    fields = [block.text, *(note.text for note in block.notes)]
    spans: list[list[Span]] = [[] for _ in fields]
    start, end = phrase_span(block)
    if end:
        spans[0].append((start, end, E.span({"class": "italic"})))
    left = [reference for reference in block.references if not place_reference(reference, fields, spans, language)]
    notes = [note_element(note, spans[n]) for n, note in enumerate(block.notes, 1)]
    p = E.p()
    write_spans(p, block.text, spans[0], [(note.place, made) for note, made in zip(block.notes, notes, strict=True)])
    p.extend(reference_element(reference, language) for reference in left)
    return p


def place_reference(reference: Reference, fields: list[str], spans: list[list[Span]], language: str) -> bool:
    """Find where the reference is printed, in full or by its number alone: in the text, else in a footnote."""
    names = filter(None, (reference.printed, reference.symbol, reference.symbol.partition("/RES/")[2]))
    for name, (field, placed) in product(dict.fromkeys(names), zip(fields, spans, strict=True)):
        for match in by_itself(name).finditer(field):
            if all(match.end() <= start or match.start() >= end for start, end, _ in placed):
                placed.append((*match.span(), reference_element(reference, language)))
                return True
    return False


def reference_element(reference: Reference, language: str) -> Element:
    return E.ref(href=document_address(reference.symbol, language))


def note_element(note: TextNote, spans: list[Span]) -> Element:
    p = E.p()
    write_spans(p, note.text, spans, [])
    return E.authorialNote(p, marker=str(note.number), placement="bottom")


def write_spans(element: Element, text: str, spans: Iterable[Span], notes: Iterable[tuple[int, Element]]) -> None:
    """Write the text into the element; a footnote within a span stands in it, one at its end after it."""
    waiting = sorted(notes, key=lambda note: note[0])
    done = 0
    for start, end, inner in sorted(spans, key=lambda span: span[:2]):
        done = write_run(element, text, done, start, notes_before(waiting, start))
        element.append(inner)
        write_run(inner, text, start, end, notes_before(waiting, end - 1))
        done = end
    write_run(element, text, done, len(text), iter(waiting))


def notes_before(waiting: list[tuple[int, Element]], place: int) -> Iterator[tuple[int, Element]]:
    while waiting and waiting[0][0] <= place:
        yield waiting.pop(0)


def write_run(element: Element, text: str, start: int, end: int, notes: Iterable[tuple[int, Element]]) -> int:
    """Write text[start:end] with these notes; returns the end."""
    for place, note in notes:
        cut = min(max(place, start), end)
        append_words(element, text[start:cut])
        element.append(note)
        start = cut
    append_words(element, text[start:end])
    return end
