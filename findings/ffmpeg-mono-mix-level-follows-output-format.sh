#!/usr/bin/env bash
# FFmpeg's mix of two channels to one is 3 dB louder when it is asked for floating point than when asked for 16-bit samples.
#
# Packages:  av 18.1.0 (PyPI; its wheel carries FFmpeg with libavutil 60, libswresample 6), numpy 2.2.6
# Date:      2026-11-27
# Behaviour: The same tone stands in both channels of a stereo clip, with a peak of 0.25. Mixed to mono as 16-bit samples its peak stays 0.25; mixed to
#            mono as 32-bit floating point it is 0.354, the square root of two times as much. Only the format of the OUTPUT matters, not that of the
#            input: the mix is scaled down against overflow when the output could overflow, and left alone when it could not.
# Expected:  A sample format is how a number is written down, not how large it is: the same level whichever of the two is asked for. Features of loudness
#            and any threshold on level otherwise change when a pipeline goes from 16-bit to floating-point samples. Whoever wants the mean of the
#            channels has to compute it.
# Seen:      input fltp -> mono s16p: peak 0.250
#            input fltp -> mono fltp: peak 0.354
#            input s16p -> mono s16p: peak 0.250
#            input s16p -> mono fltp: peak 0.354
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet av==18.1.0 numpy==2.2.6
"$work/venv/bin/python" - <<'PYTHON'
import av
import numpy as np

RATE = 16000
tone = 0.25 * np.sin(2 * np.pi * 440 * np.arange(RATE) / RATE)


def peak_of_mono_mix(input_format, output_format):
    stereo = np.stack([tone, tone])
    stereo = stereo.astype(np.float32) if input_format == "fltp" else np.round(stereo * 32767).astype(np.int16)
    frame = av.AudioFrame.from_ndarray(stereo, format=input_format, layout="stereo")
    frame.sample_rate = RATE
    resampler = av.AudioResampler(format=output_format, layout="mono", rate=RATE)
    mono = np.concatenate([part.to_ndarray() for part in resampler.resample(frame)], axis=1)
    return float(np.abs(mono.astype(float)).max()) / (32767 if output_format == "s16p" else 1)


changed = False
for input_format in ("fltp", "s16p"):
    for output_format, expected in (("s16p", 0.25), ("fltp", 0.25 * 2**0.5)):
        peak = peak_of_mono_mix(input_format, output_format)
        print(f"input {input_format} -> mono {output_format}: peak {peak:.3f}")
        changed |= abs(peak - expected) > 0.002
if changed:
    raise SystemExit("The behaviour has changed.")
PYTHON
