"""Draws time against size, both by decades, as an SVG that reads on light and dark pages."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

WIDTH, HEIGHT = 800, 440
LEFT, RIGHT, TOP, BOTTOM = 74, 250, 34, 52
GAP = 17
"""Pixels between two labels, at least."""

STYLE = """
    text { font: 13px system-ui, sans-serif; fill: #1f2328 }
    .grid { stroke: #d1d9e0; stroke-width: 1 }
    .line { fill: none; stroke: #818b98; stroke-width: 1.5 }
    .dot { fill: #818b98 }
    .to { stroke: #818b98; stroke-width: .7; opacity: .6; fill: none }
    .ours .line { stroke: #0969da; stroke-width: 2.8 }
    .ours .dot { fill: #0969da }
    .ours text { fill: #0969da; font-weight: 600 }
    .quiet { fill: #59636e }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc }
      .grid { stroke: #3d444d }
      .ours .line { stroke: #4493f8 }
      .ours .dot { fill: #4493f8 }
      .ours text { fill: #4493f8 }
      .quiet { fill: #9198a1 }
    }
"""


def draw(lines: Mapping[str, Sequence[tuple[int, float]]]) -> str:
    """Return an SVG.

    Args:
        lines: By engine the numbers of sentences, and the seconds that a question takes.
    """
    sizes = [size for line in lines.values() for size, _ in line]
    times = [seconds * 1000 for line in lines.values() for _, seconds in line]
    low, high = math.log10(min(sizes)), math.log10(max(sizes))
    fast, slow = math.floor(math.log10(min(times))), math.ceil(math.log10(max(times)))

    def x(size: float) -> float:
        return LEFT + (math.log10(size) - low) / ((high - low) or 1) * (WIDTH - LEFT - RIGHT)

    def y(milliseconds: float) -> float:
        share = (math.log10(milliseconds) - fast) / ((slow - fast) or 1)
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)

    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
            'aria-label="Time for a question against the number of sentences">'
        ),
        f"<style>{STYLE}</style>",
        f'<text class="quiet" x="{LEFT}" y="18">median time for a question, one core</text>',
    ]
    for power in range(fast, slow + 1):
        at = y(10**power)
        parts += [
            f'<path class="grid" d="M{LEFT} {at:.1f}H{WIDTH - RIGHT}"/>',
            (
                f'<text class="quiet" x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">'
                f"{_time(10.0**power)}</text>"
            ),
        ]
    for size in sorted(set(sizes)):
        parts += [
            f'<path class="grid" d="M{x(size):.1f} {TOP}V{HEIGHT - BOTTOM}"/>',
            (
                f'<text class="quiet" x="{x(size):.1f}" y="{HEIGHT - BOTTOM + 20}" '
                f'text-anchor="middle">{size:,}</text>'
            ),
        ]
    parts.append(
        f'<text class="quiet" x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 12}" '
        'text-anchor="middle">sentences</text>'
    )
    ends = {name: y(line[-1][1] * 1000) for name, line in lines.items()}
    for name, label in _spread(ends):
        points = [(x(size), y(seconds * 1000)) for size, seconds in lines[name]]
        path = "M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in points)
        end, edge = points[-1], WIDTH - RIGHT
        parts += [
            f'<g class="{"ours" if name.startswith("ours") else "other"}">',
            f'<path class="line" d="{path}"/>',
            *(f'<circle class="dot" cx="{a:.1f}" cy="{b:.1f}" r="3.2"/>' for a, b in points),
            f'<path class="to" d="M{end[0] + 5:.1f} {end[1]:.1f}L{edge + 14} {label:.1f}"/>',
            (
                f'<text x="{edge + 18}" y="{label + 4:.1f}">{escape(name)} · '
                f"{_time(lines[name][-1][1] * 1000)}</text>"
            ),
            "</g>",
        ]
    return "\n".join([*parts, "</svg>", ""])


def _spread(ends: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """Move labels apart, from the top down, and then back from the bottom."""
    names = sorted(ends, key=lambda name: ends[name])
    places = [ends[name] for name in names]
    for i in range(1, len(places)):
        places[i] = max(places[i], places[i - 1] + GAP)
    limit = float(HEIGHT - BOTTOM)
    for i in reversed(range(len(places))):
        places[i] = min(places[i], limit)
        limit = places[i] - GAP
    yield from zip(names, places, strict=True)


def _time(milliseconds: float) -> str:
    if milliseconds >= 1000:
        return f"{milliseconds / 1000:.2g} s"
    return f"{milliseconds:.3g} ms" if milliseconds >= 100 else f"{milliseconds:.2g} ms"
