"""Digits of hands that MNIST's writers, who learned to write in America, do not have: a 1 with a long upstroke, a crossed 7, a 4 that
is open, a 2 and a 9 with loops. Each is drawn from a few points that are moved at random. Batches are [N, 1, 28, 28]."""

from dataclasses import dataclass

import torch

from augmentation import uniform

SIDE = 28
BOX = 20
# Points along a stroke between two of those that define it.
STEPS = 6
# Digits drawn at a time.
PART = 20_000


@dataclass(frozen=True)
class Stroke:
    """What the pen draws without being lifted: points (x, y), the digit's upper left corner at 0, 0 and its lower right one at 1, 1."""

    points: tuple[tuple[float, float], ...]
    is_curved: bool = False
    # How often a writer draws it.
    share: float = 1.0


@dataclass(frozen=True)
class Hand:
    """A way to write a digit."""

    digit: int
    strokes: tuple[Stroke, ...]
    # Width for a height of 1, least and most.
    width: tuple[float, float]
    # How far a point strays, as a share of the height.
    stray: float = 0.05
    weight: float = 1.0


HANDS = (
    # An upstroke from half way down, from the ground, and one that is curved; some stand on a line.
    Hand(1, (Stroke(((0.0, 0.45), (0.75, 0.0), (0.7, 1.0))), Stroke(((0.3, 1.0), (1.1, 1.0)), share=0.2)), (0.3, 0.7), weight=2),
    Hand(1, (Stroke(((0.0, 0.85), (0.7, 0.0), (0.8, 1.0))),), (0.35, 0.8), stray=0.09, weight=2),
    Hand(1, (Stroke(((0.0, 0.4), (0.3, 0.35), (0.75, 0.0)), is_curved=True), Stroke(((0.75, 0.0), (0.7, 1.0)))), (0.3, 0.7)),
    Hand(7, (Stroke(((0.0, 0.05), (1.0, 0.0), (0.4, 1.0))), Stroke(((0.2, 0.5), (0.95, 0.45)))), (0.5, 0.9), stray=0.06, weight=2),
    Hand(7, (Stroke(((0.0, 0.2), (0.05, 0.0), (1.0, 0.05), (0.4, 1.0))), Stroke(((0.1, 0.55), (0.9, 0.5)), share=0.8)), (0.5, 0.9)),
    Hand(7, (Stroke(((0.0, 0.1), (0.3, 0.0), (0.6, 0.1), (1.0, 0.0), (0.6, 0.5), (0.4, 1.0)), is_curved=True),
             Stroke(((0.2, 0.55), (0.95, 0.5)), share=0.8)), (0.5, 0.9)),
    Hand(2, (Stroke(((0.45, 0.35), (0.15, 0.35), (0.15, 0.1), (0.6, 0.0), (0.85, 0.25), (0.5, 0.65), (0.15, 0.95), (0.05, 0.8),
                     (0.35, 0.82), (0.95, 1.0)), is_curved=True),), (0.55, 0.95), weight=2),
    Hand(2, (Stroke(((0.5, 0.45), (0.1, 0.3), (0.3, 0.02), (0.75, 0.05), (0.85, 0.35), (0.45, 0.7), (0.0, 1.0), (0.5, 0.95),
                     (1.0, 0.95)), is_curved=True),), (0.55, 0.95)),
    Hand(9, (Stroke(((0.85, 0.2), (0.5, 0.0), (0.1, 0.15), (0.2, 0.45), (0.6, 0.45), (0.9, 0.15), (0.75, 0.55), (0.35, 1.0)),
                    is_curved=True),), (0.4, 0.8), weight=2),
    Hand(9, (Stroke(((0.3, 0.4), (0.75, 0.4), (0.9, 0.12), (0.5, 0.0), (0.1, 0.2), (0.3, 0.48), (0.7, 0.45), (0.8, 0.75), (0.45, 1.0)),
                    is_curved=True),), (0.4, 0.8)),
    Hand(4, (Stroke(((0.4, 0.0), (0.0, 0.62), (1.0, 0.58))), Stroke(((0.7, 0.3), (0.6, 1.0)))), (0.5, 0.9), stray=0.06, weight=2),
    Hand(4, (Stroke(((0.1, 0.0), (0.05, 0.5), (0.95, 0.45))), Stroke(((0.85, 0.0), (0.75, 1.0)))), (0.5, 0.85)),
    Hand(5, (Stroke(((0.25, 0.05), (0.15, 0.45), (0.65, 0.45), (0.8, 0.75), (0.45, 1.0), (0.0, 0.92)), is_curved=True),
             Stroke(((0.25, 0.03), (1.0, 0.0)), share=0.8)), (0.5, 0.95)),
    Hand(0, (Stroke(((0.6, 0.0), (0.15, 0.2), (0.1, 0.75), (0.5, 1.0), (0.9, 0.65), (0.8, 0.15), (0.45, 0.02), (0.6, 0.15), (1.0, 0.05)),
                    is_curved=True),), (0.5, 0.95)),
    # A 9 whose loop hangs on its stem like a P's, one that is begun at its tail, an e turned about, and one with a curled foot.
    Hand(9, (Stroke(((0.25, 1.0), (0.3, 0.55), (0.3, 0.15), (0.6, 0.0), (0.95, 0.15), (0.8, 0.42), (0.35, 0.45)), is_curved=True),),
         (0.35, 0.7), weight=2),
    Hand(9, (Stroke(((0.45, 0.45), (0.15, 0.3), (0.25, 0.05), (0.7, 0.0), (0.9, 0.2), (0.65, 0.42), (0.35, 0.45), (0.3, 0.7), (0.2, 1.0)),
                    is_curved=True),), (0.35, 0.75), weight=2),
    Hand(9, (Stroke(((0.25, 0.4), (0.75, 0.35), (0.85, 0.1), (0.45, 0.0), (0.1, 0.25), (0.2, 0.5), (0.55, 0.55), (0.75, 0.75), (0.6, 1.0)),
                    is_curved=True),), (0.45, 0.85)),
    Hand(9, (Stroke(((0.85, 0.1), (0.45, 0.0), (0.1, 0.2), (0.4, 0.42), (0.8, 0.3), (0.85, 0.05), (0.85, 0.6), (0.6, 0.98), (0.2, 0.95),
                     (0.25, 0.75), (0.6, 0.7)), is_curved=True),), (0.4, 0.8)),
    Hand(9, (Stroke(((0.4, 0.45), (0.85, 0.25), (0.6, 0.0), (0.2, 0.1), (0.1, 0.4), (0.15, 0.7), (0.35, 1.0)), is_curved=True),),
         (0.4, 0.75), weight=2),
    # A 4 like an h: a long first stroke, a short second one. A 4 in one stroke, like a flash of lightning.
    Hand(4, (Stroke(((0.45, 0.0), (0.2, 0.4), (0.05, 0.75), (0.4, 0.62), (0.95, 0.6)), is_curved=True), Stroke(((0.7, 0.42), (0.6, 1.0)))),
         (0.45, 0.85), weight=2),
    Hand(4, (Stroke(((0.5, 0.0), (0.0, 0.7), (0.85, 0.6))), Stroke(((0.7, 0.45), (0.55, 1.0)))), (0.45, 0.85), weight=2),
    Hand(4, (Stroke(((0.4, 0.0), (0.0, 0.6), (0.9, 0.45), (0.5, 1.0))),), (0.4, 0.8), weight=2),
    Hand(4, (Stroke(((0.5, 0.0), (0.1, 0.35), (0.05, 0.5), (0.7, 0.4), (0.85, 0.5), (0.6, 1.0)), is_curved=True),), (0.4, 0.8), weight=2),
    # A 1 whose upstroke is as long as it is, one with a foot and a thick head, one that is a narrow loop.
    Hand(1, (Stroke(((0.0, 0.95), (0.65, 0.0), (0.75, 1.0)), is_curved=True),), (0.5, 1.0), stray=0.07, weight=2),
    Hand(1, (Stroke(((0.0, 0.4), (0.6, 0.0), (0.55, 0.95))), Stroke(((0.1, 1.0), (1.0, 0.92)), share=0.9)), (0.3, 0.7), weight=2),
    Hand(1, (Stroke(((0.1, 0.7), (0.7, 0.15), (0.6, 0.0), (0.4, 0.4), (0.4, 1.0)), is_curved=True),), (0.25, 0.5)),
    Hand(1, (Stroke(((0.0, 0.9), (0.6, 0.35), (0.8, 0.05), (0.6, 0.0), (0.4, 0.4), (0.35, 1.0)), is_curved=True),), (0.3, 0.7), weight=2),
    # A 7 whose bar is as wide as its head, and one that has nearly no head.
    Hand(7, (Stroke(((0.1, 0.15), (0.15, 0.05), (0.8, 0.02), (0.4, 1.0))), Stroke(((0.0, 0.52), (1.0, 0.45)))), (0.5, 1.0), weight=2),
    Hand(7, (Stroke(((0.3, 0.1), (0.6, 0.0), (0.45, 0.5), (0.35, 1.0)), is_curved=True), Stroke(((0.0, 0.5), (1.0, 0.42)))), (0.5, 1.0)),
    # A 2 with a loop as large as its head, one without a foot's end.
    Hand(2, (Stroke(((0.3, 0.5), (0.05, 0.3), (0.35, 0.0), (0.85, 0.1), (0.8, 0.5), (0.4, 0.85), (0.1, 0.98), (0.05, 0.8), (0.4, 0.78),
                     (0.7, 0.95), (1.0, 0.9)), is_curved=True),), (0.5, 0.9), weight=2),
    Hand(2, (Stroke(((0.35, 0.65), (0.05, 0.4), (0.2, 0.05), (0.65, 0.0), (0.95, 0.3), (0.8, 0.62), (0.45, 0.8), (0.3, 0.9), (0.55, 0.88),
                     (0.85, 1.0)), is_curved=True),), (0.6, 0.95), weight=2),
    # A 0 that ends in a loop or a tail, one that is struck through, one that does not close.
    Hand(0, (Stroke(((0.7, 0.05), (0.2, 0.15), (0.05, 0.65), (0.4, 1.0), (0.85, 0.7), (0.8, 0.2), (0.5, 0.05), (0.45, 0.3), (0.8, 0.35),
                     (1.1, 0.1)), is_curved=True),), (0.6, 1.3), weight=2),
    Hand(0, (Stroke(((0.5, 0.0), (0.1, 0.3), (0.1, 0.75), (0.5, 1.0), (0.9, 0.7), (0.9, 0.25), (0.5, 0.0)), is_curved=True),
             Stroke(((0.1, 0.55), (0.95, 0.45)))), (0.6, 1.2), weight=0.5),
    Hand(0, (Stroke(((0.15, 0.2), (0.5, 0.0), (0.95, 0.3), (0.9, 0.75), (0.5, 1.0), (0.1, 0.85)), is_curved=True),), (0.7, 1.4)),
    Hand(0, (Stroke(((0.75, 0.1), (0.4, 0.0), (0.05, 0.4), (0.2, 0.9), (0.65, 1.0), (0.95, 0.6), (0.9, 0.25)), is_curved=True),), (0.7, 1.6)),
    # A 0 far wider than high with a tail or a loop to the next digit, one whose end crosses it.
    Hand(0, (Stroke(((0.8, 0.1), (0.4, 0.0), (0.05, 0.45), (0.3, 0.95), (0.75, 0.85), (0.9, 0.4), (0.7, 0.05), (0.9, 0.15), (1.3, 0.1)),
                    is_curved=True),), (1.0, 2.0), weight=2),
    Hand(0, (Stroke(((0.2, 0.1), (0.05, 0.55), (0.4, 1.0), (0.9, 0.6), (0.75, 0.1), (0.35, 0.0), (0.15, 0.3), (0.5, 0.5), (1.0, 0.3)),
                    is_curved=True),), (0.7, 1.6), weight=2),
    # A 4 like an L with a short stroke through its foot, a 7 like a t.
    Hand(4, (Stroke(((0.45, 0.0), (0.15, 0.4), (0.0, 0.75), (0.4, 0.78), (0.95, 0.7)), is_curved=True), Stroke(((0.65, 0.5), (0.6, 1.0)))),
         (0.45, 0.9), weight=2),
    Hand(4, (Stroke(((0.25, 0.0), (0.05, 0.6), (0.2, 0.72), (0.5, 0.55), (0.75, 0.3))), Stroke(((0.8, 0.35), (0.65, 1.0)))), (0.45, 0.85)),
    Hand(7, (Stroke(((0.35, 0.12), (0.6, 0.0), (0.5, 1.0))), Stroke(((0.0, 0.45), (1.0, 0.38)))), (0.5, 1.0)),
    # A 5 in one stroke, like an s; an 8 that is open at its top.
    Hand(5, (Stroke(((0.9, 0.05), (0.35, 0.05), (0.2, 0.4), (0.6, 0.5), (0.75, 0.8), (0.4, 1.0), (0.0, 0.9)), is_curved=True),), (0.5, 1.0)),
    Hand(8, (Stroke(((0.85, 0.1), (0.5, 0.0), (0.15, 0.2), (0.45, 0.48), (0.8, 0.75), (0.5, 1.0), (0.15, 0.8), (0.45, 0.5), (0.8, 0.25),
                     (0.95, 0.0)), is_curved=True),), (0.4, 0.8), weight=2),
    Hand(8, (Stroke(((0.2, 0.9), (0.6, 0.55), (0.85, 0.15), (0.6, 0.0), (0.35, 0.2), (0.5, 0.6), (0.7, 0.85), (0.4, 1.0), (0.2, 0.8),
                     (0.5, 0.55)), is_curved=True),), (0.4, 0.8)),
    Hand(8, (Stroke(((0.3, 0.05), (0.75, 0.1), (0.6, 0.42), (0.2, 0.4), (0.3, 0.05)), is_curved=True),
             Stroke(((0.4, 0.42), (0.85, 0.7), (0.5, 1.0), (0.1, 0.8), (0.4, 0.42)), is_curved=True)), (0.4, 0.8)),
    Hand(3, (Stroke(((0.0, 0.03), (0.9, 0.0), (0.4, 0.4))),
             Stroke(((0.4, 0.4), (0.85, 0.55), (0.8, 0.9), (0.4, 1.0), (0.0, 0.9)), is_curved=True)), (0.5, 0.9)),
)


