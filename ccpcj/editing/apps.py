from django.apps import AppConfig


class EditingConfig(AppConfig):
    name = "ccpcj.editing"
    label = "editing"
    verbose_name = "Editing"
