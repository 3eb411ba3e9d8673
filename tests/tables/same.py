"""The same tables from YAML, CSV, Excel and OpenDocument give the same pages and files.

Usage: same.py UTBUD [SEED]. Makes random tables, writes them with writers that know nothing of utbud (openpyxl, XlsxWriter, odfpy and
Python's csv), builds a site of each form and compares every output byte for byte. What differs is told, and the exit code is 1.
"""

import csv
import filecmp
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

import openpyxl
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

BASE = pathlib.Path(__file__).parent.parent / "findings" / "_base"
TABLES = 24
NAMES = ["Alla", "18–24 år", "10-14", "2025-04", "007", "+46", "Å, Ä & Ö", 'Kallas "sommar"', "a; b", "É <b>", "1/2", "Ja", "TRUE", "x\u00a0y", "'citat", "3 mars"]


def number(random, percent):
    """A number as a decimal text, or nothing."""
    if random.random() < 0.1:
        return None
    if percent:
        return f"{random.randint(0, 1000) / 10:g}"
    kind = random.randrange(4)
    return [str(random.randint(0, 9)), str(random.randint(0, 10**6)), f"{random.randint(0, 10**4) / 100:g}", str(random.randint(10**11, 10**14))][kind]


def make(random, index):
    """A table: its columns, its layers, its rows of id, name and numbers by layer."""
    percent = index % 3 == 0
    columns = [f"k{at}" for at in range(random.randint(1, 5))]
    layers = ["kvinnor", "man"] if index % 5 == 0 else []
    names = random.sample(NAMES, random.randint(1, 9))
    rows = [(f"r{at}", name, [[number(random, percent) for _ in columns] for _ in layers or [None]]) for at, name in enumerate(names)]
    return {"id": f"t{index}", "percent": percent, "columns": columns, "layers": layers, "rows": rows}


def record(table, rest):
    lines = ["titel: Prov " + table["id"], "mäter: " + ("andelar" if table["percent"] else "antal"), "period: 2024", "källa: rapport#2"]
    lines.append("kolumner: [" + ", ".join(f"{{id: {column}}}" for column in table["columns"]) + "]")
    if table["layers"]:
        lines.append("lager: [" + ", ".join(f"{{id: {layer}}}" for layer in table["layers"]) + "]")
    return "\n".join(lines + rest) + "\n"


def grid(table):
    """The lines of a file: the head, then a line for each row and layer."""
    layer = ["lager"] if table["layers"] else []
    yield ["id", "namn", *layer, *table["columns"]]
    for id, name, by_layer in table["rows"]:
        for at, values in enumerate(by_layer):
            yield [id, name, *table["layers"][at : at + 1], *values]


def texts(table):
    return 3 if table["layers"] else 2


def as_yaml(table, folder):
    rows = ["rader:"]
    for id, name, by_layer in table["rows"]:
        lists = ["[" + ", ".join("null" if value is None else value for value in values) + "]" for values in by_layer]
        values = "{" + ", ".join(f"{layer}: {one}" for layer, one in zip(table["layers"], lists)) + "}" if table["layers"] else lists[0]
        rows.append(f"  - {{id: {id}, namn: {json.dumps(name, ensure_ascii=False)}, värden: {values}}}")
    (folder / f"{table['id']}.yaml").write_text(record(table, rows))


def as_file(ending, write):
    def form(table, folder):
        (folder / f"{table['id']}.yaml").write_text(record(table, [f"fil: {table['id']}.{ending}"]))
        write(table, folder / f"{table['id']}.{ending}")

    return form


def swedish(table, path):
    """As Excel in Swedish saves CSV: a byte-order mark, semicolons, decimal commas, thin spaces, percent signs."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        for at, line in enumerate(grid(table)):
            numbers = [value if at == 0 or value is None else value.replace(".", ",") + (" %" if table["percent"] else "") for value in line[texts(table) :]]
            writer.writerow([*line[: texts(table)], *numbers])


def international(table, path):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([["" if value is None else value for value in line] for line in grid(table)])


def openpyxl_writes(table, path):
    book = openpyxl.Workbook()
    sheet = book.active
    for at, line in enumerate(grid(table), 1):
        for column, value in enumerate(line, 1):
            cell = sheet.cell(at, column)
            if at == 1 or column <= texts(table):
                cell.value, cell.data_type = value, "s"
            elif value is not None:
                cell.value = float(value) / 100 if table["percent"] else float(value)
                cell.number_format = "0.0%" if table["percent"] else "General"
    book.save(path)


def xlsxwriter_writes(table, path):
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Data")
    percent, plain = book.add_format({"num_format": '0.0\\ %;[Red]\\-0.0\\ %'}), book.add_format({"num_format": '#,##0.##;\\-#,##0.##;0'})
    for at, line in enumerate(grid(table)):
        for column, value in enumerate(line):
            if at == 0 or column < texts(table):
                sheet.write_string(at, column, value)
            elif value is not None:
                sheet.write_number(at, column, float(value) / 100 if table["percent"] else float(value), percent if table["percent"] else plain)
    book.close()


def odfpy_writes(table, path):
    book = OpenDocumentSpreadsheet()
    sheet = Table(name="Tabell")
    for at, line in enumerate(grid(table)):
        row = TableRow()
        for column, value in enumerate(line):
            if value is None:
                cell = TableCell()
            elif at == 0 or column < texts(table):
                cell = TableCell(valuetype="string")
                cell.addElement(P(text=value))
            elif table["percent"]:
                cell = TableCell(valuetype="percentage", value=repr(float(value) / 100))
                cell.addElement(P(text=value.replace(".", ",") + " %"))
            else:
                cell = TableCell(valuetype="float", value=value)
                cell.addElement(P(text=f"{float(value):,.10g}".replace(",", "\u202f").replace(".", ",") if float(value) < 1e9 else value))
            row.addElement(cell)
        sheet.addElement(row)
    book.spreadsheet.addElement(sheet)
    book.save(path)


FORMS = {
    "yaml": as_yaml,
    "csv, svensk": as_file("csv", swedish),
    "csv, RFC 4180": as_file("csv", international),
    "openpyxl": as_file("xlsx", openpyxl_writes),
    "XlsxWriter": as_file("xlsx", xlsxwriter_writes),
    "odfpy": as_file("ods", odfpy_writes),
}


def differences(first, second):
    """The files that are not the same in two folders."""
    names = lambda folder: {path.relative_to(folder) for path in folder.rglob("*") if path.is_file() and path.name != ".utbud"}
    for name in sorted(names(first) | names(second)):
        if not (first / name).exists() or not (second / name).exists() or not filecmp.cmp(first / name, second / name, shallow=False):
            yield name


def main():
    program, seed = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 14
    generator = random.Random(seed)
    tables = [make(generator, index) for index in range(TABLES)]
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for form, write in FORMS.items():
            site, out = folder / form / "site", folder / form / "out"
            shutil.copytree(BASE, site)
            (site / "data").mkdir(exist_ok=True)
            for table in tables:
                write(table, site / "data")
            built = subprocess.run([program, "build", "--root", site, "--out", out, "--date", "2025-06-01"], capture_output=True, text=True)
            if built.returncode != 0:
                print(f"{form}: does not build\n{built.stdout}{built.stderr}")
                failed += 1
                continue
            differing = [] if form == "yaml" else list(differences(folder / "yaml" / "out", out))
            print(f"{form}: {TABLES} tables, {len(differing)} files differ from those of YAML {[str(name) for name in differing[:5]]}")
            failed += bool(differing)
    print(f"{len(FORMS) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
