#!/usr/bin/env python3
"""Draws the abstract pictures of the demonstration, the same bytes at every run.

    python tools/draw_pictures.py           draws them all
    python tools/draw_pictures.py sawah     draws those named

Pillow and the standard library are enough. Shapes are drawn at twice the size and made smaller, so
that edges are smooth; smooth fields are computed small and made larger. A little grain at the end
keeps gradients from showing steps.
"""

import math
import random
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFilter

EVENTS = Path(__file__).resolve().parent.parent / "content" / "events"
WIDTH, HEIGHT = 2400, 1350
FINE = 2
FULL = (WIDTH * FINE, HEIGHT * FINE)

Colour = tuple[int, int, int]
Stops = Sequence[tuple[float, str]]
Point = tuple[float, float]


# --- colours ---------------------------------------------------------------------------------


def colour(code: str) -> Colour:
    """Reads ``#1b2350``."""
    red, green, blue = (int(code[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def between(stops: Stops, at: float) -> Colour:
    """Gives the colour at a place between 0 and 1 of a gradient."""
    at = min(max(at, stops[0][0]), stops[-1][0])
    for (start, first), (end, second) in pairwise(stops):
        if at <= end:
            part = (at - start) / (end - start)
            pairs = zip(colour(first), colour(second), strict=True)
            red, green, blue = (round(a + (b - a) * part) for a, b in pairs)
            return red, green, blue
    return colour(stops[-1][1])


def gradient(stops: Stops, size: tuple[int, int] = FULL, *, across: bool = False) -> Image.Image:
    """Makes an image that runs through the stops from top to bottom, or from left to right."""
    steps = 512
    strip = Image.new("RGB", (steps, 1) if across else (1, steps))
    strip.putdata([between(stops, step / (steps - 1)) for step in range(steps)])
    return strip.resize(size, Image.Resampling.BICUBIC)


def tint(mask: Image.Image, strength: float) -> Image.Image:
    """Gives a mask with a part of its strength."""
    return mask.point([round(value * strength) for value in range(256)])


# --- layers ----------------------------------------------------------------------------------


def blank(size: tuple[int, int] = FULL) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """Makes an empty mask and a pen for it."""
    mask = Image.new("L", size)
    return mask, ImageDraw.Draw(mask)


def lay(
    picture: Image.Image, layer: Image.Image | Colour, mask: Image.Image, shadow: float = 0
) -> None:
    """Lays a layer of paper over the picture, with a soft shadow under its edge."""
    if shadow:
        dropped = mask.copy()
        dropped.paste(mask, (0, -14 * FINE))
        soft = tint(dropped.filter(ImageFilter.GaussianBlur(22 * FINE)), shadow)
        darker = picture.point([round(value * 0.42) for value in range(256)] * 3)
        picture.paste(darker, mask=soft)
    picture.paste(layer, mask=mask)


def finish(picture: Image.Image, seed: int, amount: int = 5) -> Image.Image:
    """Makes the picture its final size and gives it grain."""
    if picture.size != (WIDTH, HEIGHT):
        picture = picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    noise = Image.frombytes("L", picture.size, random.Random(seed).randbytes(WIDTH * HEIGHT))  # noqa: S311 - grain, no secret
    noise = noise.point([round(value * amount / 255) for value in range(256)])
    return ImageChops.add(picture, Image.merge("RGB", (noise,) * 3), 1, -amount // 2)


def thread(height_at: Callable[[float], float], drop: float, wide: float) -> Image.Image:
    """Makes the mask of a thin line below a curve, smoother than a pen draws it."""
    mask = Image.new("L", FULL)
    dots = mask.load()
    assert dots is not None  # noqa: S101 - for the types; an image in memory always has them
    for x in range(FULL[0]):
        y = height_at(x) + drop
        reach = wide / 2 * math.hypot(1, height_at(x + 1) + drop - y) + 0.5
        for row in range(max(0, int(y - reach)), min(FULL[1], int(y + reach) + 1)):
            cover = reach - abs(row + 0.5 - y)
            dots[x, row] = round(255 * min(max(cover, 0.0), 1.0))
    return mask


# --- fields ----------------------------------------------------------------------------------


def field(height_at: Callable[[float, float], float], across: int) -> Image.Image:
    """Computes a smooth field on a coarse grid and makes it as large as a picture.

    *height_at* is given x from 0 to 16 and y from 0 to 9.
    """
    down = across * HEIGHT // WIDTH
    margin = 3  # enlarging bends what is near the edge, so a little more is computed and cut off
    coarse = Image.new("F", (across + 2 * margin, down + 2 * margin))
    coarse.putdata(
        [
            height_at(16 * (column + 0.5) / across, 9 * (row + 0.5) / down)
            for row in range(-margin, down + margin)
            for column in range(-margin, across + margin)
        ]
    )
    inside = (margin, margin, margin + across, margin + down)
    return coarse.resize(FULL, Image.Resampling.BICUBIC, box=inside)


def above(heights: Image.Image, level: float) -> Image.Image:
    """Gives the mask of all that is higher than a level."""
    sharp = 400_000.0
    return heights.point(lambda value: value * sharp + (127.0 - level * sharp)).convert("L")


def waves(seed: int, count: int, longest: float) -> Callable[[float, float], float]:
    """Makes a smooth hilly function: a sum of plane waves in many directions."""
    chance = random.Random(seed)  # noqa: S311 - scenery, no secret
    parts = []
    for number in range(count):
        length = longest * 0.82**number
        angle = chance.uniform(0, math.tau)
        turn = math.tau / length
        parts.append(
            (
                math.cos(angle) * turn,
                math.sin(angle) * turn,
                chance.uniform(0, math.tau),
                length / longest,
            )
        )
    whole = sum(strength for *_, strength in parts)

    def height_at(x: float, y: float) -> float:
        return sum(s * math.sin(a * x + b * y + c) for a, b, c, s in parts) / whole

    return height_at


# --- the pictures ----------------------------------------------------------------------------


def gelombang() -> Image.Image:
    """Waves at dusk, each with its echoes below the crest."""
    width, height = FULL
    sky = [(0, "#1d2452"), (0.2, "#3d3570"), (0.36, "#8a5086"), (0.48, "#d97f86"),
           (0.58, "#f5b48c"), (0.68, "#fde0b5"), (1, "#fde0b5")]  # fmt: skip
    picture = gradient(sky)
    x, y = 0.68 * width, 0.41 * height
    for radius, blur, warm in ((300, 150, "#7a3c46"), (190, 60, "#8a5a4a")):
        small, pen = blank((width // 8, height // 8))
        pen.ellipse(_round(x / 8, y / 8, radius * FINE / 8), fill=255)
        glow = small.filter(ImageFilter.GaussianBlur(blur * FINE / 8)).resize(FULL)
        halo = ImageChops.multiply(
            Image.merge("RGB", (glow,) * 3), Image.new("RGB", FULL, colour(warm))
        )
        picture = ImageChops.screen(picture, halo)
    mask, pen = blank()
    pen.ellipse(_round(x, y, 176 * FINE), fill=255)
    disc = gradient([(0, "#fff3d6"), (0.30, "#fff3d6"), (0.52, "#ffdfae"), (1, "#ffdfae")])
    picture.paste(disc, mask=mask)
    tops = ["#e7a795", "#cf8a94", "#a9729a", "#80629b", "#5a5797", "#3f5190", "#2b4a80", "#1c3b68"]
    feet = ["#cf8a94", "#a9729a", "#80629b", "#5a5797", "#3f5190", "#2b4a80", "#16325a", "#0d1f3e"]
    chance = random.Random(43)  # noqa: S311 - scenery, no secret
    for number, (top, foot) in enumerate(zip(tops, feet, strict=True)):
        near = number / (len(tops) - 1)
        base = height * (0.50 + 0.40 * near**1.12)
        swell = height * (0.012 + 0.040 * near)
        length = width * (0.30 + 0.52 * near)
        start = chance.uniform(0, math.tau)

        def crest(
            x: float,
            base: float = base,
            swell: float = swell,
            length: float = length,
            start: float = start,
        ) -> float:
            turn = math.tau * x / length + start
            bend = math.sin(turn + 0.45 * math.sin(turn))
            return base - swell * (bend + 0.38 * math.sin(0.47 * turn + 2 * start))

        places = range(-40, width + 41, 12)
        mask, pen = blank()
        line = [(x, crest(x)) for x in places]
        pen.polygon([*line, (width + 40, height), (-40, height)], fill=255)
        fill = gradient([(0, top), (1, foot)], (width, height // 3))
        layer = Image.new("RGB", FULL, colour(foot))
        layer.paste(fill, (0, round(base - 2 * swell)))
        lay(picture, layer, mask, shadow=0.10 + 0.16 * near)
        for echo in range(4):
            drop = (10 + 30 * echo * (0.45 + 0.75 * near)) * FINE
            wide = (1.4 + 1.6 * near) * FINE
            mask = thread(crest, drop, wide)
            picture.paste(colour("#ffe6cf"), mask=tint(mask, 0.6 * 0.52**echo))
    return finish(picture, 1)


def _round(x: float, y: float, radius: float) -> tuple[float, float, float, float]:
    return x - radius, y - radius, x + radius, y + radius


def percakapan() -> Image.Image:
    """Bubbles of talk that lie over each other like coloured glass."""
    picture = gradient([(0, "#fdf6ea"), (1, "#f7e3cf")])
    width, height = FULL
    mask, pen = blank()
    for row in range(0, height + 80, 76):
        for column in range(0, width + 80, 76):
            far = math.hypot(column / width - 0.9, row / height - 0.08)
            r = max(0.0, 15 - 26 * far)
            if r > 1:
                pen.ellipse((column - r, row - r, column + r, row + r), fill=150)
    picture.paste(colour("#e9b196"), mask=mask)
    # x, y, width, height in thousandths of the picture's width; side of the tail; colour; dots
    bubbles = [
        (110, 96, 372, 206, "left", "#f3a48b", True),
        (392, 60, 262, 150, "right", "#f6cf8a", False),
        (556, 168, 344, 220, "right", "#b79ad0", True),
        (58, 286, 250, 160, "left", "#f6cf8a", False),
        (262, 252, 356, 196, "left", "#e98098", True),
        (706, 352, 236, 134, "right", "#f3a48b", False),
        (470, 402, 210, 108, "left", "#8fc7bf", True),
    ]
    for x, y, w, h, side, code, dotted in bubbles:
        left, top, right, bottom = (value * width / 1000 for value in (x, y, x + w, y + h))
        mask, pen = blank()
        pen.rounded_rectangle((left, top, right, bottom), radius=(bottom - top) * 0.46, fill=255)
        tail = (bottom - top) * 0.30
        anchor = left + tail * 1.25 if side == "left" else right - tail * 1.25
        lean = -1 if side == "left" else 1
        pen.polygon(
            _tail((anchor, bottom - tail * 0.75), tail, lean),
            fill=255,
        )
        soft = tint(mask.filter(ImageFilter.GaussianBlur(26 * FINE)), 0.26)
        picture.paste(colour("#a86a5d"), mask=ImageChops.subtract(soft, mask))
        glass = gradient([(0, _lighter(code, 0.30)), (1, code)], FULL)
        picture.paste(ImageChops.multiply(picture, glass), mask=tint(mask, 0.95))
        if dotted:
            dot = (bottom - top) * 0.062
            middle = (left + right) / 2
            mask, pen = blank()
            for step in (-1, 0, 1):
                at = middle + step * dot * 4.2
                level = (top + bottom) / 2
                pen.ellipse((at - dot, level - dot, at + dot, level + dot), fill=235)
            picture.paste(colour("#fffaf2"), mask=mask)
    return finish(picture, 2)


def _tail(root: Point, size: float, lean: int) -> list[Point]:
    x, y = root
    steps = [step / 16 for step in range(17)]
    tip = (x + lean * size * 1.1, y + size * 1.55)
    inner, outer = (x + size * 0.75 * -lean, y), (x + size * 0.75 * lean, y)

    def curve(start: Point, bend: Point, end: Point) -> list[Point]:
        return [
            (
                (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * bend[0] + t * t * end[0],
                (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * bend[1] + t * t * end[1],
            )
            for t in steps
        ]

    return [
        *curve(inner, (x + lean * size * 0.1, y + size * 1.5), tip),
        *curve(tip, (x + lean * size * 0.62, y + size), outer),
    ]


def _lighter(code: str, part: float) -> str:
    return "#" + "".join(f"{round(value + (255 - value) * part):02x}" for value in colour(code))


def riak() -> Image.Image:
    """Rings on still water that meet each other."""
    across, down = 1600, 900
    # Where a drop fell, how hard, how fine its rings are, how far they reach.
    drops = [(-0.46, 1.75, 1.0, 30.0, 1.9), (0.62, 2.45, 0.9, 27.0, 1.5)]
    water = [(0, "#032230"), (0.22, "#054356"), (0.42, "#0c6d7c"), (0.58, "#2f9a9b"),
             (0.72, "#7ccbbd"), (0.86, "#d3eedb"), (1, "#fff4da")]  # fmt: skip
    shades = [between(water, step / 1023) for step in range(1024)]
    pixels: list[Colour] = []
    for row in range(down):
        v = (row + 0.5) / down
        depth = 1.0 / (0.30 + 0.70 * v)
        for column in range(across):
            x = ((column + 0.5) / across - 0.5) * 1.6 * depth
            slope_x = slope_z = 0.0
            for drop_x, drop_z, strength, turn, reach in drops:
                to_x, to_z = x - drop_x, (depth - drop_z) * 1.5
                far = math.sqrt(to_x * to_x + to_z * to_z) + 1e-6
                steep = (
                    strength
                    * math.cos(turn * far - 0.6)
                    * math.exp(-reach * far)
                    * (1 - math.exp(-((far * 9) ** 2)))
                )
                slope_x += steep * to_x / far
                slope_z += steep * to_z / far
            light = 0.30 + 0.34 * (1 - v) ** 1.6 + 0.74 * slope_z + 0.46 * slope_x
            pixels.append(shades[min(max(round(light * 1023), 0), 1023)])
    picture = Image.new("RGB", (across, down))
    picture.putdata(pixels)
    picture = picture.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    return finish(picture, 3, 4)


class Paper(NamedTuple):
    """How sheets lie on each other."""

    rim: str
    """The colour of the edge."""
    wide: float
    """How wide the edge is."""
    shadow: float
    """How strong a shadow is below it."""


def terraces(
    picture: Image.Image,
    heights: Image.Image,
    levels: Iterable[tuple[float, Image.Image | Colour]],
    paper: Paper,
) -> None:
    """Lays paper on paper, one sheet a level, each with a light rim."""
    for level, sheet in levels:
        mask = above(heights, level)
        lay(picture, colour(paper.rim), mask, paper.shadow)
        picture.paste(sheet, mask=shrunk(mask, paper.wide * FINE))


def shrunk(mask: Image.Image, by: float) -> Image.Image:
    """Gives a mask whose edge has moved inwards by some pixels."""
    soft = mask.filter(ImageFilter.GaussianBlur(by))
    return soft.point([min(max(round((value - 205) * 8), 0), 255) for value in range(256)])


def sawah() -> Image.Image:
    """Terraced rice fields that follow a slope, some of them under water."""
    hills = waves(17, 6, 9.0)
    heights = field(lambda x, y: 0.40 * hills(x * 0.62, y * 0.95) + 0.115 * (9 - y), 320)
    greens = [(0, "#0b3529"), (0.22, "#16523a"), (0.45, "#357a45"), (0.66, "#74a04c"),
              (0.84, "#b7c162"), (1, "#eadf98")]  # fmt: skip
    picture = Image.new("RGB", FULL, colour("#08291f"))
    chance = random.Random(1707)  # noqa: S311 - scenery, no secret
    low, high, count = -0.20, 1.22, 24
    levels: list[tuple[float, Image.Image | Colour]] = []
    for number in range(count):
        part = number / (count - 1)
        shade = "#{:02x}{:02x}{:02x}".format(*between(greens, part))
        sheet: Image.Image | Colour = colour(shade)
        if number % 3 == 1 or number % 7 == 4:
            sky = "#{:02x}{:02x}{:02x}".format(
                *between([(0, "#4f9095"), (0.6, "#a5d0cc"), (1, "#f0ecd0")], part)
            )
            start = chance.uniform(0.05, 0.55)
            long = chance.uniform(0.25, 0.4)
            wet, dry = start + 0.12, start + 0.12 + long
            stops = [(0, shade), (start, shade), (wet, sky), (dry, sky), (dry + 0.12, shade),
                     (1.3, shade)]  # fmt: skip
            sheet = gradient(stops, across=True)
        levels.append((low + (high - low) * part, sheet))
    terraces(picture, heights, levels, Paper("#efe9b4", 3.2, 0.5))
    return finish(picture, 4)


def garis_pantai() -> Image.Image:
    """A coast seen from above: deep water, shallows, foam, sand."""
    bays = waves(8, 7, 9.5)
    heights = field(lambda x, y: 0.30 * bays(x, y) + 0.11 * (x - 8) - 0.05 * (y - 4.5), 320)
    depth = [(0, "#062a4a"), (0.3, "#0b4f78"), (0.55, "#14829c"), (0.78, "#45b5b4"),
             (1, "#a6dfcf")]  # fmt: skip
    picture = Image.new("RGB", FULL, colour("#05213d"))
    low, shore, count = -1.0, 0.30, 13
    levels: list[tuple[float, Image.Image | Colour]] = [
        (low + (shore - low) * (number / count) ** 0.85, between(depth, number / (count - 1)))
        for number in range(count)
    ]
    terraces(picture, heights, levels, Paper("#bfe9dd", 2.6, 0.30))
    sand = [(0.30, "#fbf7ea"), (0.335, "#f4dfb4"), (0.42, "#eccf98"), (0.53, "#dfb97c"),
            (0.66, "#b7ab66"), (0.80, "#7f9a5b"), (0.95, "#4f7d52")]  # fmt: skip
    land = [(at, colour(code)) for at, code in sand]
    terraces(picture, heights, land, Paper("#fffaf0", 3.6, 0.34))
    return finish(picture, 5)


def peta_waktu() -> Image.Image:
    """Three days as three rising suns: rings of hours, with arcs for what fills them."""
    width, height = FULL
    horizon = round(0.67 * height)
    sky = [(0, "#1b2150"), (0.34, "#39316f"), (0.52, "#80508a"), (0.63, "#d58089"),
           (0.67, "#f6bd92"), (1, "#f6bd92")]  # fmt: skip
    picture = gradient(sky)
    chance = random.Random(2023)  # noqa: S311 - scenery, no secret
    codes = ["#ffe9c2", "#fbc894", "#f29b86", "#d9799a", "#a98bd6", "#86a6e6"]
    rings, inner, step = 6, 0.036 * width, 0.0238 * width
    for number in range(3):
        middle = width * (0.18 + 0.32 * number)
        mask, pen = blank()
        pen.ellipse(_round(middle, horizon, inner * 0.62), fill=255)
        picture.paste(colour("#fff3d6"), mask=mask)
        for ring in range(rings):
            radius = inner + step * ring
            thin, pen = blank()
            pen.arc(_round(middle, horizon, radius), 180, 360, fill=105, width=round(1.2 * FINE))
            picture.paste(colour("#ffe9d4"), mask=thin.filter(ImageFilter.GaussianBlur(1)))
            angle = 180 + chance.uniform(6, 46)
            while angle < 352:
                long = min(chance.choice((0, 12, 22, 34, 52)) * inner * 2.2 / radius, 352 - angle)
                thick = step * chance.choice((0.22, 0.30, 0.42))
                mask, pen = blank()
                _arc(pen, (middle, horizon), radius, (angle, angle + long), thick)
                picture.paste(colour(codes[ring]), mask=tint(mask, 0.94))
                angle += long + chance.choice((14, 24, 40)) * inner * 2.2 / radius
    sea = picture.crop((0, 2 * horizon - height, width, horizon))
    sea = sea.transpose(Image.Transpose.FLIP_TOP_BOTTOM).filter(
        ImageFilter.BoxBlur((16 * FINE, 3 * FINE))
    )
    deep = gradient([(0, "#8a5a86"), (0.25, "#4f3f7c"), (1, "#171c48")], sea.size)
    fade = gradient([(0, "#777777"), (0.5, "#aaaaaa"), (1, "#dddddd")], sea.size).convert("L")
    sea.paste(deep, mask=fade)
    picture.paste(sea, (0, horizon))
    mask, pen = blank()
    pen.line((0, horizon, width, horizon), fill=150, width=2 * FINE)
    picture.paste(colour("#ffe9c2"), mask=mask)
    return finish(picture, 6)


def _arc(
    pen: ImageDraw.ImageDraw, centre: Point, radius: float, angles: tuple[float, float], wide: float
) -> None:
    x, y = centre
    start, end = angles
    pen.arc(_round(x, y, radius + wide / 2), start, end, fill=255, width=round(wide))
    for angle in angles:
        turn = math.radians(angle)
        cap = (x + radius * math.cos(turn), y + radius * math.sin(turn))
        pen.ellipse(_round(*cap, wide / 2), fill=255)


PICTURES: dict[str, Callable[[], Image.Image]] = {
    "asean-summit-43/media/gelombang": gelombang,
    "asean-summit-43/media/peta-waktu": peta_waktu,
    "bimtek-asean-2023/media/percakapan": percakapan,
    "bimtek-wwf-2024/media/sawah": sawah,
    "world-water-forum-10/media/garis-pantai": garis_pantai,
    "world-water-forum-10/media/riak": riak,
}


def main(wanted: Sequence[str]) -> None:
    """Draws the pictures that are named, or all."""
    for place, draw in PICTURES.items():
        if wanted and place.rpartition("/")[2] not in wanted:
            continue
        path = EVENTS / f"{place}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        draw().save(path, quality=85, optimize=True, progressive=True, subsampling=0)
        print(f"{place}.jpg  {path.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main(sys.argv[1:])
