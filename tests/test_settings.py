"""The settings as a machine meets them: `manage.py` in a process of its own, with an environment of its own."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).parent.parent
KEY = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
SERVED = {"CCPCJ_HOSTS": "ccpcj.example.org", "CCPCJ_SECRET_KEY": KEY}


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Our Python in the checkout, with none of the variables of whoever runs the tests."""
    bare = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    command = [sys.executable, "-W", "error::UserWarning", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=bare | environment, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture
def manage(tmp_path):
    var = str(tmp_path / "var")
    return lambda *arguments, **environment: python("manage.py", *arguments, **{"CCPCJ_VAR": var} | environment)


@pytest.fixture
def setting(manage):
    """The value of a setting as Python writes it."""

    def read(name: str, **environment: str) -> str:
        done = manage(
            "shell", "--no-imports", "-c", f"from django.conf import settings as s; print(s.{name})", **environment
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return read


@pytest.mark.parametrize(
    "command",
    [["help"], ["check"], ["makemigrations", "--check", "--dry-run"], ["collectstatic", "--noinput"]],
    ids=lambda command: command[0],
)
def test_a_command_works_without_an_environment(manage, command):
    done = manage(*command)

    assert done.returncode == 0, done.stderr


def test_what_is_made_goes_to_one_folder(manage, tmp_path):
    assert manage("migrate").returncode == 0

    made = {path.name for path in (tmp_path / "var").iterdir()}
    assert {"ccpcj.sqlite3", "secret_key"} <= made


def test_the_folder_of_the_site_is_its_owners_alone(manage, tmp_path):
    manage("migrate", "contenttypes")
    var = tmp_path / "var"

    assert var.stat().st_mode & 0o777 == 0o700
    assert {(var / name).stat().st_mode & 0o777 for name in ("ccpcj.sqlite3", "secret_key")} == {0o600}


def test_files_that_others_could_read_are_closed_to_them(manage, tmp_path):
    var = tmp_path / "var"
    var.mkdir()
    files = [var / name for name in ("ccpcj.sqlite3", "ccpcj.sqlite3-wal", "ccpcj.sqlite3-shm", "secret_key")]
    for file in files:
        file.touch()
        file.chmod(0o644)
    files[-1].write_text(KEY)
    manage("help")

    assert {oct(file.stat().st_mode & 0o777) for file in files} == {"0o600"}


def test_a_folder_that_others_can_look_into_is_warned_of_and_left_as_it_is(manage, tmp_path):
    var = tmp_path / "var"
    var.mkdir()
    var.chmod(0o755)

    assert f"chmod 700 {var}" in manage("check", "--deploy", **SERVED).stderr
    assert var.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("address", ["/", "/fr/resolutions/", "/admin/"])
def test_a_wrong_host_is_one_line_in_the_log(manage, address):
    program = f"from django.test import Client; Client(raise_request_exception=False).get({address!r}, headers=HOST)"
    done = manage("shell", "--no-imports", "-c", f"HOST = {{'host': 'evil.example.org'}}; {program}")

    (line,) = done.stderr.splitlines()
    assert "DisallowedHost" in line
    assert "evil.example.org" in line


def test_on_ones_own_machine_it_is_safe(setting):
    assert setting("DEBUG") == "False"
    assert setting("ALLOWED_HOSTS") == "['localhost', '127.0.0.1', '[::1]']"
    assert "'self'" in setting("CONTENT_SECURITY_POLICY")
    assert setting("SECURE_SSL_REDIRECT") == "False"


def test_the_key_is_made_once_and_differs_elsewhere(setting, tmp_path):
    first = setting("SECRET_KEY")

    assert len(first) >= 50
    assert setting("SECRET_KEY") == first
    assert setting("SECRET_KEY", CCPCJ_VAR=str(tmp_path / "elsewhere")) != first


def test_processes_that_start_at_once_agree_on_the_key(setting):
    with ThreadPoolExecutor() as pool:
        keys = set(pool.map(setting, ["SECRET_KEY"] * 3))

    assert len(keys) == 1


def test_served_to_others_it_passes_the_deployment_checks(manage):
    done = manage("check", "--deploy", "--fail-level", "INFO", **SERVED)

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ALLOWED_HOSTS", "['ccpcj.example.org', 'localhost', '127.0.0.1', '[::1]']"),
        ("SESSION_COOKIE_SECURE", "True"),
        ("CSRF_COOKIE_SECURE", "True"),
        ("SECURE_SSL_REDIRECT", "True"),
        ("SECURE_HSTS_SECONDS", "31536000"),
        ("SECURE_HSTS_INCLUDE_SUBDOMAINS", "False"),
        ("SECURE_PROXY_SSL_HEADER", "None"),
        ("BEHIND_PROXY", "False"),
        ("SESSION_COOKIE_AGE", "3600"),
        ("DEBUG", "False"),
    ],
)
def test_served_to_others_it_is_strict(setting, name, value):
    assert setting(name, **SERVED) == value


