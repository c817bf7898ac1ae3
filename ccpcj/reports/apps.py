from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "ccpcj.reports"
    label = "reports"
    verbose_name = "Session reports"
