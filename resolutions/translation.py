"""Which fields are names or titles, kept in the languages of the site."""

from modeltranslation.translator import TranslationOptions, register

from .models import Resolution, Theme


@register(Resolution)
class ResolutionTranslation(TranslationOptions):
    fields = ("title",)


@register(Theme)
class ThemeTranslation(TranslationOptions):
    fields = ("name",)
