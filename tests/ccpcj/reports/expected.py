"""What each made-up report is expected to be read as: NAME.LANGUAGE.json, beside its source, without what is not stated.

    python -m tests.ccpcj.reports.expected [LANGUAGE...]

writes them anew from a reading of the text; look at every line that changes before you keep it.
"""

import json
import sys
from typing import Any

from ccpcj.lib.wording.lexicon import lexicon_languages
from ccpcj.reports.reading.printed_report import Report

from .readings import HERE, content, made_up, read_specimen

EMPTY = (None, "", [], {})
WIDTH = 150  # characters of a value that stands on one line


def expected(language: str, name: str) -> Any:
    return json.loads((HERE / f"{name}.{language}.json").read_text(encoding="utf-8"))


def stated(report: Report) -> Any:
    """What a report states, without empty values, and the codes of what a reviewer is told."""
    return without_empty(content(report)) | {"findings": sorted(finding.code for finding in report.findings)}


def without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_empty(inner) for key, inner in value.items() if inner is not False and inner not in EMPTY}
    return [without_empty(inner) for inner in value] if isinstance(value, list) else value


def as_json(value: Any, indent: int = 0) -> str:
    """JSON with each small value on a line, so that a person can read it and a change shows where it is."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or (len(line) <= WIDTH and indent):
        return line
    new_line = "\n" + " " * (indent + 1)
    if isinstance(value, dict):
        parts = [f"{json.dumps(key)}: {as_json(inner, indent + 1)}" for key, inner in value.items()]
        return f"{{{new_line}{f',{new_line}'.join(parts)}\n{' ' * indent}}}"
    return f"[{new_line}{f',{new_line}'.join(as_json(inner, indent + 1) for inner in value)}\n{' ' * indent}]"


if __name__ == "__main__":
    for language, name in made_up():
        if language in (sys.argv[1:] or lexicon_languages()):
            text = as_json(stated(read_specimen(language=language, name=name)))
            (HERE / f"{name}.{language}.json").write_text(text + "\n", encoding="utf-8")
