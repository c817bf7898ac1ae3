"""What each language prints of speakers, officers and sponsors is kept beside the others, whatever its order."""

import copy
from itertools import permutations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from ccpcj.lib.languages import LANGUAGES, in_each, language_columns, line_lookups
from ccpcj.reports.merge.load_report import load_report
from resolutions.models import ParagraphText, Sponsorship, Version
from sessions.models import DocumentEntry, Officer, Organization, Person, Statement
from sessions.states.services import load_reference
from tests import factories as make
from tests.ccpcj.reports.made_up import report, statement
from tests.ccpcj.reports.readings import read_specimen

pytestmark = pytest.mark.django_db
PRINTED = (
    (Statement, ("printed", "speaker", "title", "on_behalf_of")),
    (Officer, ("body_printed", "office", "state_printed")),
    (Sponsorship, ("printed",)),
    (Version, ("printed",)),
    (DocumentEntry, ("title",)),
)
NAMES = ((Person, language_columns("name")),)


@pytest.fixture(autouse=True)
def reference(db):
    load_reference()


def specimen(language):
    return copy.deepcopy(read_specimen(language=language).to_json())


def load(data, sha=""):
    """Load a reading; where it differs from the languages before it."""
    return load_report(data, "made-up.txt", sha or data["language"])[0]


def printed_after(*languages):
    """The printed lines of every record once these languages were loaded, in this order."""
    with transaction.atomic():
        for language in languages:
            load(specimen(language))
        lines = {
            model: sorted(tuple(line or "" for line in row) for row in model.objects.values_list(*columns))
            for model, columns in (*((model, line_lookups(*fields)) for model, fields in PRINTED), *NAMES)
        }
        transaction.set_rollback(True)
    return lines


def in_french(data=None):
    """The made-up report of the other tests in another language, its names known by nothing but their letters."""
    french = (data or report()) | {"language": "fr"}
    for spoke in french["statements"]:
        spoke["printed"] = f"ligne de {spoke['state'] or spoke['group'] or spoke['organization'] or spoke['speaker']}"
    for sponsor in french["texts"][0]["sponsors"]:
        sponsor["name"] = f"ligne de {sponsor['state']}"
    return french


def speakers(*states, number=2, **values):
    return [
        statement(number, place, f"{state or place}", state=state, **values) for place, state in enumerate(states, 1)
    ]


def spoken_by(*states):
    return report() | {"statements": speakers(*states)}


def lines_of(lang="fr"):
    return {
        spoke.state.iso3 if spoke.state else None: getattr(spoke, f"printed_{lang}")
        for spoke in Statement.objects.all()
    }


def test_each_language_keeps_its_line_of_speaker_officer_and_sponsor():
    for language in LANGUAGES:
        assert load(specimen(language)).differences == []

    japan = Statement.objects.get(state__iso3="JPN", paragraph__number=7)
    assert (japan.printed_en, japan.printed_fr, japan.speaker_zh) == (
        "Japan (in person)",
        "du Japon (en présentiel)",
        "日本",
    )
    chair = Officer.objects.get(position=1)
    assert (chair.office_en, chair.office_fr, chair.state_printed_fr) == ("Chair", "Présidente", "Kenya")
    algeria = Sponsorship.objects.get(state__iso3="DZA")
    assert (algeria.printed_en, algeria.printed_fr) == ("Algeria", "l’Algérie")
    assert all(
        len(in_each(record, "printed")) == 6 for record in (*Statement.objects.all(), *Sponsorship.objects.all())
    )
    assert all(len(in_each(entry, "title")) == 6 for entry in DocumentEntry.objects.all())


def test_a_speaker_is_one_person_in_all_languages():
    for language in LANGUAGES:
        load(specimen(language))

    named = {person.name_en: in_each(person, "name") for person in Person.objects.all()}
    assert set(named) == {"Amina Otieno", "Rahul Sen", "Ingrid Holm", "Siti Rahayu"}
    assert all(len(names) == 6 for names in named.values())


def test_the_order_of_imports_changes_no_printed_line():
    orders = list(permutations(("en", "fr", "ar")))

    assert [printed_after(*order) for order in orders[1:]] == [printed_after(*orders[0])] * 5


