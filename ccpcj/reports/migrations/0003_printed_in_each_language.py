"""What sessions, texts and people hold as printed goes to the column of the language in which it was printed.

That is the language of the first report of the session that was imported; English, in which the record of the Assembly
is kept, where there was none.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, Q, QuerySet

FALLBACK = "en"
PRINTED = (
    ("ccpcj_sessions.Statement", "session", ("printed", "speaker", "title", "on_behalf_of")),
    ("ccpcj_sessions.Officer", "session", ("office", "state_printed", "body_printed")),
    ("ccpcj_sessions.DocumentEntry", "document__session", ("title",)),
    ("resolutions.Version", "resolution__session", ("printed",)),
    ("resolutions.Sponsorship", "resolution__session", ("printed",)),
)
KNOWN = Q(body="CCPCJ") | Q(organization__isnull=False)


def move(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("ccpcj_sessions.Officer").objects.exclude(KNOWN).update(body_printed=F("body"))
    languages = languages_of_sessions(apps)
    by_assembly = Q(version__stage="adopted", version__body="GA")
    printed_in(apps.get_model("resolutions.Sponsorship").objects.filter(by_assembly), FALLBACK, "printed")
    for name, session, fields in PRINTED:
        held = apps.get_model(name).objects.filter(**{f"{fields[0]}_{lang}": None for lang in {*languages.values(), FALLBACK}})
        for pk, lang in languages.items():
            printed_in(held.filter(**{session: pk}), lang, *fields)
        printed_in(held, FALLBACK, *fields)
    name_people(apps, languages)


def languages_of_sessions(apps: Apps) -> dict[int, str]:
    """The language of the first report of each session that was imported, in the order of these imports."""
    found: dict[int, str] = {}
    for session, lang in apps.get_model("reports.ReportImport").objects.order_by("pk").values_list("session", "language"):
        found.setdefault(session, lang)
    return found


def printed_in(records: QuerySet, lang: str, *fields: str) -> None:
    records.update(**{f"{field}_{lang}": F(field) for field in fields})


def name_people(apps: Apps, languages: dict[int, str]) -> None:
    """A person by the name in the language of the first session that names the person."""
    people = apps.get_model("ccpcj_sessions.Person").objects.filter(name="")
    for pk, lang in languages.items():
        named = people.filter(Q(offices__session=pk) | Q(statements__session=pk)).values("pk")
        people.filter(pk__in=list(named.values_list("pk", flat=True))).update(
            name=F("printed"), **{f"name_{lang}": F("printed")}
        )
    people.update(name=F("printed"), **{f"name_{FALLBACK}": F("printed")})


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0002_alter_finding_finding_once_and_more"),
        ("ccpcj_sessions", "0005_printed_in_each_language"),
        ("resolutions", "0006_printed_in_each_language"),
    ]

    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
