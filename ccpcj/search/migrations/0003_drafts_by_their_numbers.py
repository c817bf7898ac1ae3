"""Drafts are found by what the report of their session calls them: their entries are made anew at the next search."""

from django.db import migrations


def note_drafts(apps, schema_editor):
    change = apps.get_model("search", "Change")
    drafts = apps.get_model("resolutions", "Resolution").objects.filter(stage="draft")
    change.objects.bulk_create(change(what="title", key=key) for key in drafts.values_list("pk", flat=True))


class Migration(migrations.Migration):
    dependencies = [("search", "0002_terms_behind_languages"), ("resolutions", "0006_printed_in_each_language")]
    operations = [migrations.RunPython(note_drafts, migrations.RunPython.noop)]
