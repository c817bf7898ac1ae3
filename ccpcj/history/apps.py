from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class HistoryConfig(AppConfig):
    name = "ccpcj.history"
    label = "history"
    verbose_name = "History"

    def ready(self) -> None:
        from ccpcj.history.row_triggers import create_row_triggers, drop_row_triggers

        pre_migrate.connect(drop_row_triggers, sender=self)
        post_migrate.connect(create_row_triggers, sender=self)
