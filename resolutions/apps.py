from django.apps import AppConfig


class ResolutionsConfig(AppConfig):
    name = "resolutions"
    verbose_name = "Resolutions and decisions"

    def ready(self) -> None:
        from .sponsors import services  # noqa: F401 - registers how its records are saved
