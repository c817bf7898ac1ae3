"""The demonstration fills the site once, keeps what was changed, and says what to do when it cannot serve."""

import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import OperationalError

from resolutions.models import Resolution, Sponsorship
from sessions.models import Session, State, Statement

ROOT = Path(__file__).parents[3]


@pytest.fixture
def run(capsys):
    def demo(*arguments: str) -> str:
        call_command("demo", "--no-serve", *arguments)
        return capsys.readouterr().out

    return demo


@pytest.fixture
def without_records(monkeypatch):
    """The steps that fill the site take their time, and some tests are about the others."""
    monkeypatch.setattr("ccpcj.demo.setup.load_reference_data", lambda: "")
    monkeypatch.setattr("ccpcj.demo.setup.load_session", lambda: "")


def password_in(output: str) -> str | None:
    match = re.search(r"password (\S+) \(shown this once\)", output)
    return match and match[1]


@pytest.mark.django_db
def test_it_fills_an_empty_site(run):
    output = run()

    assert State.objects.count() >= 193
    assert Session.objects.public().get().number == 31
    assert Resolution.objects.public().count() == 7
    assert Sponsorship.objects.public().count() >= 28 + 18 + 27 + 14
    assert Statement.objects.public().count() == 282
    assert "7 texts, 282 statements" in output
    assert "Open http" not in output  # nothing is served yet


@pytest.mark.django_db
def test_the_password_it_prints_opens_the_admin(run, client, without_records):
    password = password_in(run())

    client.post("/admin/login/", {"username": "secretariat", "password": password})
    assert client.get("/admin/").status_code == 200


@pytest.mark.django_db
def test_run_again_it_keeps_what_was_changed(run):
    password = password_in(run())
    State.objects.filter(iso3="JPN").update(name_en="Changed by the secretariat")
    Resolution.objects.filter(number="31/1").update(title_en="Changed as well")

    output = run()

    assert State.objects.get(iso3="JPN").name_en == "Changed by the secretariat"
    assert Resolution.objects.get(number="31/1", kind="resolution").title_en == "Changed as well"
    assert get_user_model().objects.get(username="secretariat").check_password(password)
    assert password_in(output) is None
    assert "changepassword secretariat" in output


@pytest.mark.django_db
def test_two_machines_have_two_passwords(run, without_records):
    first = password_in(run())
    get_user_model().objects.all().delete()

    assert password_in(run()) != first


@pytest.mark.django_db
def test_a_taken_port_is_named_with_the_way_out():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} is taken: choose another, such as --port"):
            call_command("demo", "--port", str(port))

    assert not get_user_model().objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("port", ["0", "65536", "-1"])
def test_what_is_no_port_is_refused(run, port):
    with pytest.raises(CommandError, match="no port"):
        run("--port", port)


@pytest.mark.django_db
def test_a_report_that_is_not_there_is_named_before_any_work(run):
    with pytest.raises(CommandError, match=r"There is no file nowhere\.txt"):
        run("--report", "nowhere.txt")

    assert not State.objects.exists()


@pytest.mark.django_db
def test_a_report_is_handed_to_the_importer(run, without_records, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("This is a letter, not the report of a session.")

    with pytest.raises(CommandError, match=r"letter\.txt"):
        run("--report", str(letter))


def test_a_database_that_does_not_answer_is_no_traceback(run, monkeypatch):
    def refuse() -> str:
        raise OperationalError("connection refused")

    monkeypatch.setattr("ccpcj.demo.setup.make_tables", refuse)

    with pytest.raises(CommandError, match="The database does not answer: connection refused"):
        run()


def test_it_does_not_serve_others(run, settings):
    settings.SERVES_OTHERS = True

    with pytest.raises(CommandError, match="CCPCJ_HOSTS is set"):
        run()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def fetch(address: str, process: subprocess.Popen[str]) -> bytes:
    """The page, as soon as the site answers."""
    for _ in range(600):
        try:
            return urlopen(address, timeout=10).read()
        except URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError):
                raise
        assert process.poll() is None, process.communicate()
        time.sleep(0.1)
    raise AssertionError("The site did not answer.")


def test_it_serves_pages_with_their_style_and_stops_quietly(tmp_path):
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "demo", "--port", str(port)],
        cwd=ROOT, env={"CCPCJ_VAR": str(tmp_path), "PATH": "/usr/bin:/bin"}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # which what runs behind a shell ignores
    )  # fmt: skip
    try:
        assert fetch(f"http://127.0.0.1:{port}/health/", process) == b"ok\n"
        assert b"Resolution" in fetch(f"http://127.0.0.1:{port}/", process)
        assert fetch(f"http://127.0.0.1:{port}/static/admin/css/base.css", process)
    finally:
        process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=30)

    assert process.returncode == 0
    assert f"http://127.0.0.1:{port}/" in output
    assert "Traceback" not in output + errors
