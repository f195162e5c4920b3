"""What the service's cutting of a row gives the network: whole digits, and pieces that are none. Batches are [N, 1, 28, 28]."""

import torch
import torch.nn.functional as functional

from augmentation import uniform

SIDE = 28
BOX = 20.0
CANVAS = (32, 72)
VISIBLE = 0.3

# Shares of the kinds of non-digit; what remains is signs.
PAIR_SHARE = 0.3
PART_SHARE = 0.3
DIGIT_AND_PART_SHARE = 0.2
DIGIT_AND_SIGN_SHARE = 0.12


def extents(pictures: torch.Tensor, dimension: int) -> tuple[torch.Tensor, torch.Tensor]:
    """First and last row (2) or column (3) with ink."""
    seen = (pictures > VISIBLE).any(dim=5 - dimension).squeeze(1)
    size = seen.shape[1]
    first = torch.where(seen.any(1), seen.float().argmax(1), torch.zeros(len(seen), dtype=torch.long))
    last = size - 1 - seen.flip(1).float().argmax(1)
    return first.float(), last.float()


def crop(digits: torch.Tensor, low: torch.Tensor, high: torch.Tensor) -> torch.Tensor:
    """Keeps a share of each digit's width, cut along a slant."""
    left, right = extents(digits, 3)
    width = right - left + 1
    slant = uniform(len(digits), -0.25, 0.1).reshape(-1, 1, 1)
    column = torch.arange(SIDE).reshape(1, 1, -1) - slant * (torch.arange(SIDE).reshape(1, -1, 1) - SIDE / 2)
    kept = (column >= (left + low * width).reshape(-1, 1, 1)) & (column < (left + high * width).reshape(-1, 1, 1))
    return digits * kept.unsqueeze(1)


def side_by_side(first: torch.Tensor, second: torch.Tensor, gap: torch.Tensor) -> torch.Tensor:
    """Two pictures on a wider sheet with so many pixels between them."""
    middle = CANVAS[1] / 2
    _, right = extents(first, 3)
    left, _ = extents(second, 3)
    rise = uniform(len(first), -2, 2)
    return torch.maximum(place(first, middle - right - 1, torch.zeros(len(first))), place(second, middle + gap - left, rise))


def place(pictures: torch.Tensor, column: torch.Tensor, row: torch.Tensor) -> torch.Tensor:
    """Puts each picture's left upper corner on an empty sheet."""
    matrices = torch.zeros(len(pictures), 2, 3)
    matrices[:, 0, 0] = CANVAS[1] / SIDE
    matrices[:, 1, 1] = CANVAS[0] / SIDE
    matrices[:, 0, 2] = (CANVAS[1] - 2 * column) / SIDE - 1
    matrices[:, 1, 2] = (CANVAS[0] - 2 * (row + (CANVAS[0] - SIDE) / 2)) / SIDE - 1
    grid = functional.affine_grid(matrices, (len(pictures), 1, *CANVAS), align_corners=False)
    return functional.grid_sample(pictures, grid, mode="bilinear", padding_mode="zeros", align_corners=False)


def signs(count: int) -> torch.Tensor:
    """Hyphens, and one time in three a plus: lines that are not quite level."""
    length = uniform(count, 5, 9.5).reshape(-1, 1, 1)
    pen = uniform(count, 1.2, 2.6).reshape(-1, 1, 1)
    tilt = uniform(count, -0.15, 0.15).reshape(-1, 1, 1)
    x = torch.arange(SIDE).reshape(1, 1, -1) - SIDE / 2
    y = torch.arange(SIDE).reshape(1, -1, 1) - SIDE / 2
    bar = line(x, y - tilt * x, length, pen)
    upright = line(y, x + tilt * y, length, pen) * (torch.rand(count) < 1 / 3).float().reshape(-1, 1, 1)
    return torch.maximum(bar, upright).unsqueeze(1)


def line(along: torch.Tensor, across: torch.Tensor, length: torch.Tensor, pen: torch.Tensor) -> torch.Tensor:
    return ((length - pen) / 2 + 0.5 - along.abs()).clamp(0, 1) * ((pen + 1) / 2 - across.abs()).clamp(0, 1)


