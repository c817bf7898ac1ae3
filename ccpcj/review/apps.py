from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "ccpcj.review"
    label = "review"
    verbose_name = "Review"
    keeps_history = True

    def ready(self) -> None:
        """Load the services that register a rule, so that no process deletes past it."""
        from . import services  # noqa: F401