def test_the_same_six_files_again_change_nothing():
    for _ in range(2):
        changed = [load(specimen(language)).changed for language in LANGUAGES]

    assert changed == [0] * 6


def test_numbers_of_paragraphs_are_as_each_language_prints_them():
    for language in ("en", "ar"):
        load(specimen(language))

    texts = ParagraphText.objects.filter(paragraph__anchor="op-1-b").order_by("language")
    assert {(text.paragraph.number, text.language, text.number) for text in texts} == {
        ("(b)", "ar", "(ب)"),
        ("(b)", "en", ""),
    }


def test_speakers_are_the_same_by_whom_they_are():
    load(spoken_by("DZA", "EGY", "JPN"))
    outcome = load(in_french(spoken_by("JPN", "DZA", "EGY")))

    assert outcome.differences == []
    assert lines_of() == {code: f"ligne de {code}" for code in ("DZA", "EGY", "JPN")}
    assert [spoke.state.iso3 for spoke in Statement.objects.order_by("order")] == ["DZA", "EGY", "JPN"]


def test_two_statements_of_a_state_are_told_apart_by_kind_mode_and_on_whose_behalf():
    twice = spoken_by("EGY", "EGY", "JPN")
    twice["statements"][0] |= {"on_behalf_group": "G77"}
    load(twice)
    french = in_french(spoken_by("JPN", "EGY", "EGY"))
    french["statements"][2] |= {"on_behalf_group": "G77", "printed": "au nom du Groupe"}

    assert load(french).differences == []
    assert Statement.objects.get(on_behalf_group__code="G77").printed_fr == "au nom du Groupe"


def test_what_two_languages_say_otherwise_of_a_speaker_is_told():
    load(spoken_by("EGY", "JPN"))
    french = in_french(spoken_by("JPN", "EGY"))
    french["statements"][0] |= {"kind": "right_of_reply"}

    assert load(french).differences == [
        "Speaker “JPN” (JPN) in paragraph 2: kind is item in another language, right_of_reply in this one."
    ]
    assert Statement.objects.get(state__iso3="JPN").printed_fr == "ligne de JPN"


@pytest.mark.parametrize(
    ("states", "french_states", "lines"),
    [
        (["JPN", None, None, "EGY"], [None, "JPN", None, "EGY"], ["1", "3"]),  # by order, where both run alike
        (["JPN", None, "EGY"], ["EGY", "JPN", None], ["3"]),  # the only unresolved one, whatever the order
        (["JPN", "DZA", "EGY"], ["JPN", None, "EGY"], ["2"]),  # between the same neighbours
        (["DZA", "EGY", "JPN"], ["JPN", None, "DZA"], ["2"]),  # the only one left
    ],
)
def test_unresolved_speakers_are_matched_by_what_is_left(states, french_states, lines):
    load(spoken_by(*states))
    french = spoken_by(*french_states) | {"language": "fr"}
    outcome = load(french)

    assert Statement.objects.count() == len(states)
    assert not any("only" in difference or "missing" in difference for difference in outcome.differences)
    matched = Statement.objects.exclude(printed__fr__in=("JPN", "EGY", "DZA")).order_by("order")
    assert [statement.printed_fr for statement in matched] == lines


def test_nobody_says_which_unresolved_speakers_are_left_out():
    load(spoken_by(None, None, None))
    outcome = load(in_french(spoken_by(None)))

    assert Statement.objects.filter(printed__fr__gt="").count() == 1
    assert sum("missing" in difference for difference in outcome.differences) == 3
    assert sum("only" in difference for difference in outcome.differences) == 1


def test_several_unresolved_are_not_matched_where_each_language_has_its_own_order():
    load(spoken_by("JPN", None, "EGY", None))
    outcome = load(spoken_by(None, "EGY", None, "JPN") | {"language": "fr"})

    assert sum("missing" in difference for difference in outcome.differences) == 2
    assert sum("only" in difference for difference in outcome.differences) == 2
    assert Statement.objects.filter(state=None).count() == 4


