"""What a real form leaves in a digit's picture, and takes from it: lines of the print, parts of a neighbour, the edge of the box at which
the digit was cut, the gap where a line was taken out. Batches are [N, 1, 28, 28]."""

import torch

from augmentation import uniform
from segments import SIDE, extents

# Shares of a batch.
LINE_SHARE = 0.06
NEIGHBOUR_SHARE = 0.06
CUT_SHARE = 0.05
GAP_SHARE = 0.04


def leave(digits: torch.Tensor) -> torch.Tensor:
    """Some of the digits with remains; the others as they are."""
    kinds = ((LINE_SHARE, add_line), (NEIGHBOUR_SHARE, add_neighbour), (CUT_SHARE, cut_edge), (GAP_SHARE, cut_gap))
    digits = digits.clone()
    for share, change in kinds:
        which = torch.nonzero(torch.rand(len(digits)) < share).squeeze(1)
        if len(which) > 0:
            digits[which] = change(digits[which])
    return digits


def add_line(digits: torch.Tensor) -> torch.Tensor:
    """A piece of a line, level or upright, somewhere in the digit and mostly at its edge."""
    count = len(digits)
    is_level = (torch.rand(count) < 0.75).reshape(-1, 1, 1, 1)
    digits = torch.where(is_level, digits, digits.transpose(2, 3))
    (top, bottom), (left, right) = extents(digits, 2), extents(digits, 3)
    at_bottom = torch.rand(count) < 0.6
    place = torch.where(at_bottom, bottom - uniform(count, -1.5, 4), top + uniform(count, -1.5, 4))
    middle = (left + right) / 2 + uniform(count, -0.5, 0.5) * (right - left)
    half = uniform(count, 0.2, 0.7) * (right - left + 4)
    x, y = axes()
    tilt = uniform(count, -0.06, 0.06).reshape(-1, 1, 1)
    across = (y - column(place) - tilt * (x - column(middle))).abs()
    line = (column(uniform(count, 0.3, 0.9)) + 0.5 - across).clamp(0, 1) * (column(half) - (x - column(middle)).abs()).clamp(0, 1)
    digits = torch.maximum(digits, (line * column(uniform(count, 0.4, 1))).unsqueeze(1))
    return torch.where(is_level, digits, digits.transpose(2, 3))


def add_neighbour(digits: torch.Tensor) -> torch.Tensor:
    """Of the digit before or after, what reaches into this one's box."""
    count = len(digits)
    is_after = torch.rand(count) < 0.5
    (top, bottom), (left, right) = extents(digits, 2), extents(digits, 3)
    others = digits[torch.randperm(count)]
    first, last = extents(others, 3)
    reach = uniform(count, 0.5, 5)
    shift = torch.where(is_after, right - reach - first, left + reach - last).round().long()
    rise = torch.randint(-8, 9, (count,))
    rows, columns = torch.arange(SIDE).reshape(1, -1, 1) - rise.reshape(-1, 1, 1), torch.arange(SIDE).reshape(1, 1, -1) - shift.reshape(-1, 1, 1)
    is_there = (rows >= 0) & (rows < SIDE) & (columns >= 0) & (columns < SIDE)
    moved = others.squeeze(1)[torch.arange(count).reshape(-1, 1, 1), rows.clamp(0, SIDE - 1), columns.clamp(0, SIDE - 1)] * is_there
    x, y = axes()
    margin = column(uniform(count, 0, 2))
    is_in_box = (x >= column(left) - margin) & (x <= column(right) + margin) & (y >= column(top) - margin) & (y <= column(bottom) + margin)
    return torch.maximum(digits, (moved * is_in_box).unsqueeze(1))


def cut_edge(digits: torch.Tensor) -> torch.Tensor:
    """Without a strip of its own at one side."""
    count = len(digits)
    (top, bottom), (left, right) = extents(digits, 2), extents(digits, 3)
    side = torch.randint(0, 4, (count,))
    x, y = axes()
    share = column(uniform(count, 0.03, 0.14))
    width, height = column(right - left + 1), column(bottom - top + 1)
    kept = torch.stack([
        (x >= column(left) + share * width).expand(-1, SIDE, -1),
        (x <= column(right) - share * width).expand(-1, SIDE, -1),
        (y >= column(top) + share * height).expand(-1, -1, SIDE),
        (y <= column(bottom) - share * height).expand(-1, -1, SIDE),
    ])[side, torch.arange(count)]
    return digits * kept.unsqueeze(1)


def cut_gap(digits: torch.Tensor) -> torch.Tensor:
    """With a level or slanting gap through it."""
    count = len(digits)
    top, bottom = extents(digits, 2)
    place = top + uniform(count, 0.1, 0.9) * (bottom - top)
    x, y = axes()
    across = (y - column(place) - column(uniform(count, -0.6, 0.6)) * (x - SIDE / 2)).abs()
    return digits * (across - column(uniform(count, 0, 0.5))).clamp(0, 1).unsqueeze(1)


def axes() -> tuple[torch.Tensor, torch.Tensor]:
    return torch.arange(SIDE).reshape(1, 1, -1).float(), torch.arange(SIDE).reshape(1, -1, 1).float()


def column(values: torch.Tensor) -> torch.Tensor:
    return values.reshape(-1, 1, 1)
