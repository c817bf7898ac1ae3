"""Tables as CSV, XLSX and JSON."""

import json
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from ccpcj.lib import sheets
from ccpcj.lib.tables import FORMATS, PIECE, Column, Table, guarded, table_file, text_file

COLUMNS = [Column("state", "State", 30), Column("joined_on", "Joined on", 12), Column("count", "Count", 8)]
ROWS = [("Côte d’Ivoire", date(2022, 5, 20), 3), ('Iran, "so"', None, None), ("=1+1", None, 0)]


def made(suffix, rows=ROWS, lang="en"):
    return b"".join(table_file(Table(COLUMNS, rows, lang), "states", suffix).pieces)


def sheets_of(rows, lang="en"):
    return load_workbook(BytesIO(made("xlsx", rows, lang)))


def test_csv_is_utf8_with_its_mark_and_quotes_what_needs_it():
    assert made("csv") == (
        b"\xef\xbb\xbfState,Joined on,Count\r\n"
        b"C\xc3\xb4te d\xe2\x80\x99Ivoire,2022-05-20,3\r\n"
        b'"Iran, ""so""",,\r\n'
        b"'=1+1,,0\r\n"
    )


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@sum", "\tx", "\rx", "\nx", "\x00x", "\x1bx", "\x9fx", "＝1", "＋1", "－1", "＠x",
     " =1", "\u3000=1", "\u00a0@x", "\ufeff=1", "\u200e=1", "\u202b+1", " \t x", "  \n=1", "\u200b \u200b-1"],
)  # fmt: skip
def test_what_a_spreadsheet_may_take_for_a_formula_is_guarded_in_csv(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["France", "a=b", "E/CN.15/2022/L.4", "'=1", " France", "", "法国", "31-1", "–"])
def test_other_texts_stay_as_they_are(text):
    assert guarded(text) == text


def test_numbers_are_no_texts_and_need_no_guard():
    assert guarded(-3) == "-3"


def test_xlsx_holds_texts_numbers_and_dates():
    sheet = sheets_of(ROWS).active

    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["State", "Joined on", "Count"],
        ["Côte d’Ivoire", datetime(2022, 5, 20), 3],
        ['Iran, "so"', None, None],
        ["=1+1", None, 0],
    ]
    assert sheet["B2"].number_format == "yyyy-mm-dd"
    assert (sheet.freeze_panes, sheet.column_dimensions["A"].width > 29) == ("A2", True)


@pytest.mark.parametrize("text", ["=1+1", "@x", "http://example.org", "007", "{=1}", "ftp://x", "internal:Sheet1!A1"])
def test_a_text_stays_a_text_in_xlsx(text):
    cell = sheets_of([(text, None, None)]).active["A2"]

    assert (cell.value, cell.data_type == "s", cell.hyperlink) == (text, True, None)


def test_xlsx_leaves_out_the_characters_that_xml_forbids():
    assert sheets_of([("a\x00b\x1b\ufffec\nd", None, None)]).active["A2"].value == "abc\nd"


def test_a_text_longer_than_a_cell_says_that_it_goes_on():
    value = sheets_of([("x" * 40_000, None, None)]).active["A2"].value

    assert (len(value), value[-2:]) == (32_767, "x…")


def test_rows_that_do_not_fit_go_on_on_further_sheets(monkeypatch):
    monkeypatch.setattr(sheets, "ROWS", 2)
    book = sheets_of([(f"State {n}", None, n) for n in range(5)])

    assert [sheet.max_row for sheet in book] == [3, 3, 2]
    assert [sheet["A1"].value for sheet in book] == ["State"] * 3
    assert [row[0].value for sheet in book for row in sheet.iter_rows(min_row=2)] == [f"State {n}" for n in range(5)]


def test_as_many_rows_as_fit_need_one_sheet(monkeypatch):
    monkeypatch.setattr(sheets, "ROWS", 2)

    assert len(sheets_of(ROWS[:2]).worksheets) == 1


def test_an_arabic_sheet_runs_from_right_to_left():
    assert sheets_of(ROWS, "ar").active.sheet_view.rightToLeft
    assert not sheets_of(ROWS, "en").active.sheet_view.rightToLeft


def test_json_keeps_every_value_as_it_is():
    assert json.loads(made("json")) == [
        {"state": "Côte d’Ivoire", "joined_on": "2022-05-20", "count": 3},
        {"state": 'Iran, "so"', "joined_on": None, "count": None},
        {"state": "=1+1", "joined_on": None, "count": 0},
    ]


@pytest.mark.parametrize("rows", [0, 1, 5000])
def test_json_is_valid_at_any_length(rows):
    assert len(json.loads(made("json", [("x" * 50, None, n) for n in range(rows)]))) == rows


def test_a_row_of_another_length_than_the_header_is_refused():
    with pytest.raises(ValueError, match="shorter"):
        made("json", [("France", None)])


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_table_without_rows_is_a_file_all_the_same(suffix):
    content = made(suffix, [])

    assert content in (b"\xef\xbb\xbfState,Joined on,Count\r\n", b"[]\n") or content.startswith(b"PK")


@pytest.mark.parametrize("suffix", ["csv", "json"])
def test_rows_are_asked_for_only_when_they_are_sent(suffix):
    numbers = []
    rows = (numbers.append(n) or ("x" * 1000, None, n) for n in range(10_000))
    file = table_file(Table(COLUMNS, rows), "states", suffix)

    next(file.pieces)

    assert 0 < len(numbers) <= PIECE / 1000 + 1


def test_json_that_breaks_off_is_no_json():
    def rows():
        yield from ((f"State {n}" * 100, None, n) for n in range(1000))
        raise RuntimeError("the database went away")

    sent = []
    with pytest.raises(RuntimeError):
        sent.extend(table_file(Table(COLUMNS, rows()), "states", "json").pieces)

    with pytest.raises(json.JSONDecodeError):
        json.loads(b"".join(sent))


def test_lines_become_a_text_file():
    file = text_file(["A", "法国"], "sentence")

    assert (file.name, b"".join(file.pieces).decode()) == ("sentence.txt", "A\n法国\n")
