"""`python -m tests.bench titles`, `index_kills` and `import_readers`."""

import pytest
from django.core.management import CommandError
from django.db import connection

from resolutions.models import Resolution

from .benchmark_import_readers import form_of
from .benchmark_index_kills import index_digest
from .test_search import output_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("arguments", [["titles"], ["index_kills"], ["import_readers", "archive.tar"]])
def test_they_are_refused_in_a_database_that_is_not_for_them(arguments):
    with pytest.raises(CommandError, match="scratch"):
        output_of(*arguments)
    assert not Resolution.objects.exists()


def test_the_order_of_titles_is_measured_in_each_language(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "NAME", "scratch")
    empty = index_digest()
    lines = output_of("titles", "--texts", "400", "--rounds", "1").splitlines()

    assert lines[1].endswith("400 texts")
    assert [line.split()[0] for line in lines[4:]] == ["ar", "zh", "en", "fr", "ru", "es"]
    assert index_digest() != empty


def test_what_a_form_hides_is_sent_along():
    html = '<input type="hidden" name="a" value="1"><input type="text" name="b"><input type="hidden" name="c">'

    assert form_of(html) == {"a": "1", "c": ""}