class DrawnDigits:
    """A stock of digits drawn at once: drawn a few at a time they take longer than everything else in training."""

    def __init__(self, count: int) -> None:
        parts = [draw(min(PART, count - first)) for first in range(0, count, PART)]
        self._pictures, self._labels = (torch.cat(tensors) for tensors in zip(*parts))

    def take(self, count: int) -> tuple[torch.Tensor, torch.Tensor]:
        """So many of them, at random, and their labels."""
        chosen = torch.randint(len(self._labels), (count,))
        return self._pictures[chosen], self._labels[chosen]


def draw(count: int) -> tuple[torch.Tensor, torch.Tensor]:
    """So many digits and their labels, each hand by its weight."""
    weights = torch.tensor([hand.weight for hand in HANDS])
    chosen = torch.multinomial(weights, count, replacement=True)
    pictures = torch.zeros(count, 1, SIDE, SIDE)
    for index, hand in enumerate(HANDS):
        which = torch.nonzero(chosen == index).squeeze(1)
        if len(which) > 0:
            pictures[which] = draw_hand(hand, len(which))
    return pictures, torch.tensor([hand.digit for hand in HANDS])[chosen]


def draw_hand(hand: Hand, count: int) -> torch.Tensor:
    width = uniform(count, *hand.width).reshape(-1, 1, 1)
    slant = uniform(count, -0.15, 0.6).reshape(-1, 1, 1)
    pen = uniform(count, 0.6, 2.0).reshape(-1, 1, 1)
    sheets = torch.zeros(count, SIDE, SIDE)
    # The strokes of a writer stray together, so that those which meet still do.
    common = torch.randn(count, 1, 2) * hand.stray
    for stroke in hand.strokes:
        points = torch.tensor(stroke.points).unsqueeze(0) + torch.randn(count, len(stroke.points), 2) * hand.stray + common
        path = torch.einsum("sp,npc->nsc", interpolation(stroke), points)
        x, y = path[:, :, :1] - 0.5, path[:, :, 1:] - 0.5
        path = torch.cat([x * width - y * slant, y], dim=2) * BOX + SIDE / 2
        is_drawn = (torch.rand(count) < stroke.share).float().reshape(-1, 1, 1)
        sheets = torch.maximum(sheets, is_drawn * (pen + 0.5 - distance(path)).clamp(0, 1))
    return sheets.unsqueeze(1)


