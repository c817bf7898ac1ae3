"""The models whose rows have a history: all of the apps that ask for it by `keeps_history` in their `apps.py`."""

from collections.abc import Iterator
from functools import cache

from django.apps import apps
from django.db.models import CASCADE, ForeignKey, Model


@cache
def recorded_models() -> dict[str, type[Model]]:
    """The models with a history by their label, the tables of many-to-many fields among them."""
    return {
        model._meta.label_lower: model
        for config in apps.get_app_configs()
        if getattr(config, "keeps_history", False)
        for model in config.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }


def relations_to(model: type[Model]) -> Iterator[ForeignKey]:
    """The foreign keys of recorded models that point at this one."""
    for relation in model._meta.get_fields(include_hidden=True):
        incoming = relation.auto_created and not relation.concrete and (relation.one_to_one or relation.one_to_many)
        if incoming and relation.related_model._meta.label_lower in recorded_models():
            yield relation.field


def belongings(model: type[Model]) -> tuple[ForeignKey, ...]:
    """The foreign keys by which rows hang from a record of the model: they are deleted with it."""
    return tuple(field for field in relations_to(model) if field.remote_field.on_delete is CASCADE)
