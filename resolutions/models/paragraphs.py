"""The paragraphs of a version, and their words in each language."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ccpcj.lib.choices import TextChoices
from ccpcj.lib.languages import CHOICES_OF_REPORTS
from ccpcj.lib.release import ReleaseQuerySet

from .texts import Version


class Paragraph(models.Model):
    """A preambular or operative paragraph, or an item below one, of a version."""

    published_with = ("version__", "version__resolution__")
    published_if_set = ("version__resolution__session__",)

    class Part(TextChoices):
        PREAMBULAR = "preambular", _("preambular paragraph")
        OPERATIVE = "operative", _("operative paragraph")
        ANNEX = "annex", _("annex")

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="paragraphs")
    part = models.CharField(max_length=10, choices=Part.choices)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="children")
    position = models.PositiveSmallIntegerField(help_text="The order in the whole version, from 1.")
    anchor = models.CharField(max_length=30, help_text="pp-2, op-3, op-3-a: the place in the page's address.")
    number = models.CharField(max_length=12, blank=True, help_text='As printed: "3", "(a)"; empty when unnumbered.')
    heading = models.PositiveSmallIntegerField(
        "level of heading", null=True, blank=True, help_text="1, 2, 3 of a heading in the text; empty of a paragraph."
    )
    verb = models.CharField(max_length=60, blank=True, db_index=True, help_text="The action, in English: encourages.")
    more_verbs = models.JSONField(default=list, blank=True, help_text="Further actions in the same paragraph.")
    addressees = models.JSONField(default=list, blank=True, help_text="Codes: member_states, unodc …")
    summary = models.TextField(blank=True, help_text="What the paragraph asks, in our own words (English).")

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "anchor"], name="paragraph_anchor_once",
                violation_error_message="This version already has a paragraph at that anchor.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.version} {self.anchor}"


class ParagraphText(models.Model):
    """The words of a paragraph in one language, with its opening phrase as printed."""

    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=2, choices=CHOICES_OF_REPORTS)
    number = models.CharField(
        max_length=20, blank=True, help_text="As printed in this language, where it differs: (ب), а), 3 -."
    )
    text = models.TextField()
    phrase = models.CharField("opening phrase", max_length=200, blank=True)

    class Meta:
        ordering = ["paragraph", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["paragraph", "language"], name="paragraph_text_once",
                violation_error_message="This paragraph already has a text in that language.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.text[:60]


class Footnote(models.Model):
    """A footnote in one language, with the paragraph that carries its marker."""

    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, related_name="footnotes")
    number = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=2, choices=CHOICES_OF_REPORTS)
    text = models.TextField()
    place = models.PositiveIntegerField(
        null=True, blank=True, help_text="Characters of the paragraph before the marker; empty where not known."
    )

    class Meta:
        ordering = ["paragraph", "number", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["paragraph", "number", "language"], name="footnote_once",
                violation_error_message="This paragraph already has that footnote in that language.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number} {self.text[:60]}"
