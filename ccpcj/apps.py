import django.contrib.admin.apps
from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "ccpcj"
    verbose_name = "Site"
    default = True

    def ready(self) -> None:
        from ccpcj.operations import checks, sign_in  # noqa: F401  which register what they do


class RecordAdminConfig(django.contrib.admin.apps.AdminConfig):
    """Django's admin, with our site in the place of the default one."""

    default = False
    default_site = "ccpcj.adminsite.RecordSite"
