"""Paragraphs: on the screen of their text in one language, on a screen of their own with all."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin import AdminSite
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from ccpcj.lib.admin import RecordAdmin, RecordInline, RecordStackedInline
from ccpcj.lib.admin.forms import RecordForm
from ccpcj.lib.admin.ordered_rows import OrderedFormSet
from ccpcj.lib.admin.widgets import PlainTextarea
from resolutions.citations.inlines import CitationInline
from resolutions.derivation.derived_values import wordings_of
from resolutions.derivation.services import derive_from_words, write_paragraph_text
from resolutions.models import Footnote, Paragraph, ParagraphText, Resolution, Version

from .screen import Screen, WordedRows

PREFIXES = {Paragraph.Part.PREAMBULAR: "pp", Paragraph.Part.OPERATIVE: "op", Paragraph.Part.ANNEX: "annex"}


def paragraphs_of(version: Version) -> QuerySet:
    return version.paragraphs.all() if version.pk else Paragraph.objects.none()


def anchor_of(paragraph: Paragraph, place: int) -> str:
    """The place in the address: op-3, op-3-a below it, pp-2; of an unnumbered one its place within its part."""
    label = paragraph.number.strip("().（） ").lower() or str(place)
    if paragraph.parent:
        return f"{paragraph.parent.anchor}-{label}"
    return f"{PREFIXES[paragraph.part]}-{label}"


class ParagraphForm(RecordForm):
    """A paragraph together with its words in one language."""

    language = "en"
    parent = forms.ModelChoiceField(  # typed by its anchor: a list of all paragraphs in every row is long and slow
        label="Below", queryset=Paragraph.objects.none(), to_field_name="anchor", required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        error_messages={"invalid_choice": "This version has no paragraph with that anchor."},
    )  # fmt: skip
    phrase = forms.CharField(label="Opening phrase", required=False, max_length=200)
    text = forms.CharField(required=False, widget=PlainTextarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["parent"] = self.instance.parent and self.instance.parent.anchor
        self.words = self.words_in_language()
        for name in ("phrase", "text"):
            self.fields[name].initial = getattr(self.words, name, "")
            self.fields[name].widget.attrs.update(lang=self.language, dir="auto")
        self.fields["anchor"].required = False
        self.fields["anchor"].disabled = bool(self.instance.pk)  # links point at it

    def words_in_language(self) -> ParagraphText | None:
        texts = self.instance.texts.all() if self.instance.pk else []
        return next((text for text in texts if text.language == self.language), None)

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("phrase") and not cleaned.get("text"):
            self.add_error("text", "An opening phrase stands in a text.")
        if self.instance.pk and cleaned.get("parent") == self.instance:
            self.add_error("parent", "A paragraph does not stand below itself.")
        return cleaned

    def save_words(self) -> None:
        """Write those words in the language of the screen that were changed."""
        words = {name: self.cleaned_data.get(name, "") for name in ("text", "phrase") if name in self.changed_data}
        if self.words or words.get("text"):
            write_paragraph_text(self.instance, self.language, **words)


class ParagraphFormSet(WordedRows, OrderedFormSet):
    """The paragraphs of one version, in its order."""

    screen: Screen

    def add_fields(self, form: ParagraphForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["parent"].queryset = paragraphs_of(self.instance)

    def validate_unique(self) -> None:
        self.name_anchors()
        super().validate_unique()

    def name_anchors(self) -> None:
        """Give an anchor to each new paragraph that was typed without one."""
        places = dict.fromkeys(Paragraph.Part.values, 0)
        for row in self.in_order():
            if not row.instance.parent_id:
                places[row.instance.part] += 1
            if not row.instance.anchor:
                row.instance.anchor = anchor_of(row.instance, places[row.instance.part])


class ParagraphInline(RecordStackedInline):
    """The paragraphs of one version, shown on the screen of its text."""

    model = Paragraph
    form = ParagraphForm
    formset = ParagraphFormSet
    template = "admin/resolutions/paragraphs.html"
    error_fields = {"paragraph_anchor_once": "anchor"}
    fields = (("position", "part", "number", "parent", "anchor", "verb"), "phrase", "text", "more")
    readonly_fields = ("more",)

    def __init__(self, parent_model: type[Model], admin_site: AdminSite) -> None:
        super().__init__(Version, admin_site)  # the rows hang from the version shown, not from the text

    def get_formset(self, request: HttpRequest, obj: Resolution | None = None, **kwargs: Any) -> type:
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.language = self.language = Screen.of(request, obj).language
        return formset

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        queryset = super().get_queryset(request).select_related("version", "parent")
        return queryset.prefetch_related("texts", "footnotes", "citations")

    def words(self, paragraph: Paragraph) -> ParagraphText:
        texts = [text for text in paragraph.texts.all() if text.language == self.language]
        return texts[0] if texts else ParagraphText()

    @admin.display(description="opening phrase")
    def phrase(self, paragraph: Paragraph) -> str:
        """The column of those who may only read; others see the field of the form."""
        return self.words(paragraph).phrase

    def text(self, paragraph: Paragraph) -> str:
        """The column of those who may only read; others see the field of the form."""
        return self.words(paragraph).text

    @admin.display(description="more")
    def more(self, paragraph: Paragraph) -> str:
        """A summary of what the screen of the paragraph itself holds besides."""
        if not paragraph.pk:
            return "Footnotes, citations and other languages: on the paragraph's own screen, once it is saved."
        languages = ", ".join(text.get_language_display() for text in paragraph.texts.all()) or "no text"
        footnotes, citations = len(paragraph.footnotes.all()), len(paragraph.citations.all())
        summary = f"{paragraph.summary} · " if paragraph.summary else ""
        return f"{summary}{languages} · footnotes: {footnotes} · citations: {citations}"


class ParagraphTextInline(RecordStackedInline):
    model = ParagraphText
    fields = (("language", "number", "phrase"), "text")
    error_fields = {"paragraph_text_once": "language"}
    verbose_name = "text"
    verbose_name_plural = "texts"
    show_change_link = False


class FootnoteInline(RecordInline):
    model = Footnote
    fields = ("number", "language", "text", "place")
    error_fields = {"footnote_once": "number"}
    show_change_link = False


@admin.register(Paragraph)
class ParagraphAdmin(RecordAdmin):
    list_display = ("anchor", "part", "number", "verb", "version", "resolution")
    list_filter = ("part", "version__resolution__session", "verb")
    list_select_related = ("version__resolution",)
    search_fields = ("=anchor", "version__symbol", "verb", "summary", "texts__text")
    search_help_text = "By words of the text, by verb, by anchor (op-3) or by the symbol of the version."
    autocomplete_fields = ("version", "parent")
    fixed = ("anchor", "version")
    inlines = (ParagraphTextInline, FootnoteInline, CitationInline)
    fieldsets = (
        (None, {"fields": ("version", ("part", "number", "heading", "position"), ("anchor", "parent"))}),
        ("What it asks", {"fields": ("verb", "more_verbs", "addressees", "summary")}),
    )
    error_fields = {"paragraph_anchor_once": "anchor"}

    def save_related(self, request: HttpRequest, form: Any, formsets: list, change: bool) -> None:
        """Save the rows, and what their words tell with them."""
        before = wordings_of(form.instance)
        super().save_related(request, form, formsets, change)
        derive_from_words(form.instance, before)

    @admin.display(description="text")
    def resolution(self, paragraph: Paragraph) -> str:
        return paragraph.version.resolution.draft_label
