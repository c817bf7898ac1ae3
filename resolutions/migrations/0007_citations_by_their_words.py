"""Resolutions of other bodies that AKN4UN files tied to the Assembly are cited as the words name them."""

from collections import defaultdict

from django.db import migrations

from resolutions.akn.cited import by_name, cited, named
from resolutions.akn.findings import whose
from resolutions.akn.write import mend, not_among


def by_their_words(apps, schema_editor):
    models = {name: apps.get_model("resolutions", name) for name in ("Citation", "ParagraphText", "TextFinding")}
    texts, held = defaultdict(dict), defaultdict(list)
    read = models["ParagraphText"].objects.filter(paragraph__version__publications__isnull=False).distinct()
    for paragraph, language, text in read.values_list("paragraph", "language", "text"):
        texts[paragraph][language] = text
    for citation in models["Citation"].objects.filter(paragraph__in=read.values("paragraph")).select_related("paragraph"):
        held[citation.paragraph_id].append(citation)
    for paragraph, words in texts.items():
        names, cites = named(words), held[paragraph]
        wanted = {one.symbol: cited(one.symbol, one.number, names) for one in cites if one.symbol}
        wanted |= {one.number: one for one in by_name(names)}
        last = max((one.position for one in cites), default=0)
        kept = mend(cites, wanted)
        models["Citation"].objects.bulk_create(
            models["Citation"](paragraph_id=paragraph, position=n, **one._asdict())
            for n, one in enumerate(not_among(kept, wanted.values()), last + 1)
        )
        for one in kept:
            if not one.symbol and not one.body:
                found = whose(one.number, one.paragraph.anchor)
                models["TextFinding"].objects.create(
                    version_id=one.paragraph.version_id, code=found.problem.code, place=found.place,
                    level=found.problem.level, message=found.problem.message,
                )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0006_printed_in_each_language")]
    operations = [migrations.RunPython(by_their_words, migrations.RunPython.noop)]
