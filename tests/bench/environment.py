"""What a benchmark ran on, for its figures say nothing without it."""

import os
import platform
from datetime import datetime

import django
from django.db import connection


def describe_environment() -> str:
    """Return a line with the day, the machine, and the versions of Python, Django and the database."""
    load = os.getloadavg()[0]
    return (
        f"{datetime.now():%Y-%m-%d %H:%M}, {os.cpu_count()} cores with a load of {load:.1f}, {platform.system()} "
        f"{platform.release()}, Python {platform.python_version()}, Django {django.__version__}, {describe_database()}"
    )


def describe_database() -> str:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            return f"PostgreSQL {cursor.fetchone()[0]}"
    return f"SQLite {connection.Database.sqlite_version}"
