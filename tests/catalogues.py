"""The translatable words of the public site, and the catalogues that translate them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils.translation.template import templatize

LANGUAGES = ("ar", "zh", "fr", "ru", "es")  # English is what the code says
CALL = re.compile(r"\b(n?p?gettext(?:_lazy|_noop)?|_)\(")
LITERAL = re.compile(r"""\s*u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\s*,?""")


class Message(NamedTuple):
    """A message by its context, its words in English and, where it counts, their plural."""

    context: str
    words: str
    plural: str


class Entry(NamedTuple):
    """A message with its translations: one, or one for each plural form; `flags` are those of the catalogue."""

    message: Message
    translations: list[str]
    flags: set[str]


def message(function: str, arguments: list[str]) -> Message:
    context = arguments.pop(0) if "pgettext" in function else ""
    return Message(context, arguments[0], arguments[1] if "ngettext" in function or "npgettext" in function else "")


def public(path: Path) -> bool:
    return not {"admin", "migrations", "tests", ".venv"} & set(path.relative_to(settings.ROOT).parts)


def messages_of_site() -> set[Message]:
    """What the code and the templates of the public site mark for translation."""
    code = [path for app in ("ccpcj", "sessions", "resolutions") for path in (settings.ROOT / app).rglob("*.py")]
    pages = (settings.ROOT / "templates").rglob("*.html")
    in_code = (item for path in code if public(path) for item in in_python(path.read_text(encoding="utf-8")))
    in_pages = (item for path in pages if public(path) for item in in_template(path.read_text(encoding="utf-8")))
    return {*in_code, *in_pages}


def in_python(source: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            words = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if CALL.fullmatch(f"{name}(") and words:
                yield message(name, words)


def in_template(source: str) -> Iterator[Message]:
    text = templatize(source)
    for call in CALL.finditer(text):
        words, at = [], call.end()
        while literal := LITERAL.match(text, at):
            words, at = [*words, ast.literal_eval(literal[1])], literal.end()
        if words:
            yield message(call[1], words)


def path_of(language: str, suffix: str) -> Path:
    return settings.ROOT / "ccpcj" / "locale" / language / "LC_MESSAGES" / f"django.{suffix}"


def read(language: str) -> list[Entry]:
    """The entries of a catalogue as a translator edits it; the first one, without words, is its head."""
    entries = []
    for block in path_of(language, "po").read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.splitlines()
        flags = {flag.strip() for line in lines if line.startswith("#,") for flag in line[2:].split(",")}
        fields: dict[str, str] = {}
        name = ""
        for line in lines:
            if not line.startswith("#"):
                keyword, _space, literal = line.partition(' "') if not line.startswith('"') else ("", "", line[1:])
                name = keyword or name
                fields[name] = fields.get(name, "") + ast.literal_eval(f'"{literal}')
        entry_message = Message(fields.get("msgctxt", ""), fields["msgid"], fields.get("msgid_plural", ""))
        entries.append(Entry(entry_message, [text for key, text in fields.items() if key.startswith("msgstr")], flags))
    return entries
