"""Loading AKN4UN: works with six languages, word for word, once; findings for a person."""

from datetime import date

import pytest
from django.db import IntegrityError

from ccpcj.history.models import Change, RowChange
from ccpcj.lib.services import update_record
from ccpcj.review.models import Finding
from ccpcj.texts.load_texts import load_files
from ccpcj.texts.metadata import from_metadata
from ccpcj.texts.stated_facts import ReferenceData
from resolutions.adoption.services import record_position
from resolutions.akn.reader import read_texts
from resolutions.models import (
    Adoption,
    Ballot,
    Citation,
    Footnote,
    Paragraph,
    ParagraphText,
    Position,
    Publication,
    Resolution,
    Sponsorship,
    Version,
    Vote,
)
from sessions.states.names_in_database import names_from_database
from tests import factories as make
from tests.history import reasons
from tests.resolutions.akn.specimen import (
    WORDS,
    files,
    six,
    specimen,
    write,
)

from .loading import LINE, SYMBOL, load

pytestmark = pytest.mark.django_db


@pytest.fixture
def states():
    return {code: make.make_state(code, name_en=code) for code in ("QAA", "QBB", "QCC")}


def codes() -> set[str]:
    return set(Finding.objects.values_list("code", flat=True))


def snapshot() -> list:
    models = (Resolution, Version, Paragraph, ParagraphText, Footnote, Citation, Sponsorship, Vote, Ballot, Adoption,
              Publication, Finding)  # fmt: skip
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_a_resolution_in_six_languages_is_one_work_with_one_version(tmp_path):
    outcome = load(six(tmp_path))
    version = Version.objects.get()

    assert outcome.created == [SYMBOL]
    assert (version.symbol, version.date, version.body) == (SYMBOL, date(2022, 12, 15), "GA")
    assert (version.resolution.slug, version.resolution.session) == ("a-res-77-901", None)
    assert {text.language: text.title for text in version.texts.all()} == {
        language: words.title for language, words in WORDS.items()
    }


@pytest.mark.parametrize("language", WORDS)
def test_every_paragraph_is_held_word_for_word(tmp_path, language):
    akn_files = six(tmp_path)
    load(akn_files)
    blocks = read_texts(next(file for file in akn_files if f"_{language}.xml" in file.name).read())[0].blocks
    texts = ParagraphText.objects.filter(language=language).order_by("paragraph__position")

    assert [(text.text, text.phrase) for text in texts] == [(block.text, block.phrase) for block in blocks]


def test_items_hang_from_their_paragraph_and_keep_the_number_of_each_language(tmp_path):
    load(six(tmp_path))
    item = Paragraph.objects.get(anchor="op-1-b")

    assert (item.number, item.parent.anchor, item.parent.verb) == ("(b)", "op-1", "requests")
    assert {text.language: text.number for text in item.texts.all()} == {
        "en": "", "zh": "", "fr": "b)", "es": "b)", "ru": "b)", "ar": "(ب)",
    }  # fmt: skip


def test_annexes_headings_notes_and_references_are_held(tmp_path):
    load(six(tmp_path))

    assert list(Paragraph.objects.filter(part="annex").values_list("anchor", "heading")) == [
        ("annex-h1", 2), ("annex-h2", 2), ("annex-1", None),
    ]  # fmt: skip
    assert Footnote.objects.filter(paragraph__anchor="pp-1", number=1).count() == 6
    assert list(Citation.objects.values_list("symbol", "kind", "body", "number")) == [
        ("A/RES/76/902", "resolution", "GA", "76/902"), ("A/RES/75/903", "resolution", "GA", "75/903"),
    ]  # fmt: skip


def test_the_same_again_changes_nothing(tmp_path, states):
    akn_files = six(tmp_path)
    load(akn_files, LINE)
    before = snapshot()
    outcome = load(akn_files, LINE)

    assert (outcome.created, outcome.updated, outcome.unchanged) == ([], [], [SYMBOL])
    assert snapshot() == before


