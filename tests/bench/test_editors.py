"""`python -m tests.bench editors`."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from resolutions.models import ParagraphText
from tests.bench.benchmark_editors import Command, Editor, make_texts
from tests.factories import make_resolution, make_session


def browser(number: int) -> Client:
    """The browser of a person who has signed in."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(username=f"editor-{number}"))
    return client


pytestmark = pytest.mark.django_db


def test_what_people_save_is_confirmed_and_stays():
    texts = make_texts(1, 2)
    editors = [Editor(number, texts, browser(number)) for number in range(2)]
    answers = [editor.save(texts[0]) for _ in range(3) for editor in editors]

    assert {outcome for outcome, *_ in answers} == {"confirmed"}
    own = [saved for *_, saved in answers if saved[1] >= 0]
    last = {place: words for _, place, words in own}
    assert {text.paragraph.position - 1: text.text for text in ParagraphText.objects.all()} == last


def test_the_count_tells_what_is_lost():
    texts = make_texts(1, 2)
    out = StringIO()
    answers = [Editor(0, texts, browser(0)).save(texts[0])]
    command = Command(stdout=out)
    command.report(answers, 0, [], expect=1)
    never = ("confirmed", 0.1, (texts[0], 1, "Never written;"))

    with pytest.raises(CommandError, match="1 values are lost"):
        command.report([*answers, never], 0, [], expect=1)
    with pytest.raises(CommandError, match="1 saves of 2 expected"):
        command.report(answers, 0, [], expect=2)
    with pytest.raises(CommandError, match="1 errors were logged"):
        command.report(answers, 0, ["database is locked"], expect=1)
    assert "lost: 1" in out.getvalue()


def test_a_database_with_texts_is_left_alone():
    make_resolution(make_session())

    with pytest.raises(CommandError, match="holds texts"):
        call_command(Command())