@pytest.mark.parametrize("field", ["organization", "person"])
def test_the_same_name_is_the_same_speaker_whatever_the_order(field):
    """A body or a person whom both languages print alike, though nothing else is known of them."""
    state = "JPN" if field == "person" else None
    named = [
        statement(2, place, name, state=state, **{field: name}) for place, name in enumerate(("Ada", "Bo", "Cy"), 1)
    ]
    turned = [{**named[i], "order": place, "printed": f"de {named[i][field]}"} for place, i in enumerate((2, 0, 1), 1)]
    load(report() | {"statements": named})
    outcome = load(report() | {"statements": turned, "language": "fr"})

    assert not any("Speaker" in difference for difference in outcome.differences)
    assert list(Statement.objects.order_by("order").values_list("printed__fr", flat=True)) == [
        "de Ada",
        "de Bo",
        "de Cy",
    ]


def test_a_speaker_in_place_of_another_takes_no_line_of_theirs():
    load(spoken_by("EGY", "JPN"))
    make.set_lines(Statement.objects.filter(state__iso3="EGY"), printed_fr="l’Égypte")  # by staff
    outcome = load(spoken_by("DZA", "JPN"))

    assert lines_of() == {"DZA": None, "JPN": None}
    assert [difference for difference in outcome.differences if "stands where another did" in difference]


def test_a_speaker_who_comes_to_be_known_keeps_the_lines_of_other_languages():
    load(spoken_by(None))
    load(in_french(spoken_by(None)))
    known = spoken_by(None)
    known["statements"][0]["state"] = "JPN"
    load(known, "read anew")

    assert lines_of() == {"JPN": "ligne de 1"}


def test_a_language_that_knows_who_spoke_leaves_the_lines_of_the_first():
    load(spoken_by(None))
    load(in_french(spoken_by("JPN")))

    assert (lines_of(), lines_of("zh")) == ({"JPN": "ligne de JPN"}, {"JPN": "1"})


def test_two_states_at_one_place_are_two_speakers():
    load(spoken_by("DZA", "EGY"))
    outcome = load(in_french(spoken_by("DZA", "JPN")))

    assert outcome.differences == [
        "Speaker “ligne de JPN” (JPN) in paragraph 2 stands in this language only.",
        "Speaker “EGY” (EGY) in paragraph 2 is missing in this language.",
    ]
    assert lines_of() == {"DZA": "ligne de DZA", "EGY": None, "JPN": "ligne de JPN"}


def test_a_speaker_whom_two_further_languages_add_is_one():
    load(spoken_by("DZA"))
    load(in_french(spoken_by("JPN", "DZA")))
    outcome = load(spoken_by("DZA", "JPN") | {"language": "ru"})

    assert outcome.differences == []
    assert list(Statement.objects.values_list("state__iso3", "printed__fr", "printed__ru")) == [
        ("DZA", "ligne de DZA", "DZA"), ("JPN", "ligne de JPN", "JPN"),
    ]  # fmt: skip


def test_an_institution_that_only_the_report_names_has_a_name_in_each_language():
    load(report())
    before = Organization.objects.count()
    french = in_french()
    french["statements"][2] |= {"organization": "Société imaginaire", "person": "Anne Exemple"}
    french["officers"][0]["name"] = "Anne Exemple"
    outcome = load(french)

    society = Statement.objects.get(order=3)
    assert outcome.differences == []
    assert (society.organization.name_zh, society.organization.name_fr) == ("虚构协会", "Société imaginaire")
    assert (society.person.printed, society.person.name_fr) == ("Ann Example", "Anne Exemple")
    assert (Organization.objects.count(), Person.objects.count()) == (before, 1)


def test_a_person_whom_the_first_language_leaves_out_is_one_for_the_others():
    load(spoken_by("JPN"))
    for language, name in (("fr", "Anne Exemple"), ("ru", "Энн Пример")):
        load(report() | {"language": language, "statements": speakers("JPN", person=name)})

    assert in_each(Statement.objects.get().person, "name") == {"fr": "Anne Exemple", "ru": "Энн Пример"}


def test_officers_of_a_body_that_no_list_knows_are_matched_under_its_two_names():
    officer = report()["officers"][0]
    load(report() | {"officers": [officer, officer | {"body": "虚构工作组", "body_printed": "虚构工作组"}]})
    group = officer | {"body": "Groupe imaginaire", "body_printed": "Groupe imaginaire", "office": "Président"}
    outcome = load(report() | {"language": "fr", "officers": [group, officer]})

    officer = Officer.objects.exclude(body="CCPCJ").get()
    assert outcome.differences == []
    assert (officer.body, officer.body_printed_fr, officer.office_fr) == (
        "虚构工作组",
        "Groupe imaginaire",
        "Président",
    )


