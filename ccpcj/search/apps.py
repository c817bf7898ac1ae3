from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class SearchConfig(AppConfig):
    name = "ccpcj.search"
    label = "search"
    verbose_name = "Search"

    def ready(self) -> None:
        from ccpcj.search.index.title_trigger import create_title_trigger, drop_title_trigger
        from ccpcj.search.index.triggers import install
        from ccpcj.search.query import list_words  # noqa: F401  it says how lists are searched

        pre_migrate.connect(drop_title_trigger, sender=self)
        post_migrate.connect(install, sender=self)
        post_migrate.connect(create_title_trigger, sender=self)
