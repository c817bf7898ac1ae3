"""Resolutions of other bodies that AKN4UN files tied to the Assembly are cited as the words name them."""

from collections import defaultdict

from django.db import migrations

from resolutions.akn.cited import by_name, cited, named
from resolutions.akn.findings import whose


def by_their_words(apps, schema_editor):
    models = {name: apps.get_model("resolutions", name) for name in ("Citation", "ParagraphText", "TextFinding")}
    texts, held = defaultdict(dict), defaultdict(list)
    read = models["ParagraphText"].objects.filter(paragraph__version__publications__isnull=False).distinct()
    for paragraph, language, text in read.values_list("paragraph", "language", "text"):
        texts[paragraph][language] = text
    for citation in models["Citation"].objects.filter(paragraph__in=read.values("paragraph")).select_related("paragraph"):
        held[citation.paragraph_id].append(citation)
    for paragraph, words in texts.items():
        names = named(words)
        for citation in held[paragraph]:
            right = cited(citation.symbol, citation.number, names) if citation.symbol else None
            if right and right.symbol != citation.symbol:
                models["Citation"].objects.filter(pk=citation.pk).update(body=right.body, symbol=right.symbol)
                citation.body = right.body
                if not right.body:
                    found = whose(right.number, citation.paragraph.anchor)
                    models["TextFinding"].objects.create(
                        version_id=citation.paragraph.version_id, code=found.problem.code, place=found.place,
                        level=found.problem.level, message=found.problem.message,
                    )  # fmt: skip
        known = {(citation.body, citation.number) for citation in held[paragraph]}
        last = max((citation.position for citation in held[paragraph]), default=0)
        missing = [one for one in by_name(names) if (one.body, one.number) not in known]
        models["Citation"].objects.bulk_create(
            models["Citation"](paragraph_id=paragraph, position=n, **one._asdict())
            for n, one in enumerate(missing, last + 1)
        )


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0006_printed_in_each_language")]
    operations = [migrations.RunPython(by_their_words, migrations.RunPython.noop)]
