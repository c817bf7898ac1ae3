from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SessionsConfig(AppConfig):
    name = "sessions"
    label = "ccpcj_sessions"  # "sessions" is the label of Django's login sessions
    verbose_name = "Sessions of the Commission"
    keeps_history = True

    def ready(self) -> None:
        from sessions.states.services import fold_spellings

        post_migrate.connect(fold_spellings, sender=self)
