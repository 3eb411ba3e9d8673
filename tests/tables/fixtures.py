"""Writes the workbooks of tests/findings and tests/sites, with writers that know nothing of utbud.

Usage: fixtures.py, in an environment with openpyxl and odfpy. What a fixture is about is told by its folder's name.
"""

import datetime
import pathlib
import shutil
import zipfile

import openpyxl
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow, TableRowGroup
from odf.text import P

TESTS = pathlib.Path(__file__).parent.parent
HEAD = ["id", "namn", "2023", "2024"]
RECORD = "titel: Prov {id}\nmäter: {measure}\nperiod: 2024\nkälla: rapport#2\nkolumner: [{{id: 2023}}, {{id: 2024}}]\nfil: {file}\n{more}"


def record(case, id, file, measure="antal", more=""):
    folder = TESTS / case / "data"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{id}.yaml").write_text(RECORD.format(id=id, measure=measure, file=file, more=more))
    return folder / file


def xlsx(case, id, rows, change=None, file=None, measure="antal", more="", sheet="Blad1"):
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    if change:
        change(book.active, book)
    book.save(record(case, id, file or f"{id}.xlsx", measure, more))


def formats(**codes):
    def change(sheet, _):
        for cell, code in codes.items():
            sheet[cell].number_format = code

    return change


def ods(case, id, rows, measure="antal", more=""):
    book = OpenDocumentSpreadsheet()
    table = Table(name="Tabell")
    for options, cells in rows:
        folded = options.pop("folded", False)
        row = TableRow(**options)
        for cell in cells:
            row.addElement(cell)
        if folded:
            group = TableRowGroup(display="false")
            group.addElement(row)
            row = group
        table.addElement(row)
    book.spreadsheet.addElement(table)
    book.save(record(case, id, f"{id}.ods", measure, more))


def cell(shown=None, kind="string", **options):
    made = TableCell(valuetype=kind, **options) if shown is not None else TableCell(**options)
    if shown is not None:
        made.addElement(P(text=shown))
    return made


def texts(*words):
    return [cell(word) for word in words]


def fault(sheet, _):
    sheet["C2"].data_type = "e"


def cells():
    case = "findings/workbook-cells"
    xlsx(case, "datum", [HEAD, [datetime.date(2024, 9, 5), datetime.time(10, 30), datetime.timedelta(hours=30), datetime.datetime(2024, 9, 5, 10)]])
    xlsx(case, "sanning", [HEAD, ["a", "A", True, 3], ["b", False, 1, 2]])
    xlsx(case, "formel", [HEAD, ["a", "A", "=D2*2", 3], ["b", "B", 1, 2]])
    xlsx(case, "felvarde", [HEAD, ["a", "A", "#DIV/0!", 3]], fault)
    xlsx(case, "sammanslagen", [HEAD, ["a", "A", 1, 3], ["b", "B", 2, None]], lambda sheet, _: sheet.merge_cells("D2:D3"))
    codes = formats(C2='"x"', D2="#,##0,", C3="0;0", D3='0"000"', C4="# ?/?", D4=";;;")
    xlsx(case, "annorlunda", [HEAD, ["a", "A", 5, 1234567], ["b", "B", -5, 5], ["c", "C", 0.3333, 7]], codes)
    xlsx(case, "langt", [HEAD, ["a", "A", 12345678901234567890, 1]])
    xlsx(case, "andelar", [HEAD, ["a", "A", 0.405, 0.45], ["b", "B", 0.2, 0.3]], formats(C2="0.0%", D2="0%", D3="0%"), measure="andelar")
    xlsx(case, "antal", [HEAD, ["a", "A", 0.405, 1]], formats(C2="0.0%"))
    xlsx(case, "utanfor", [HEAD, ["a", "A", 1, 2]], lambda sheet, _: sheet.cell(1048576, 16384, 1))
    xlsx(case, "text", [HEAD, ["a", "A", "1\u202f234", "ungefär 5"], ["b", "B", "..", "1.234"], ["c", "C", "2,5", 3]])
    ods(case, "dokument", [
        ({}, texts(*HEAD)),
        ({}, [*texts("a", "A"), cell("2024-09-05", "date", datevalue="2024-09-05"), cell("SANT", "boolean", booleanvalue="true")]),
        ({}, [*texts("b", "B"), cell("1 235", "float", value=1234567), cell(formula="of:=1+1")]),
        ({}, [*texts("c", "C"), cell("1", "float", value=1, numberrowsspanned=2), cell("2", "float", value=2)]),
        ({}, [*texts("d", "D"), CoveredTableCell(), cell("2", "float", value=2)]),
    ])


def rounded():
    rows = [HEAD, ["a", "A", 12.3456, 1000], ["b", "B", 7.25, 2]]
    xlsx("findings/workbook-rounded", "tid", rows, formats(C2="0.0", C3="0.0"))


def hide(sheet, _):
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions.group(5, 5, hidden=True)
    sheet.column_dimensions["C"].hidden = True


