"""What texts and reports cite."""

from typing import Self

from django.db import models
from django.db.models import Q

from ccpcj.lib.choices import TextChoices
from ccpcj.lib.constraints import once
from ccpcj.lib.release import ReleaseQuerySet
from ccpcj.lib.symbols import name_text, named_text
from resolutions.models.paragraphs import Paragraph
from resolutions.models.texts import Resolution
from sessions.report.models import ReportParagraph


class CitationQuerySet(ReleaseQuerySet):
    def naming(self, name: str) -> Self:
        """Those of a text by the name that `Citation.name` gives it; a number alone is that of any body."""
        if text := named_text(name):
            return self.filter(symbol="", body=text.body, kind=text.kind, number=text.number)
        same_symbol = self.filter(symbol=name)
        if same_symbol.exists():
            return same_symbol
        return self.filter(number=name) if name[:1].isdigit() else self.filter(symbol__iexact=name)


class Citation(models.Model):
    """A text that a paragraph refers to: a resolution, a decision, a document by its symbol."""

    published_with = ()
    published_if_set = ("paragraph__version__", "paragraph__version__resolution__",
                       "paragraph__version__resolution__session__", "report_paragraph__session__")  # fmt: skip

    class Kind(TextChoices):
        RESOLUTION = "resolution", "resolution"
        DECISION = "decision", "decision"
        DOCUMENT = "document", "document"

    paragraph = models.ForeignKey(Paragraph, null=True, blank=True, on_delete=models.CASCADE, related_name="citations")
    report_paragraph = models.ForeignKey(
        ReportParagraph, null=True, blank=True, on_delete=models.CASCADE, related_name="citations"
    )
    position = models.PositiveSmallIntegerField(help_text="The order in the paragraph, from 1.")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    body = models.CharField(max_length=10, blank=True, help_text="GA, ECOSOC, CCPCJ …; empty where not stated.")
    number = models.CharField(max_length=100, help_text="76/182, 2004/27; the symbol of a document.")
    symbol = models.CharField(max_length=100, blank=True, db_index=True, help_text="A/RES/76/182, E/CN.15/2022/11 …")
    date = models.DateField(null=True, blank=True)

    work: Resolution | None = None  # the public text that it names, where a page has looked it up

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering = ["paragraph", "report_paragraph", "position"]
        constraints = [
            models.UniqueConstraint(
                once("paragraph"), once("report_paragraph"), "position", name="citation_once",
                violation_error_message="This paragraph already has a citation at that place.",
            ),
            models.CheckConstraint(
                condition=Q(paragraph__isnull=False, report_paragraph__isnull=True)
                | Q(paragraph__isnull=True, report_paragraph__isnull=False),
                name="citation_in_one_paragraph",
                violation_error_message="A citation stands in a paragraph of a text or of a report.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.symbol or self.number

    @property
    def name(self) -> str:
        """What is cited, as addresses name it: the symbol, else the body, the kind and the number."""
        return self.symbol or name_text(self.body, self.kind, self.number)
