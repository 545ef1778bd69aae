#!/usr/bin/env bash
# One click makes Praat find no pitch in a voice that stands a second away from it.
#
# Packages:  praat-parselmouth 0.4.7 (PyPI; carries Praat 6.1.38), numpy 2.2.6
# Date:      2026-11-27
# Behaviour: A quiet steady voice of 150 Hz (peak 0.002, nothing else in that second) is followed by a second of digital silence. "To Pitch" with its standard
#            settings finds 150 Hz in every frame of the voice. One sample of the silence is set to 0.5: now every frame of the voice is unvoiced. The
#            silence threshold is a share (3 %) of the largest peak of the whole sound, not of the frame's surroundings.
# Expected:  A frame's pitch depends on the frame and, by the path finder, on its neighbours; a clip cut out of a longer recording gives the frames that it
#            gives within it. Here a knock on the table, or a loud second speaker, takes the pitch of all that is 30 dB below it, so the share of voiced
#            frames and all pitch statistics of a clip depend on where it was cut.
# Seen:      without the click: 100 % of the voice's frames have a pitch, median 150.0 Hz
#            with the click:    0 % of the voice's frames have a pitch
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet praat-parselmouth==0.4.7 numpy==2.2.6
"$work/venv/bin/python" - <<'PYTHON'
import numpy as np
import parselmouth

RATE = 16000
time = np.arange(RATE) / RATE
voice = sum(np.sin(2 * np.pi * 150 * harmonic * time) / harmonic for harmonic in range(1, 21))
clip = np.concatenate([0.002 * voice / np.abs(voice).max(), np.zeros(RATE)])
clicked = clip.copy()
clicked[2 * RATE - RATE // 2] = 0.5


def pitch_of_the_voice(samples):
    pitch = parselmouth.Sound(samples, RATE).to_pitch()
    return pitch.selected_array["frequency"][pitch.xs() < 0.95]


before, after = pitch_of_the_voice(clip), pitch_of_the_voice(clicked)
print(f"without the click: {100 * np.mean(before > 0):.0f} % of the voice's frames have a pitch, median {np.median(before):.1f} Hz")
print(f"with the click:    {100 * np.mean(after > 0):.0f} % of the voice's frames have a pitch")
if np.mean(before > 0) < 1 or abs(np.median(before) - 150) > 0.5 or np.any(after > 0):
    raise SystemExit("The behaviour has changed.")
PYTHON
