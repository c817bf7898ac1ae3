"""Filing texts under themes from the keywords of the United Nations."""

import pytest

from ccpcj.lib.services import set_relations
from resolutions.chain.services import join
from resolutions.models import Keyword, Resolution, Theme, ThemeFiling
from resolutions.text.document import Subject
from resolutions.themes.filing import filed_themes
from resolutions.themes.services import add_keywords, file_by_keywords
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

    with django_assert_num_queries(9):  # five of them open and close the act of writing
        assert file_by_keywords([text.pk]) == 0
    assert slugs(text) == ["prisons", "sport"]


def test_what_staff_took_away_stays_away_and_what_they_gave_stays(text):
    sport, prisons = Theme.objects.get(slug="sport"), Theme.objects.get(slug="prisons")
    text.themes.add(prisons)
    give(text, "Sports", "Prisons")
    set_relations(text, {"themes": [prisons]})

    assert file_by_keywords([text.pk]) == 0
    assert slugs(text) == ["prisons"]
    Keyword.objects.all().delete()
    assert file_by_keywords([text.pk]) == 1
    assert slugs(text) == ["prisons"]
    assert [filing.theme for filing in ThemeFiling.objects.all()] == [sport]


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

    with django_assert_num_queries(12):
        assert file_by_keywords([works[0].pk]) == 1
    with django_assert_num_queries(12):
        assert file_by_keywords([work.pk for work in works]) == 3
    assert {tuple(slugs(work)) for work in works} == {("sport",)}


def test_the_page_of_a_text_says_who_filed_it(text, client):
    text.themes.add(make.make_theme("police"))
    give(text, "Sports")
    page = client.get(text.get_absolute_url()).content.decode()

    assert 'Sport</span></a> <span class="quiet" title="Filed by">UN index</span>' in page
    assert 'Police</span></a> <span class="quiet" title="Filed by">staff</span>' in page
