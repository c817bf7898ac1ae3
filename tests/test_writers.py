"""Only services write records: what writes elsewhere fails the test that runs it, and is named here where none does."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib import admin
from django.contrib.admin import ModelAdmin

from ccpcj.lib import services
from ccpcj.lib.admin import ServiceAdmin
from ccpcj.lib.services import records
from sessions.models import Person
from sessions.states import lookup
from tests import factories as make
from tests.test_layers import FILES, name
from tests.writers import LABELS, ROOT, OutsideServicesError, is_service

BULK = {"bulk_create", "bulk_update", "get_or_create", "update_or_create"}
WRITES = {"create", "update", "delete"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
INDEX = "ccpcj/search/index/"  # rows of the search index and its notes of changes: no records
ACCOUNTS = "ccpcj/roles.py"  # groups of accounts and their permissions


@pytest.mark.django_db
@pytest.mark.parametrize("write", [
    lambda person: setattr(person, "printed", "B") or person.save(),
    lambda person: person.delete(),
    lambda person: Person.objects.create(printed="B"),
    lambda person: Person.objects.bulk_create([Person(printed="B")]),
    lambda person: Person.objects.update(printed="B"),
    lambda person: Person.objects.filter(pk=person.pk).delete(),
], ids=["save", "delete", "create", "bulk_create", "update", "delete in bulk"])  # fmt: skip
def test_a_module_that_is_no_service_cannot_write(monkeypatch, write):
    """The function stands in a module of ours as far as the stack tells."""
    person = make.make_person("A")
    code = write.__code__.replace(co_filename=lookup.__file__)
    write.__code__ = code

    with pytest.raises(OutsideServicesError, match=r"sessions/states/lookup\.py.*person"):
        write(person)


@pytest.mark.django_db
@pytest.mark.parametrize("write", [
    lambda page, person: page.save_model(None, person, None, change=True),
    lambda page, person: page.delete_model(None, person),
    lambda page, person: page.delete_queryset(None, Person.objects.all()),
], ids=["save_model", "delete_model", "delete_queryset"])  # fmt: skip
def test_the_admin_cannot_write_past_the_services(write):
    person = make.make_person("A")

    with pytest.raises(OutsideServicesError, match="contrib/admin/options"):
        write(ModelAdmin(Person, admin.site), person)


@pytest.mark.parametrize(
    "page", [page for model, page in admin.site._registry.items() if model._meta.app_label in LABELS], ids=str
)
def test_every_page_of_the_admin_writes_records_through_services(page):
    assert isinstance(page, ServiceAdmin)


@pytest.mark.django_db
def test_services_and_tests_write():
    person = make.make_person("A")
    services.update_record(person, {"printed": "B"})

    assert Person.objects.get().printed == "B"
    assert is_service(records.__file__)


def root(node: ast.expr) -> Iterator[str]:
    """The names of a chain, from the last: objects, Person of `Person.objects.filter()`."""
    while not isinstance(node, ast.Name):
        if isinstance(node, ast.Attribute):
            yield node.attr
            node = node.value
        elif isinstance(node, ast.Call):
            node = node.func
        else:
            return
    yield node.id


def is_write(call: ast.Call) -> bool:
    """Whether a call can only be a write: in bulk, of a manager, or `save()` and `delete()` of a record."""
    if not isinstance(call.func, ast.Attribute):
        return False
    method, owner = call.func.attr, call.func.value
    of_record = method in ("save", "delete") and not call.args and ast.unparse(owner) != "super()"
    return method in BULK or (method in WRITES and bool(MANAGERS & {*root(owner)})) or of_record


def writes(source: str) -> list[str]:
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [ast.unparse(call.func) for call in calls if is_write(call)]


def watched(path: Path) -> bool:
    place = str(path)
    return not (is_service(place) or place.endswith(ACCOUNTS) or INDEX in place)


@pytest.mark.parametrize("path", [*filter(watched, FILES)], ids=name)
def test_no_module_but_a_service_calls_a_manager_to_write(path):
    assert writes(path.read_text()) == []


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("Person.objects.filter(pk=1).update(name='B')", 1),
        ("row.model._default_manager.create()", 1),
        ("version.texts.bulk_create([])", 1),
        ("person.save(update_fields=['name'])", 1),
        ("version.texts.filter(language='fr').delete()", 1),
        ("super().save(commit=False)", 0),
        ("document.save(file)", 0),
        ("names.update({})\nsha256().update(b'')\nPerson.objects.filter(pk=1)", 0),
    ],
)
def test_what_writes_is_seen_in_the_source(source, count):
    assert len(writes(source)) == count


def test_a_process_without_the_admin_saves_by_the_rules_of_the_rooms():
    """Every room that registers a rule is loaded by its app, not by a screen that happens to import it."""
    texts = ROOT / "resolutions"
    rule = re.compile(r"^@(saves|deletes)", re.MULTILINE)
    ruled = {path.parent.name for path in texts.rglob("services.py") if rule.search(path.read_text(encoding="utf-8"))}
    loaded = re.findall(r"from \.(\w+) import services", (texts / "apps.py").read_text(encoding="utf-8"))

    assert ruled
    assert set(loaded) == ruled