def test_what_binds_others_is_asked_for(setting, manage):
    asked = SERVED | {"CCPCJ_HSTS_SUBDOMAINS": "1", "CCPCJ_BEHIND_PROXY": "yes"}

    assert setting("SECURE_HSTS_INCLUDE_SUBDOMAINS", **asked) == "True"
    assert "HTTP_X_FORWARDED_PROTO" in setting("SECURE_PROXY_SSL_HEADER", **asked)
    assert manage("check", "--deploy", "--fail-level", "INFO", **asked).returncode == 0


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"CCPCJ_HOSTS": "ccpcj.example.org"}, "CCPCJ_SECRET_KEY must be set"),
        ({"CCPCJ_HOSTS": "*", "CCPCJ_SECRET_KEY": KEY}, "no host name"),
        ({"CCPCJ_HOSTS": "https://ccpcj.example.org", "CCPCJ_SECRET_KEY": KEY}, "no host name"),
        ({"CCPCJ_HOSTS": "ccpcj.example.org:443", "CCPCJ_SECRET_KEY": KEY}, "no host name"),
        ({**SERVED, "CCPCJ_SECRET_KEY": "short"}, "CCPCJ_SECRET_KEY is easy to guess"),
        ({**SERVED, "CCPCJ_SECRET_KEY": "x" * 60}, "CCPCJ_SECRET_KEY is easy to guess"),
        ({**SERVED, "CCPCJ_DEBUG": "1"}, "CCPCJ_DEBUG and CCPCJ_HOSTS"),
        ({"CCPCJ_IDLE_MINUTES": "soon"}, "CCPCJ_IDLE_MINUTES is 'soon'"),
        ({"CCPCJ_IDLE_MINUTES": "0"}, "CCPCJ_IDLE_MINUTES is '0'"),
        ({"CCPCJ_THREADS": "many"}, "CCPCJ_THREADS is 'many': say 1 to 1000 threads."),
        ({"CCPCJ_DEBUG": "ture"}, "CCPCJ_DEBUG is 'ture'"),
        ({"DATABASE_URL": "mysql://me:secret@host/ccpcj"}, "DATABASE_URL names no PostgreSQL database"),
        ({"DATABASE_URL": "ccpcj"}, "DATABASE_URL names no PostgreSQL database"),
        ({"DATABASE_URL": "postgres://me:secret@host"}, "DATABASE_URL names no PostgreSQL database"),
        ({"CCPCJ_VAR": "manage.py"}, "CCPCJ_VAR names another folder"),
    ],
)
def test_what_is_missing_or_wrong_is_refused_in_words(manage, environment, words):
    done = manage("check", **environment)

    assert done.returncode != 0
    assert words in done.stderr
    assert "secret@" not in done.stderr


def test_connections_to_postgresql_come_from_a_pool(setting):
    database = setting("DATABASES", DATABASE_URL="postgres://me:secret@host:5432/ccpcj?sslmode=require")

    assert "'pool': {'min_size': 1, 'max_size': 17" in database
    assert "'sslmode': 'require'" in database


def test_a_process_has_a_connection_for_each_of_its_threads(setting):
    database = setting("DATABASES", DATABASE_URL="postgres://example/ccpcj", CCPCJ_THREADS="40")

    assert "'pool': {'min_size': 1, 'max_size': 41" in database


ASK = "from django.db import connection as c; print(*[c.cursor().execute(f'PRAGMA {p}').fetchone()[0] for p in %r])"


def test_sqlite_waits_checks_and_does_not_block_readers(manage):
    pragmas = ["journal_mode", "foreign_keys", "busy_timeout"]

    assert manage("shell", "--no-imports", "-c", ASK % pragmas).stdout.split() == ["wal", "1", "30000"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")
def test_a_sqlite_transaction_takes_its_turn_at_once():
    assert connection.transaction_mode == "IMMEDIATE"


def test_an_error_of_a_page_reaches_the_log(manage):
    program = "import logging; logging.getLogger('django.request').error('a page failed')"

    assert "ERROR django.request: a page failed" in manage("shell", "--no-imports", "-c", program, **SERVED).stderr


VISIT = """
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)
def visit(path, host="ccpcj.example.org", **how):
    response = Client(raise_request_exception=False).get(path, headers={"host": host}, **how)
    text = "" if response.streaming else response.content.decode()
    print(path, response.status_code, dict(response.headers), "".join(text.splitlines()))
visit("/", secure=True)
visit("/")
visit("/", host="elsewhere.example.org", secure=True)
visit("/nowhere/", secure=True)
visit("/health/", host="127.0.0.1")
"""


def test_served_to_others_a_visit_is_secure(manage):
    done = manage("shell", "--no-imports", "-c", VISIT, **SERVED)
    assert done.returncode == 0, done.stderr
    page, plain, foreign, nowhere, health = done.stdout.splitlines()

    assert page.startswith("/ 200 ")
    assert "'Strict-Transport-Security': 'max-age=31536000'" in page
    assert "frame-ancestors 'none'" in page
    assert re.search(r"/static/ccpcj/site\.[0-9a-f]{12}\.css", page)
    assert plain.startswith("/ 301 ")
    assert "'Location': 'https://ccpcj.example.org/'" in plain
    assert foreign.startswith("/ 400 ")
    assert nowhere.startswith("/nowhere/ 404 ")
    assert health.startswith("/health/ 200 ")
