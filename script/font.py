"""Builds one variable font from two static weights of Inter. Called by script/font.

The static fonts are drawn from one source but not point for point alike: a straight stretch in one weight may be a curve
in the other. So each stretch becomes a curve where either weight has one, and both are turned into quadratics together.
"""

import sys
from itertools import combinations_with_replacement, permutations
from pathlib import Path

from fontTools import subset
from fontTools.cu2qu import curves_to_quadratic
from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, SourceDescriptor
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.areaPen import AreaPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib import build
from fontTools.varLib.instancer import instantiateVariableFont

LIMIT = 30_000
TOLERANCE = 2.5  # units of 1/2816 em
TEXT = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "".join(map(chr, range(0xA0, 0x100)))
    + "ĄąĆćČčĎďĘęĚěĞğİıŁłŃńŇňŐőŒœŘřŚśŞşŠšŤťŮůŰűŸŹźŻżŽž"
    + "–—‘’‚“”„•…€−≤≥←→↗✓"
)


def master(path):
    """One weight, cut down to the characters and features in use."""
    options = subset.Options()
    options.layout_features = ["kern", "tnum"]
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    options.glyph_names = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    font = subset.load_font(str(path), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=TEXT)
    cutter.subset(font)
    return font


def contours(font, name):
    """The outline of a glyph as closed contours of (start, control points..., end) stretches, closing lines included."""
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(pen)
    result, current, here = [], [], None
    for operator, points in pen.value:
        if operator == "moveTo":
            current, here = [], points[0]
            start = here
        elif operator in ("lineTo", "curveTo"):
            current.append((here, *points))
            here = points[-1]
        elif operator in ("closePath", "endPath"):
            if here != start:
                current.append((here, start))
            result.append(current)
        else:
            raise ValueError(f"{name}: {operator}")
    return result


def as_curve(stretch):
    if len(stretch) == 4:
        return stretch
    (x0, y0), (x1, y1) = stretch
    return ((x0, y0), *((x0 + (x1 - x0) * t, y0 + (y1 - y0) * t) for t in (1 / 3, 2 / 3)), (x1, y1))


def centre(contour):
    points = [point for stretch in contour for point in stretch]
    return (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))


def box(contour):
    points = [point for stretch in contour for point in stretch]
    return [(f(x for x, _ in points), f(y for _, y in points)) for f in (min, max)]


