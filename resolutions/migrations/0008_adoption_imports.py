"""What an import said of an adoption stands apart from it: it outlives an adoption that somebody deletes."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def move_digests(apps: Any, schema_editor: Any) -> None:
    """Keep what was last read by its digest; what it said in full was not kept until now."""
    adoptions = apps.get_model("resolutions", "Adoption").objects.exclude(digest="").order_by("pk")
    digests = dict(adoptions.values_list("version", "digest"))
    model = apps.get_model("resolutions", "AdoptionImport")
    model.objects.bulk_create(model(version_id=version, digest=digest) for version, digest in digests.items())


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0007_words_of_files")]

    operations = [
        migrations.CreateModel(
            name="AdoptionImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(help_text="Of what was read: the same again changes nothing.", max_length=80)),
                ("stated", models.JSONField(default=dict, help_text="What it came to in the record; empty where that is not known.")),
                ("version", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="adoption_import", to="resolutions.version")),
            ],
        ),
        migrations.RunPython(move_digests, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField(model_name="adoption", name="digest"),
    ]  # fmt: skip
