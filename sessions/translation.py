"""Which fields are names, kept in the six official languages."""

from modeltranslation.translator import TranslationOptions, register

from .models import AgendaItem, Document, Group, Organization, ReportChapter, ReportSection, Session, State


@register([Group, Organization])
class NameTranslation(TranslationOptions):
    fields = ("name",)


@register(State)
class StateTranslation(TranslationOptions):
    fields = ("name", "formal_name")


@register(Session)
class SessionTranslation(TranslationOptions):
    fields = ("place", "theme")


@register([AgendaItem, Document, ReportChapter, ReportSection])
class TitleTranslation(TranslationOptions):
    fields = ("title",)
