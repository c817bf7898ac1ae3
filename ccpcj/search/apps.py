from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    name = "ccpcj.search"
    label = "search"
    verbose_name = "Search"

    def ready(self) -> None:
        from ccpcj.search.index.triggers import install
        from ccpcj.search.query import list_words  # noqa: F401  it says how lists are searched

        post_migrate.connect(install, sender=self)
