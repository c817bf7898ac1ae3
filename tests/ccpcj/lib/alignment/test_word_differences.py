"""Which words of a text were kept, removed and added."""

import pytest

from ccpcj.lib.alignment import RunKind, compare_words, tokens

SIGNS = {RunKind.KEPT: " ", RunKind.REMOVED: "-", RunKind.ADDED: "+"}


def differences(old: str, new: str) -> list[str]:
    runs = compare_words(tokens(old), tokens(new))
    assert "".join(run.before for run in runs) == old
    assert "".join(run.after for run in runs) == new
    return [SIGNS[run.kind] + (run.after or run.before).strip() for run in runs]


def test_one_word_for_another():
    assert differences("Urges all States to keep registers;", "Encourages all States to keep registers;") == [
        "-Urges",
        "+Encourages",
        " all States to keep registers;",
    ]


def test_chinese_differs_by_the_character():
    assert differences("鼓励各国建立名册；", "鼓励各国保持名册；") == [" 鼓励各国", "-建立", "+保持", " 名册；"]


def test_a_single_character_between_two_others_is_no_anchor():
    assert differences("促请各国建立名册；", "敦促各国建立名册；") == ["-促请", "+敦促", " 各国建立名册；"]


def test_what_two_texts_happen_to_share_is_no_confetti():
    runs = differences(
        "Requests the Office to report on registers of owls;", "Invites States and all the bodies of law to act;"
    )

    assert runs == [
        "-Requests the Office to report on registers of owls",
        "+Invites States and all the bodies of law to act",
        " ;",
    ]


def test_a_short_addition_keeps_the_words_around_it_apart():
    assert differences(
        "Invites States to report on it to us;", "Invites States and others to report, again, on it to us;"
    ) == [
        " Invites States",
        "+and others",
        " to report",
        "+, again,",
        " on it to us;",
    ]


def test_an_added_phrase_ends_with_its_stop():
    runs = differences("of owls, and of larks, and of wrens;", "of owls, and of larks, and of finches, and of wrens;")

    assert runs == [" of owls, and of larks,", "+and of finches,", " and of wrens;"]


def test_a_mark_of_typesetting_is_kept_in_both_its_forms():
    (run,) = compare_words(tokens("les États\u00a0;"), tokens("les États ;"))

    assert (run.kind, run.before, run.after) == (RunKind.KEPT, "les États\u00a0;", "les États ;")


@pytest.mark.parametrize(("old", "new", "runs"), [("", "", []), ("", "All", ["+All"]), ("All", "", ["-All"])])
def test_an_empty_text_has_nothing_in_common(old, new, runs):
    assert differences(old, new) == runs
