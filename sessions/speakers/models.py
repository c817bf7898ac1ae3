"""Organizations and persons: who speaks besides states and groups."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ccpcj.lib.choices import TextChoices


class Organization(models.Model):
    """A body that sits, observes or reports beside the states: a UN entity, an institute, an NGO."""

    class Kind(TextChoices):
        UN = "un", _("United Nations entity or body")
        AGENCY = "agency", _("specialized agency or related organization")
        INSTITUTE = "institute", _("institute of the crime prevention programme network")
        IGO = "igo", _("intergovernmental organization")
        NGO = "ngo", _("non-governmental organization")
        OTHER = "other", _("other, or not known")

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=9, choices=Kind.choices, default=Kind.OTHER)
    acronym = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name or self.slug


class Person(models.Model):
    """A person whom a document names: an officer, a panellist, a candidate.

    Each language writes a name in its own letters; the line printed first is what the person is known by.
    """

    printed = models.CharField(
        "name as first printed", max_length=300, unique=True,
        help_text="By this line, in whatever language it was, a report finds the person again.",
    )  # fmt: skip
    name = models.CharField(max_length=300, help_text="As documents in the language print it.")

    class Meta:
        ordering = ["printed"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name or self.printed
