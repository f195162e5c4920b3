"""Reads MNIST with its writers, and USPS, from the data folder."""

import csv
import gzip
import io
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as functional


def read_idx(path: Path) -> np.ndarray:
    """A gzipped IDX file of bytes: two zero bytes, type, rank, then the sizes as big-endian 32-bit numbers."""
    content = gzip.decompress(path.read_bytes())
    rank = content[3]
    shape = np.frombuffer(content, dtype=">u4", count=rank, offset=4)
    return np.frombuffer(content, dtype=np.uint8, offset=4 + 4 * rank).reshape(shape)


def read_writers(path: Path) -> np.ndarray:
    """The writer of each image, in the order of the images."""
    with gzip.open(path, "rt", encoding="ascii") as file:
        return np.array([int(row["writer"]) for row in csv.DictReader(file, delimiter="\t")])


def read_mnist(folder: Path, part: str) -> tuple[torch.Tensor, torch.Tensor, np.ndarray]:
    """Images as bytes [N, 28, 28], labels [N], writers [N]."""
    images = torch.from_numpy(read_idx(folder / f"{part}-images-idx3-ubyte.gz").copy())
    labels = torch.from_numpy(read_idx(folder / f"{part}-labels-idx1-ubyte.gz").astype(np.int64))
    return images, labels, read_writers(folder / f"{part}-writers.tsv.gz")


def read_usps(folder: Path) -> tuple[torch.Tensor, torch.Tensor]:
    """USPS digits as MNIST would have them: 16x16 scaled to 20x20, its centre of mass at pixel 14 of 28x28."""
    with gzip.open(folder / "zip.train.gz", "rb") as file:
        rows = np.loadtxt(io.BytesIO(file.read()), dtype=np.float32)
    labels = torch.from_numpy(rows[:, 0].astype(np.int64))
    pictures = torch.from_numpy((rows[:, 1:] + 1) / 2).reshape(-1, 1, 16, 16)
    boxes = functional.interpolate(pictures, size=(20, 20), mode="bilinear", align_corners=False)
    return centre(functional.pad(boxes, (4, 4, 4, 4))), labels


def centre(digits: torch.Tensor) -> torch.Tensor:
    """Moves each digit by whole pixels so that its centre of mass is where MNIST has it."""
    size = digits.shape[-1]
    axis = torch.arange(size, dtype=torch.float32)
    mass = digits.sum(dim=(1, 2, 3)).clamp(min=1e-6)
    rows = ((digits.sum(dim=3) * axis).sum(dim=2).squeeze(1) / mass).tolist()
    columns = ((digits.sum(dim=2) * axis).sum(dim=2).squeeze(1) / mass).tolist()
    middle = size // 2
    return torch.stack([
        torch.roll(digit, (round(middle - row), round(middle - column)), dims=(1, 2))
        for digit, row, column in zip(digits, rows, columns)
    ])
