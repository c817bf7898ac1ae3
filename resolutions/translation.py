"""Which fields are names or printed lines, kept in the six official languages."""

from modeltranslation.translator import TranslationOptions, register

from .models import Resolution, Sponsorship, Theme, Version


@register(Resolution)
class ResolutionTranslation(TranslationOptions):
    fields = ("title",)


@register(Theme)
class ThemeTranslation(TranslationOptions):
    fields = ("name",)


@register([Sponsorship, Version])
class PrintedTranslation(TranslationOptions):
    fields = ("printed",)
