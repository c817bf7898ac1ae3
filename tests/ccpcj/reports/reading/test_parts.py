"""Of which part of a session a report is: the regular one, or one in which it was reconvened."""

from dataclasses import replace

import pytest

from ccpcj.reports.reading.read import read_report
from tests.ccpcj.reports.readings import HEADER, HERE, TYPESET, names
from tests.ccpcj.reports.typeset import Source, typeset

OPENED = {  # the sentence of the specimen, and one on a part in December
    "ar": ("21- عقدت اللجنة دورتها", "21- عقدت اللجنة دورتها الحادية والستين المستأنفة في نيروبي من 5 إلى 6 كانون الأول/ديسمبر 2052."),
    "en": ("21. The Commission held", "21. The Commission held its reconvened sixty-first session in Nairobi on 5 and 6 December 2052."),
    "es": ("21. La Comisión celebró", "21. La Comisión celebró su 61º período de sesiones (continuación) en Nairobi los días 5 y 6 de diciembre de 2052."),
    "fr": ("21. La Commission a tenu", "21. La Commission a tenu sa soixante et unième session (reprise) à Nairobi les 5 et 6 décembre 2052."),
    "ru": ("21. Комиссия провела", "21. Комиссия провела свою возобновленную шестьдесят первую сессию в Найроби 5–6 декабря 2052 года."),
    "zh": ("21. 委员会于", "21. 委员会于2052年12月5日和6日在内罗毕举行了第六十一届会议续会。"),
}  # fmt: skip


def read_with(language: str, sentence: str, *, header: tuple[str, ...], instead: bool) -> dict:
    """What the session of the specimen is with the sentence in place of the one on its days, or behind it."""
    text = (HERE / f"specimen.{language}.txt").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith(OPENED[language][0]))
    text = text.replace(line, sentence if instead else f"{line} {sentence.removeprefix('21. ')}")
    return read_report(typeset(Source.parse(text), replace(TYPESET, header=header)).encode(), names(), language).session


@pytest.mark.parametrize("language", OPENED)
def test_a_report_that_names_the_days_of_a_reconvened_part_alone_is_of_that_part(language):
    session = read_with(language, OPENED[language][1], header=HEADER, instead=True)

    assert (session["number"], session["reconvened"]) == (61, True)
    assert (session["starts_on"], session["ends_on"]) == ("2052-12-05", "2052-12-06")


@pytest.mark.parametrize(("symbol", "reconvened"), [("E/2052/30", False), ("E/2052/30/Add.1", True)])
def test_of_two_parts_that_a_report_names_it_is_of_the_reconvened_one_as_an_addendum(symbol, reconvened):
    session = read_with("en", OPENED["en"][1], header=(symbol, "E/CN.15/2052/9"), instead=False)

    assert (session["reconvened"], session["starts_on"][:7]) == (reconvened, "2052-12" if reconvened else "2052-03")
