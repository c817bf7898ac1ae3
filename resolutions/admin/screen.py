"""Which version of a text, and which language, the screen of the text shows."""

from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.text import capfirst

from ccpcj.lib.admin.formsets import RecordFormSet
from ccpcj.lib.languages import FALLBACKS, NAMES
from ccpcj.lib.symbols import next_revision
from resolutions.models import ParagraphText, Resolution, Version
from resolutions.revisions.services import revision_refusal


@dataclass
class Screen:
    """The last version and the language it was read in, unless the address asks for others."""

    request: HttpRequest
    resolution: Resolution | None

    @classmethod
    def of(cls, request: HttpRequest, resolution: Resolution | None) -> "Screen":
        """The screen of a request, made once."""
        if not hasattr(request, "resolution_screen"):
            request.resolution_screen = cls(request, resolution)
        return request.resolution_screen

    def requested(self, name: str) -> str:
        return self.request.POST.get(f"shown_{name}") or self.request.GET.get(name, "")

    @cached_property
    def versions(self) -> list[Version]:
        return list(self.resolution.versions.all()) if self.resolution and self.resolution.pk else []

    @cached_property
    def version(self) -> Version:
        """The version asked for, else the last; a new text has none yet, so its rows wait for one."""
        requested = [version for version in self.versions if str(version.pk) == self.requested("version")]
        return (requested or self.versions or [Version(resolution=self.resolution)])[-1]

    @cached_property
    def languages(self) -> set[str]:
        """The languages in which the version has words."""
        if not self.version.pk:
            return set()
        texts = ParagraphText.objects.filter(paragraph__version=self.version).order_by()
        return {*texts.values_list("language", flat=True).distinct(), *self.title_languages}

    @cached_property
    def title_languages(self) -> set[str]:
        """The languages in which the version has a title."""
        return set(self.version.texts.order_by().values_list("language", flat=True))

    @cached_property
    def language(self) -> str:
        if (requested := self.requested("language")) in NAMES:
            return requested
        return next((lang for lang in FALLBACKS if lang in self.languages), FALLBACKS[0])

    @property
    def query(self) -> str:
        """The part of the address that leads to this screen again."""
        return urlencode({"version": self.version.pk, "language": self.language}) if self.version.pk else ""

    @property
    def revision(self) -> str:
        """The symbol of the next revision of the version shown, where it is a draft that can have one."""
        if not self.version.pk or revision_refusal(self.version):
            return ""
        return next_revision(self.version.symbol) if self.version.symbol else "the next version"

    @property
    def earlier(self) -> Version | None:
        """The version before the one shown."""
        before = [version for version in self.versions if version.position < self.version.position]
        return before[-1] if before else None

    def version_choices(self) -> list[tuple[str, Version, bool]]:
        return [(self.address(version=version.pk), version, version == self.version) for version in self.versions]

    def language_choices(self) -> list[tuple[str, str, str, bool, bool]]:
        """Address, code, name, whether it is shown, whether the version has words in it."""
        return [
            (
                self.address(version=self.version.pk, language=code),
                code,
                name,
                code == self.language,
                code in self.languages,
            )
            for code, name in NAMES.items()
        ]

    def address(self, **values: str | int) -> str:
        popup = {name: value for name, value in self.request.GET.items() if name.startswith("_")}
        return f"?{urlencode({**popup, **values})}#paragraphs-group"


class ShownVersionRows(RecordFormSet):
    """Rows on the screen of a text that hang from the version shown."""

    instance: Version
    forms: list[ModelForm]
    versions: RecordFormSet | None = None  # the versions on the same screen

    def clean(self) -> None:
        super().clean()
        if self.remaining_rows() and not self.instance.pk and not (self.versions and self.versions.remaining_rows()):
            names = capfirst(str(self.model._meta.verbose_name_plural))
            raise ValidationError(f"{names} belong to a version: add one above.")

    def settle_version(self, resolution: Resolution) -> None:
        """Finds the version of rows that came with it; what was typed into a deleted version goes with it."""
        if self.instance.pk is None:
            self.instance = resolution.versions.last() or self.instance
        elif not resolution.versions.filter(pk=self.instance.pk).exists():
            self.forms = []


class WordedRows(ShownVersionRows):
    """Rows with words in the language shown, which are records of their own."""

    def save(self, commit: bool = True) -> list[Model]:
        saved = super().save(commit)
        for row in self.remaining_rows():
            if row.has_changed():
                row.save_words()
        return saved
