"""Sheets as offices send them: .xlsx by openpyxl, .xls as bare BIFF8 records."""

import io
import struct

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
LEAST_STREAM = 4096  # bytes; shorter streams would stand in the mini stream


def xlsx(rows, *, merges=(), title="台账", hidden_columns=(), sheets=()) -> bytes:
    """A workbook of one sheet; ``sheets`` are (title, rows, state) of further ones."""
    book = Workbook()
    fill(book.worksheets[0], title, rows)
    for area in merges:
        book.worksheets[0].merge_cells(area)
    for index in hidden_columns:
        letters = get_column_letter(index + 1)
        book.worksheets[0].column_dimensions[letters].hidden = True
    for name, more, state in sheets:
        sheet = book.create_sheet()
        fill(sheet, name, more)
        sheet.sheet_state = state
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def fill(sheet, title, rows):
    sheet.title = title
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is not None:
                sheet.cell(number, column, value)


def xls(rows, *, merges=(), title="台账", password=False, storages=()) -> bytes:
    """An Excel 97 file; merges are (first row, last row, first and last column)."""
    globals_start = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    if password:
        globals_start += record(0x002F, struct.pack("<HHH", 1, 1, 1))
    name = title.encode("utf-16-le")
    bound = struct.pack("<BBBB", 0, 0, len(title), 1) + name
    offset = len(globals_start) + 4 + 4 + len(bound) + 4
    listed = record(0x0085, struct.pack("<I", offset) + bound)
    stream = globals_start + listed + record(0x000A, b"") + sheet_records(rows, merges)
    return compound({"Workbook": stream}, storages)


def sheet_records(rows, merges):
    found = [record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0))]
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            place = struct.pack("<HHH", row, column, 0)
            if isinstance(value, int | float):
                found.append(record(0x0203, place + struct.pack("<d", value)))
            elif value:
                words = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
                found.append(record(0x0204, place + words))
    areas = b"".join(struct.pack("<HHHH", *area) for area in merges)
    found.append(record(0x00E5, struct.pack("<H", len(merges)) + areas))
    return b"".join([*found, record(0x000A, b"")])


def record(kind, data):
    return struct.pack("<HH", kind, len(data)) + data


def compound(streams, storages=()):
    """The file system in a file (MS-CFB) that old office programs write."""
    chains, entries, body, sector = [FAT, END], [], b"", 2
    for name, data in streams.items():
        data = data.ljust(max(LEAST_STREAM, -(-len(data) // SECTOR) * SECTOR), b"\0")
        count = len(data) // SECTOR
        entries.append((name, 2, sector, len(data)))
        chains += [*range(sector + 1, sector + count), END]
        body, sector = body + data, sector + count
    entries += [(name, 1, END, 0) for name in storages]
    directory = entry("Root Entry", 5, END, 0, child=1)
    for place, given in enumerate(entries, start=1):
        sibling = place + 1 if place < len(entries) else FREE
        directory += entry(*given, sibling=sibling)
    assert len(directory) <= SECTOR
    assert len(chains) <= SECTOR // 4
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", FREE) * 108
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(SECTOR, b"\xff")
    return header + table + directory.ljust(SECTOR, b"\0") + body


def entry(name, kind, start, size, *, child=FREE, sibling=FREE):
    encoded = (name + "\0").encode("utf-16-le")
    head = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1)
    head += struct.pack("<III", FREE, sibling, child) + bytes(36)
    return head + struct.pack("<IQ", start, size)
