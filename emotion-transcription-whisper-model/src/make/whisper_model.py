"""Makes whisper.bin and whisper.json: a Whisper model in whisper.cpp's format, 5 bits a weight.

usage: whisper_model.py MODEL_FOLDER NAME OUT_FOLDER     needs numpy and librosa

MODEL_FOLDER holds CTranslate2's model.bin and vocabulary.json of a multilingual Whisper. Matrices are
stored in blocks of 32 values with a scale and a minimum each (q5_1), convolutions as 16-bit floats,
all else as 32-bit floats. The layout is that of whisper.cpp's convert-pt-to-ggml.py.
"""
import hashlib
import json
import struct
import sys
from pathlib import Path

import librosa
import numpy as np

TYPES = {0: np.float32, 1: np.int8, 2: np.int16, 3: np.int32, 4: np.float16}
MAGIC, Q5_1_FILE = 0x67676D6C, 2009
FLOAT32, FLOAT16, Q5_1 = 0, 1, 7
AUDIO_CONTEXT, TEXT_CONTEXT, MELS, TEXT_TOKENS = 1500, 448, 80, 50257
BLOCK, LEVELS = 32, 31


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


def renamed(given):
    """The tensors under whisper.cpp's names, in its order."""
    named = {}

    def dense(source, *names):
        """One matrix, or several that CTranslate2 has put on top of each other. Keys have no bias."""
        weights = np.split(given[source + "/weight"], len(names))
        biases = np.split(given[source + "/bias"], len(names))
        for name, weight, bias in zip(names, weights, biases):
            named[name + ".weight"] = weight
            if not name.endswith(".key"):
                named[name + ".bias"] = bias

    def norm(source, name):
        named[name + ".weight"] = given[source + "/gamma"]
        named[name + ".bias"] = given[source + "/beta"]

    for convolution in ("conv1", "conv2"):
        named[f"encoder.{convolution}.weight"] = given[f"encoder/{convolution}/weight"]
        named[f"encoder.{convolution}.bias"] = given[f"encoder/{convolution}/bias"].reshape(-1, 1)
    named["encoder.positional_embedding"] = given["encoder/position_encodings/encodings"]
    named["decoder.positional_embedding"] = given["decoder/position_encodings/encodings"]
    named["decoder.token_embedding.weight"] = given["decoder/embeddings/weight"]
    for side in ("encoder", "decoder"):
        for layer in range(layers(given, side)):
            source, name = f"{side}/layer_{layer}/", f"{side}.blocks.{layer}."
            norm(source + "self_attention/layer_norm", name + "attn_ln")
            attention = [name + "attn." + part for part in ("query", "key", "value")]
            dense(source + "self_attention/linear_0", *attention)
            dense(source + "self_attention/linear_1", name + "attn.out")
            if side == "decoder":
                norm(source + "attention/layer_norm", name + "cross_attn_ln")
                dense(source + "attention/linear_0", name + "cross_attn.query")
                pair = [name + "cross_attn." + part for part in ("key", "value")]
                dense(source + "attention/linear_1", *pair)
                dense(source + "attention/linear_2", name + "cross_attn.out")
            norm(source + "ffn/layer_norm", name + "mlp_ln")
            dense(source + "ffn/linear_0", name + "mlp.0")
            dense(source + "ffn/linear_1", name + "mlp.2")
    norm("encoder/layer_norm", "encoder.ln_post")
    norm("decoder/layer_norm", "decoder.ln")
    return named


def layers(given, side):
    return len({n.split("/")[1] for n in given if n.startswith(side + "/layer_") and n.split("/")[1][6:].isdigit()})


def storage(name, values):
    if values.ndim < 2 or name.endswith("positional_embedding") or values.shape[1] == 1:
        return FLOAT32
    return FLOAT16 if values.ndim == 3 else Q5_1


def stored(values, kind):
    if kind != Q5_1:
        return values.astype("<f4" if kind == FLOAT32 else "<f2").tobytes()
    rows = values.reshape(-1, BLOCK)
    lowest = rows.min(1)
    scale = (rows.max(1) - lowest) / LEVELS
    inverse = np.where(scale > 0, 1 / np.where(scale > 0, scale, 1), 0)
    steps = np.clip(((rows - lowest[:, None]) * inverse[:, None] + 0.5).astype(np.int32), 0, LEVELS)
    fifth_bits = ((steps >> 4).astype(np.uint32) << np.arange(BLOCK, dtype=np.uint32)).sum(1)
    out = np.empty((len(rows), 24), np.uint8)
    out[:, :2] = scale.astype("<f2")[:, None].view(np.uint8)
    out[:, 2:4] = lowest.astype("<f2")[:, None].view(np.uint8)
    out[:, 4:8] = fifth_bits.astype("<u4")[:, None].view(np.uint8)
    out[:, 8:] = (steps[:, :16] & 15) | ((steps[:, 16:] & 15) << 4)
    return out.tobytes()


def bytes_of_characters():
    """GPT-2 writes each byte as a character that can be printed."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    rest = [byte for byte in range(256) if byte not in plain]
    return {chr(byte): byte for byte in plain} | {chr(256 + i): byte for i, byte in enumerate(rest)}


def model(folder):
    given = Reader(Path(folder, "model.bin").read_bytes()).tensors()
    named = renamed(given)
    tokens, width = named["decoder.token_embedding.weight"].shape
    heads = width // 64
    out = [struct.pack("<i", MAGIC)]
    encoder = (AUDIO_CONTEXT, width, heads, layers(given, "encoder"))
    decoder = (TEXT_CONTEXT, width, heads, layers(given, "decoder"))
    out.append(struct.pack("<11i", tokens, *encoder, *decoder, MELS, Q5_1_FILE))
    filters = librosa.filters.mel(sr=16_000, n_fft=400, n_mels=MELS).astype("<f4")
    out += [struct.pack("<2i", *filters.shape), filters.tobytes()]
    vocabulary = json.loads(Path(folder, "vocabulary.json").read_text())[:TEXT_TOKENS]
    out.append(struct.pack("<i", len(vocabulary)))
    byte_of = bytes_of_characters()
    for token in vocabulary:
        text = bytes(byte_of[c] for c in token) if all(c in byte_of for c in token) else token.encode()
        out += [struct.pack("<i", len(text)), text]
    for name, values in named.items():
        kind = storage(name, values)
        out.append(struct.pack("<3i", values.ndim, len(name), kind))
        out.append(struct.pack(f"<{values.ndim}i", *values.shape[::-1]))
        out += [name.encode(), stored(values, kind)]
    return b"".join(out)


def main(folder, name, out):
    made = model(folder)
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    (out / "whisper.bin").write_bytes(made)
    description = {
        "formatVersion": 1,
        "name": name,
        "source": "OpenAI, https://github.com/openai/whisper",
        "licence": "MIT",
        "bytes": len(made),
        "sha256": hashlib.sha256(made).hexdigest(),
    }
    (out / "whisper.json").write_text(json.dumps(description, indent=2) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3])
