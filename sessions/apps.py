from django.apps import AppConfig


class SessionsConfig(AppConfig):
    name = "sessions"
    label = "ccpcj_sessions"  # "sessions" is the label of Django's login sessions
    verbose_name = "Sessions of the Commission"
    keeps_history = True
