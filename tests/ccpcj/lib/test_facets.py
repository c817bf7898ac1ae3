"""What a facet shows, and the address of a list without one of its filters."""

from django.http import QueryDict

from ccpcj.lib.facets import Facet, FacetChoice, without
from ccpcj.lib.languages import Words


def choice(value: str, count: int, chosen: bool = False) -> FacetChoice:
    return FacetChoice(value, Words(value, "en"), count, chosen)


def values(choices: list[FacetChoice]) -> str:
    return "".join(item.value for item in choices)


def test_the_most_frequent_choices_show_in_their_own_order():
    facet = Facet("letter", "Letter", [choice("a", 1), choice("b", 9), choice("c", 5)], visible=2)

    assert values(facet.first) == "bc"
    assert values(facet.more) == "a"


def test_a_chosen_choice_shows_however_rare_it_is():
    facet = Facet("letter", "Letter", [choice("a", 1, chosen=True), choice("b", 9), choice("c", 5)], visible=2)

    assert values(facet.first) == "ab"


def test_the_first_choices_show_where_order_matters_more_than_number():
    facet = Facet("letter", "Letter", [choice("a", 1), choice("b", 9), choice("c", 5)], visible=2, ranked=False)

    assert values(facet.first) == "ab"


def test_one_value_of_a_filter_is_taken_out_of_the_address():
    query = QueryDict("state=JPN&state=KEN&kind=decision&page=3")

    assert without(query, "state", "JPN") == "?state=KEN&kind=decision"
    assert without(query, "state") == "?kind=decision"
