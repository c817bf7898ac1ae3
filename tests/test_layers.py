"""Imports only go down: ccpcj.lib < sessions < resolutions < the rest of ccpcj, and inside an app layer by layer."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
APPS = ["ccpcj.lib", "sessions", "resolutions", "ccpcj"]
LAYERS = [
    {"names"},
    {"models"},
    {"services"},
    {
        "filters",
        "sponsors",
        "sentences",
        "exports",
        "akn",
        "comparing",
        "charts",
        "letterhead",
        "pieces",
        "plain",
        "word",
        "text_files",
    },
    {"views", "comparisons", "lineages", "pages", "downloads", "api", "feeds", "admin"},
    {"urls"},
]
FILES = [
    path
    for top in ("ccpcj", "sessions", "resolutions")
    for path in sorted((ROOT / top).rglob("*.py"))
    if "migrations" not in path.parts
]
AKN = ("align", "body", "document", "entries", "facts", "files", "front", "inline", "numbers", "reader", "tree")
PURE = (
    "ccpcj/reports/reading/",
    "sessions/states/names.py",
    "ccpcj/lib/alignment/",
    "resolutions/comparing/",
    "ccpcj/lib/analysis/",
    "ccpcj/search/query/grammar.py",
    *(f"resolutions/akn/{name}.py" for name in AKN),
)


def name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


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


def rank(module: str) -> int | None:
    return next((i for i, app in enumerate(APPS) if f"{module}.".startswith(f"{app}.")), None)


def layer(module: str) -> int | None:
    app, _, rest = module.partition(".")
    if app not in ("sessions", "resolutions"):
        return None
    return next((i for i, names in enumerate(LAYERS) if rest.split(".")[0] in names), None)


def goes_up(here: str, there: str) -> bool:
    if rank(there) is None:
        return False
    if rank(there) != rank(here):
        return rank(there) > rank(here)
    return None not in (layer(here), layer(there)) and layer(there) > layer(here)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_imports_go_down(path):
    assert [there for there in imported_by(path) if goes_up(name(path), there)] == []


@pytest.mark.parametrize("path", FILES, ids=name)
def test_no_function_imports_what_is_ours(path):
    hidden = [
        there
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name != "ready"
        for there in imports(ast.unparse(node), package(path))
        if rank(there) is not None
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
        ("sessions.states.models", "resolutions.models.Resolution"),
        ("sessions.states.names", "sessions.models.State"),
        ("ccpcj.lib.release", "sessions.models"),
        ("ccpcj.lib.release", "ccpcj.reports.models"),
        ("resolutions.sponsors.services", "resolutions.views.resolution_list"),
        ("sessions.filters", "sessions.pages.statements"),
        ("resolutions.admin", "resolutions.urls"),
    ],
)
def test_what_goes_up_is_seen(here, there):
    assert goes_up(here, there)
    assert not goes_up(there, here)


def test_dots_are_resolved():
    source = "from . import views\nfrom ..lib.text import fold\nfrom .models import State"

    assert list(imports(source, "ccpcj.reports")) == [
        "ccpcj.reports.views",
        "ccpcj.lib.text.fold",
        "ccpcj.reports.models.State",
    ]
