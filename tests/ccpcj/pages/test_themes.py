"""The list of themes, and the page of one."""

from datetime import date

import pytest

from ccpcj.search.index.update import bring_up_to_date
from resolutions.models import Paragraph, Resolution, Theme, ThemeFiling
from tests import factories as make
from tests.markup import root
from tests.queries import queries

pytestmark = pytest.mark.django_db
ADDRESS = "/themes/corruption/"


@pytest.fixture
def theme() -> Theme:
    return make.make_theme("corruption", name_en="Corruption")


def add_text(theme: Theme, number: str, year: int, filed_by: str = "index", **values: str) -> Resolution:
    work = make.make_resolution(None, number, **values)
    make.make_version(work, date=date(year, 12, 1))
    work.themes.add(theme)
    ThemeFiling.objects.create(resolution=work, theme=theme, filed_by=filed_by)
    return work


def shown(client, address: str) -> str:
    bring_up_to_date()
    return root(client, address).text


def test_the_list_tells_how_many_texts_each_filer_gave_a_theme(client, theme):
    add_text(theme, "61/1", 2052)
    suggested = add_text(theme, "61/2", 2052, "words")
    suggested.themes.add(make.make_theme("sport"))
    make.make_resolution(None, "61/3")

    assert "Of 3 texts Filed by: UN index 1 Filed by: suggestion 1 Filed by: staff 1 Without a theme 1" in (
        shown(client, "/themes/")
    )


def test_suggestions_count_and_can_be_left_out(client, theme):
    add_text(theme, "61/1", 2052)
    add_text(theme, "61/2", 2052, "words")

    assert "Corruption 2" in shown(client, "/themes/")
    assert "Corruption 1" in shown(client, "/themes/?suggestions=no")
    assert "1 text is here by suggestion alone" in shown(client, ADDRESS)
    assert "2 texts · Filter" in shown(client, ADDRESS)
    assert "1 text · Filter" in shown(client, f"{ADDRESS}?suggestions=no")
    page = client.get("/resolutions/?theme=corruption&suggestions=no")
    assert [work.number for work in page.context["page"]] == ["61/1"]
    assert [choice.count for choice in page.context["filterset"].filters["theme"].facet(
        "theme", Resolution.objects.all(), []
    ).choices] == [1]  # fmt: skip
    assert len(client.get("/resolutions/?theme=corruption").context["page"]) == 2
    assert client.get("/resolutions/?suggestions=perhaps").status_code == 400


def test_a_refused_suggestion_is_not_counted(client, theme):
    add_text(theme, "61/1", 2052, "words").themes.clear()

    assert "Corruption 0" in shown(client, "/themes/")


def test_the_page_counts_the_texts_of_each_year(client, theme):
    for number, year in (("61/1", 2052), ("61/2", 2054), ("61/3", 2054)):
        add_text(theme, number, year)

    assert "Year Texts 2054 2 2 2052 1 1" in shown(client, ADDRESS)


def test_the_page_tells_who_stands_behind_most_texts(client, theme):
    first, second = add_text(theme, "61/1", 2052), add_text(theme, "61/2", 2053)
    often, once = make.make_state("QQA", name_en="Oftenland"), make.make_state("QQB", name_en="Onceland")
    for work, state, role in ((first, once, "main"), (first, often, "sponsor"), (second, often, "sponsor")):
        make.make_sponsor(work, state, role=role)
    withdrawn = make.make_sponsor(second, make.make_state("QQC", name_en="Neverland"))
    withdrawn.withdrawn_on = date(2053, 1, 1)
    withdrawn.save()
    text = shown(client, ADDRESS)

    assert "Main sponsors of most texts Onceland 1 Sponsors of most texts Oftenland 2 Onceland 1 Texts" in text


def test_a_series_is_shown_by_its_latest_text(client, theme):
    for number, year in (("61/1", 2050), ("61/3", 2054), ("61/2", 2052)):
        add_text(theme, number, year, title_en="Made-up contest of honest clerks")
    add_text(theme, "61/9", 2055, title_en="Something else altogether")
    text = shown(client, ADDRESS)

    assert "Resolution 61/3: Made-up contest of honest clerks Resolution 61/2 , Resolution 61/1" in text
    assert "61/9: Something" not in text


def test_the_page_tells_what_paragraphs_that_name_the_theme_ask_of_whom(client, theme):
    version = add_text(theme, "61/1", 2052).versions.get()
    for number, verb, addressees, themes in (
        ("1", "invites", ["member_states", "unodc"], ["corruption"]), ("2", "invites", ["unodc"], ["corruption"]),
        ("3", "urges", ["donors"], []), ("4", "welcomes", [], ["corruption"]),
    ):  # fmt: skip
        paragraph = make.make_paragraph(version, number=number, verb=verb, addressees=addressees)
        Paragraph.objects.filter(pk=paragraph.pk).update(themes=themes)

    assert "invites 2 United Nations Office on Drugs and Crime (2) , Member States (1) Texts" in shown(client, ADDRESS)


def test_it_asks_the_same_queries_for_one_row_and_for_three(client, theme):
    def fill(number: str) -> None:
        work = add_text(theme, number, 2050 + int(number[-1]), "words", title_en="Made-up contest of honest clerks")
        make.make_sponsor(work, make.make_state(), role="main")
        paragraph = make.make_paragraph(work.versions.get(), addressees=["unodc"])
        Paragraph.objects.filter(pk=paragraph.pk).update(themes=["corruption"])

    fill("61/1")
    counts = [queries(client, address) for address in (ADDRESS, "/themes/")]
    fill("61/2")
    fill("61/3")

    assert [queries(client, address) for address in (ADDRESS, "/themes/")] == counts