def add_hidden_sheet(_, book):
    book.create_sheet("Gömt").sheet_state = "veryHidden"


def hidden():
    case = "findings/workbook-hidden"
    head = ["id", "namn", "gammal", "2023", "2024"]
    rows = [head, ["a", "A", 0, 1, 3], ["dold", "Dold", 0, 2, 9], ["b", "B", 0, 4, 5], ["hopfalld", "Hopfälld", 0, 4, 5]]
    xlsx(case, "celler", rows, hide)
    xlsx(case, "overhoppade", rows, hide, more="dolda: nej\n")
    xlsx(case, "kolumn", [HEAD, ["a", "A", 1, 3]], lambda sheet, _: setattr(sheet.column_dimensions["C"], "hidden", True))
    xlsx(case, "blad", [HEAD, ["a", "A", 1, 3]], add_hidden_sheet)
    xlsx(case, "valt-blad", [HEAD, ["a", "A", 1, 3]], add_hidden_sheet, more="blad: Gömt\n")
    ods(case, "dokument", [
        ({}, texts(*HEAD)),
        ({"visibility": "filter"}, [*texts("x", "X"), cell("1", "float", value=1), cell("2", "float", value=2)]),
        ({}, [*texts("a", "A"), cell("1", "float", value=1), cell("2", "float", value=2)]),
    ])
    ods(case, "grupp", [
        ({}, texts(*HEAD)),
        ({"folded": True}, [*texts("x", "X"), cell("1", "float", value=1), cell("2", "float", value=2)]),
        ({}, [*texts("a", "A"), cell("1", "float", value=1), cell("2", "float", value=2)]),
    ])


def sheets():
    case = "findings/workbook-sheets"
    xlsx(case, "flera", [HEAD, ["a", "A", 1, 3]], lambda _, book: book.create_sheet("Blad2"))
    xlsx(case, "okant", [HEAD, ["a", "A", 1, 3]], more="blad: Bald1\n")
    xlsx(case, "rubrik", [["Tabell 1. Titel"], HEAD, ["a", "A", 1, 3]])
    xlsx(case, "tom", [])
    xlsx(case, "rader", [HEAD, ["a", "A", 1, 3], [None] * 4, ["b", "B", 1, 3]])


def kinds():
    case = "findings/file-of-another-kind"
    ods(case, "dokument", [({}, texts(*HEAD))])
    path = record(case, "dokument", "dokument.xlsx")
    shutil.move(path.with_suffix(".ods"), path)
    xlsx(case, "arbetsbok", [HEAD], file="arbetsbok.csv.xlsx")
    path = record(case, "arbetsbok", "arbetsbok.ods")
    shutil.move(path.parent / "arbetsbok.csv.xlsx", path)
    record(case, "gammal", "gammal.xls").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    record(case, "last", "last.xlsx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    record(case, "sida", "sida.xls").write_text("<html><table><tr><td>id</td></tr></table></html>\n")
    record(case, "text", "text.xlsx").write_text("id;namn;2023;2024\n")
    with zipfile.ZipFile(record(case, "halv", "halv.xlsx"), "w") as archive:
        archive.writestr("_rels/.rels", "<Relationships/>")
    record(case, "trasig", "trasig.xlsx").write_bytes(b"PK\x03\x04trasig")


def site():
    case = "sites/files"
    rows = [["id", "namn", 2023, 2024], ["arbete", "Arbete", 0.405, 0.45], ["studier", "Studier", 1, None]]
    shown = formats(C2="0.0%", D2="0%", C3="0.0\\ %")
    xlsx(case, "procent", rows, shown, measure="andelar", file="procent.XLSX")
    rows = [HEAD, [7, "Sju", "1\u00a0234", "12,5"], ["b", "10-14", 1234000, 0]]
    codes = formats(A2="000", C3="#,##0,", D3='_-* #,##0_-;\\-* #,##0_-;_-* "-"_-;_-@_-')
    xlsx(case, "format", rows, codes)
    hidden_rows = [HEAD, ["a", "=1+1", 1, 3], ["dold", "Dold", 2, 9]]

    def change(sheet, book):
        sheet["B2"].data_type = "s"
        sheet.row_dimensions[3].hidden = True
        book.create_sheet("Annat")

    xlsx(case, "dold", hidden_rows, change, more="blad: Blad1\ndolda: ja\n")
    note = TableCell(valuetype="string")
    comment = Annotation()
    comment.addElement(P(text="En kommentar, som inte hör till namnet."))
    note.addElement(comment)
    note.addElement(P(text="A"))
    ods(case, "dokument", [
        ({}, texts(*HEAD)),
        ({}, [cell("a"), note, cell("40,5 %", "percentage", value=0.405), cell("46 %", "percentage", value=0.46)]),
        ({}, [*texts("b", "B"), cell("7 %", "percentage", value=0.07, numbercolumnsrepeated=2)]),
        ({"numberrowsrepeated": 1048500}, [cell(numbercolumnsrepeated=1024)]),
    ], measure="andelar")


for write in [cells, rounded, hidden, sheets, kinds, site]:
    write()
