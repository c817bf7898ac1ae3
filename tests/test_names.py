"""A name gives one place: what somebody greps for, or jumps to, stands once."""

import ast
from collections import Counter

from tests.test_layers import FILES

# names that every room has, and those of the framework
SHARED_MODULES = {"__init__", "models", "services", "filters", "exports", "inlines", "views", "urls", "admin", "apps",
                  "forms", "files", "translation", "formats"}  # fmt: skip
SHARED_CLASSES = {"Command"}
# participles that say nothing of what they stand for
RIDDLES = {"found", "told", "held", "kept", "asked", "said", "wanted", "taken", "one"}
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}


def repeated(names: list[str]) -> list[str]:
    return sorted(name for name, times in Counter(names).items() if times > 1)


def test_a_module_name_gives_one_place():
    assert repeated([path.stem for path in FILES if path.stem not in SHARED_MODULES]) == []


def test_a_class_name_gives_one_place():
    """Of the classes of modules; choices stand inside the model whose they are (`Resolution.Kind`)."""
    classes = [node.name for tree in TREES.values() for node in tree.body if isinstance(node, ast.ClassDef)]

    assert repeated([name for name in classes if name not in SHARED_CLASSES]) == []


def test_a_function_name_gives_two_places_at_most():
    functions = [node.name for tree in TREES.values() for node in tree.body if isinstance(node, ast.FunctionDef)]

    assert sorted(name for name, times in Counter(functions).items() if times > 2) == []


def test_no_name_is_a_riddle():
    riddles = [
        (path.name, node.lineno, name)
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if (name := name_given(node)) in RIDDLES
    ]

    assert riddles == []


def name_given(node: ast.AST) -> str | None:
    """The name that a node gives to something: a variable, a parameter, a function, a class."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return node.id
    if isinstance(node, ast.arg):
        return node.arg
    return node.name if isinstance(node, ast.FunctionDef | ast.ClassDef) else None
