"""Loading: the files of one work into the record, in one transaction, so that a second time changes nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError
from django.db.models import Q

from ccpcj.history.models import Change
from ccpcj.history.services import change
from ccpcj.lib.services import publish as publish_records
from ccpcj.lib.symbols import number_in_symbol
from ccpcj.review.models import Finding
from ccpcj.review.services import forget_unread, record_findings
from resolutions.akn.files import AknFile
from resolutions.akn.reader import NotATextError, read_texts
from resolutions.models import AdoptionImport, ParagraphText, Publication, Version
from resolutions.models.texts import Body
from resolutions.services import create_adopted_text, write_nodes, write_title_and_front
from resolutions.text.align_languages import align_texts
from resolutions.text.document import Problem, TextBlock, TextDocument
from resolutions.text.from_database import stored_blocks
from resolutions.text.paragraph_tree import language_differences, paragraph_nodes

from .assembly_record import write_record
from .findings import ABOUT_RECORD, ABOUT_WORK, CONFLICT, finding, findings_about, unclear_citation
from .merge_blocks import block_of_words, merge_blocks, stated_block
from .metadata import AssemblyRecord, Metadata, combine, from_texts
from .stated_facts import ReferenceData

BODIES = {"A/": Body.GA, "E/": Body.ECOSOC}
PUBLISHER = "the import of AKN4UN files"  # as the history of a record names it


@dataclass
class TextFile:
    """A text with the file that it was read from."""

    text: TextDocument
    file: AknFile


@dataclass
class TextsImport:
    """What loading files did: the symbols of texts, the names of files that could not be read.

    By symbol, of those that were created or updated: the act that wrote them, and where what staff said stands.
    """

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    findings: int = 0
    acts: dict[str, Change] = field(default_factory=dict)
    conflicts: dict[str, list[str]] = field(default_factory=dict)

    @property
    def symbols(self) -> list[str]:
        """The symbols of all texts, in the order in which they were loaded."""
        return [*self.created, *self.updated, *self.unchanged]


def load_files(
    files: Sequence[AknFile], reference: ReferenceData, metadata: Metadata, *, publish: bool = False
) -> TextsImport:
    """Load the files of one cover: one work in its languages, or the works of a collection. Each all or nothing."""
    result = TextsImport()
    if loaded := loaded_before(files, metadata):
        result.unchanged += loaded
    else:
        for symbol, sources in read_files(files, result).items():
            try:
                load_work(symbol, sources, reference, metadata, result)
            except (DataError, IntegrityError, ValidationError) as error:
                refuse(symbol, sources, error, result)
    if publish:
        with change(through=Change.Through.IMPORT, source=files[0].name):
            publish_texts(result)
    return result


def loaded_before(files: Sequence[AknFile], metadata: Metadata) -> list[str]:
    """The symbols of the texts, when every file was loaded before and the metadata say nothing new; else none."""
    digests = {file.sha256 for file in files}
    loaded = Publication.objects.filter(sha256__in=digests).values_list("sha256", "version__symbol", "front__symbol")
    if {sha256 for sha256, _, _ in loaded} != digests:
        return []
    symbols = {symbol for _, symbol, _ in loaded}
    imports = AdoptionImport.objects.filter(version__symbol__in=symbols)
    recorded = dict(imports.values_list("version__symbol", "digest"))
    for _, symbol, cover in loaded:
        stated = metadata.get(symbol) or metadata.get(cover or "")
        if stated and recorded.get(symbol) != stated.digest:
            return []
    return sorted(symbols)


def read_files(files: Sequence[AknFile], result: TextsImport) -> dict[str, list[TextFile]]:
    """The texts by symbol; a file that cannot be read is a finding, and leaves the others."""
    texts: dict[str, list[TextFile]] = {}
    readable = []
    for file in files:
        try:
            read = read_texts(file.read())
        except Exception as error:  # whatever is wrong with one file, the others are loaded
            result.unread.append(file.name)
            reason = str(error) if isinstance(error, NotATextError) else f"{type(error).__name__}: {error}"
            result.findings += record_findings([finding(Problem("unread", reason, "error"))], source=file.name)
        else:
            readable.append(file.name)
            for text in read:
                texts.setdefault(text.symbol, []).append(TextFile(text, file))
    forget_unread(readable)
    return texts


def refuse(symbol: str, sources: Sequence[TextFile], error: Exception, result: TextsImport) -> None:
    """Record that the database, or a rule of the record, does not take a work, under the name of its first file."""
    name = sources[0].file.name
    result.unread.append(name)
    reason = " ".join(error.messages) if isinstance(error, ValidationError) else error
    problem = Problem("not-loaded", f"{symbol} could not be loaded: {reason}", "error")
    result.findings += record_findings([finding(problem)], source=name)


def load_work(
    symbol: str, sources: Sequence[TextFile], reference: ReferenceData, metadata: Metadata, result: TextsImport
) -> None:
    """Write the words of new files, then the record where it says more, then the findings."""
    by_language, findings = one_file_a_language(sources)
    texts = {language: source.text for language, source in by_language.items()}
    stated = metadata.get(symbol) or metadata.get(next(iter(texts.values())).front.get("symbol", ""))
    replaced = Q(code__in=ABOUT_WORK)
    names = ", ".join(source.file.name for source in by_language.values())
    with change(through=Change.Through.IMPORT, source=names, reason=f"The text {symbol}") as act:
        version = Version.objects.filter(symbol=symbol).select_related("resolution").first()
        created = version is None
        if version is None:  # a text that joined another work is looked up by its symbol too
            version = create_version(symbol, texts, stated)
        if new := new_files(version, by_language):
            findings += write_words(version, new)
            replaced |= ~Q(code__in=(*ABOUT_RECORD, *ABOUT_WORK, CONFLICT)) & Q(language__in=["", *new])
        record = from_texts(texts.values())
        digest = stated.digest if stated else record.digest
        if is_news(version, digest, texts):
            facts = replace(combine(stated, record), adopted_on=day_of_adoption(texts, stated))
            findings += map(finding, write_record(version, facts, digest, reference))
            replaced |= Q(code__in=ABOUT_RECORD)
        elif not new:
            result.unchanged.append(symbol)
            return
        findings += findings_about(version, texts, stated, metadata)
        count = record_findings(findings, version=version, replaced=replaced)
    result.findings += count
    result.acts[symbol] = act
    result.conflicts[symbol] = [finding.message for finding in findings if finding.code == CONFLICT]
    (result.created if created else result.updated).append(symbol)


def one_file_a_language(sources: Sequence[TextFile]) -> tuple[dict[str, TextFile], list[Finding]]:
    """One text a language; of two files that differ the first is taken, and a finding names both."""
    by_language: dict[str, TextFile] = {}
    findings = []
    for source in sources:
        language = source.text.language
        first = by_language.setdefault(language, source).file
        if first.sha256 != source.file.sha256:
            message = f"{first.name} and {source.file.name} hold different texts; the first was loaded."
            problem = Problem("two-files-differ", message)
            findings.append(finding(problem, language=language, source=first.name))
    return by_language, findings


def create_version(symbol: str, texts: Mapping[str, TextDocument], stated: AssemblyRecord | None) -> Version:
    """A new work for a new symbol."""
    text = next(iter(texts.values()))
    return create_adopted_text(
        symbol,
        body=BODIES.get(symbol[:2], Body.GA),
        number=number_in_symbol(symbol) or text.number,
        adopted_on=day_of_adoption(texts, stated),
    )


def day_of_adoption(texts: Mapping[str, TextDocument], stated: AssemblyRecord | None) -> date | None:
    """The day that the metadata state, else the one that most files say."""
    if stated and stated.adopted_on:
        return stated.adopted_on
    days = Counter(text.adopted_on for text in texts.values() if text.adopted_on)
    return next((day for day, _ in days.most_common(1)), None)


def new_files(version: Version, by_language: Mapping[str, TextFile]) -> dict[str, TextFile]:
    """Those of the files from which the words of the version were not read yet."""
    loaded = dict(version.publications.values_list("language", "sha256"))
    return {language: source for language, source in by_language.items() if loaded.get(language) != source.file.sha256}


def is_news(version: Version, digest: str, texts: Mapping[str, TextDocument]) -> bool:
    """Whether a record is to be written: the first, a line of metadata that changed, or a new English file.

    What the files say of the meeting and the sponsors never takes the place of what a metadata file said.
    """
    last = AdoptionImport.objects.filter(version=version).first()
    if last is None or last.digest == digest:
        return last is None
    return digest.startswith("metadata") or ("en" in texts and not last.digest.startswith("metadata"))


def write_words(version: Version, new: Mapping[str, TextFile]) -> list[Finding]:
    """Write the new texts, aligned with the languages that are recorded already and not in these files."""
    findings = [
        finding(problem, language=language, source=source.file.name)
        for language, source in new.items()
        for problem in source.text.problems
    ]
    texts, conflicts = merge_texts(version, new)
    rows = paragraph_nodes(align_texts(texts))
    written = write_nodes(version, rows)
    for paragraph in written.left:
        message = f"No file holds this paragraph any more; it is kept for its summary: “{paragraph.summary[:80]}”."
        findings.append(finding(Problem("paragraph-left", message), place=paragraph.anchor))
    findings += [unclear_citation(number, anchor) for anchor, number in written.doubts]
    findings += [finding(Problem("position-left", message), place=place) for place, message in written.positions]
    for code, level, place, message in language_differences(rows, sorted(texts)):
        findings.append(finding(Problem(code, message, level), place=place))
    findings += conflicts
    for language, source in new.items():
        words = [stated_block(block) for block in source.text.blocks]
        file = {"file": source.file.name, "sha256": source.file.sha256}
        for message in write_title_and_front(version, source.text, words=words, **file):
            findings.append(finding(Problem(CONFLICT, message), language=language))
    return findings


def merge_texts(version: Version, new: Mapping[str, TextFile]) -> tuple[dict[str, list[TextBlock]], list[Finding]]:
    """The words of every language as they come to stand, and where staff's stand against those of a file."""
    words = dict(version.publications.values_list("language", "words"))
    languages = ParagraphText.objects.filter(paragraph__version=version).order_by().values_list("language", flat=True)
    texts, conflicts = stored_blocks(version, set(languages)), []
    for language, source in new.items():
        base = [block_of_words(block) for block in words.get(language, {}).get("blocks", ())]
        merged = merge_blocks(base, texts.get(language, []), source.text.blocks)
        texts[language] = merged.blocks
        for place, message in merged.conflicts:
            conflicts.append(finding(Problem(CONFLICT, message), place=place, language=language))
    return texts, conflicts


def publish_texts(result: TextsImport) -> None:
    """Publish what was loaded, and count as updated what was public only in part."""
    versions = Version.objects.filter(symbol__in=result.symbols).select_related("resolution")
    for version in versions:
        if publish_records([version.resolution, version], by=PUBLISHER) and version.symbol in result.unchanged:
            result.unchanged.remove(version.symbol)
            result.updated.append(version.symbol)
