"""What tests of charts ask of a drawing."""

import re
from xml.etree import ElementTree as ET

#: The elements a chart is made of; none of them runs or fetches anything.
ELEMENTS = {
    *("svg", "title", "desc", "defs", "marker"),
    *("g", "path", "rect", "circle", "text"),
}


def parsed(svg):
    """The drawing as XML: it must be well formed."""
    return ET.fromstring(str(svg))  # noqa: S314 -- our own drawing


def words(svg):
    return [node.text for node in parsed(svg).iter("text")]


def title(svg):
    return parsed(svg).find("title").text


def desc(svg):
    return parsed(svg).find("desc").text


def points(svg):
    """Where marks and words stand, and lines begin."""
    drawing = parsed(svg)
    for node in drawing.iter("circle"):
        yield float(node.get("cx")), float(node.get("cy"))
    for tag in ("rect", "text"):
        for node in drawing.iter(tag):
            yield float(node.get("x")), float(node.get("y"))
    for node in drawing.findall("path") + drawing.findall("g/path"):
        yield tuple(map(float, re.match(r"M([-\d.]+) ([-\d.]+)", node.get("d")).groups()))


def assert_sound(svg):
    """Named, described, without style, of plain elements, legible, and inside its frame."""
    drawing = parsed(svg)
    labels = drawing.get("aria-labelledby").split()
    assert [drawing.find(tag).get("id") for tag in ("title", "desc")] == labels
    assert drawing.get("role") == "img"
    assert title(svg)
    assert desc(svg)
    assert {node.tag for node in drawing.iter()} <= ELEMENTS
    assert [node for node in drawing.iter() if node.get("style") or node.get("class")] == []
    assert min(float(node.get("font-size")) for node in drawing.iter("text")) >= 11
    width, height = map(float, drawing.get("viewBox").split()[2:])
    outside = [(x, y) for x, y in points(svg) if not (0 <= x <= width and 0 <= y <= height)]
    assert outside == []
