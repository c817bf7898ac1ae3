"""The subjects of texts: the tree of the Commission's themes, and the keywords of libraries."""

from django.db import models
from django.urls import reverse

from ccpcj.lib.choices import TextChoices


class Theme(models.Model):
    """A subject of the Commission's work, in a tree, tied to the terms of the UNBIS Thesaurus."""

    slug = models.SlugField(max_length=60, unique=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    name = models.CharField(max_length=200)
    unbis = models.JSONField("UNBIS codes", default=list, blank=True, help_text='["1001328"]')
    terms = models.JSONField(
        "UNBIS terms", default=list, blank=True,
        help_text='["Illicit arms trafficking"]: as English sources write them that give no code.',
    )  # fmt: skip
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("theme_detail", args=[self.slug])


class Keyword(models.Model):
    """A keyword under which a library or the publisher of a text files it; what it names is told by its scheme."""

    class Scheme(TextChoices):
        UNBIS = "unbis", "UNBIS Thesaurus"
        SDG = "sdg", "Sustainable Development Goal"
        EUROVOC = "eurovoc", "EuroVoc"
        AUTHORITY = "authority", "Dag Hammarskjöld Library, names"

    scheme = models.CharField(max_length=9, choices=Scheme.choices)
    code = models.CharField(max_length=20, blank=True, help_text="1001328, 16; empty where the source gives none.")
    name = models.CharField(max_length=400, help_text="As the source has it, in English.")

    class Meta:
        ordering = ["scheme", "name", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "code", "name"], name="keyword_once",
                violation_error_message="This scheme already has that keyword.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name
