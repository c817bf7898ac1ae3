"""Which fields are names or titles, kept in the languages of the site."""

from modeltranslation.translator import TranslationOptions, register

from .models import (
    AgendaItem,
    Document,
    Group,
    Organization,
    Person,
    ReportChapter,
    ReportSection,
    Session,
    SessionPart,
    State,
    StateName,
)


@register([Group, Organization, Person])
class NameTranslation(TranslationOptions):
    fields = ("name",)


@register([State, StateName])
class StateTranslation(TranslationOptions):
    fields = ("name", "formal_name")


@register(Session)
class SessionTranslation(TranslationOptions):
    fields = ("place", "theme")


@register(SessionPart)
class PlaceTranslation(TranslationOptions):
    fields = ("place",)


@register([AgendaItem, Document, ReportChapter, ReportSection])
class TitleTranslation(TranslationOptions):
    fields = ("title",)
