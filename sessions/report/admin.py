"""The report of a session, chapter by chapter, paragraph by paragraph."""

from django.contrib import admin

from ccpcj.lib.admin import RecordAdmin, RecordInline, RecordStackedInline, in_six_languages, language_columns
from sessions.models import ReportChapter, ReportFootnote, ReportParagraph, ReportParagraphText, ReportSection
from sessions.session_forms import WithinSessionForm
from sessions.titles import in_its_part


class SectionInline(RecordInline):
    model = ReportSection
    fields = ("position", "key", *language_columns("title"))
    error_fields = {"report_section_once": "key"}
    classes = ("collapse",)


class ReportTextInline(RecordStackedInline):
    model = ReportParagraphText
    fields = ("language", "text", "items")
    error_fields = {"report_paragraph_text_once": "language"}
    show_change_link = False


class ReportFootnoteInline(RecordInline):
    model = ReportFootnote
    fields = ("number", "language", "text")
    error_fields = {"report_footnote_once": "number"}
    show_change_link = False


@admin.register(ReportChapter)
class ReportChapterAdmin(RecordAdmin):
    list_display = ("number", "title", "session", "part")
    list_display_links = ("number", "title")
    list_filter = ("session", "part")
    list_select_related = ("session",)
    search_fields = language_columns("title")
    autocomplete_fields = ("session",)
    inlines = (SectionInline,)
    error_fields = {"report_chapter_once": "number"}
    fieldsets = (
        (None, {"fields": (("session", "part", "number"),)}),
        in_six_languages("Title", "title", long=True, folded=False),
    )


@admin.register(ReportSection)
class ReportSectionAdmin(RecordAdmin):
    list_display = ("key", "title", "chapter")
    list_display_links = ("key", "title")
    list_filter = ("chapter__session",)
    list_select_related = ("chapter",)
    search_fields = ("=key", *language_columns("title"))
    autocomplete_fields = ("chapter",)
    error_fields = {"report_section_once": "key"}
    fieldsets = (
        (None, {"fields": ("chapter", ("key", "position"))}),
        in_six_languages("Title", "title", long=True, folded=False),
    )


@admin.register(ReportParagraph)
class ReportParagraphAdmin(RecordAdmin):
    form = WithinSessionForm
    list_display = ("number", "session", "part", "chapter", "section")
    list_filter = ("session", "part", "chapter__number")
    list_select_related = ("session", "chapter", "section")
    search_fields = ("=number", "texts__text")
    search_help_text = "By number, or by words of the paragraph."
    autocomplete_fields = ("session", "chapter", "section")
    fields = (("session", "part", "number"), "chapter", "section")
    inlines = (ReportTextInline, ReportFootnoteInline)
    error_fields = {"report_paragraph_once": "number"}

    def choice_label(self, paragraph: ReportParagraph) -> str:
        return in_its_part(f"{paragraph.session.number}: paragraph {paragraph.number}", paragraph.part)
