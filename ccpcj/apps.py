from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "ccpcj"
    verbose_name = "Site"
