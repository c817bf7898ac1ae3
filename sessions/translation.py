"""Which fields are names or printed lines, kept in the six official languages."""

from modeltranslation.translator import TranslationOptions, register

from .models import (
    AgendaItem,
    Document,
    DocumentEntry,
    Group,
    Officer,
    Organization,
    Person,
    ReportChapter,
    ReportSection,
    Session,
    SessionPart,
    State,
    Statement,
)


@register([Group, Organization, Person])
class NameTranslation(TranslationOptions):
    fields = ("name",)


@register(State)
class StateTranslation(TranslationOptions):
    fields = ("name", "formal_name")


@register(Session)
class SessionTranslation(TranslationOptions):
    fields = ("place", "theme")


@register(SessionPart)
class PlaceTranslation(TranslationOptions):
    fields = ("place",)


@register([AgendaItem, Document, DocumentEntry, ReportChapter, ReportSection])
class TitleTranslation(TranslationOptions):
    fields = ("title",)


@register(Officer)
class OfficerTranslation(TranslationOptions):
    fields = ("body_printed", "office", "state_printed")


@register(Statement)
class StatementTranslation(TranslationOptions):
    fields = ("printed", "speaker", "title", "on_behalf_of")
