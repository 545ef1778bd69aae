"""Makes encoder.bin and encoder.json of the first layers of a Whisper encoder.

usage: encoder_weights.py MODEL_FOLDER NAME LAYERS OUT_FOLDER     needs numpy

MODEL_FOLDER holds a CTranslate2 model.bin of Whisper. Weights become whole numbers from -127 to 127,
each row with a scale of its own; biases and norms stay floats. The order is that of EncoderStack.
"""
import hashlib
import json
import struct
import sys
from pathlib import Path

import numpy as np

TYPES = {0: np.float32, 1: np.int8, 2: np.int16, 3: np.int32, 4: np.float16}


class Reader:
    """Reads the little-endian numbers and texts of a CTranslate2 file, one after the other."""

    def __init__(self, data):
        self.data, self.place = data, 0

    def number(self, kind):
        value = struct.unpack_from("<" + kind, self.data, self.place)[0]
        self.place += struct.calcsize("<" + kind)
        return value

    def text(self):
        length = self.number("H")
        value = self.data[self.place : self.place + length - 1].decode()
        self.place += length
        return value

    def tensor(self):
        name = self.text()
        shape = [self.number("I") for _ in range(self.number("B"))]
        kind, size = TYPES[self.number("B")], self.number("I")
        values = np.frombuffer(self.data, kind, size // np.dtype(kind).itemsize, self.place)
        self.place += size
        return name, values.reshape(shape).astype(np.float32)

    def tensors(self):
        self.number("I"), self.text(), self.number("I")
        return dict(self.tensor() for _ in range(self.number("I")))


def rows(matrix):
    """One scale and its whole numbers for each row."""
    scales = np.maximum(np.abs(matrix).max(1), 1e-12).astype("<f4") / np.float32(127)
    steps = np.clip(np.round(matrix / scales[:, None]), -127, 127).astype(np.int8)
    return b"".join(struct.pack("<f", scale) + row.tobytes() for scale, row in zip(scales, steps))


def plain(vector):
    return vector.astype("<f4").tobytes()


def main(folder, name, layers, out):
    tensors = Reader(Path(folder, "model.bin").read_bytes()).tensors()
    parts = []
    for convolution in ("encoder/conv1", "encoder/conv2"):
        weight = tensors[convolution + "/weight"]  # [outputs, inputs, 3]
        parts.append(rows(weight.transpose(2, 0, 1).reshape(-1, weight.shape[1])))
        parts.append(plain(tensors[convolution + "/bias"]))
    for layer in range(layers):
        for part in ("self_attention", "ffn"):
            prefix = f"encoder/layer_{layer}/{part}/"
            parts.append(plain(tensors[prefix + "layer_norm/gamma"]))
            parts.append(plain(tensors[prefix + "layer_norm/beta"]))
            for dense in ("linear_0", "linear_1"):
                parts.append(rows(tensors[prefix + dense + "/weight"]))
                parts.append(plain(tensors[prefix + dense + "/bias"]))
    weights = b"".join(parts)
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    (out / "encoder.bin").write_bytes(weights)
    description = {
        "formatVersion": 1,
        "name": name,
        "source": "OpenAI, https://github.com/openai/whisper",
        "licence": "MIT",
        "width": int(tensors["encoder/conv1/weight"].shape[0]),
        "layers": layers,
        "bytes": len(weights),
        "sha256": hashlib.sha256(weights).hexdigest(),
    }
    (out / "encoder.json").write_text(json.dumps(description, indent=2) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4])
