"""Filing texts under themes by the keywords of the United Nations, and by words."""

import pytest
from django.core.management import call_command

from ccpcj.lib.services import set_relations
from resolutions.chain.services import join
from resolutions.models import Keyword, Paragraph, ParagraphText, Resolution, Theme, ThemeFiling
from resolutions.text.document import Subject
from resolutions.themes.filing import filed_themes
from resolutions.themes.services import (
    add_keywords,
    confirm_suggestion,
    file_texts,
    refuse_suggestion,
    reopen_suggestion,
)
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def text():
    make.make_theme("sport", terms=["Sports"], position=2)
    make.make_theme("prisons", unbis=["1005119"], terms=["Prisons"], position=1)
    make.make_theme("crime", unbis=["1001376"], terms=["Crime Prevention"], general=True)
    return make.make_resolution(make.make_session())


def give(text: Resolution, *names: str, code: str = "", scheme: str = "unbis") -> None:
    add_keywords(text, [Subject(scheme, code, name) for name in names])
    file_texts([text.pk])


def slugs(text: Resolution) -> list[str]:
    return [theme.slug for theme in text.themes.all()]


@pytest.mark.parametrize(
    ("keyword", "expected"),
    [
        (("SPORTS", ""), ["sport"]),
        (("prison houses", "1005119"), ["prisons"]),
        (("sports", "1009999"), []),  # of another term: its code says which
        (("Sportsmen", ""), []),
        (("Crime prevention", ""), ["crime"]),
    ],
)
def test_a_keyword_files_by_its_code_or_without_one_by_its_name(text, keyword, expected):
    name, code = keyword
    give(text, name, code=code)

    assert slugs(text) == expected


def test_keywords_of_other_schemes_file_nothing(text):
    give(text, "Sports", scheme="eurovoc")

    assert slugs(text) == []


def test_a_general_theme_stands_only_where_no_keyword_says_more(text):
    give(text, "Crime Prevention")
    assert slugs(text) == ["crime"]
    give(text, "Sports")

    assert slugs(text) == ["sport"]
    assert [filing.theme.slug for filing in ThemeFiling.objects.all()] == ["sport"]


def test_a_second_filing_changes_nothing(text, django_assert_num_queries):
    give(text, "Sports", "Prisons")

    with django_assert_num_queries(11):  # five of them open and close the act of writing
        assert file_texts([text.pk]) == 0
    assert slugs(text) == ["prisons", "sport"]


def test_what_staff_took_away_stays_away_and_what_they_gave_stays(text):
    sport, prisons = Theme.objects.get(slug="sport"), Theme.objects.get(slug="prisons")
    text.themes.add(prisons)
    give(text, "Sports", "Prisons")
    set_relations(text, {"themes": [prisons]})

    assert file_texts([text.pk]) == 0
    assert slugs(text) == ["prisons"]
    Keyword.objects.all().delete()
    assert file_texts([text.pk]) == 0
    assert slugs(text) == ["prisons"]
    assert [(filing.theme, filing.filed_by) for filing in ThemeFiling.objects.order_by("pk")] == [
        (sport, "index"), (prisons, "staff"),
    ]  # fmt: skip


def test_it_is_told_who_filed_a_text(text):
    text.themes.add(make.make_theme("police", position=3))
    text.themes.add(Theme.objects.get(slug="prisons"))
    give(text, "Sports", "Prisons")

    assert [(filed.theme.slug, str(filed.filed_by)) for filed in filed_themes(text)] == [
        ("prisons", "staff"), ("sport", "index"), ("police", "staff"),
    ]  # fmt: skip


def test_works_that_are_joined_keep_their_themes_and_who_filed_them(text):
    adopted = make.make_version(make.make_resolution(None, "62/1"), symbol="A/RES/97/9")
    other, sport = adopted.resolution, Theme.objects.get(slug="sport")
    text.themes.add(sport)
    give(other, "Sports", "Prisons")
    joined = join(text, adopted)

    assert [(filed.theme.slug, str(filed.filed_by)) for filed in filed_themes(joined)] == [
        ("prisons", "index"), ("sport", "staff"),
    ]  # fmt: skip


def test_joining_brings_nothing_back_that_staff_took_away(text):
    adopted = make.make_version(make.make_resolution(None, "62/1"), symbol="A/RES/97/9")
    give(text, "Sports")
    set_relations(text, {"themes": []})
    give(adopted.resolution, "Sports")

    assert slugs(join(text, adopted)) == []


def test_many_texts_are_filed_with_as_many_queries_as_one(text, django_assert_num_queries):
    give(text, "Sports")
    sports = Keyword.objects.get(name="Sports")
    works = [make.make_resolution(None, f"62/{n}") for n in range(1, 5)]
    for work in works:
        work.keywords.add(sports)

    with django_assert_num_queries(14):
        assert file_texts([works[0].pk]) == 1
    with django_assert_num_queries(14):
        assert file_texts([work.pk for work in works]) == 3
    assert {tuple(slugs(work)) for work in works} == {("sport",)}


