"""The files of the United Nations beside the checkout: every word held, counts as plain XML gives them."""

import json
import tarfile
from collections import Counter
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from django.core.management import call_command

from ccpcj.review.models import Finding
from resolutions.akn.reader import read_texts
from resolutions.akn.vocabulary import local_name
from resolutions.models import ParagraphText, Resolution, Sponsorship
from resolutions.sponsors.printed_entries import resolve_entries
from sessions.states.names import Names
from tests.resolutions.akn.test_reader import leaves

DATA = Path(__file__).parents[4] / "shared" / "data" / "akn4un"
ARCHIVES = sorted(DATA.glob("*.tar.xz"))
pytestmark = pytest.mark.skipif(not ARCHIVES, reason=f"no archives in {DATA}")
OWN = ("number", "meeting", "adopted")  # what each text of a collection prints for itself
INVISIBLE = "\u200e\u200f\u200b\ufeff"


def members():
    for path in ARCHIVES:
        with tarfile.open(path) as archive:
            for member in archive:
                if member.name.endswith(".xml"):
                    yield member.name, archive.extractfile(member).read()


def letters(text: str) -> Counter[str]:
    return Counter(char for char in text if not char.isspace() and char not in INVISIBLE + "()")


def paragraphs(root: Element) -> int:
    """How many paragraphs, items and headings a file holds that have words, by plain XML."""
    parents = {child: parent for parent in root.iter() for child in parent}
    count = 0
    for element in root.iter():
        name, above = local_name(element), local_name(parents[element]) if element in parents else ""
        holds = name in ("content", "intro", "heading", "subheading", "listIntroduction")
        holds = holds or (name == "p" and above in ("container", "item"))
        roman = name == "num" and not "".join(element.itertext()).strip(" \t.IVX")  # of a chapter, above its heading
        count += bool((holds or roman) and "".join(element.itertext()).strip(f"{INVISIBLE} \t\n"))
    return count


def test_every_word_of_every_file_is_held_or_named():
    lost = []
    for name, data in members():
        root = fromstring(data)
        texts = read_texts(data)
        held = sum((letters(" ".join(text.words)) for text in texts[:1]), Counter())
        for further in texts[1:]:  # a collection repeats its cover in each
            cover = letters(" ".join(words for key, words in further.front.items() if key not in OWN))
            held += letters(" ".join(further.words)) - cover
        if letters(leaves(root)) - held:
            lost.append(name)

    assert lost == []


@pytest.mark.django_db
def test_the_crime_resolutions_load_with_the_counts_of_the_files(capsys):
    path = next(path for path in ARCHIVES if path.name.startswith("crime"))
    counts: Counter[str] = Counter()
    with tarfile.open(path) as archive:
        for member in archive:
            if member.name.endswith(".xml"):
                counts[Path(member.name).parent.name] += paragraphs(fromstring(archive.extractfile(member).read()))
    call_command("import_akn", str(path), metadata=str(next(DATA.glob("*.jsonl"))))

    unknown = Finding.objects.filter(code="unknown-sponsor")
    held = Counter(ParagraphText.objects.order_by().values_list("language", flat=True))
    assert held == counts
    assert Resolution.objects.count() == 55  # one file holds two
    assert Sponsorship.objects.filter(state=None, group=None).count() == unknown.count()


def test_sponsors_are_resolved():
    names, counts = Names.from_files(), Counter()
    for line in next(DATA.glob("*.jsonl")).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        for entry in resolve_entries([*record["sponsors"], *record["additional_sponsors"]], names):
            counts["submitted" if entry.submitted else "certain" if not entry.problem else "open"] += 1

    assert counts["certain"] / (counts["certain"] + counts["open"]) > 0.999
