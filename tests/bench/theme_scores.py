"""Themes as they are filed, against those that a person gave by reading (`judged/README.md`)."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

JUDGED = Path(__file__).parent / "judged"
SETS = ("choosing", "figure")


@dataclass
class Score:
    """How many themes were filed rightly, filed at all, and wanted: micro-averaged over what is measured."""

    records: int = 0
    right: int = 0
    filed: int = 0
    wanted: int = 0

    def add(self, filed: Collection[str], wanted: Collection[str]) -> None:
        self.records += 1
        self.right += len(set(filed) & set(wanted))
        self.filed += len(set(filed))
        self.wanted += len(set(wanted))

    @property
    def precision(self) -> float:
        """1 where nothing was filed: nothing was filed wrongly."""
        return self.right / self.filed if self.filed else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.filed + self.wanted
        return 2 * self.right / both if both else 1.0


def read_judged(name: str, set_name: str) -> list[dict[str, Any]]:
    """Return the lines of a file that belong to the set."""
    lines = (JUDGED / f"{name}_themes.jsonl").read_text(encoding="utf-8").splitlines()
    return [line for line in map(json.loads, lines) if line["set"] == set_name]


def score_by_language(
    judged: Iterable[Mapping[str, Any]], filed: Mapping[tuple[str, str, str], Collection[str]]
) -> dict[str, Score]:
    """Return the score of each language, and that of all together, by symbol, language and part of what was filed."""
    scores: dict[str, Score] = defaultdict(Score)
    every = Score()
    for line in judged:
        found = filed.get((line["symbol"], line["language"], line["part"]), ())
        for score in (scores[line["language"]], every):
            score.add(found, line["slugs"])
    return scores | {"all": every}