def interpolation(stroke: Stroke) -> torch.Tensor:
    """The weights [S, P] of the stroke's points in each point of its path: straight lines, or a Catmull-Rom spline."""
    count = len(stroke.points)
    rows = []
    for position in torch.linspace(0, count - 1, (count - 1) * STEPS + 1).tolist():
        first = min(int(position), count - 2)
        t = position - first
        if stroke.is_curved:
            shares = (-t / 2 + t * t - t ** 3 / 2, 1 - 2.5 * t * t + 1.5 * t ** 3, t / 2 + 2 * t * t - 1.5 * t ** 3, (t ** 3 - t * t) / 2)
        else:
            shares = (0, 1 - t, t, 0)
        row = torch.zeros(count)
        for neighbour, share in zip(range(first - 1, first + 3), shares):
            row[min(max(neighbour, 0), count - 1)] += share
        rows.append(row)
    return torch.stack(rows)


def distance(path: torch.Tensor) -> torch.Tensor:
    """How far each pixel's centre is from the path [N, S, 2]: [N, 28, 28]."""
    axis = torch.arange(SIDE) + 0.5
    pixels = torch.stack(torch.meshgrid(axis, axis, indexing="xy"), dim=2).reshape(1, 1, -1, 2)
    start, end = path[:, :-1].unsqueeze(2), path[:, 1:].unsqueeze(2)
    along = end - start
    share = (((pixels - start) * along).sum(3) / (along * along).sum(3).clamp(min=1e-6)).clamp(0, 1)
    nearest = start + share.unsqueeze(3) * along
    return (pixels - nearest).norm(dim=3).amin(dim=1).reshape(-1, SIDE, SIDE)
