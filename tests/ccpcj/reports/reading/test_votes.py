"""Votes are counted in digits or in words, and what is no number is seen by a person."""

import pytest

from ccpcj.lib.wording.lexicon import lexicon_of
from ccpcj.reports.reading.action_reader import ActionReader
from ccpcj.reports.reading.meeting_references import MeetingFinder
from tests.ccpcj.reports.readings import names, paragraph


def votes(language, sentence, method="vote"):
    lexicon = lexicon_of(language)
    reader = ActionReader(lexicon, names(), MeetingFinder(lexicon, {}))
    counts = reader.read_votes(reader.printed_votes(sentence), method, paragraph(sentence))
    return counts and tuple(counts.values()), [finding.code for finding in reader.findings]


@pytest.mark.parametrize(
    ("language", "sentence", "counted"),
    [
        ("en", "adopted by a recorded vote of 20 to three, with no abstentions", (20, 3, 0)),
        ("en", "adopted by thirty-one votes to 2, with one abstention", (31, 2, 1)),
        ("fr", "adoptée par 20 voix contre deux", (20, 2, None)),
        ("fr", "adoptée par trente et une voix contre 2, avec dix-sept abstentions", (31, 2, 17)),
        ("fr", "adoptée par 20 voix contre une et deux abstentions", (20, 1, 2)),
        ("es", "aprobada por treinta y un votos a favor, 2 en contra y ninguna abstención", (31, 2, 0)),
        ("es", "aprobada por 20 votos contra tres y dos abstenciones", (20, 3, 2)),
        ("ru", "принят двадцатью двумя голосами против 3 при отсутствии воздержавшихся", (22, 3, 0)),
        ("ru", "принят 20 голосами против двух при одном воздержавшемся", (20, 2, 1)),
        ("ar", "بأغلبية اثنين وعشرين صوتا مقابل 3 أصوات وامتناع خمسة أعضاء عن التصويت", (22, 3, 5)),
        ("ar", "بأغلبية 20 صوتا مقابل أحد عشر صوتا", (20, 11, None)),
        ("zh", "经记录表决以二十一票对3票、两票弃权通过", (21, 3, 2)),
        ("zh", "以20票赞成、零票反对、一票弃权通过", (20, 0, 1)),
    ],
)
def test_votes_are_counted_in_digits_or_words(language, sentence, counted):
    assert votes(language, sentence) == (counted, [])


@pytest.mark.parametrize(
    ("language", "sentence", "counted"),
    [
        ("en", "by a recorded vote of 20 to few, with 2 abstentions", (20, None, 2)),
        ("fr", "par 20 voix contre quelques, avec deux abstentions", (20, None, 2)),
        ("es", "por bastantes votos contra 3 y dos abstenciones", (None, 3, 2)),
        ("ru", "20 голосами против 3 при многих воздержавшихся", (20, 3, None)),
        ("ar", "بأغلبية 20 صوتا مقابل بضعة أصوات", (20, None, None)),
        ("zh", "以多数票赞成、3票反对", (None, 3, None)),
    ],
)
def test_what_is_no_number_is_told_and_not_taken_for_none(language, sentence, counted):
    assert votes(language, sentence) == (counted, ["vote-unread"])


def test_a_vote_whose_numbers_are_worded_otherwise_is_told():
    assert votes("en", "adopted by a recorded vote with two thirds in favour") == (None, ["vote-unread"])
    assert votes("en", "adopted by consensus", "consensus") == (None, [])
