"""Loading: the files of one work into the database, in one transaction, so that a second time changes nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import DataError, IntegrityError, transaction
from django.db.models import Q
from django.utils.text import slugify

from ccpcj.lib.release import Release
from ccpcj.lib.symbols import number_in_symbol
from ccpcj.review.models import Finding
from ccpcj.review.services import forget_unread, record_findings
from resolutions.akn.files import File
from resolutions.akn.reader import NotATextError, read
from resolutions.models import Adoption, Publication, Resolution, ResolutionText, Version
from resolutions.models.texts import Body
from resolutions.services import write_nodes
from resolutions.text.align_languages import align
from resolutions.text.document import Problem, Text
from resolutions.text.from_database import held_blocks
from resolutions.text.paragraph_tree import differences, nodes

from .assembly_record import Register, write_record
from .metadata import from_metadata, from_texts, together
from .text_findings import (
    ABOUT,
    RECORD,
    Line,
    Metadata,
    about,
    finding,
    whose,
)

BODIES = {"A/": Body.GA, "E/": Body.ECOSOC}


@dataclass
class Source:
    """A text with the file that it was read from."""

    text: Text
    file: File


@dataclass
class Outcome:
    """What loading the files of one work did."""

    files: int = 0
    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    findings: int = 0
    works: list[Resolution] = field(default_factory=list)


def load_files(files: Sequence[File], register: Register, metadata: Metadata, *, publish: bool = False) -> Outcome:
    """Load the files of one cover: one work in its languages, or the works of a collection. Each all or nothing."""
    outcome = Outcome(files=len(files))
    if symbols := held_as_they_are(files, metadata):
        outcome.unchanged += symbols
        release(symbols, publish, outcome)
        return outcome
    for symbol, sources in read_files(files, outcome).items():
        try:
            with transaction.atomic():
                load_work(symbol, sources, register, metadata, outcome)
        except (DataError, IntegrityError) as error:
            refuse(symbol, sources, error, outcome)
        else:
            release([symbol], publish, outcome)
    return outcome


def refuse(symbol: str, sources: Sequence[Source], error: Exception, outcome: Outcome) -> None:
    """A work that the database does not take, told under the name of its first file."""
    name = sources[0].file.name
    outcome.unread.append(name)
    problem = Problem("not-loaded", f"{symbol} could not be loaded: {error}", "error")
    outcome.findings += record_findings([finding(problem)], source=name)


def held_as_they_are(files: Sequence[File], metadata: Metadata) -> list[str]:
    """The symbols of the works, when every file was loaded before and the record says what it said; else none."""
    wanted = {file.sha256 for file in files}
    held = Publication.objects.filter(sha256__in=wanted).values_list("sha256", "version__symbol", "front__symbol")
    if {sha256 for sha256, _, _ in held} != wanted:
        return []
    digests = dict(
        Adoption.objects.filter(version__symbol__in={symbol for _, symbol, _ in held}).values_list(
            "version__symbol", "digest"
        )
    )
    for _, symbol, cover in held:
        line = metadata.get(symbol) or metadata.get(cover or "")
        if line and digests.get(symbol) != from_metadata(line).digest:
            return []
    return sorted({symbol for _, symbol, _ in held})


def read_files(files: Sequence[File], outcome: Outcome) -> dict[str, list[Source]]:
    """The texts by symbol; a file that cannot be read is a finding, and leaves the others."""
    found: dict[str, list[Source]] = {}
    for file in files:
        try:
            texts = read(file.read())
        except NotATextError as error:
            outcome.unread.append(file.name)
            problem = Problem("unread", str(error), "error")
            outcome.findings += record_findings([finding(problem)], source=file.name)
            continue
        for text in texts:
            found.setdefault(text.symbol, []).append(Source(text, file))
    forget_unread({source.file.name for sources in found.values() for source in sources})
    return found


def load_work(symbol: str, sources: Sequence[Source], register: Register, metadata: Metadata, outcome: Outcome) -> None:
    by_language, findings = one_a_language(sources)
    texts = {language: source.text for language, source in by_language.items()}
    line = metadata.get(symbol) or metadata.get(next(iter(texts.values())).front.get("symbol", ""))
    version, created = version_of(symbol, texts, line)
    held = {one.language: one for one in version.publications.all()}
    news = {
        language: source
        for language, source in by_language.items()
        if language not in held or held[language].sha256 != source.file.sha256
    }
    renewed = Q(code__in=ABOUT)
    if news:
        findings += write_words(version, news, held)
        renewed |= ~Q(code__in=(*RECORD, *ABOUT)) & Q(language__in=["", *news])
    record = from_texts(texts.values())
    digest = from_metadata(line).digest if line else record.digest
    if says_more(version, digest, texts):
        facts = together(from_metadata(line) if line else None, record)
        findings += [finding(problem) for problem in write_record(version, facts, digest, register)]
        renewed |= Q(code__in=RECORD)
    elif not news:
        outcome.unchanged.append(symbol)
        return
    findings += about(version, texts, line, metadata)
    outcome.findings += record_findings(findings, version=version, replaced=renewed)
    (outcome.created if created else outcome.updated).append(symbol)
    outcome.works.append(version.resolution)


def says_more(version: Version, digest: str, texts: Mapping[str, Text]) -> bool:
    """Whether a record is to be written: the first, a line of metadata that changed, or a new English file.

    What the files say of the meeting and the sponsors never takes the place of what a metadata file said.
    """
    adoption = Adoption.objects.filter(version=version).first()
    if adoption is None or adoption.digest == digest:
        return adoption is None
    return digest.startswith("metadata") or ("en" in texts and not adoption.digest.startswith("metadata"))


def one_a_language(sources: Sequence[Source]) -> tuple[dict[str, Source], list[Finding]]:
    """One text a language; of two files that differ the first is taken, and a finding names both."""
    found: dict[str, Source] = {}
    problems = []
    for source in sources:
        language = source.text.language
        first = found.setdefault(language, source)
        if first.file.sha256 != source.file.sha256:
            message = f"{first.file.name} and {source.file.name} hold different texts; the first was loaded."
            problems.append(finding(Problem("two-files-differ", message), language=language, source=first.file.name))
    return found, problems


def version_of(symbol: str, texts: Mapping[str, Text], line: Line | None) -> tuple[Version, bool]:
    """The version with the symbol, whatever work it belongs to by now; a new work for a new symbol."""
    if version := Version.objects.filter(symbol=symbol).select_related("resolution").first():
        return version, False
    text = next(iter(texts.values()))
    body = BODIES.get(symbol[:2], Body.GA)
    number = number_in_symbol(symbol) or text.number
    resolution = Resolution.objects.create(
        slug=slugify(symbol.replace("/", "-")), kind=Resolution.Kind.RESOLUTION, stage=Resolution.Stage.ADOPTED,
        number=number, body=body, status=Resolution.Status.ADOPTED,
    )  # fmt: skip
    version = Version.objects.create(
        resolution=resolution, position=1, stage=Version.Stage.ADOPTED, body=body, symbol=symbol,
        date=day_of(texts, line),
    )  # fmt: skip
    return version, True


def day_of(texts: Mapping[str, Text], line: Line | None) -> date | None:
    """The day of adoption that the record says, else the one that most files say."""
    stated = from_metadata(line).adopted_on if line else None
    days = Counter(text.adopted_on for text in texts.values() if text.adopted_on)
    return stated or next((day for day, _ in days.most_common(1)), None)


def write_words(version: Version, news: Mapping[str, Source], held: Mapping[str, Publication]) -> list[Finding]:
    """The new texts, aligned with the languages that are held and not in these files."""
    findings = [
        finding(problem, language=language, source=source.file.name)
        for language, source in news.items()
        for problem in source.text.problems
    ]
    others = held_blocks(version, set(held) - set(news))
    rows = nodes(align({**others, **{language: source.text.blocks for language, source in news.items()}}))
    left, doubts = write_nodes(version, rows)
    for paragraph in left:
        message = f"No file holds this paragraph any more; it is kept for its summary: “{paragraph.summary[:80]}”."
        findings.append(finding(Problem("paragraph-left", message), place=paragraph.anchor))
    findings += [whose(number, anchor) for anchor, number in doubts]
    for code, level, place, message in differences(rows, sorted({*others, *news})):
        findings.append(finding(Problem(code, message, level), place=place))
    write_titles(version, news)
    return findings


def write_titles(version: Version, news: Mapping[str, Source]) -> None:
    """Titles, enacting words and what is printed around the text; the work's own titles where it has none."""
    resolution = version.resolution
    for language, source in news.items():
        text = source.text
        ResolutionText.objects.update_or_create(
            version=version, language=language,
            defaults={"title": text.title, "chapeau": text.chapeau, "source": version.symbol},
        )  # fmt: skip
        Publication.objects.update_or_create(
            version=version, language=language,
            defaults={"published_on": text.published_on, "front": text.front, "source": source.file.name,
                      "sha256": source.file.sha256},
        )  # fmt: skip
        if not getattr(resolution, f"title_{language}") or resolution.session_id is None:
            setattr(resolution, f"title_{language}", text.title)
    resolution.save()


def release(symbols: Sequence[str], publish: bool, outcome: Outcome) -> None:
    """Publish the works, where this is wanted."""
    if publish:
        drafts = Resolution.objects.filter(versions__symbol__in=symbols, release=Release.DRAFT)
        works = Resolution.objects.filter(pk__in=list(drafts.values_list("pk", flat=True)))
        versions = Version.objects.filter(symbol__in=symbols, release=Release.DRAFT)
        outcome.works += works
        if works.update(release=Release.PUBLISHED) + versions.update(release=Release.PUBLISHED):
            outcome.unchanged = [symbol for symbol in outcome.unchanged if symbol not in symbols]
            outcome.updated += [symbol for symbol in symbols if symbol not in (*outcome.created, *outcome.updated)]
