"""A PDF file holds letters and places; the report is read from them as from its text."""

import pytest

from ccpcj.reports.reading.extract import extract
from ccpcj.reports.reading.extract.pdf_page import LetterRow
from ccpcj.reports.reading.extract.pdf_tables import PdfTables
from ccpcj.reports.reading.printed_report import NotAReport
from ccpcj.reports.reading.unwrap import join_lines
from tests.ccpcj.reports.expected import expected, stated
from tests.ccpcj.reports.office import PROTECTED, pdfs_of
from tests.ccpcj.reports.pdf_sources import ARABIC, FRENCH, RESTYLED, SPEAKERS, plain_document, with_long_note
from tests.ccpcj.reports.readings import REAL, content, names, read_real, read_report


def test_places_are_counted_in_pages(pdfs):
    report = read_report(pdfs["specimen.zh"], names())

    assert (report.counted, report.coverage["unread"]) == ("page", 0)
    assert max(paragraph.lines[1] for paragraph in report.paragraphs) < 10


@pytest.mark.parametrize("form", RESTYLED, ids=str)
def test_the_typography_does_not_matter(pdfs, form):
    report = read_report(pdfs[str(form)], names())

    assert stated(report) == expected("zh", "specimen")


@pytest.mark.skipif(not REAL.exists(), reason=f"{REAL.name} is not in ../shared/reports")
def test_the_real_report_reads_the_same_from_pdf(pdfs):
    report = read_report(pdfs["real"], names())

    assert content(report) == content(read_real())


@pytest.mark.parametrize(("name", "paragraphs"), [("Arabic", ARABIC), ("French", FRENCH)])
def test_words_and_numbers_keep_the_order_of_reading(pdfs, name, paragraphs):
    source = extract(pdfs[name])

    assert join_lines([line.text for line in source.lines]) == " ".join(paragraphs)


def test_a_password_is_named(office):
    protected = pdfs_of({"protected": plain_document(FRENCH)}, PROTECTED)["protected"]

    with pytest.raises(NotAReport, match="password"):
        extract(protected)


def test_a_cut_file_is_named_as_broken_or_read_in_part(pdfs):
    data = pdfs["French"]

    with pytest.raises(NotAReport, match=r"broken|pictures"):
        extract(data[: len(data) // 3])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n", "broken"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "broken"),
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>endobj\n"
            b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF",
            "pictures",
        ),
    ],
    ids=["empty", "garbage", "no text"],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data, reason):
    with pytest.raises(NotAReport, match=reason):
        extract(data)


def test_a_power_is_no_footnote(pdfs):
    report = read_report(pdfs["power"], names())

    assert next(p.text for p in report.paragraphs if p.number == 13).endswith("面积为5 m2。")
    assert sorted(n for p in report.paragraphs for n in p.footnotes) == [4]


def test_a_footnote_that_goes_on_overleaf_is_whole(pdfs):
    report = read_report(pdfs["overleaf"], names())

    assert [note["text"] for note in report.footnotes] == list(with_long_note().notes.values())
    assert report.texts[0].operative[3].text == "邀请会员国和其他捐助方为此提供预算外资源。"


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("E/CN.15/20", "52/5", "E/CN.15/2052/5"),
        ("E/CN.15/2052/L", ".2 and", "E/CN.15/2052/L.2 and"),
        ("E/CN.15/2052/L.", "2 and", "E/CN.15/2052/L.2 and"),
        ("E/CN.15/2052/5", "and more", "E/CN.15/2052/5 and more"),
        ("see A/RES/106/3.", "2 States", "see A/RES/106/3. 2 States"),
        ("coopéra\u00ad", "tion", "coopération"),
        ("in 2052", "7/3 voted", "in 2052 7/3 voted"),
    ],
)
def test_words_and_symbols_that_a_line_parts_are_whole_again(before, after, joined):
    assert join_lines([before, after]) == joined


def test_a_full_line_at_the_end_of_a_page_is_one_speaker(pdfs):
    report = read_report(pdfs["full lines"], names())

    assert [statement.printed for statement in report.statements if statement.paragraph == 9] == SPEAKERS


def table_row(page, *cells):
    """A row of a PDF table whose columns begin every 200 points."""
    letters = [
        {"text": letter, "x0": 200 * column + 5 * i, "x1": 200 * column + 5 * i + 5, "size": 10}
        for column, cell in enumerate(cells)
        for i, letter in enumerate(cell)
    ]
    return LetterRow(letters, 100, page)


@pytest.mark.parametrize(
    ("above", "below", "rows"),
    [
        (("Second", "Latin", "Luz(Bolivia"), ("Chair", "States", "(State)))"), 2),
        (("First", "Asia-", "Sen(India)"), ("Chair", "Pacific"), 2),
        (("Second", "Latin", "Luz(Peru)"), ("Third", "Asian", "Tala(Palau)"), 3),
    ],
)
def test_a_row_of_a_table_that_a_page_parts_is_one_where_a_cell_is_left_open(above, below, rows):
    pages = [[table_row(1, "Chair", "African", "Ama(Ghana)"), table_row(1, *above)], [table_row(2, *below)]]
    tables = PdfTables(pages, right=False)
    apart = {id(row) for row in pages[0][1:]}

    assert sum(len(tables.join_rows(page, apart)) for page in pages) == rows