def distance(one, other):
    return sum((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 for a, b in zip(one, other))


def parts(stretch, count):
    """A stretch cut into `count` equal steps of its parameter."""
    result, rest = [], as_curve(stretch) if len(stretch) == 4 else stretch
    for left in range(count, 1, -1):
        levels, t = [list(rest)], 1 / left
        while len(levels[-1]) > 1:
            row = levels[-1]
            levels.append([(p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t) for p, q in zip(row, row[1:])])
        result.append(tuple(level[0] for level in levels))
        rest = tuple(level[-1] for level in reversed(levels))
    return result + [rest]


def turned(reference, contour):
    """The contour, begun at the stretch where its corners lie nearest to those of a reference of the same length."""
    (x, y), (u, v) = centre(reference), centre(contour)
    wanted = [(s[0][0] - x, s[0][1] - y) for s in reference]
    turns = [contour[i:] + contour[:i] for i in range(len(contour))]
    return min(turns, key=lambda t: distance([(s[0][0] - u, s[0][1] - v) for s in t], wanted))


def lengthened(short, long):
    """The shorter contour with one or more of its stretches cut up, wherever that brings it nearest to the longer one."""
    missing = len(long) - len(short)
    ways = combinations_with_replacement(range(len(short)), missing)
    made = [[p for i, s in enumerate(short) for p in parts(s, 1 + way.count(i))] for way in ways]

    def misfit(contour):
        (x, y), (u, v) = centre(long), centre(contour)
        wanted = [(s[0][0] - x, s[0][1] - y) for s in long]
        return distance([(s[0][0] - u, s[0][1] - v) for s in turned(long, contour)], wanted)

    return min(made, key=misfit)


def aligned(first, second, name):
    """Two outlines with the same contours in the same order, of the same number of stretches, begun at the same corner."""
    if len(first) != len(second):
        raise ValueError(f"{name}: {len(first)} and {len(second)} contours")
    # By their boxes and not their centres: the inside and the outside of a zero have the same centre.
    best = min(permutations(second), key=lambda way: sum(distance(box(c), box(d)) for c, d in zip(first, way)))
    pairs = []
    for one, other in zip(first, best):
        if len(one) < len(other):
            one = lengthened(one, other)
        elif len(other) < len(one):
            other = lengthened(other, one)
        pairs.append((one, turned(one, other)))
    return [one for one, _ in pairs], [other for _, other in pairs]


def compatible_glyphs(outlines, name):
    """The same glyph in each weight, with the same number of points in the same order."""
    pens = [TTGlyphPen(None) for _ in outlines]
    for each in zip(*aligned(*outlines, name)):
        for pen, contour in zip(pens, each):
            pen.moveTo(contour[0][0])
        for index, stretches in enumerate(zip(*each)):
            last = index == len(each[0]) - 1
            if all(len(s) == 2 for s in stretches):
                if not last:
                    for pen, stretch in zip(pens, stretches):
                        pen.lineTo(stretch[1])
                continue
            curves = curves_to_quadratic([as_curve(s) for s in stretches], [TOLERANCE] * len(stretches))
            for pen, curve in zip(pens, curves):
                pen.qCurveTo(*curve[1:])
        for pen in pens:
            pen.closePath()
    return [pen.glyph() for pen in pens]


def true_type(font, glyphs):
    """The same font with quadratic outlines and without layout tables."""
    for tag in ("CFF ", "VORG", "GPOS", "GSUB", "GDEF"):
        if tag in font:
            del font[tag]
    builder = FontBuilder(font=font)
    builder.isTTF = True
    font.sfntVersion = "\x00\x01\x00\x00"
    builder.setupGlyf(glyphs)
    del font["maxp"]
    builder.setupMaxp()
    font["post"].formatType = 2.0
    font["post"].extraNames, font["post"].mapping = [], {}
    return font


def check(folder, target):
    """Compares the weights in between with the static ones: a glyph that was paired wrongly loses part of its area."""
    for weight, name in ((500, "Medium"), (600, "SemiBold")):
        ours, theirs = instantiateVariableFont(TTFont(target), {"wght": weight}), TTFont(folder / f"Inter-{name}.otf")
        for code, glyph in ours.getBestCmap().items():
            pens = AreaPen(), AreaPen()
            ours.getGlyphSet()[glyph].draw(pens[0])
            theirs.getGlyphSet()[theirs.getBestCmap()[code]].draw(pens[1])
            mine, static = (abs(pen.value) for pen in pens)
            if abs(mine - static) > 0.05 * max(static, 2_000):
                raise SystemExit(f"{chr(code)} at {weight} has {mine / max(1, static):.0%} of its area")


def main(folder, target):
    weights = {400: master(folder / "Inter-Regular.otf"), 700: master(folder / "Inter-Bold.otf")}
    order = weights[400].getGlyphOrder()
    if order != weights[700].getGlyphOrder():
        raise ValueError("the two weights hold different glyphs")
    layout = {tag: weights[400][tag] for tag in ("GPOS", "GSUB") if tag in weights[400]}
    drawn = {name: compatible_glyphs([contours(f, name) for f in weights.values()], name) for name in order}
    document = DesignSpaceDocument()
    document.addAxis(AxisDescriptor(tag="wght", name="Weight", minimum=400, default=400, maximum=700))
    for index, (weight, font) in enumerate(weights.items()):
        true_type(font, {name: drawn[name][index] for name in order})
        document.addSource(SourceDescriptor(font=font, location={"Weight": weight}, familyName="Inter"))
    font, _, _ = build(document)
    for tag, table in layout.items():
        font[tag] = table
    font["post"].formatType = 3.0
    for tag in ("STAT", "MVAR"):
        if tag in font:
            del font[tag]
    font.flavor = "woff2"
    font.save(target)
    size = Path(target).stat().st_size
    print(f"{target}: {size} bytes, {len(order)} glyphs")
    if size > LIMIT:
        raise SystemExit(f"more than {LIMIT} bytes")
    check(folder, target)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
