"""A large record: the adopted texts that are held, copied with edits until there are as many as asked for.

No two of the copies are equal. A copy has its own work, a day between 1990 and 2024, the sponsors of its original and
themes by chance.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.core.management import CommandError
from django.db import connection, transaction

from ccpcj.lib.languages import LANGUAGES
from ccpcj.lib.progress import ProgressReport
from ccpcj.lib.release import Release
from resolutions.models import Paragraph, ParagraphText, Resolution, Sponsorship, Theme, Version

SLUG = "made-up-"
MOST_EDITED = 0.4  # of the words of a copy; at least one word is
BATCH = 20  # works copied at once
FIRST, DAYS = date(1990, 1, 1), 12_700


def refuse_a_real_record() -> None:
    """A million made-up texts belong into a database of their own, the name of which says so."""
    name = str(connection.settings_dict["NAME"])
    if "scratch" not in name:
        raise CommandError(
            f"The benchmark fills {name} with made-up texts. Give it a database with “scratch” in its name: "
            "a folder in CCPCJ_VAR, or a database in DATABASE_URL."
        )


def spaced(language: str) -> bool:
    return language != "zh"


class Editor:
    """Edits texts with words of other texts of their language; what it hands out it never hands out again."""

    def __init__(self, seed: int = 1) -> None:
        self.chance = random.Random(seed)
        self.pools = {lang: pool(lang) for lang in LANGUAGES}
        self.used: dict[str, set[int]] = defaultdict(set)

    def edit(self, text: str, language: str, rate: float) -> str:
        """Return the text with a share of its words replaced, left out or put in."""
        words: list[str] = text.split() if spaced(language) else list(text)
        other, chance = self.pools[language], self.chance
        for place in chance.sample(range(len(words)), min(max(1, round(len(words) * rate)), len(words))):
            dice = chance.random()
            if dice < 0.6:
                words[place] = chance.choice(other)
            elif dice < 0.8:
                words[place] = ""
            else:
                words[place] += (" " if spaced(language) else "") + chance.choice(other)
        return " ".join(filter(None, words)) if spaced(language) else "".join(words)

    def edit_uniquely(self, text: str, language: str) -> str:
        edited = self.edit(text, language, self.chance.uniform(0.02, MOST_EDITED))
        while hash(edited) in self.used[language]:
            edited += (" " if spaced(language) else "") + self.chance.choice(self.pools[language])
        self.used[language].add(hash(edited))
        return edited


def pool(language: str) -> list[str]:
    """Return words of texts as they come, so that common ones are common."""
    texts = ParagraphText.objects.filter(language=language).order_by("pk").values_list("text", flat=True)[:3000]
    words = [word for text in texts for word in (text.split() if spaced(language) else text)]
    return words or ["word"]


def originals() -> list[Version]:
    versions = Version.objects.public().filter(stage=Version.Stage.ADOPTED, paragraphs__texts__isnull=False)
    adopted = versions.exclude(resolution__slug__startswith=SLUG).distinct().order_by("pk")
    return list(adopted.prefetch_related("paragraphs__texts", "resolution__sponsorships"))


def enlarge(texts: int, progress: ProgressReport) -> None:
    """Copies adopted texts until that many paragraph texts are held."""
    count, sources = ParagraphText.objects.count(), originals()
    if not sources:
        raise CommandError("There are no adopted texts to copy: import some first (manage.py import_akn).")
    sizes = [sum(len(paragraph.texts.all()) for paragraph in version.paragraphs.all()) for version in sources]
    editor, themes = Editor(), list(Theme.objects.all())
    number = Resolution.objects.filter(slug__startswith=SLUG).count()
    steps = list(plan_batches(sources, sizes, texts - count))
    for batch in progress(steps, len(steps)):
        with transaction.atomic():
            copy(batch, range(number, number + len(batch)), editor, themes)
        number += len(batch)


def plan_batches(sources: list[Version], sizes: list[int], limit: int) -> Iterator[list[Version]]:
    """The originals round by round, a batch at a time, until their copies are enough."""
    batch: list[Version] = []
    place = 0
    while limit > 0:
        batch.append(sources[place % len(sources)])
        limit -= sizes[place % len(sources)]
        place += 1
        if len(batch) == BATCH or limit <= 0:
            yield batch
            batch = []


def copy(sources: Iterable[Version], numbers: Iterable[int], editor: Editor, themes: list[Theme]) -> None:
    for source, number in zip(sources, numbers, strict=True):
        work = Resolution.objects.create(
            slug=f"{SLUG}{number}", kind=Resolution.Kind.RESOLUTION, stage=Resolution.Stage.ADOPTED,
            number=f"{SLUG}{number}", body=source.body, status=Resolution.Status.ADOPTED,
            title_en=editor.edit_uniquely(source.resolution.title_en or "Made up", "en"), release=Release.PUBLISHED,
        )  # fmt: skip
        version = Version.objects.create(
            resolution=work, position=1, stage=Version.Stage.ADOPTED, body=source.body, symbol=f"X/{SLUG}{number}",
            date=FIRST + timedelta(days=editor.chance.randrange(DAYS)),
        )  # fmt: skip
        work.themes.set(editor.chance.sample(themes, min(2, len(themes))))
        Sponsorship.objects.bulk_create(
            Sponsorship(
                resolution=work,
                position=sponsorship.position,
                printed_en=sponsorship.printed,
                state_id=sponsorship.state_id,
            )
            for sponsorship in source.resolution.sponsorships.all()
            if sponsorship.state_id and sponsorship.withdrawn_on is None
        )
        copy_paragraphs(source, version, editor)


def copy_paragraphs(source: Version, version: Version, editor: Editor) -> None:
    paragraphs = list(source.paragraphs.all())
    new = Paragraph.objects.bulk_create(
        Paragraph(
            version=version, part=paragraph.part, position=paragraph.position, anchor=paragraph.anchor,
            number=paragraph.number, heading=paragraph.heading, verb=paragraph.verb, addressees=paragraph.addressees,
        ) for paragraph in paragraphs
    )  # fmt: skip
    ParagraphText.objects.bulk_create(
        ParagraphText(
            paragraph=copied, language=text.language, text=editor.edit_uniquely(text.text, text.language)
        )
        for paragraph, copied in zip(paragraphs, new, strict=True)
        for text in paragraph.texts.all()
    )  # fmt: skip


def prepare(texts: int, progress: ProgressReport) -> None:
    """The database that the settings name, filled with as many texts as asked for."""
    refuse_a_real_record()
    enlarge(texts, progress)
