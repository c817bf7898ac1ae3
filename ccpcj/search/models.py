"""The tables of the search index, but for the terms themselves, which `index/store/` keeps.

An entry stands for a title, a paragraph, a statement, a document or a paragraph of a report that is public.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ccpcj.lib.choices import TextChoices
from ccpcj.lib.languages import LANGUAGES
from resolutions.models import Resolution


class HitKind(TextChoices):
    """What a hit is to the reader; paragraphs of a text are told apart by the part they stand in."""

    TITLE = "title", _("title of a text")
    PREAMBULAR = "preambular", _("preambular paragraph")
    OPERATIVE = "operative", _("operative paragraph")
    ANNEX = "annex", _("annex")
    REPORT = "report", _("paragraph of a report")
    STATEMENT = "statement", _("statement")
    DOCUMENT = "document", _("document")
    POSITION = "position", _("position on a text")


class IndexedTable(models.IntegerChoices):
    """The table of the record that an entry stands for; of the hits of a day, the highest number comes first."""

    POSITION = 2
    DOCUMENT = 3
    STATEMENT = 4
    REPORT = 5
    PARAGRAPH = 6
    TITLE = 7


class IndexEntry(models.Model):
    """What lists and counts need to know of a hit; its terms stand in `search_terms` under the same key.

    The key holds the day, the table and the record (`index/entry_keys.py`), so that the highest key is the newest hit.
    """

    id = models.BigIntegerField(primary_key=True)
    table = models.SmallIntegerField(choices=IndexedTable.choices)
    record = models.BigIntegerField()  # the primary key in that table
    kind = models.CharField(max_length=10, choices=HitKind.choices)
    work = models.BigIntegerField(null=True)  # the resolution or decision; empty for what belongs to none
    session = models.SmallIntegerField(null=True)  # the number; empty for a text of the Assembly alone
    year = models.SmallIntegerField(null=True)
    body = models.CharField(max_length=6)
    verbs = models.JSONField(default=list)
    addressees = models.JSONField(default=list)
    languages = models.SmallIntegerField(default=0)  # a bit for each of LANGUAGES in which the record has words
    length = models.IntegerField(default=0)  # terms in the longest language

    adopted = models.BooleanField(default=False)  # a paragraph of a version that a body adopted
    sketches = models.BinaryField(null=True)  # of an adopted paragraph: see index/sketches.py

    class Meta:
        constraints = [models.UniqueConstraint(fields=["table", "record"], name="search_entry_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.record}"


NOT_READ = b"\xff"  # after every key


class TitleKey(models.Model):
    """What the titles of a work are sorted by in each language: bytes, which every database puts in the same order.

    Every work has a row from the moment it is written (`index/title_trigger.py`), so that lists read the works in the
    order of an index; until its title is read it stands last. A row follows its work as an entry does, so nothing is
    deleted with the work, and no constraint refuses a batch.
    """

    work = models.OneToOneField(
        Resolution, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="title_key"
    )
    ar = models.BinaryField(db_default=NOT_READ)
    zh = models.BinaryField(db_default=NOT_READ)
    en = models.BinaryField(db_default=NOT_READ)
    fr = models.BinaryField(db_default=NOT_READ)
    ru = models.BinaryField(db_default=NOT_READ)
    es = models.BinaryField(db_default=NOT_READ)
    newest = models.BigIntegerField(db_default=0)  # among equal titles: the key of the entry, see index/entry_keys.py

    class Meta:
        indexes = [models.Index(fields=[lang, "-newest"], name=f"search_titles_{lang}") for lang in LANGUAGES]

    def __str__(self) -> str:
        return f"titles of {self.work_id}"


class PendingChange(models.Model):
    """A record that was written since the index was brought up to date; triggers of the database note it.

    `subject` names the kind of record, or says EVERYTHING or FACETS (`index/watched_tables.py`).
    """

    subject = models.CharField(max_length=12)
    key = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.subject} {self.key}"


class IndexStamp(models.Model):
    """A number that changes with the index: what a process keeps in memory is good while it is the same."""

    number = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)


class VocabularyWord(models.Model):
    """A word as texts print it, and folded: for suggestions, and for the nearest word where a query has no hit."""

    language = models.CharField(max_length=2)
    folded = models.CharField(max_length=60)
    word = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "folded"], name="search_word_once")]

    def __str__(self) -> str:
        return self.word
