"""The settings, one file: safe by default, every value that differs elsewhere comes from the environment.

Without an environment the site runs on one's own machine: loopback hosts, SQLite and a secret key under `.var/`.
CCPCJ_HOSTS names other hosts; the site is then served to others, over HTTPS, and refuses to start without a
CCPCJ_SECRET_KEY. README.md lists every variable.
"""

import os
import re
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from ccpcj.lib.languages import CHOICES, FALLBACKS
from ccpcj.lib.log_lines import without_traceback
from ccpcj.lib.private_files import make_private, private_database, private_folder

ROOT = Path(__file__).resolve().parent.parent


def flag(name: str) -> bool:
    """A yes or no of the environment; anything else is refused, so that a typing error is not read as a no."""
    value = os.environ.get(name, "").strip().lower()
    if value not in {"", "0", "1", "no", "yes", "false", "true"}:
        raise ImproperlyConfigured(f"{name} is {value!r}: say 1 or 0.")
    return value in {"1", "yes", "true"}


def folder() -> Path:
    """Where the site keeps what it makes: the database, the key and collected static files."""
    own = ROOT / ".var"
    path = Path(os.environ.get("CCPCJ_VAR") or own).resolve()
    try:
        (private_folder(path) / "static").mkdir(exist_ok=True)
        NamedTemporaryFile(dir=path).close()
    except OSError as error:
        raise ImproperlyConfigured(
            f"Nothing can be written in {path}: {error}. CCPCJ_VAR names another folder."
        ) from None
    if path == own:  # another may hold more than the site
        make_private(path)
    return path


def hosts() -> list[str]:
    """The names under which others reach the site: bare host names, for anything else would match nothing or all."""
    names = [host.strip().lower() for host in os.environ.get("CCPCJ_HOSTS", "").split(",") if host.strip()]
    for host in names:
        if not re.fullmatch(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*", host):
            raise ImproperlyConfigured(f"CCPCJ_HOSTS: {host!r} is no host name, such as ccpcj.example.org.")
    return names


def number(name: str, value: str, least: int, most: int, unit: str) -> int:
    """A number of the environment; anything else is refused, so that a typing error is not read as the default."""
    if not (value.isdecimal() and least <= int(value) <= most):
        raise ImproperlyConfigured(f"{name} is {value!r}: say {least} to {most} {unit}.")
    return int(value)


def secret_key() -> str:
    """The key from the environment; on one's own machine a random one, made once and kept."""
    if key := os.environ.get("CCPCJ_SECRET_KEY"):
        if len(key) < 50 or len(set(key)) < 5 or key.startswith("django-insecure-"):
            raise ImproperlyConfigured("CCPCJ_SECRET_KEY is easy to guess: give 50 random characters or more.")
        return key
    if SERVES_OTHERS:
        raise ImproperlyConfigured("CCPCJ_HOSTS is set, so CCPCJ_SECRET_KEY must be set as well.")
    path = VAR / "secret_key"
    if not path.exists():
        # Linked when complete: of two processes that start at once the first wins, and none reads half a key.
        with NamedTemporaryFile("w", dir=VAR) as file, suppress(FileExistsError):
            file.write(get_random_secret_key())
            file.flush()
            os.link(file.name, path)
    make_private(path)
    return path.read_text()


def postgresql(url: str) -> dict[str, Any]:
    """The database of a `postgres://` address, its connections kept in a pool; the message never shows the address."""
    try:
        database: dict[str, Any] = dict(dj_database_url.parse(url, conn_health_checks=True))
    except ValueError:
        database = {}
    if "postgresql" not in database.get("ENGINE", "") or not database["NAME"]:
        raise ImproperlyConfigured("DATABASE_URL names no PostgreSQL database: postgres://user:password@host:5432/name")
    # One for each request at work, and one for the thread that works after responses. Where the server has more
    # threads than it says, a request waits for a connection, and is told to come again: see ccpcj.middleware.
    pool = {"min_size": 1, "max_size": THREADS + 1, "timeout": 5}
    return {**database, "OPTIONS": {**database.get("OPTIONS", {}), "pool": pool}}


VAR = folder()
THREADS = number("CCPCJ_THREADS", os.environ.get("CCPCJ_THREADS") or "16", 1, 1000, "threads")
HOSTS = hosts()
SERVES_OTHERS = bool(HOSTS)
ALLOWED_HOSTS = [*HOSTS, "localhost", "127.0.0.1", "[::1]"]
DEBUG = flag("CCPCJ_DEBUG")
if DEBUG and SERVES_OTHERS:
    raise ImproperlyConfigured("CCPCJ_DEBUG and CCPCJ_HOSTS are both set: debug pages are for one's own machine.")
SECRET_KEY = secret_key()

INSTALLED_APPS = [
    "modeltranslation",  # before the admin, which it extends
    "ccpcj.apps.RecordAdminConfig",  # the admin, with our site
    "django.contrib.auth",
    "axes",  # before ours, which logs what it counted
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "ccpcj.history",
    "sessions",
    "resolutions",
    "ccpcj.review",
    "ccpcj.editing",
    "ccpcj.search",
    "ccpcj",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "ccpcj.middleware.language_of_address",
    "ccpcj.middleware.busy_or_connected",  # before any that asks the database
    "django.contrib.sessions.middleware.SessionMiddleware",
    "ccpcj.middleware.renew_sign_in",
    "ccpcj.middleware.index_after_writes",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "ccpcj.editing.drafts_on_pages.drafts_for_staff",
]

ROOT_URLCONF = "ccpcj.urls"
WSGI_APPLICATION = "ccpcj.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": VAR / "ccpcj.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",  # a writer waits its turn instead of failing half-way
        "timeout": 30,  # seconds a writer waits for the others
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    },
}
DATABASES = {"default": postgresql(url) if (url := os.environ.get("DATABASE_URL")) else SQLITE}
if DATABASES["default"] is SQLITE:
    private_database(VAR / "ccpcj.sqlite3")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
