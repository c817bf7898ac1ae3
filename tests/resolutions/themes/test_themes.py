"""Loading the tree of themes that comes with the project."""

import json
import re
from collections import Counter

import pytest

from ccpcj.lib.languages import LANGUAGES
from ccpcj.lib.services import Counts
from resolutions.models import Theme
from resolutions.themes.services import FILE, load_themes
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_the_tree_is_loaded_in_six_languages():
    load_themes()
    reoffending = Theme.objects.get(slug="reoffending")
    leaves = Theme.objects.filter(children=None)

    assert 55 <= leaves.count() <= 75
    assert 8 <= Theme.objects.filter(parent=None).count() <= 12
    assert reoffending.parent.slug == "criminal-justice"
    assert "1005387" in reoffending.unbis
    assert not [theme for theme in Theme.objects.all() for lang in LANGUAGES if not getattr(theme, f"name_{lang}")]


def test_the_second_load_changes_nothing(django_assert_num_queries):
    load_themes()

    with django_assert_num_queries(7):  # five of them open and close the act of writing
        assert load_themes() == Counts(0, 0)


def test_a_site_with_the_earlier_tree_gets_the_further_themes_and_codes_of_today():
    earlier = make.make_theme("trafficking-in-persons", name_en="Trafficking in persons", unbis=["1003051"], position=5)
    moved = make.make_theme("governance", name_en="Running the Commission", unbis=["1"], position=2)
    load_themes()

    earlier.refresh_from_db()
    moved.refresh_from_db()
    assert (earlier.unbis, earlier.parent) == (["1006622"], None)
    assert (moved.name_en, moved.unbis, moved.position) == ("Running the Commission", ["1"], 2)
    assert Theme.objects.get(slug="organ-trafficking").parent == earlier
    assert load_themes() == Counts(0, 0)


def test_every_code_of_the_tree_is_one_of_the_thesaurus_and_every_name_stands_once():
    themes = json.loads(FILE.read_text(encoding="utf-8"))
    names = [(lang, theme["name"][lang]) for theme in themes for lang in LANGUAGES]

    assert [
        code for theme in themes for code in theme["unbis"] if not re.fullmatch(r"1\d{6}|14040[12]|200\d{4}", code)
    ] == []
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert [theme["position"] for theme in themes if theme["position"] < 1] == []


def test_what_staff_wrote_or_moved_stays():
    load_themes()
    Theme.objects.filter(slug="reoffending").update(name_en="Made-up name", parent=None, unbis=["1"])
    make.make_theme("made-up-theme")

    assert load_themes() == Counts(0, 0)
    reoffending = Theme.objects.get(slug="reoffending")
    assert (reoffending.name_en, reoffending.parent, reoffending.unbis) == ("Made-up name", None, ["1"])
    assert Theme.objects.filter(slug="made-up-theme").exists()
