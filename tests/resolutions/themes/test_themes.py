"""Loading the tree of themes that comes with the project."""

import pytest

from ccpcj.lib.languages import LANGUAGES
from ccpcj.lib.services import Counts
from resolutions.models import Theme
from resolutions.themes.services import load_themes
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_the_tree_is_loaded_in_six_languages():
    load_themes()
    reoffending = Theme.objects.get(slug="reoffending")

    assert 20 <= Theme.objects.count() <= 30
    assert reoffending.parent.slug == "criminal-justice"
    assert "1005387" in reoffending.unbis
    assert not [theme for theme in Theme.objects.all() for lang in LANGUAGES if not getattr(theme, f"name_{lang}")]


def test_the_second_load_changes_nothing(django_assert_num_queries):
    load_themes()

    with django_assert_num_queries(7):  # five of them open and close the act of writing
        assert load_themes() == Counts(0, 0)


def test_what_staff_wrote_or_moved_stays():
    load_themes()
    Theme.objects.filter(slug="reoffending").update(name_en="Made-up name", parent=None, unbis=["1"])
    make.make_theme("made-up-theme")

    assert load_themes() == Counts(0, 0)
    reoffending = Theme.objects.get(slug="reoffending")
    assert (reoffending.name_en, reoffending.parent, reoffending.unbis) == ("Made-up name", None, ["1"])
    assert Theme.objects.filter(slug="made-up-theme").exists()
