from django.apps import AppConfig


class ResolutionsConfig(AppConfig):
    name = "resolutions"
    verbose_name = "Resolutions and decisions"
    keeps_history = True

    def ready(self) -> None:
        """Load the services that register a rule, so that every process saves by it: a worker opens no screen."""
        from .addresses import services as addresses  # noqa: F401
        from .adoption import services as adoption  # noqa: F401
        from .debate import services as debate  # noqa: F401
        from .sponsors import services as sponsors  # noqa: F401
