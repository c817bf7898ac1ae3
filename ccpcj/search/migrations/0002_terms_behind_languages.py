"""SQLite holds the terms of all languages in one column, each behind its language: the index is filled anew."""

from django.db import migrations

from ccpcj.search.watched import EVERYTHING


def fill_anew(apps, schema_editor):
    entries = apps.get_model("search", "Entry")
    if schema_editor.connection.vendor == "sqlite" and entries.objects.exists():
        schema_editor.execute("DROP TABLE IF EXISTS search_terms")
        entries.objects.all().delete()
        apps.get_model("search", "Change").objects.create(what=EVERYTHING, key=0)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(fill_anew, migrations.RunPython.noop)]