def test_what_staff_corrected_stays_when_another_language_comes(tmp_path):
    load(files(write(tmp_path, "en")))
    ParagraphText.objects.filter(paragraph__anchor="op-2").update(text="Decides, as corrected.")
    Paragraph.objects.filter(anchor="op-2").update(summary="Return.")
    held = dict(Paragraph.objects.values_list("anchor", "pk"))
    load(files(write(tmp_path, "fr")))

    assert dict(Paragraph.objects.values_list("anchor", "pk")) == held
    assert Paragraph.objects.get(anchor="op-2").summary == "Return."
    assert {text.language: text.text for text in ParagraphText.objects.filter(paragraph__anchor="op-2")} == {
        "en": "Decides, as corrected.", "fr": "Décide d’y revenir en 2031.",
    }  # fmt: skip


def english(anchor):
    return ParagraphText.objects.get(paragraph__anchor=anchor, language="en").text


def conflicts():
    return list(Finding.objects.filter(code="staff-and-file-differ").values_list("language", "place"))


def test_what_staff_corrected_added_and_deleted_stays_when_a_newer_file_comes(tmp_path):
    load(files(write(tmp_path, "en"), write(tmp_path, "fr")))
    ParagraphText.objects.filter(paragraph__anchor="op-2", language="en").update(text="Decides, as corrected.")
    Paragraph.objects.filter(anchor="pp-2").delete()
    added = make.make_paragraph(Version.objects.get(), number="9", text="Thanks the keepers of every lantern.")
    load(files(write(tmp_path, "en", title="Another title")))

    assert Version.objects.get().texts.get(language="en").title == "Another title"
    assert english("op-2") == "Decides, as corrected."
    assert added.texts.get().text == "Thanks the keepers of every lantern."
    assert not ParagraphText.objects.filter(text__contains="lamps go out").exists()
    assert ParagraphText.objects.get(paragraph__anchor="op-2", language="fr").text == "Décide d’y revenir en 2031."
    assert conflicts() == []


def test_where_staff_and_a_newer_file_changed_the_same_words_those_of_staff_stand(tmp_path):
    load(files(write(tmp_path, "en")))
    kept = Paragraph.objects.get(anchor="op-2")
    ParagraphText.objects.filter(paragraph=kept).update(text="Decides, as corrected, to return in 2032.")
    Version.objects.get().texts.update(title="Lighthouses, as corrected")
    changed = specimen("en").replace(b"in 2031", b"in 2033").replace(b"that lamps go out", b"that all lamps go out")
    path = tmp_path / "newer.xml"
    path.write_bytes(changed.replace(b"the prevention of", b"preventing"))
    load(files(path))

    assert Paragraph.objects.get(anchor="op-2") == kept
    assert english("op-2") == "Decides, as corrected, to return in 2032."
    assert "all lamps" in english("pp-2")
    assert Version.objects.get().texts.get().title == "Lighthouses, as corrected"
    assert sorted(conflicts()) == [("en", ""), ("en", "op-2")]
    told = Finding.objects.get(code="staff-and-file-differ", place="op-2").message
    assert all(f"in {year}.”" in told for year in (2031, 2032, 2033)), "the last file, staff and the new one"


def test_a_corrected_paragraph_that_a_newer_file_leaves_out_is_kept_and_told(tmp_path):
    load(files(write(tmp_path, "en")))
    ParagraphText.objects.filter(paragraph__anchor="pp-2").update(text="Noting with concern, as corrected,")
    preamble = '<container><p><span class="italic">Recalling</span> nothing at all,</p></container>'
    load(files(write(tmp_path, "en", preamble=preamble)))

    assert ParagraphText.objects.filter(text="Noting with concern, as corrected,").exists()
    assert ParagraphText.objects.filter(text="Recalling nothing at all,").exists()
    assert "pp-2" in [place for _, place in conflicts()]


def numbers():
    operative = Paragraph.objects.filter(part="operative").order_by("position")
    return list(operative.values_list("number", "parent__number", "heading"))


TWO = ("the keeper to trim each wick;", "a harbour to be dredged at once;")


def test_a_number_and_a_place_that_staff_corrected_stay_when_a_newer_file_comes(tmp_path):
    load(files(write(tmp_path, "en", operative=numbered(*TWO)), write(tmp_path, "fr", operative=numbered(*TWO))))
    first, second = Paragraph.objects.filter(part="operative").order_by("position")
    update_record(second, {"number": "(a)", "parent": first})
    load(files(write(tmp_path, "en", operative=numbered(*TWO), title="Reissued")))

    assert numbers() == [("1", None, None), ("(a)", "1", None)]
    assert Paragraph.objects.get(number="(a)") == second
    assert conflicts() == []


