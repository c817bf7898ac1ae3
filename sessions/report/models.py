"""The report of a session: chapters, sections and numbered paragraphs, a text per language."""

from django.db import models

from ccpcj.lib.languages import CHOICES_OF_REPORTS
from ccpcj.lib.release import ReleaseQuerySet
from sessions.models.session import Session, in_part, part_field


class ReportChapter(models.Model):
    """A chapter of the report of a session or part; chapter I holds the texts, the last one the organization."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="chapters")
    part = part_field()
    number = models.PositiveSmallIntegerField()
    title = models.TextField()

    class Meta:
        ordering = ["session", "part", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "part", "number"],
                name="report_chapter_once",
                violation_error_message="This report already has a chapter with that number.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class ReportSection(models.Model):
    """A section of a chapter: "A", "B", or "A.1" below one."""

    chapter = models.ForeignKey(ReportChapter, on_delete=models.CASCADE, related_name="sections")
    key = models.CharField(max_length=10)
    position = models.PositiveSmallIntegerField()
    title = models.TextField()

    class Meta:
        ordering = ["chapter", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["chapter", "key"],
                name="report_section_once",
                violation_error_message="This chapter already has a section with that key.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.title}"


class ReportParagraph(models.Model):
    """A paragraph of the report, numbered 1 to n through the whole of it."""

    published_with = ("session__",)

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="report_paragraphs")
    part = part_field()
    number = models.PositiveSmallIntegerField()
    chapter = models.ForeignKey(
        ReportChapter, null=True, blank=True, on_delete=models.PROTECT, related_name="paragraphs"
    )
    section = models.ForeignKey(
        ReportSection, null=True, blank=True, on_delete=models.PROTECT, related_name="paragraphs"
    )

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["session", "part", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "part", "number"], name="report_paragraph_once",
                violation_error_message="This report already has a paragraph with that number.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Report, paragraph {self.number}"

    def get_absolute_url(self) -> str:
        return f"{self.session.report_address(self.part)}#p-{self.number}"

    @property
    def slug(self) -> str:
        """The paragraph in an address: "8", "reconvened-8"."""
        return in_part(str(self.number), self.part)


class ReportParagraphText(models.Model):
    """The words of a report paragraph in one language: its text, and the list under it where it is a lead."""

    paragraph = models.ForeignKey(ReportParagraph, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=2, choices=CHOICES_OF_REPORTS)
    text = models.TextField()
    items = models.JSONField(default=list, blank=True, help_text="The list under the lead: a list of strings.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["paragraph", "language"],
                name="report_paragraph_text_once",
                violation_error_message="This paragraph already has a text in that language.",
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]


class ReportFootnote(models.Model):
    """A footnote of the report, with the report paragraph that carries its marker."""

    paragraph = models.ForeignKey(ReportParagraph, on_delete=models.CASCADE, related_name="footnotes")
    number = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=2, choices=CHOICES_OF_REPORTS)
    text = models.TextField()

    class Meta:
        ordering = ["paragraph", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["paragraph", "number", "language"],
                name="report_footnote_once",
                violation_error_message="This paragraph already has that footnote in that language.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.text[:60]}"
