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

WIDTH = 150  # characters of a value that stands on one line


def expected(language: str, name: str) -> Any:
    return json.loads((HERE / f"{name}.{language}.json").read_text(encoding="utf-8"))


def stated(report: Report) -> Any:
    """What a report states, without empty values, and the codes of what a reviewer is told."""
    return filled(content(report)) | {"findings": sorted(finding.code for finding in report.findings)}


def filled(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: filled(one) for key, one in value.items() if one is not False and one not in (None, "", [], {})}
    return [filled(one) for one in value] if isinstance(value, list) else value


def written(value: Any, indent: int = 0) -> str:
    """JSON with each small value on a line, so that a person can read it and a change shows where it is."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or (len(line) <= WIDTH and indent):
        return line
    inner = "\n" + " " * (indent + 1)
    if isinstance(value, dict):
        parts = [f"{json.dumps(key)}: {written(one, indent + 1)}" for key, one in value.items()]
        return f"{{{inner}{f',{inner}'.join(parts)}\n{' ' * indent}}}"
    return f"[{inner}{f',{inner}'.join(written(one, indent + 1) for one in value)}\n{' ' * indent}]"


if __name__ == "__main__":
    for language, name in made_up():
        if language in (sys.argv[1:] or lexicon_languages()):
            text = written(stated(read_specimen(language=language, name=name)))
            (HERE / f"{name}.{language}.json").write_text(text + "\n", encoding="utf-8")