def test_a_number_that_a_newer_file_changes_follows_it_where_staff_corrected_the_words_alone(tmp_path):
    load(files(write(tmp_path, "en", operative=numbered(*TWO))))
    ParagraphText.objects.filter(paragraph__number="2").update(text="Requests another harbour to be dredged at once;")
    load(files(write(tmp_path, "en", operative=numbered(*TWO).replace("<num>2.", "<num>3."))))

    assert numbers() == [("1", None, None), ("3", None, None)]
    assert ParagraphText.objects.filter(paragraph__number="3", text__startswith="Requests another").exists()
    assert conflicts() == []


def test_a_number_that_both_changed_waits_for_a_person(tmp_path):
    load(files(write(tmp_path, "en", operative=numbered(*TWO))))
    Paragraph.objects.filter(number="2").update(number="4")
    load(files(write(tmp_path, "en", operative=numbered(*TWO).replace("<num>2.", "<num>3."))))

    assert numbers() == [("1", None, None), ("4", None, None)]
    [finding] = Finding.objects.filter(code="staff-and-file-differ")
    assert "number was “2” in the last import, is “4” here and “3” in the new one" in finding.message
    assert (finding.place, finding.paragraph.number) == ("op-2", "4")


def test_words_that_were_typed_before_the_file_came_stand(tmp_path):
    version = make.make_version(make.make_resolution(None, "77/901", body="GA"), symbol=SYMBOL, body="GA")
    typed = make.make_paragraph(version, number="2", text="Decides to return to the matter in 2030.")
    load(files(write(tmp_path, "en")))

    assert typed.texts.get().text == "Decides to return to the matter in 2030."
    assert ParagraphText.objects.filter(language="en").count() == 9
    assert [place for _, place in conflicts() if place] == ["op-2"]


def test_languages_give_the_same_work_one_by_one_as_at_once(tmp_path):
    for file in six(tmp_path):
        load([file])
    one_by_one = list(Paragraph.objects.order_by("position").values_list("anchor", "texts__language", "texts__text"))
    Resolution.objects.all().delete()
    load(six(tmp_path))

    at_once = list(Paragraph.objects.order_by("position").values_list("anchor", "texts__language", "texts__text"))
    assert sorted(one_by_one) == sorted(at_once)
    assert codes() == set()


def test_a_changed_file_changes_what_it_changes(tmp_path):
    load(files(write(tmp_path, "en"), write(tmp_path, "fr")))
    outcome = load(files(write(tmp_path, "en", title="Lighthouses, reissued"), tmp_path / "A_RES_77_901_fr.xml"))

    assert outcome.updated == [SYMBOL]
    assert Resolution.objects.get().title_en == "Lighthouses, reissued"
    assert ParagraphText.objects.count() == 18


def test_a_paragraph_of_one_language_is_kept_and_told(tmp_path):
    more = (
        '<paragraph><num>7.</num><content><p><span class="italic">Прощается</span> с лампами.</p></content></paragraph>'
    )
    load(files(write(tmp_path, "en"), write(tmp_path, "ru", operative=more)))
    finding = Finding.objects.get(code="not-in-every-language", message__startswith="Only in ru")

    assert ParagraphText.objects.filter(language="ru", text="Прощается с лампами.").exists()
    assert (finding.place, finding.level) == ("op-7", "warning")


def test_a_broken_file_is_a_finding_and_leaves_the_others(tmp_path):
    broken = tmp_path / "broken.xml"
    broken.write_bytes(b"<akomaNtoso>")
    outcome = load([*six(tmp_path), *files(broken)])

    assert (outcome.created, outcome.unread) == ([SYMBOL], ["broken.xml"])
    assert Finding.objects.get(level="error").source == "broken.xml"


def test_a_finding_goes_when_its_cause_is_gone_and_a_settled_one_stays_settled(tmp_path):
    broken = write(tmp_path, "en")
    whole = broken.read_bytes()
    broken.write_bytes(b"<akomaNtoso>")
    load(files(broken))
    broken.write_bytes(whole.replace(b"</statement>", b"<riddle>What?</riddle></statement>"))
    load(files(broken))
    Finding.objects.filter(code="unknown-element").update(settled=True)
    load(files(broken, write(tmp_path, "fr")))

    assert [(finding.code, finding.settled) for finding in Finding.objects.exclude(level="info")] == [
        ("unknown-element", True)
    ]


