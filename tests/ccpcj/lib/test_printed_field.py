import pytest

from ccpcj.lib.printed_field import fields_written, printed_fields
from ccpcj.lib.services import update_record
from resolutions.models import Sponsorship, Version
from sessions.models import Statement
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def statement():
    return make.make_statement(make.make_session(), printed_en="Minister", printed_fr="Ministre")


def test_each_language_has_its_line(statement):
    statement.refresh_from_db()

    assert (statement.printed_en, statement.printed_fr, statement.printed_ru) == ("Minister", "Ministre", None)
    assert statement.printed == {"en": "Minister", "fr": "Ministre"}


def test_a_line_is_changed_without_the_others_and_taken_away(statement):
    before = statement.printed
    statement.printed_fr = "Garde des sceaux"
    statement.printed_en = None

    assert statement.printed == {"fr": "Garde des sceaux"}
    assert before == {"en": "Minister", "fr": "Ministre"}  # which another record may share


def test_a_line_is_written_by_its_name(statement):
    update_record(statement, {"printed_fr": "Garde des sceaux"})

    assert Statement.objects.get(printed__fr="Garde des sceaux").printed_en == "Minister"


def test_the_field_behind_a_line_is_what_is_written():
    assert fields_written(Statement, ["printed_fr", "printed_en", "kind"]) == {"printed", "kind"}


def test_a_line_without_its_language_is_refused(statement):
    with pytest.raises(TypeError, match="takes lines by language"):
        update_record(statement, {"printed": "Minister"})


def test_what_documents_print_is_kept_in_such_fields():
    names = {model: [field.name for field in printed_fields(model)] for model in (Statement, Sponsorship, Version)}

    assert names == {
        Statement: ["printed", "speaker", "title", "on_behalf_of"], Sponsorship: ["printed"], Version: ["printed"]
    }  # fmt: skip
