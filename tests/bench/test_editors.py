"""`python -m tests.bench editors`."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from resolutions.models import ParagraphText
from tests.bench.benchmark_editors import Command, Editor, make_texts
from tests.factories import make_resolution, make_session

pytestmark = pytest.mark.django_db


def test_what_people_save_is_confirmed_and_stays():
    texts = make_texts(1, 2)
    editors = [Editor(number, texts) for number in range(2)]
    answers = [editor.save(texts[0]) for _ in range(3) for editor in editors]

    assert {outcome for outcome, *_ in answers} == {"confirmed"}
    own = [saved for *_, saved in answers if saved[1] >= 0]
    last = {place: words for _, place, words in own}
    assert {text.paragraph.position - 1: text.text for text in ParagraphText.objects.all()} == last


def test_the_count_tells_what_is_lost():
    texts = make_texts(1, 2)
    out = StringIO()
    answers = [Editor(0, texts).save(texts[0]), ("confirmed", 0.1, (texts[0], 1, "Never written;"))]
    command = Command(stdout=out)

    command.report(answers)

    assert "lost: 1" in out.getvalue()


def test_a_database_with_texts_is_left_alone():
    make_resolution(make_session())

    with pytest.raises(CommandError, match="holds texts"):
        call_command(Command())