def test_two_different_files_of_one_language_are_told(tmp_path):
    load(files(write(tmp_path, "en"), write(tmp_path, "en", "copy.xml"), write(tmp_path, "en", "b.xml", title="Other")))

    assert Finding.objects.get(code="two-files-differ").message.startswith("A_RES_77_901_en.xml and b.xml")
    assert Resolution.objects.get().title_en == WORDS["en"].title


def test_the_record_gives_sponsors_their_roles_each_state_once(tmp_path, states):
    load(six(tmp_path), LINE)

    assert list(Sponsorship.objects.values_list("position", "printed__en", "state__iso3", "role")) == [
        (1, "QAA", "QAA", "sponsor"), (2, "QBB", "QBB", "additional"), (3, "ATLANTIS", None, "additional"),
    ]  # fmt: skip
    assert {"no-sponsor", "sponsor-twice", "unknown-sponsor"} <= codes()


def test_a_group_stands_for_its_members_as_of_the_day_of_adoption(tmp_path, states):
    union = make.make_group("EU", "political", name_en="Union of Lamps")
    make.make_member(union, states["QBB"], until=date(2022, 12, 15))
    make.make_member(union, states["QCC"], until=date(2022, 12, 14))
    load(six(tmp_path), {**LINE, "sponsors": ["QAA (ON BEHALF OF THE UNION OF LAMPS)"], "additional_sponsors": []})

    assert list(Sponsorship.objects.values_list("state__iso3", "group__code")) == [("QAA", "EU"), ("QBB", "EU")]


def test_a_recorded_vote_is_held_state_by_state(tmp_path, states):
    load(six(tmp_path), LINE)
    vote = Vote.objects.get()

    assert (vote.in_favour, vote.against, vote.abstaining) == (2, 1, 0)
    assert dict(vote.ballots.values_list("state__iso3", "choice")) == {
        "QAA": "in_favour", "QBB": "in_favour", "QCC": "against",
    }  # fmt: skip


def test_a_count_that_the_list_does_not_bear_out_is_told(tmp_path, states):
    load(six(tmp_path), {**LINE, "MS_in_favour_count": "3", "MS_abstaining": ["QAA", "NOWHERE"]})

    assert {"vote-count", "voted-twice", "unknown-voter"} <= codes()
    assert "3 votes “in_favour” are counted, 2 states listed." in Vote.objects.get().difference


def test_the_record_gives_meeting_report_item_and_keywords(tmp_path, states):
    load(six(tmp_path), LINE)
    adoption = Adoption.objects.get()

    assert (adoption.session, adoption.printed_meeting, adoption.record) == ("77", "54th plenary meeting", "A/77/PV.54")
    assert (adoption.report, adoption.agenda_item, adoption.method) == ("A/77/999", "109", "vote")
    assert adoption.submitted_by == "SUBMITTED BY THE CHAIR"
    assert set(Resolution.objects.get().keywords.values_list("scheme", "name")) == {
        ("sdg", "sdg 16"), ("unbis", "LANTERNS"),
    }  # fmt: skip


def test_the_tabled_draft_is_a_version_before_the_adopted_one(tmp_path):
    step = '<workflow><step date="2022-11-01" outcome="draftResolution" as="A/C.3/77/L.99" by=""/></workflow>'
    load(six(tmp_path, meta=step))

    assert list(Version.objects.values_list("position", "stage", "symbol")) == [
        (1, "tabled", "A/C.3/77/L.99"), (2, "adopted", SYMBOL),
    ]  # fmt: skip


def test_a_day_that_is_nowhere_stated_is_left_open_and_told(tmp_path):
    load(six(tmp_path, day="0001-01-01"))

    assert Version.objects.get().date is None
    assert codes() == {"no-date"}


def test_only_publishing_makes_a_work_public(tmp_path):
    akn_files = six(tmp_path)
    load(akn_files)
    hidden = Resolution.objects.public().count()
    outcome = load(akn_files, publish=True)

    assert (hidden, Resolution.objects.public().count(), outcome.updated) == (0, 1, [SYMBOL])
    assert load(akn_files, publish=True).unchanged == [SYMBOL]


