"""What the report's typeface can print, and how wide: read from the Arimo font files.

Arimo has Arial's widths, so a measure taken here holds in the Word file too.
"""

import struct
from functools import cache
from pathlib import Path

import fontpkg_arimo

FOLDER = Path(fontpkg_arimo.ROOT) / "files"
FAMILY = fontpkg_arimo.FAMILY
UPRIGHT = FOLDER / "Arimo[wght].ttf"
ITALIC = FOLDER / "Arimo-Italic[wght].ttf"


@cache
def characters() -> frozenset[str]:
    """The characters that print both upright and italic."""
    return frozenset(_widths(UPRIGHT)) & frozenset(_widths(ITALIC))


def width(text: str) -> float:
    """How wide the upright text is, in ems; an unknown character counts as a wide one."""
    widths = _widths(UPRIGHT)
    return sum(widths.get(character, 1.0) for character in text)


@cache
def _widths(path: Path) -> dict[str, float]:
    """The width in ems of every character the file has (OpenType: hmtx, by way of cmap)."""
    data = path.read_bytes()
    tables = _tables(data)
    units = struct.unpack_from(">H", data, tables["head"] + 18)[0]
    count = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]
    advances = struct.unpack_from(">" + "Hh" * count, data, tables["hmtx"])[::2]
    glyphs = _glyphs(data, _segment_map(data, tables["cmap"]))
    # Glyphs after the last measured one share its width.
    return {char: advances[min(glyph, count - 1)] / units for char, glyph in glyphs.items()}


def _tables(data: bytes) -> dict[str, int]:
    """Where each table of the file begins."""
    count = struct.unpack_from(">H", data, 4)[0]
    entries = (struct.unpack_from(">4s4xI4x", data, 12 + 16 * i) for i in range(count))
    return {tag.decode("ascii"): offset for tag, offset in entries}


def _segment_map(data: bytes, cmap: int) -> int:
    """Where the character map of format 4 begins, the one every font of ours has."""
    count = struct.unpack_from(">H", data, cmap + 2)[0]
    offsets = (struct.unpack_from(">4xI", data, cmap + 4 + 8 * i)[0] for i in range(count))
    return next(cmap + at for at in offsets if data[cmap + at : cmap + at + 2] == b"\x00\x04")


def _glyphs(data: bytes, start: int) -> dict[str, int]:
    """Character to glyph number: four parallel columns say where each run of them is kept."""
    segments = struct.unpack_from(">H", data, start + 6)[0] // 2
    size = 2 * segments
    lasts = struct.unpack_from(f">{segments}H", data, start + 14)
    firsts = struct.unpack_from(f">{segments}H", data, start + 16 + size)
    deltas = struct.unpack_from(f">{segments}H", data, start + 16 + 2 * size)
    jumps_at = start + 16 + 3 * size
    jumps = struct.unpack_from(f">{segments}H", data, jumps_at)
    found = {}
    for i, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        for code in range(first, last + 1):
            glyph = code
            if jumps[i]:
                at = jumps_at + 2 * i + jumps[i] + 2 * (code - first)
                glyph = struct.unpack_from(">H", data, at)[0]
            if glyph:
                found[chr(code)] = (glyph + deltas[i]) % 65536
    return {char: glyph for char, glyph in found.items() if glyph}
