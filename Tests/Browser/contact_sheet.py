"""Puts the pictures of one screen on one sheet, small enough to keep in the repository."""

from PIL import Image, ImageDraw

GAP, LABEL, TALLEST = 24, 28, 1400
PAPER, INK = "#8a8f94", "#ffffff"


def sheet(rows, file):
    """`rows`: for each row a list of (label, picture file); all pictures at half size, cut below at TALLEST."""
    pictures = [[(label, _half(path)) for label, path in row] for row in rows]
    width = max(sum(picture.width + GAP for _, picture in row) for row in pictures) + GAP
    height = sum(max(picture.height for _, picture in row) + LABEL + GAP for row in pictures) + GAP
    canvas = Image.new("RGB", (width, height), PAPER)
    pen = ImageDraw.Draw(canvas)
    top = GAP
    for row in pictures:
        left = GAP
        for label, picture in row:
            pen.text((left, top), label, fill=INK)
            canvas.paste(picture, (left, top + LABEL))
            left += picture.width + GAP
        top += max(picture.height for _, picture in row) + LABEL + GAP
    _save(canvas, file)


def shrink(picture, file):
    """One picture in its own size, with few colours."""
    _save(Image.open(picture).convert("RGB"), file)


def _save(canvas, file):
    canvas.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, optimize=True)


def _half(path):
    picture = Image.open(path).convert("RGB")
    small = picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS)
    return small.crop((0, 0, small.width, min(small.height, TALLEST)))
