"""What a reading gave, in a few lines for a person."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

LEVELS = ("error", "warning", "info")


def describe_reading(report: dict[str, Any]) -> str:
    """The counts, and the share of lines accounted for."""
    session, coverage = report["session"], report["coverage"]
    part = ", reconvened" if session["reconvened"] else ""
    counts = ", ".join(
        f"{len(report[key])} {key}"
        for key in ("texts", "paragraphs", "chapters", "footnotes", "meetings", "statements", "officers", "documents")
    )
    share = 100 * (coverage["lines"] - coverage["unread"]) / max(1, coverage["lines"])
    return (
        f"session {session['number']} ({session['year']}){part}, {report['language']}: {counts}; "
        f"{share:.1f}% of {coverage['lines']} lines accounted for "
        f"({coverage['values']} in values, {coverage['furniture']} page furniture, {coverage['findings']} in findings)."
    )


def describe_findings(report: dict[str, Any], most: int) -> Iterator[str]:
    """The findings, the gravest first, each with its lines; those left out are counted."""
    findings = report["findings"]
    if not findings:
        yield "No findings."
        return
    counts = Counter(finding["level"] for finding in findings)
    yield "Findings: " + ", ".join(f"{counts[level]} {level}" for level in LEVELS if counts[level])
    for finding in findings[:most]:
        first, last = finding["lines"] or (None, None)
        unit = report.get("counted", "line")
        lines = f"{unit} {first}" if first == last else f"{unit}s {first}–{last}"
        yield f"{finding['level']} {finding['code']}{f' ({lines})' if first else ''}: {finding['message']}"
    if len(findings) > most:
        yield f"… and {len(findings) - most} more: see --json, or the admin after loading."
