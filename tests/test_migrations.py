"""Migrations stand on their own: they import nothing of ours, and go forwards on a database that holds records."""

import ast
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor

from ccpcj.history.row_triggers import drop_row_triggers
from ccpcj.search.index.title_trigger import drop_title_trigger
from ccpcj.search.models import PendingChange
from resolutions.models import AdoptionImport

ROOT = Path(__file__).parent.parent
TOPS = ("ccpcj", "sessions", "resolutions")
FILES = [path for top in TOPS for path in sorted((ROOT / top).rglob("migrations/*.py"))]
OURS = [config.label for config in apps.get_app_configs() if config.name.split(".")[0] in TOPS and config.models_module]


def imported(path: Path) -> list[str]:
    nodes = list(ast.walk(ast.parse(path.read_text())))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    return names + ["." * node.level + (node.module or "") for node in nodes if isinstance(node, ast.ImportFrom)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_migration_imports_nothing_of_ours(path):
    assert [name for name in imported(path) if name.startswith((".", *TOPS))] == []


@pytest.mark.django_db
@pytest.mark.parametrize("label", OURS)
def test_an_app_begins_with_one_migration(label):
    graph = MigrationExecutor(connection).loader.graph

    assert graph.root_nodes(label) == [(label, "0001_initial")]


@pytest.mark.django_db(transaction=True)
def test_migrations_go_forwards_on_a_filled_database():
    """Each table gets a row as its first migration made it; the migrations since keep what they do not drop."""
    drop_row_triggers()  # as `migrate` does
    drop_title_trigger()
    executor = MigrationExecutor(connection)
    first = [node for node in executor.loader.graph.root_nodes() if node[0] in OURS]
    executor.migrate(first)
    before = executor.loader.project_state(first).apps
    rows = fill([model for label in OURS for model in before.get_app_config(label).get_models()])
    before.get_model("resolutions", "Adoption").objects.update(digest="metadata:1")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    tables = set(connection.introspection.table_names())
    counts = {table: count(table) for table in rows if table in tables}
    counts.pop(PendingChange._meta.db_table)  # what a migration moves is searched anew

    assert len(rows) > 30
    assert AdoptionImport.objects.get().digest == "metadata:1"
    assert counts == {table: rows[table] for table in counts}


def fill(waiting: list[type[models.Model]]) -> dict[str, int]:
    """A row in each table, those first that others point at; how many rows each table then has."""
    accounts = waiting[0]._meta.apps.get_model("auth", "User")
    made: dict[str, Any] = {"auth.User": accounts.objects.create(username="1", password="1")}
    while waiting:
        ready = [model for model in waiting if all(target in made for target in targets(model))]
        assert ready, f"No order is found for {waiting}"
        for model in ready:
            made[model._meta.label] = model.objects.create(**values(model, made))
        waiting = [model for model in waiting if model not in ready]
    return {record._meta.db_table: count(record._meta.db_table) for record in made.values()}


def targets(model: type[models.Model]) -> list[str]:
    """The models of ours at which a row of this one has to point."""
    return [field.related_model._meta.label for field in pointers(model)]


def pointers(model: type[models.Model]) -> list[models.Field]:
    """The relations that a row must fill: those that are required, and one of those that a constraint chooses from."""
    required = [field for field in model._meta.fields if field.is_relation and not field.null]
    checks = [known for known in model._meta.constraints if isinstance(known, models.CheckConstraint)]
    asked = [
        name.removesuffix("__isnull") for known in checks for name, empty in flat(known.condition) if empty is False
    ]
    chosen = [field for name in asked if (field := model._meta.get_field(name)).is_relation and field not in required]
    return required + chosen[:1]


def values(model: type[models.Model], made: dict[str, Any]) -> dict[str, Any]:
    """What a row needs: whatever may not be empty."""
    plain = [
        field for field in model._meta.fields
        if not (field.is_relation or isinstance(field, models.AutoField) or field.null or field.has_default())
    ]  # fmt: skip
    related = {field.name: made[field.related_model._meta.label] for field in pointers(model)}
    return related | {field.name: sample(field) for field in plain}


def flat(condition: models.Q) -> list[tuple[str, Any]]:
    return [pair for part in condition.children for pair in (flat(part) if isinstance(part, models.Q) else [part])]


def sample(field: models.Field) -> Any:
    if field.choices:
        return next(iter(dict(field.flatchoices)))
    if isinstance(field, models.DateTimeField):
        return "2052-05-16T00:00Z"
    if isinstance(field, models.DateField):
        return "2052-05-16"
    if isinstance(field, models.BooleanField):
        return False
    return 1 if isinstance(field, models.IntegerField) else "1"


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")
        return int(cursor.fetchone()[0])
