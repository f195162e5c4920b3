"""Measures the trained network and writes manifest.json beside it. Run it after train.py.

    python3 evaluate.py [--folder /tmp/trial]

Nothing is trained or set by the test part of MNIST and by USPS.
"""

import argparse
import hashlib
import json
import os
from pathlib import Path

import torch
import torch.nn.functional as functional

from datasets import read_mnist, read_usps
from network import CalibratedNetwork
from segments import non_digits, normalise
from train import BATCH, NON_DIGIT, SEED, accuracy, as_input, load, logits_of, split_by_writer

VERSION = "1.6.0"


def share_called_digits(network: CalibratedNetwork, pictures: torch.Tensor) -> float:
    return (logits_of(network, pictures).argmax(1) != NON_DIGIT).float().mean().item()


def measure(network: CalibratedNetwork, handwriting: Path) -> dict[str, float]:
    images, labels, writers = read_mnist(handwriting / "mnist", "train")
    _, validation = split_by_writer(writers)
    digits = as_input(images[validation])
    batches = zip(digits.split(BATCH), labels[validation].split(BATCH))
    none = torch.cat([non_digits(part, part_labels, BATCH // 2) for part, part_labels in batches if len(part) == BATCH])
    test_images, test_labels, _ = read_mnist(handwriting / "mnist", "test-a")
    test_logits = logits_of(network, as_input(test_images))
    usps_digits, usps_labels = read_usps(handwriting / "usps")
    return {
        "parameters": sum(parameter.numel() for parameter in network.parameters()),
        "accuracyMnistValidationWriters": round(accuracy(logits_of(network, digits), labels[validation]), 5),
        "digitsCalledDigitsValidationWriters": round(share_called_digits(network, normalise(digits)), 5),
        "wrongCutsCalledDigitsValidationWriters": round(share_called_digits(network, none), 5),
        "accuracyMnistTestA": round(accuracy(test_logits, test_labels), 5),
        "crossEntropyMnistTestA": round(functional.nll_loss(test_logits, test_labels).item(), 5),
        "accuracyUsps": round(accuracy(logits_of(network, usps_digits), usps_labels), 5),
    }


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--folder", type=Path, default=Path(__file__).parent)
    folder = arguments.parse_args().folder
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    network = load(folder)
    weights = (folder / "digits.onnx").read_bytes()
    manifest = {
        "name": "handwritten-digits",
        "version": VERSION,
        "task": "digit-recognition",
        "files": [{"path": "digits.onnx", "sha256": hashlib.sha256(weights).hexdigest(), "bytes": len(weights)}],
        "source": "Trained by models/handwritten-digits/train.py on 485 of the 539 training writers of MNIST "
                  "(Yann LeCun, Corinna Cortes), split by the writer numbers of QMNIST, and on digits that drawn.py draws.",
        "licence": "CC-BY-SA-3.0",
        "measured": measure(network, Path(os.environ["PENSIONSAI_DATA"]) / "handwriting"),
        "input": "digits: float32 [N, 1, 28, 28], ink 1, paper 0, scaled into 20 x 20, centre of mass at pixel 14, 14",
        "output": "log_probabilities: float32 [N, 11], natural logarithms for the digits 0 to 9 and, last, not a digit",
    }
    text = json.dumps(manifest, indent=2) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
