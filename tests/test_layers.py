"""Imports only go down: every module is in a room, and rooms stand in an order; `ARCHITECTURE.md` tells it in words.

An import goes to a room that stands lower, or stays in its room; there the kinds of modules stand in an order of their
own: models < nouns < services < filters, exports < views, admin < urls. The models of an app are one layer, for they
point at one another. The doors (views, admin, addresses, commands) are opened by nobody but the addresses of their own
room and the framework; they may show what any room of their app offers.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = (
    "ccpcj.formats",
    "ccpcj.lib",
    "ccpcj.history",
    "ccpcj.lib.services",
    "ccpcj.lib.analysis",
    "ccpcj.lib.alignment",
    "ccpcj.lib.wording",
    "ccpcj.lib.docx",
    "ccpcj.lib.admin",
    "sessions.session_forms",
    "sessions.states",
    "sessions.titles",
    "sessions.speakers",
    "sessions.report",
    "sessions.documents",
    "sessions.statements",
    "sessions",
    "resolutions.addresses",
    "resolutions.text",
    "resolutions.citations",
    "resolutions.derivation",
    "resolutions.themes",
    "resolutions.debate",
    "resolutions.sponsors",
    "resolutions.adoption",
    "resolutions.akn",
    "resolutions.chain",
    "resolutions.filters",
    "resolutions.detail",
    "resolutions.files",
    "resolutions.compare",
    "resolutions.lineage",
    "resolutions.revisions",
    "resolutions",
    "ccpcj.review",
    "ccpcj.editing",
    "ccpcj.reports.reading",
    "ccpcj.reports.plan",
    "ccpcj.reports.merge",
    "ccpcj.reports",
    "ccpcj.texts",
    "ccpcj.search.index",
    "ccpcj.search.query",
    "ccpcj.search.results",
    "ccpcj.search.agreed",
    "ccpcj.search",
    "ccpcj.roles",
    "ccpcj.demo",
    "ccpcj.operations",
    "ccpcj.pages",
    "ccpcj",
)
APPS = {"ccpcj.lib": 0, "ccpcj.history": 0, "sessions": 1, "resolutions": 2, "ccpcj": 3}  # how high each stands
MODELS, NOUNS, SERVICES, FORMS, DOORS, ADDRESSES = range(6)
KINDS = {
    "models": MODELS,
    "services": SERVICES,
    **dict.fromkeys(("filters", "exports", "inlines", "feeds"), FORMS),
    **dict.fromkeys(("views", "admin", "api", "adminsite", "middleware", "management", "templatetags", "apps"), DOORS),
    "urls": ADDRESSES,
}
DOOR_ROOMS = ("ccpcj.pages",)  # whose modules are views, one a page
REGISTRIES = ("sessions.admin", "resolutions.admin")  # where the framework looks for the screens of all rooms
FILES = [
    path
    for top in ("ccpcj", "sessions", "resolutions")
    for path in sorted((ROOT / top).rglob("*.py"))
    if "migrations" not in path.parts
]
PURE = (
    "ccpcj/reports/reading/",
    "ccpcj/lib/folding.py",
    "ccpcj/lib/wording/",
    "ccpcj/lib/alignment/",
    "ccpcj/lib/analysis/",
    "ccpcj/lib/docx/",
    "ccpcj/lib/title_likeness.py",
    "ccpcj/lib/symbols.py",
    "ccpcj/search/query/grammar.py",
    "sessions/states/names.py",
    "resolutions/akn/",
    "resolutions/text/document.py",
    "resolutions/text/emphasis.py",
    "resolutions/text/numbers.py",
    "resolutions/text/align_languages.py",
    "resolutions/text/paragraph_tree.py",
    "resolutions/sponsors/printed_entries.py",
    "resolutions/compare/comparison.py",
    "resolutions/compare/rows.py",
    "resolutions/compare/document_order.py",
    "resolutions/compare/printed_runs.py",
    "resolutions/compare/strength.py",
    "ccpcj/review/finding_context.py",
    "ccpcj/texts/metadata.py",
)


def name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name(path) for path in FILES}


def base(node: ast.ImportFrom, package: str) -> str:
    """The module that a `from ... import` names, its leading dots resolved."""
    above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
    return ".".join([*above, node.module or ""]).strip(".")


def imports(source: str, package: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{base(node, package)}.{alias.name}" for alias in node.names)


def package(path: Path) -> str:
    return name(path.parent) if path.name == "__init__.py" else name(path).rpartition(".")[0]


def imported_by(path: Path) -> Iterator[str]:
    return imports(path.read_text(), package(path))


def module(imported: str) -> str:
    """The module of ours from which a name is imported; the name as it is where it is not ours."""
    return imported if imported in MODULES else imported.rpartition(".")[0] if is_ours(imported) else imported


def is_ours(imported: str) -> bool:
    return imported.split(".")[0] in ("ccpcj", "sessions", "resolutions")


def room(module: str) -> str | None:
    """The room of a module: the longest that its name begins with."""
    held = [known for known in ROOMS if f"{module}.".startswith(f"{known}.")]
    return max(held, key=len, default=None)


def app(module: str) -> str:
    return next(known for known in APPS if f"{module}.".startswith(f"{known}."))


def kind(module: str) -> int:
    """The kind of a module, told by the first part of its name below its room that names one."""
    own = room(module) or ""
    if own in DOOR_ROOMS and module != own:
        return ADDRESSES if module.endswith(".urls") else DOORS
    parts = module.removeprefix(own).strip(".").split(".")
    return next((KINDS[part] for part in parts if part in KINDS), NOUNS)


def why_not(here: str, there: str) -> str | None:
    """Why a module may not import another; None where it may."""
    if not is_ours(there) or there in ("ccpcj", "sessions", "resolutions"):
        return None
    own, other = room(here), room(there)
    if own is None or other is None:
        return f"{there if other is None else here} is in no room"
    if APPS[app(there)] > APPS[app(here)]:
        return f"{app(there)} stands above {app(here)}"
    if kind(there) == MODELS:
        return None  # the models of an app point at one another, and everything rests on them
    if kind(there) >= DOORS:
        return None if opens(here, there) else f"{there} is a door: nobody but its addresses opens it"
    if kind(here) <= SERVICES and kind(there) >= FORMS:
        return f"{there} shows records, {here} keeps them"
    if own == other:
        return f"{there} stands above it in the room" if kind(there) > kind(here) else None
    if kind(here) >= DOORS and app(here) == app(there):
        return None  # a page may show what any room of its app offers
    return f"{other} stands above {own}" if ROOMS.index(other) > ROOMS.index(own) else None


def opens(here: str, there: str) -> bool:
    """Whether a module may import a door: one of its own room, or as the place where the framework looks for it."""
    return (room(here) == room(there) and kind(there) <= kind(here)) or here in REGISTRIES


@pytest.mark.parametrize("path", FILES, ids=name)
def test_imports_go_down(path):
    refused = {there: why for there in map(module, imported_by(path)) if (why := why_not(name(path), there))}

    assert refused == {}


@pytest.mark.parametrize("path", FILES, ids=name)
def test_every_module_is_in_a_room(path):
    assert room(name(path)) is not None


def test_every_room_is_there():
    assert [known for known in ROOMS if known not in MODULES] == []


@pytest.mark.parametrize("path", FILES, ids=name)
def test_no_function_imports_what_is_ours(path):
    hidden = [
        there
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name != "ready"
        for there in imports(ast.unparse(node), package(path))
        if is_ours(there)
    ]

    assert hidden == []


def pure() -> list[Path]:
    return [path for path in FILES if path.relative_to(ROOT).as_posix().startswith(PURE)]


@pytest.mark.parametrize("path", pure(), ids=name)
def test_pure_modules_do_not_name_django(path):
    assert [there for there in imported_by(path) if there.split(".")[0] == "django"] == []


def test_pure_modules_load_where_django_is_missing():
    program = "import sys, importlib\nsys.modules['django'] = None\nfor m in sys.argv[1:]: importlib.import_module(m)"
    done = subprocess.run(
        [sys.executable, "-c", program, *map(name, pure())], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("sessions.states.models", "resolutions.models"),
        ("sessions.states.names", "sessions.states.services"),
        ("ccpcj.lib.release", "sessions.models"),
        ("ccpcj.lib.release", "ccpcj.review"),
        ("resolutions.sponsors.services", "resolutions.sponsors.exports"),
        ("resolutions.sponsors.services", "resolutions.lineage.timeline"),
        ("resolutions.compare.page", "resolutions.lineage.timeline"),
        ("resolutions.lineage.views", "resolutions.views"),
        ("resolutions.admin.resolutions", "resolutions.sponsors.admin"),
        ("ccpcj.search.index.update", "ccpcj.search.views"),
        ("ccpcj.unheard_of.thing", "ccpcj.lib.release"),
    ],
)
def test_what_goes_up_is_refused(here, there):
    assert why_not(here, there) or room(here) in (None, "ccpcj")


def test_dots_are_resolved():
    source = "from . import views\nfrom ..lib.text import fold\nfrom .models import State"

    assert list(imports(source, "ccpcj.reports")) == [
        "ccpcj.reports.views",
        "ccpcj.lib.text.fold",
        "ccpcj.reports.models.State",
    ]
