"""The printed lines of sponsors and versions, until now a column a language, become one value a record, by language."""

from django.db import migrations, models

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
BATCH = 500
FIELDS = {
    "sponsorship": {"printed": {"help_text": "The entry as the report prints it."}},
    "version": {
        "printed": {
            "verbose_name": "number as printed",
            "max_length": 60,
            "blank": True,
            "help_text": "决议草案二, 第 31/1号决议 …",
        }
    },
}


def records_of(apps, schema_editor, model):
    return apps.get_model("resolutions", model)._base_manager.using(schema_editor.connection.alias).order_by("pk")


def gather_lines(apps, schema_editor):
    for model, fields in FIELDS.items():
        for record in records_of(apps, schema_editor, model).iterator(chunk_size=BATCH):
            for field in fields:
                columns = {language: getattr(record, f"{field}_{language}") for language in LANGUAGES}
                setattr(record, field, {language: line for language, line in columns.items() if line is not None})
            record.save(update_fields=fields)


def spread_lines(apps, schema_editor):
    for model, fields in FIELDS.items():
        for record in records_of(apps, schema_editor, model).iterator(chunk_size=BATCH):
            for field in fields:
                for language in LANGUAGES:
                    setattr(record, f"{field}_{language}", getattr(record, field).get(language))
            record.save()


def operations():
    for model, fields in FIELDS.items():
        for name, options in fields.items():
            yield migrations.RemoveField(model, name)
            yield migrations.AddField(model, name, models.JSONField(default=dict, editable=False, **options))
    yield migrations.RunPython(gather_lines, spread_lines)
    for model, fields in FIELDS.items():
        for name in fields:
            yield from (migrations.RemoveField(model, f"{name}_{language}") for language in LANGUAGES)


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0003_session_parts")]
    operations = list(operations())
