"""Workbooks that ask for more than a table can need are told, in little time and memory, whichever room reads them.

Usage: hostile.py UTBUD. Writes each workbook by hand, part by part, checks a small site with it, and asks for a report that says what
the file holds, for the exit code of a fault in the content, and for less than a gigabyte and a minute. What differs is told, and the
exit code is 1.
"""

import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import zipfile

BASE = pathlib.Path(__file__).parent.parent / "findings" / "_base"
MEMORY = 1 << 30
SECONDS = 60
RECORD = "titel: Prov\nmäter: antal\nenhet: platser\nperiod: 2024\nkälla: rapport#2\nkolumner: [{id: a, namn: A}]\nfil: prov.xlsx\n"

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
ROWS = '<row r="1"><c r="A1" t="str"><v>id</v></c><c r="B1" t="str"><v>a</v></c></row><row r="2"><c r="A2" t="str"><v>x</v></c><c r="B2"><v>7</v></c></row>'


def relation(id, kind, target):
    return f'<Relationship Id="{id}" Type="{TYPE}/{kind}" Target="{target}"/>'


def sheet(rows):
    return f'<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>'


def workbook(path, parts=None, **own):
    """A workbook with one sheet, some of its parts in another form: text, or pieces that are written one after another."""
    all = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": RELATIONS % relation("r1", "officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{TYPE}"><sheets><sheet name="Blad1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": RELATIONS % (relation("r1", "worksheet", "worksheets/sheet1.xml") + relation("r2", "sharedStrings", "sharedStrings.xml")),
        "xl/sharedStrings.xml": f"<sst {MAIN}></sst>",
        "xl/worksheets/sheet1.xml": sheet(ROWS),
        **(parts or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in all.items():
            with archive.open(name, "w", force_zip64=True) as file:
                for piece in [part] if isinstance(part, str) else part:
                    file.write(piece.encode() if isinstance(piece, str) else piece)


def repeated(before, piece, megabytes, after):
    """Pieces that unpack to so many megabytes."""
    block = piece * max(1, (1 << 20) // len(piece))
    yield before
    for _ in range(megabytes):
        yield block
    yield after


def far(reference, row):
    return sheet(ROWS + f'<row r="{row}"><c r="{reference}"><v>1</v></c></row>')


# Each: its name, its parts, and a word of the report that tells what the file holds.
CASES = [
    ("a cell far down right", lambda: {"xl/worksheets/sheet1.xml": far("XFD1048576", 1048576)}, "data/prov.xlsx"),
    ("a row that no sheet has", lambda: {"xl/worksheets/sheet1.xml": far("A99999999999", 99999999999)}, "går inte att läsa"),
    ("a column that no sheet has", lambda: {"xl/worksheets/sheet1.xml": far("ZZZZZZZZ3", 3)}, "går inte att läsa"),
    ("a sheet of two gigabytes", lambda: {"xl/worksheets/sheet1.xml": repeated(f"<worksheet {MAIN}><sheetData>", " ", 2048, "</sheetData></worksheet>")}, "256 MiB"),
    ("shared texts of two gigabytes", lambda: {"xl/sharedStrings.xml": repeated(f"<sst {MAIN}>", "<si><t>text</t></si>", 2048, "</sst>")}, "prov.xlsx"),
    ("one text of 300 megabytes", lambda: {"xl/sharedStrings.xml": repeated(f"<sst {MAIN}><si><t>", "text", 300, "</t></si></sst>")}, "prov.xlsx"),
    ("elements in elements", lambda: {"xl/worksheets/sheet1.xml": repeated("", "<a>", 8, "")}, "går inte att läsa"),
    ("entities of its own", lambda: {"xl/worksheets/sheet1.xml": '<!DOCTYPE x [<!ENTITY a "b">]>' + sheet(ROWS)}, "går inte att läsa"),
    (
        "600 relations of a sheet to itself",
        lambda: {"xl/worksheets/_rels/sheet1.xml.rels": RELATIONS % "".join(relation(f"s{at}", "worksheet", "sheet1.xml") for at in range(600))},
        None,
    ),
    ("a workbook that is its own sheet", lambda: {"xl/_rels/workbook.xml.rels": RELATIONS % relation("r1", "worksheet", "workbook.xml")}, "filen är tom"),
    ("20,000 parts", lambda: {f"xl/del{at}.xml": "<a/>" for at in range(20_000)}, "trasigt arkiv"),
    (
        "200,000 rows",
        lambda: {"xl/worksheets/sheet1.xml": sheet(ROWS + "".join(f'<row r="{row}"><c r="A{row}" t="str"><v>r{row}</v></c><c r="B{row}"><v>{row}</v></c></row>' for row in range(3, 200_003)))},
        "200\u00a0001 celler",
    ),
]


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def check(program, name, parts, word):
    """What is wrong, if anything."""
    with tempfile.TemporaryDirectory() as folder:
        site = pathlib.Path(folder) / "sajt"
        shutil.copytree(BASE, site)
        (site / "data").mkdir()
        (site / "data" / "prov.yaml").write_text(RECORD)
        workbook(site / "data" / "prov.xlsx", parts())
        size = (site / "data" / "prov.xlsx").stat().st_size
        measured = pathlib.Path(folder) / "minne"
        # A process of its own measures this one child alone.
        measure = "import resource,subprocess,sys; code=subprocess.run(sys.argv[2:]).returncode; open(sys.argv[1],'w').write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss*1024)); sys.exit(code if code >= 0 else 128 - code)"
        line = [sys.executable, "-c", measure, measured, program, "check", "--root", site]
        done = subprocess.run(line, capture_output=True, text=True, preexec_fn=limit)
        used = int(measured.read_text()) if measured.exists() else 0
        print(f"{name}: {size:,} bytes, exit {done.returncode}, {used >> 20} MiB")
        if done.returncode != (0 if word is None else 1) or done.stderr:
            return f"{name}: exit code {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
        if word and word not in done.stdout:
            return f"{name}: the report does not say {word!r}\n{done.stdout[-2000:]}"
        if used > MEMORY:
            return f"{name}: {used >> 20} MiB"
    return None


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    wrong = [fault for case in CASES if (fault := check(program, *case))]
    print("\n".join(wrong))
    return 1 if wrong else 0


sys.exit(main())