def test_a_work_that_the_database_refuses_is_told_and_leaves_nothing_of_it(tmp_path, monkeypatch):
    def refuse(*args, **kwargs):
        raise IntegrityError("no room")

    monkeypatch.setattr("ccpcj.texts.load_texts.write_record", refuse)  # the last step of a work
    outcome = load(six(tmp_path))

    assert (outcome.created, outcome.unread) == ([], ["A_RES_77_901_en.xml"])
    assert [finding.code for finding in Finding.objects.all()] == ["not-loaded"]
    assert not Version.objects.exists()


def test_a_keyword_of_a_work_that_was_refused_is_there_for_the_next(tmp_path, states, monkeypatch):
    def fail(*args):
        raise IntegrityError("refused")

    reference, metadata = ReferenceData(names_from_database()), {SYMBOL: from_metadata(LINE)}
    with monkeypatch.context() as patch:
        patch.setattr("ccpcj.texts.assembly_record.replace_sponsors", fail)
        refused = load_files(six(tmp_path), reference, metadata)
    loaded = load_files(six(tmp_path), reference, metadata)

    assert (refused.created, loaded.created) == ([], [SYMBOL])
    assert Resolution.objects.get().keywords.filter(name="LANTERNS").exists()


def test_publishing_is_told_in_the_history(tmp_path):
    load(six(tmp_path), publish=True)

    assert "Published by the import of AKN4UN files." in [reason for _, reason in reasons(Resolution.objects.get())]


def numbered(*texts: str) -> str:
    return "".join(
        f'<paragraph><num>{number}.</num><content><p><span class="italic">Requests</span> {text}</p></content>'
        "</paragraph>"
        for number, text in enumerate(texts, 1)
    )


@pytest.mark.parametrize(
    ("texts", "place", "stands"),
    [
        (("the keeper to trim each wick;", "a harbour to be dredged at once;"), "op-2", True),
        (("a boat of any size;", "the keeper to trim each wick;", "a harbour to be dredged at once;"), "op-3", True),
        (("the keeper to trim each wick;",), "op-2", False),
        (("the keeper to trim each wick;", "nothing of that kind, in other words altogether;"), "op-2", False),
    ],
    ids=["the same", "renumbered", "dropped", "reworded"],
)
def test_a_position_on_a_paragraph_is_kept_through_a_newer_file(tmp_path, texts, place, stands):
    first = numbered("the keeper to trim each wick;", "a harbour to be dredged at once;")
    load(files(write(tmp_path, "en", operative=first)))
    record_position(
        version=Version.objects.get(), kind="reservation", state=make.make_state(),
        paragraph=Paragraph.objects.get(anchor="op-2"), words={"en": ("", "Keeps its own harbours.")},
    )  # fmt: skip
    load(files(write(tmp_path, "en", operative=numbered(*texts), title="Reissued")))

    position = Position.objects.get()
    assert (position.place, position.paragraph is not None) == (place, stands)
    assert position.texts.get().text == "Keeps its own harbours."
    told = [finding.place for finding in Finding.objects.filter(code="position-left")]
    assert told == ([] if place == "op-2" and stands else [place])
    load(files(write(tmp_path, "en", operative=numbered(*texts), title="Reissued again")))
    assert Finding.objects.filter(code="position-left").count() == (not stands)


def test_a_newer_file_leaves_a_history_of_what_it_changed_alone(tmp_path):
    texts = ["Requests the Keeper to light lamps;", "Decides to revert to the matter in 2031."]
    load(files(write(tmp_path, "en", operative=numbered(*texts))))
    before = RowChange.objects.latest("pk").pk
    load(files(write(tmp_path, "en", operative=numbered(texts[0], "Decides to revert to the matter in 2032."))))

    later = RowChange.objects.filter(pk__gt=before, model="resolutions.paragraphtext")
    assert [(row.action, row.before) for row in later] == [("~", {"text": f"Requests {texts[1]}"})]
    act = later.get().change
    assert (act.through, act.source, act.reason) == ("import", "A_RES_77_901_en.xml", f"The text {SYMBOL}")


def test_the_same_files_again_leave_no_act(tmp_path, states):
    load(six(tmp_path), LINE, publish=True)
    before = Change.objects.count(), RowChange.objects.count()
    load(six(tmp_path), LINE, publish=True)

    assert (Change.objects.count(), RowChange.objects.count()) == before