# Work after the response: by a thread of the process itself, or by `manage.py db_worker`.
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend" if flag("CCPCJ_WORKER") else "ccpcj.lib.background.ThreadBackend"
    }
}

LOGIN_URL = "admin:login"
# how long staff stay signed in without activity
IDLE_MINUTES = number("CCPCJ_IDLE_MINUTES", os.environ.get("CCPCJ_IDLE_MINUTES") or "60", 5, 1440, "minutes")
SESSION_COOKIE_AGE = IDLE_MINUTES * 60  # anew with each request: ccpcj.middleware.renew_sign_in

# Eight wrong passwords for one account from one address, and that address waits a quarter of an hour.
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
BEHIND_PROXY = SERVES_OTHERS and flag("CCPCJ_BEHIND_PROXY")
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "ccpcj.operations.sign_in.counted_address"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the time that the page tells is true
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "ccpcj.operations.sign_in.too_many_failures"
AXES_DISABLE_ACCESS_LOG = True  # who signed in when is nobody's business
AXES_ENABLE_ADMIN = False
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a long text with all its paragraphs and sponsors is one form of the admin

LANGUAGES = CHOICES  # each names itself, so they are not translated
LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Vienna"  # where the Commission sits
LOCALE_PATHS = [ROOT / "ccpcj" / "locale"]
FORMAT_MODULE_PATH = "ccpcj.formats"
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_FALLBACK_LANGUAGES = FALLBACKS

STATIC_URL = "/static/"  # from the root: a page under its language has the same files
STATIC_ROOT = VAR / "static"
# Served to others, static files are hashed and compressed by `collectstatic`; on one's own machine
# they come straight from the checkout, so that no command is needed before the first page.
STORAGES = {
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if SERVES_OTHERS
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not SERVES_OTHERS

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
if SERVES_OTHERS:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # asked over plain HTTP from the same machine
    SECURE_HSTS_SECONDS = 31_536_000
    if BEHIND_PROXY:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    if flag("CCPCJ_HSTS_SUBDOMAINS"):
        SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    else:  # a promise about hosts that are not ours to make, and one that browsers keep for a year
        SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

# Errors go to stderr, DEBUG or not: whoever runs the site keeps its log.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"one_line": {"()": "django.utils.log.CallbackFilter", "callback": without_traceback}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO" if DEBUG else "WARNING"},
        "django.request": {"level": "ERROR"},  # a page that is not there is no event
        "django.security.DisallowedHost": {"filters": ["one_line"]},
        "axes": {"level": "ERROR"},  # ccpcj.operations.sign_in logs a failure in a line
    },
}
