"""The subjects of texts: the tree of the Commission's themes, and the keywords of libraries."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

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
    general = models.BooleanField(
        default=False,
        help_text="Nearly every text has its keywords; they file a text here only where no keyword says more.",
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


class ThemeFiling(models.Model):
    """That the United Nations' own keywords file a text under a theme, and who put it there first.

    A theme that a text has without one was given by staff; one that staff took away again keeps its filing, so that the
    next import does not bring it back.
    """

    class FiledBy(TextChoices):
        INDEX = "index", _("UN index")
        STAFF = "staff", _("staff")

    resolution = models.ForeignKey(
        "resolutions.Resolution", on_delete=models.CASCADE, related_name="theme_filings", editable=False
    )
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="filings", editable=False)
    filed_by = models.CharField(max_length=5, choices=FiledBy.choices, editable=False)

    class Meta:
        ordering = ["resolution", "theme"]
        constraints = [
            models.UniqueConstraint(
                fields=["resolution", "theme"], name="theme_filed_once",
                violation_error_message="The text is filed under this theme already.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.theme}: {self.resolution}"
