#!/usr/bin/env python3
"""Draws engine/house.svg: the packages of the engine, each above those that it uses.

    python3 engine/house.py

Packages, arrows and floors come from the imports, descriptions from package-info.java. An arrow that others imply is
left out.
"""

import re
import textwrap
from html import escape
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "src" / "main" / "java" / "org" / "demeanor"
ROOT = "org.demeanor"
#: Pixels.
WIDTH, GAP, BETWEEN, LINE, PAD, COLUMN = 1180, 16, 36, 15, 8, 190
CHARACTER = 6.3


def room(name):
    """The package below the root that a class or package belongs to; the root itself is the empty text."""
    match = re.match(r"org\.demeanor\.([a-z]\w*)", name)
    return match[1] if match else ""


def packages():
    """Each package's first sentence, by its name below the root."""
    found = {}
    for file in sorted(SOURCES.rglob("package-info.java")):
        text = re.sub(r"\s*\n\s*\*?\s*", " ", re.search(r"/\*\*(.*?)\*/", file.read_text(encoding="utf-8"), re.S)[1])
        text = re.sub(r"\{@\w+ (?:[\w.]+\.)?(\w+)[^}]*\}", r"\1", text).strip()
        found[".".join(file.parent.relative_to(SOURCES).parts)] = re.split(r"(?<=\.)\s", text)[0].rstrip(".")
    return found


def uses():
    """The rooms that each room imports or names in full."""
    used = {}
    for file in SOURCES.rglob("*.java"):
        here = room(ROOT + "." + ".".join(file.parent.relative_to(SOURCES).parts))
        there = re.findall(r"^import (?:static )?(org\.demeanor\.[\w.]+);", file.read_text(encoding="utf-8"), re.M)
        used.setdefault(here, set()).update(room(name) for name in there if room(name) != here)
    return used


def floors(used):
    """Rooms by the longest way down; a circle would have no end."""
    level = {}

    def find(name, above=()):
        if name in above:
            raise SystemExit("a circle: " + " > ".join([*above, name]))
        if name not in level:
            level[name] = 1 + max((find(below, (*above, name)) for below in used.get(name, ())), default=-1)
        return level[name]

    for name in sorted(used):
        find(name)
    return [[name for name in sorted(level) if level[name] == floor] for floor in range(max(level.values()) + 1)]


def direct(used):
    """The arrows that no others imply."""
    def reach(name):
        return used.get(name, set()).union(*(reach(below) for below in used.get(name, ())))

    return [(name, below) for name in used for below in used[name]
            if below and not any(below in reach(other) for other in used[name])]


def blocks(name, about, width):
    """The room and its packages, each a list of lines: the title first."""
    fits = int((width - 2 * PAD) / CHARACTER)
    inner = sorted(other for other in about if name and other.startswith(name + "."))
    return [[title or ROOT, *textwrap.wrap(about[title], fits)] for title in [name, *inner]]


def texts(name, about, x, width):
    """What stands in a room, in as many columns as fit: for each line its place from the top, itself, whether bold."""
    columns = max(1, int(width // COLUMN))
    column, placed = width / columns, []
    content = blocks(name, about, column)
    rows = -(-len(content) // columns)
    top = [0] * rows
    for i, block in enumerate(content):
        row = i // columns
        if row + 1 < rows:
            top[row + 1] = max(top[row + 1], top[row] + len(block) + 1)
        placed += [(x + i % columns * column, top[row] + line, text, line == 0) for line, text in enumerate(block)]
    return placed


def across(floor, about):
    """Left and width of each room of a floor: one with more packages is wider."""
    weight = {name: 1 + sum(bool(name) and other.startswith(name + ".") for other in about) for name in floor}
    unit = (WIDTH - GAP * (len(floor) + 1)) / sum(weight.values())
    places, x = {}, GAP
    for name in floor:
        places[name] = (x, unit * weight[name])
        x += unit * weight[name] + GAP
    return places


def draw():
    about, used = packages(), uses()
    boxes, shapes, y = {}, [], GAP
    for floor in reversed(floors(used)):
        places = across(floor, about)
        inside = {name: texts(name, about, x, width) for name, (x, width) in places.items()}
        height = (1 + max(line for placed in inside.values() for _, line, _, _ in placed)) * LINE + 2 * PAD
        for name, (x, width) in places.items():
            boxes[name] = (x, y, width, height)
            shapes.append(f'<rect x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}" rx="6"/>')
            for column, line, text, bold in inside[name]:
                style = ' font-weight="bold"' if bold else ' fill="#444"'
                shapes.append(f'<text x="{column + PAD:.0f}" y="{y + PAD + 11 + line * LINE:.0f}"{style}>'
                              f'{escape(text)}</text>')
        y += height + BETWEEN
    arrows = []
    for above, below in sorted(direct(used)):
        (ax, ay, aw, ah), (bx, by, bw, _) = boxes[above], boxes[below]
        x1, x2 = ax + aw / 2, min(max(ax + aw / 2, bx + bw / 4), bx + bw * 3 / 4)
        arrows.append(f'<path d="M{x1:.0f} {ay + ah:.0f} L{x2:.0f} {by - 2:.0f}" marker-end="url(#tip)"/>')
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y - BETWEEN + GAP:.0f}"'
            ' font-family="sans-serif" font-size="12">\n'
            '<defs><marker id="tip" markerWidth="8" markerHeight="8" refX="6" refY="3" orient="auto">'
            '<path d="M0 0 L6 3 L0 6 z" fill="#888"/></marker></defs>\n'
            '<rect width="100%" height="100%" fill="white"/>\n'
            f'<g stroke="#888" fill="none">\n{chr(10).join(arrows)}\n</g>\n'
            f'<g fill="#eef2f8" stroke="#667">\n{chr(10).join(s for s in shapes if s.startswith("<rect"))}\n</g>\n'
            f'<g>\n{chr(10).join(s for s in shapes if s.startswith("<text"))}\n</g>\n</svg>\n')


if __name__ == "__main__":
    (HERE / "house.svg").write_text(draw(), encoding="utf-8")
