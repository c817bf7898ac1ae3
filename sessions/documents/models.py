"""The documents that were before the Commission."""

from django.db import models

from ccpcj.lib.constraints import once
from ccpcj.lib.printed_field import PrintedField
from ccpcj.lib.reader_language import reader_words
from ccpcj.lib.release import ReleaseQuerySet
from sessions.models.session import AgendaItem, Session, part_field
from sessions.report.models import ReportParagraph


class Document(models.Model):
    """A document of the United Nations with one or more symbols, as a session had it before it.

    The report of the session itself, or of a part of it, is one (`is_report`).
    """

    published_with = ("session__",)

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="documents")
    part = part_field()
    title = models.TextField(blank=True)
    is_report = models.BooleanField("report of the session", default=False)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["session", "part", "pk"]

    def __str__(self) -> str:
        return self.title or f"Document {self.pk}"


class DocumentSymbol(models.Model):
    """A symbol of a document: joint documents carry two ("E/CN.7/2022/2-E/CN.15/2022/2")."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="symbols")
    symbol = models.CharField(max_length=60, unique=True)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["document", "position"]

    def __str__(self) -> str:
        return self.symbol

    def get_absolute_url(self) -> str:
        """The report leads to its session, another document to its place on the page of the session."""
        page = self.document.session.address_of(self.document.part)
        return page if self.document.is_report else f"{page}#{self.anchor}"

    @property
    def anchor(self) -> str:
        """The place of the document on the page of its session: "E-CN.15-2022-4"."""
        return self.symbol.replace("/", "-").replace(" ", "")


class DocumentEntry(models.Model):
    """A document in the list that a report prints under an item; the same document can stand under several."""

    published_with = ("document__session__",)

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="entries")
    position = models.PositiveSmallIntegerField(help_text="The order in the whole report.")
    agenda_item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="document_entries"
    )
    paragraph = models.ForeignKey(
        ReportParagraph, null=True, blank=True, on_delete=models.SET_NULL, related_name="document_entries"
    )
    title = PrintedField(help_text="As this entry words it.")

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["document__session", "document__part", "position"]
        verbose_name_plural = "document entries"
        constraints = [
            models.UniqueConstraint(
                "document", once("paragraph"), name="document_entry_once",
                violation_error_message="This paragraph already lists the document.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return reader_words(self, "title").text
