"""Makes one model of networks that were trained apart: their mean, calibrated on the validation writers.

    python3 join.py --output models/handwritten-digits models/handwritten-digits:0,1 /tmp/trained:1,2

Each argument is a folder with digits.pt or digits.onnx and which of its networks are taken.
"""

import argparse
import os
from pathlib import Path

import torch

from datasets import read_mnist
from train import SEED, finish, load, split_by_writer


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("sources", nargs="+", metavar="FOLDER:NUMBER,NUMBER")
    arguments.add_argument("--output", type=Path, required=True)
    options = arguments.parse_args()
    torch.manual_seed(SEED)
    images, labels, writers = read_mnist(Path(os.environ["PENSIONSAI_DATA"]) / "handwriting" / "mnist", "train")
    _, validation = split_by_writer(writers)
    networks, temperatures = [], []
    for source in options.sources:
        folder, numbers = source.rsplit(":", 1)
        known = load(Path(folder))
        for number in map(int, numbers.split(",")):
            networks.append(known.networks[number])
            temperatures.append(known.temperatures[number])
    finish(networks, temperatures, images[validation], labels[validation], options.output)


if __name__ == "__main__":
    main()
