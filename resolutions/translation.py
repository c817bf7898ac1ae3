"""Which fields are names, kept in the six official languages."""

from modeltranslation.translator import TranslationOptions, register

from .models import Resolution, Theme


@register(Resolution)
class ResolutionTranslation(TranslationOptions):
    fields = ("title",)


@register(Theme)
class ThemeTranslation(TranslationOptions):
    fields = ("name",)
