"""Measures the trained network and writes manifest.json. Run it after train.py, in the same folder.

    python3 evaluate.py [--folder /tmp/trial]

The test part of MNIST and all of USPS are seen here for the first time: nothing is trained or set by them.
"""

import argparse
import hashlib
import json
import os
from pathlib import Path

import torch
import torch.nn.functional as functional

from datasets import read_mnist, read_usps
from network import DigitNetwork
from train import accuracy, as_input, calibrate, logits_of, split_by_writer

VERSION = "1.0.0"


def measure(network: DigitNetwork, handwriting: Path) -> dict[str, float]:
    images, labels, writers = read_mnist(handwriting / "mnist", "train")
    _, validation = split_by_writer(writers)
    logits = logits_of(network, as_input(images[validation]))
    temperature = calibrate(logits, labels[validation])
    test_images, test_labels, _ = read_mnist(handwriting / "mnist", "test-a")
    test_logits = logits_of(network, as_input(test_images)) / temperature
    usps_digits, usps_labels = read_usps(handwriting / "usps")
    return {
        "parameters": sum(parameter.numel() for parameter in network.parameters()),
        "temperature": round(temperature, 4),
        "accuracyMnistValidationWriters": round(accuracy(logits, labels[validation]), 5),
        "accuracyMnistTestA": round(accuracy(test_logits, test_labels), 5),
        "crossEntropyMnistTestA": round(functional.cross_entropy(test_logits, test_labels).item(), 5),
        "accuracyUsps": round(accuracy(logits_of(network, usps_digits), usps_labels), 5),
    }


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--folder", type=Path, default=Path(__file__).parent)
    folder = arguments.parse_args().folder
    torch.set_num_threads(1)
    network = DigitNetwork()
    network.load_state_dict(torch.load(folder / "digits.pt"))
    weights = (folder / "digits.onnx").read_bytes()
    manifest = {
        "name": "handwritten-digits",
        "version": VERSION,
        "task": "digit-recognition",
        "files": [{"path": "digits.onnx", "sha256": hashlib.sha256(weights).hexdigest(), "bytes": len(weights)}],
        "source": "Trained by models/handwritten-digits/train.py on 485 of the 539 training writers of MNIST "
                  "(Yann LeCun, Corinna Cortes), split by the writer numbers of QMNIST.",
        "licence": "CC-BY-SA-3.0",
        "measured": measure(network, Path(os.environ["PENSIONSAI_DATA"]) / "handwriting"),
        "input": "digits: float32 [N, 1, 28, 28], ink 1, paper 0, scaled into 20 x 20, centre of mass at pixel 14, 14",
        "output": "log_probabilities: float32 [N, 10], natural logarithms for the digits 0 to 9",
    }
    text = json.dumps(manifest, indent=2) + "\n"
    (Path(__file__).parent / "manifest.json").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
