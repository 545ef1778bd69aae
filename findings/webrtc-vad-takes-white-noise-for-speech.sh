#!/usr/bin/env bash
# WebRTC's voice activity detector, in its strictest mode, calls a minute of steady white noise speech from its first frame to its last.
#
# Packages:  webrtcvad-wheels 2.0.14.post1 (PyPI; WebRTC's own C code), numpy 2.2.6
# Date:      2026-11-27
# Behaviour: Mode 3, "very aggressive" about dropping what is not speech, 16 kHz, frames of 30 ms. White noise with a standard deviation of 0.1 of full
#            scale: every frame is speech, and it does not learn otherwise within a minute. The same noise at 0.03: next to none. A tone of 100 Hz: never
#            speech at an amplitude of 0.5 and of 0.01, speech for the whole minute at 0.05, in between.
# Expected:  A detector with a model of the noise that adapts takes what never changes for background at any level, the more so in the mode that is made to
#            drop too much; and if level matters, then in one direction. The answer cannot be used to tell a noisy recording from a spoken one.
# Seen:      white noise, standard deviation 0.1:  100.0 % of frames are speech, of the last 3 s 100.0 %
#            white noise, standard deviation 0.03: 0.1 % of frames are speech, of the last 3 s 0.0 %
#            tone of 100 Hz, amplitude 0.5:        0.1 % of frames are speech, of the last 3 s 0.0 %
#            tone of 100 Hz, amplitude 0.05:       100.0 % of frames are speech, of the last 3 s 100.0 %
#            tone of 100 Hz, amplitude 0.01:       0.1 % of frames are speech, of the last 3 s 0.0 %
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet webrtcvad-wheels==2.0.14.post1 numpy==2.2.6
"$work/venv/bin/python" - <<'PYTHON'
import numpy as np
import webrtcvad

RATE, FRAME, SECONDS = 16000, 480, 60
noise = np.random.default_rng(0).standard_normal(SECONDS * RATE)
tone = np.sin(2 * np.pi * 100 * np.arange(SECONDS * RATE) / RATE)
changed = False
for name, signal, is_speech in (
    ("white noise, standard deviation 0.1", 0.1 * noise, True),
    ("white noise, standard deviation 0.03", 0.03 * noise, False),
    ("tone of 100 Hz, amplitude 0.5", 0.5 * tone, False),
    ("tone of 100 Hz, amplitude 0.05", 0.05 * tone, True),
    ("tone of 100 Hz, amplitude 0.01", 0.01 * tone, False),
):
    detector = webrtcvad.Vad(3)
    samples = np.round(np.clip(signal, -1, 1) * 32767).astype("<i2")
    answers = [detector.is_speech(samples[i : i + FRAME].tobytes(), RATE) for i in range(0, len(samples), FRAME)]
    share, late = np.mean(answers), np.mean(answers[-100:])
    print(f"{name}: {100 * share:.1f} % of frames are speech, of the last 3 s {100 * late:.1f} %")
    changed |= share < 0.95 if is_speech else share > 0.05
if changed:
    raise SystemExit("The behaviour has changed.")
PYTHON