def test_the_page_of_a_text_says_who_filed_it(text, client):
    text.themes.add(make.make_theme("police"))
    give(text, "Sports")
    page = client.get(text.get_absolute_url()).content.decode()

    assert 'Sport</span></a> <span class="quiet" title="Filed by">UN index</span>' in page
    assert 'Police</span></a> <span class="quiet" title="Filed by">staff</span>' in page


def write(text: Resolution, *paragraphs: str, language: str = "en") -> list[Paragraph]:
    version = make.make_version(text, text.versions.count() + 1)
    rows = [make.make_paragraph(version, number=str(n), text=words) for n, words in enumerate(paragraphs, 1)]
    ParagraphText.objects.filter(paragraph__in=rows).update(language=language)
    file_texts([text.pk])
    return rows


def filed(text: Resolution) -> dict[str, str]:
    return {filing.theme.slug: filing.filed_by for filing in ThemeFiling.objects.filter(resolution=text)}


SPORT, PRISON, OTHER = "Encourages sports clubs;", "Invites prisons to report;", "Invites everybody to report;"


def test_a_text_without_keywords_is_filed_by_its_words_as_a_suggestion(text):
    rows = write(text, SPORT, SPORT, SPORT, OTHER, OTHER)

    assert filed(text) == {"sport": "words"}
    assert slugs(text) == ["sport"]
    assert [Paragraph.objects.get(pk=row.pk).themes for row in rows] == [["sport"]] * 3 + [[]] * 2
    assert [str(theme.filed_by.label) for theme in filed_themes(text)] == ["suggestion"]


def test_what_few_paragraphs_name_is_no_theme_of_the_text(text):
    write(text, SPORT, SPORT, *[OTHER] * 5)

    assert filed(text) == {}


def test_a_title_in_any_language_names_a_theme(text):
    Resolution.objects.filter(pk=text.pk).update(title_en="", title_ru="Вымышленный спорт")
    file_texts([text.pk])

    assert filed(text) == {"sport": "words"}


def test_a_keyword_that_no_paragraph_bears_out_files_nothing(text):
    write(text, *[OTHER] * 8, SPORT)
    give(text, "Sports")
    assert filed(text) == {}

    write(text, *[OTHER] * 5, SPORT)
    assert filed(text) == {"sport": "index"}


def test_a_suggestion_becomes_the_index_s_when_a_keyword_names_it_and_back(text):
    write(text, SPORT, SPORT, SPORT)
    give(text, "Sports")
    assert filed(text) == {"sport": "index"}

    Keyword.objects.all().delete()
    assert file_texts([text.pk]) == 1
    assert filed(text) == {"sport": "words"}


def test_a_suggestion_goes_with_the_words_that_named_it(text):
    write(text, SPORT, SPORT, SPORT)
    ParagraphText.objects.update(text=OTHER)

    assert file_texts([text.pk]) == 1
    assert (filed(text), slugs(text)) == ({}, [])


@pytest.mark.parametrize("by_form", [True, False])
def test_what_staff_refused_is_not_suggested_again(text, by_form):
    write(text, SPORT, SPORT, SPORT)
    if by_form:
        set_relations(text, {"themes": []})
    else:
        refuse_suggestion(ThemeFiling.objects.get())

    assert file_texts([text.pk]) == 0
    assert slugs(text) == []
    give(text, "Sports")
    assert slugs(text) == []


def test_what_staff_confirmed_stays_whatever_the_words_say(text):
    write(text, SPORT, SPORT, SPORT)
    confirm_suggestion(ThemeFiling.objects.get())
    ParagraphText.objects.update(text=OTHER)

    file_texts([text.pk])
    assert (filed(text), slugs(text)) == ({"sport": "staff"}, ["sport"])


def test_a_decision_on_a_suggestion_can_be_taken_back(text):
    write(text, SPORT, SPORT, SPORT)
    filing = ThemeFiling.objects.get()
    for decide in (confirm_suggestion, refuse_suggestion):
        decide(filing)
        reopen_suggestion(filing)
        assert (filed(text), slugs(text)) == ({"sport": "words"}, ["sport"])


def test_the_command_files_what_is_recorded_and_a_second_run_changes_nothing(text, capsys):
    version = make.make_version(text)
    for number in ("1", "2", "3"):
        make.make_paragraph(version, number=number, text=PRISON)
    Theme.objects.create(slug="prison-reform", name_en="Prisons")
    call_command("file_themes")
    call_command("file_themes")

    assert capsys.readouterr().out.splitlines() == ["1 of 1 texts changed.", "Nothing changed."]
    assert filed(text) == {"prison-reform": "words"}