def normalise(pictures: torch.Tensor) -> torch.Tensor:
    """As the service does: the ink into 20 x 20, its centre of mass at 14.5 (pixel edges at whole numbers), the pen's edge sharp
    in most pictures, for scans are sharper than MNIST."""
    height, width = pictures.shape[2:]
    top, bottom = extents(pictures, 2)
    left, right = extents(pictures, 3)
    scale = BOX / torch.maximum(bottom - top + 1, right - left + 1) * uniform(len(pictures), 0.93, 1.04)
    ink = pictures.squeeze(1)
    mass = ink.sum(dim=(1, 2)).clamp(min=1e-3)
    centre_x = (ink.sum(dim=1) * (torch.arange(width) + 0.5)).sum(1) / mass
    centre_y = (ink.sum(dim=2) * (torch.arange(height) + 0.5)).sum(1) / mass
    matrices = torch.zeros(len(pictures), 2, 3)
    matrices[:, 0, 0] = SIDE / (width * scale)
    matrices[:, 1, 1] = SIDE / (height * scale)
    matrices[:, 0, 2] = 2 * (centre_x - 0.5 / scale) / width - 1
    matrices[:, 1, 2] = 2 * (centre_y - 0.5 / scale) / height - 1
    grid = functional.affine_grid(matrices, (len(pictures), 1, 2 * SIDE, 2 * SIDE), align_corners=False)
    fine = functional.grid_sample(pictures, grid, mode="bilinear", padding_mode="zeros", align_corners=False)
    is_sharp = (torch.rand(len(fine)) < 0.65).float().reshape(-1, 1, 1, 1)
    fine = fine + is_sharp * (((fine - 0.25) * 2).clamp(0, 1) - fine)
    return functional.avg_pool2d(fine, 2)


def whole_digits(digits: torch.Tensor) -> torch.Tensor:
    """Digits, some of them with a sliver of their neighbour or without one of their own."""
    count = len(digits)
    pictures = normalise(digits)
    few = torch.randperm(count)[:max(1, count // 6)]
    others = digits[torch.randperm(count)[:len(few)]]
    cut = uniform(len(few), -0.1, 0.1)
    slivers = crop(others, torch.zeros(len(few)), cut.clamp(min=0))
    trimmed = crop(digits[few], torch.zeros(len(few)), 1 + cut.clamp(max=0) + (cut >= 0) * 1.0)
    sheets = side_by_side(trimmed, slivers, uniform(len(few), -1, 0.5))
    turned = torch.rand(len(few)) < 0.5
    # Mirrored twice, the sliver stands on the other side of a digit that reads as before.
    mirrored = side_by_side(trimmed.flip(3), slivers, uniform(len(few), -1, 0.5)).flip(3)
    pictures[few] = normalise(torch.where(turned.reshape(-1, 1, 1, 1), mirrored, sheets))
    return pictures


def non_digits(digits: torch.Tensor, labels: torch.Tensor, count: int) -> torch.Tensor:
    """Two digits, a part of one, one and a part, one with a sign, a sign: what wrong cuts make."""
    first = digits[torch.randperm(len(digits))[:count]]
    wide = torch.nonzero(labels != 1).squeeze(1)
    second = digits[wide[torch.randperm(len(wide))[:count]]]
    kind = torch.rand(count)
    is_part = (kind >= PAIR_SHARE) & (kind < PAIR_SHARE + PART_SHARE)
    has_part = (kind >= PAIR_SHARE) & (kind < PAIR_SHARE + PART_SHARE + DIGIT_AND_PART_SHARE)
    has_sign = kind >= PAIR_SHARE + PART_SHARE + DIGIT_AND_PART_SHARE
    is_sign = kind >= PAIR_SHARE + PART_SHARE + DIGIT_AND_PART_SHARE + DIGIT_AND_SIGN_SHARE
    nothing = torch.zeros(count)
    kept = uniform(count, 0.2, 0.6)
    from_left = torch.rand(count) < 0.5
    part = crop(second, torch.where(from_left, nothing, 1 - kept), torch.where(from_left, kept, nothing + 1))
    second = torch.where(has_part.reshape(-1, 1, 1, 1), part, second)
    second = torch.where(has_sign.reshape(-1, 1, 1, 1), signs(count), second)
    first = first * ~(is_part | is_sign).reshape(-1, 1, 1, 1)
    # Half of them mirrored, so that the second picture comes first: what is no digit is none in the mirror either.
    sheets = side_by_side(first, second, uniform(count, -2, 3.5))
    return normalise(torch.where((torch.rand(count) < 0.5).reshape(-1, 1, 1, 1), sheets, sheets.flip(3)))
