"""The printed sponsors of a resolution, resolved to states and groups or left open."""

import pytest

from resolutions.sponsors.printed_entries import resolve_entries
from sessions.states.names import Names

NAMES = Names.from_files()


def entries_of(*printed: str) -> list[tuple[str, str]]:
    return [(entry.state, entry.group) for entry in resolve_entries(printed, NAMES)]


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("PERU", [("PER", "")]),
        ("Bolivia (Plurinational State of)", [("BOL", "")]),
        ("EUROPEAN UNION", [("", "EU")]),
        ("CUBA (ON BEHALF OF THE STATES MEMBERS OF THE UNITED NATIONS THAT ARE MEMBERS OF THE GROUP OF 77 AND CHINA)",
         [("CUB", "G77")]),
        ("NIGER, ON BEHALF OF THE STATES MEMBERS OF THE UNITED NATIONS THAT ARE MEMBERS OF THE ORGANIZATION OF ISLAMIC "
         "COOPERATION", [("NER", "OIC")]),
        ("SENEGAL (OF BEHALF OF THE GROUP OF AFRICAN STATES)", [("SEN", "AFR")]),
        ("ROMANIA (IN ITS CAPACITY AS CHAIR OF A COMMITTEE)", [("ROU", "")]),
        ("UNITED STATES AND VIET NAM", [("USA", ""), ("VNM", "")]),
        ("CHILE,DOMINICAN REPUBLIC", [("CHL", ""), ("DOM", "")]),
        ("CHAD (ON BEHALF OF THE GROUP OF AFRICAN STATES) AND PORTUGAL", [("TCD", "AFR"), ("PRT", "")]),
        ("GE RMANY", [("DEU", "")]),
        ("and Viet Nam", [("VNM", "")]),
        ("BOSNIA AND HERZEGOVINA", [("BIH", "")]),
    ],
)  # fmt: skip
def test_an_entry_names_states_and_groups(printed, wanted):
    assert entries_of(printed) == wanted


@pytest.mark.parametrize("printed", ["SUBMITTED BY THE CHAIR OF THE COMMITTEE", "ON THE BASIS OF A REPORT",
                                     "THE REPRESENTATIVE OF PERU ON BEHALF OF THE BUREAU"])  # fmt: skip
def test_who_submits_for_a_body_is_no_sponsor(printed):
    (entry,) = resolve_entries([printed], NAMES)

    assert (entry.submitted, entry.resolved) == (True, False)


@pytest.mark.parametrize("printed", ["NAMBIA", "PRINCIPE", "ATLANTIS AND PERU", "THE AMENDMENT WAS REJECTED"])
def test_what_is_not_certain_is_left_open_and_said(printed):
    (entry,) = resolve_entries([printed], NAMES)

    assert not entry.resolved
    assert printed in entry.problem


def test_a_state_for_a_group_that_is_not_known_keeps_the_state_and_says_so():
    (entry,) = resolve_entries(["PERU (ON BEHALF OF THE FRIENDS OF LIGHTHOUSES)"], NAMES)

    assert (entry.state, entry.group) == ("PER", "")
    assert "FRIENDS OF LIGHTHOUSES" in entry.problem