def test_sponsors_in_another_order_are_no_difference_and_a_missing_one_is_named():
    load(report())
    french = in_french()
    listed = french["texts"][0]["sponsors"]
    listed.reverse()
    assert load(french).differences == []
    del listed[1]

    assert load(french, "later").differences == ["Sponsor “日本” (JPN) of resolution 61/1 is missing in this language."]
    entries = Sponsorship.objects.printed_entries()
    assert list(entries.values_list("state__iso3", "printed__fr")) == [
        ("FRA", "ligne de FRA"), ("JPN", "ligne de JPN"), (None, "ligne de None"),
    ]  # fmt: skip


def test_a_body_that_only_the_report_names_is_not_taken_for_a_state():
    load(spoken_by("JPN", "DZA"))
    french = spoken_by("JPN", None) | {"language": "fr"}
    french["statements"][1]["organization"] = "Société imaginaire"
    outcome = load(french)

    assert outcome.differences == [
        "Speaker “2” (org-9ad7b3f4ae) in paragraph 2 stands in this language only.",
        "Speaker “DZA” (DZA) in paragraph 2 is missing in this language.",
    ]
    assert Statement.objects.count() == 3


def test_the_members_behind_a_group_have_the_lines_of_its_entry():
    load(report())
    load(in_french())

    entry = Sponsorship.objects.get(state__iso3="FRA")
    assert set(entry.members.values_list("printed__zh", "printed__fr")) == {(entry.printed_zh, "ligne de FRA")}


def test_a_state_with_a_line_of_its_own_no_longer_stands_behind_its_group():
    load(report())
    french = in_french()
    french["texts"][0]["sponsors"].append({"name": "Autriche", "state": "AUT", "group": None})
    outcome = load(french)

    assert outcome.differences == ["Sponsor “Autriche” (AUT) of resolution 61/1 stands in this language only."]
    austria = Sponsorship.objects.get(state__iso3="AUT")
    assert (austria.entry, austria.position, austria.printed_fr) == (None, 4, "Autriche")


def test_a_corrected_file_of_a_further_language_corrects_its_lines_and_leaves_those_of_staff():
    load(report())
    load(in_french())
    make.set_lines(Statement.objects.filter(order=2), printed_fr="corrigé à la main")
    make.set_lines(Statement.objects.filter(order=3), printed_fr="")
    corrected = in_french()
    for spoke in corrected["statements"][:2]:
        spoke["printed"] += " (en ligne)"
    load(corrected, "later")

    lines = Statement.objects.order_by("order").values_list("printed__fr", flat=True)
    assert list(lines) == ["ligne de JPN (en ligne)", "corrigé à la main", "", "ligne de Qqq专员"]


def test_a_list_that_grew_in_the_first_language_is_matched_anew():
    load(spoken_by("DZA", "JPN"))
    load(in_french(spoken_by("DZA", "JPN")))
    load(spoken_by("DZA", "EGY", "JPN"), "corrected")
    load(in_french(spoken_by("DZA", "EGY", "JPN")), "corrected too")

    assert lines_of() == {code: f"ligne de {code}" for code in ("DZA", "EGY", "JPN")}
    assert Statement.objects.count() == 3


def test_a_sixth_language_asks_no_more_of_the_languages_before_it_than_a_second():
    def count_queries(language):
        with CaptureQueriesContext(connection) as sent:
            load(specimen(language))
        return sum('FROM "reports_reportimport"' in query["sql"] for query in sent)

    load(specimen("en"))
    assert len({count_queries(language) for language in ("fr", "ar", "ru")}) == 1


def test_a_line_that_a_language_lacks_comes_with_the_same_file_again():
    load(report())
    load(in_french())
    make.set_lines(Statement.objects.filter(order__lt=3), printed_fr=None)
    make.set_lines(Statement.objects.filter(order=3), printed_fr="")  # as staff emptied it
    load(in_french())

    lines = Statement.objects.order_by("order").values_list("printed__fr", flat=True)
    assert list(lines) == ["ligne de JPN", "ligne de EU", "", "ligne de Qqq专员"]
