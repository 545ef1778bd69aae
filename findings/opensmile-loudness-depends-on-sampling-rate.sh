#!/usr/bin/env bash
# openSMILE's eGeMAPS finds the same sound 1.8 times as loud at 48 kHz as at 16 kHz, and its first formant more than 100 Hz lower.
#
# Packages:  opensmile 2.6.0 (PyPI; carries openSMILE 3), feature set eGeMAPSv02, functionals
# Date:      2026-11-27
# Behaviour: One synthetic voice (150 Hz with vibrato and tremolo, 24 harmonics, nothing above 3.8 kHz) is sampled at 8, 16 and 48 kHz, each time computed
#            afresh, so no resampler is at work and no band is lost. The equivalent sound level and the pitch agree at all three. The loudness, the
#            spectral flux and the formants do not.
# Expected:  The set is meant as a standard, its features are physical or perceptual and named in Hz and dB, its frames are given in seconds, and the
#            configuration takes any rate without a word: the rate is thought to matter only by the band that it cuts off. A model that was trained on one
#            rate is fed other numbers at another; resample everything to one rate before the features.
# Seen:      mean of                 8 kHz     16 kHz     48 kHz
#            sound level, dB       -26.788    -26.788    -26.788
#            pitch, semitones       29.298     29.300     29.279
#            loudness                0.501      0.684      1.235
#            spectral flux           0.067      0.120      0.364
#            first formant, Hz     716.489    722.139    604.551
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet opensmile==2.6.0
"$work/venv/bin/python" - <<'PYTHON'
import numpy as np
import opensmile

NAMES = {
    "sound level, dB": "equivalentSoundLevel_dBp",
    "pitch, semitones": "F0semitoneFrom27.5Hz_sma3nz_amean",
    "loudness": "loudness_sma3_amean",
    "spectral flux": "spectralFlux_sma3_amean",
    "first formant, Hz": "F1frequency_sma3nz_amean",
}


def voice(rate):
    time = np.arange(3 * rate) / rate
    phase = 2 * np.pi * (150 * time + 3 * np.sin(2 * np.pi * 5 * time) / 5)
    tremolo = 1 + 0.3 * np.sin(2 * np.pi * 2 * time)
    return 0.05 * tremolo * sum(np.sin(harmonic * phase) / harmonic for harmonic in range(1, 25))


smile = opensmile.Smile(feature_set=opensmile.FeatureSet.eGeMAPSv02, feature_level=opensmile.FeatureLevel.Functionals)
rates = (8000, 16000, 48000)
tables = [smile.process_signal(voice(rate), rate) for rate in rates]
seen = {name: [float(table[column].iloc[0]) for table in tables] for name, column in NAMES.items()}
print(f"{'mean of':18}" + "".join(f"{rate // 1000:7} kHz" for rate in rates))
for name, values in seen.items():
    print(f"{name:18}" + "".join(f"{value:11.3f}" for value in values))
level, pitch, loudness, flux, formant = seen.values()
same = max(level) - min(level) < 0.1 and max(pitch) - min(pitch) < 0.1
if not same or loudness[2] / loudness[1] < 1.5 or loudness[1] / loudness[0] < 1.2 or flux[2] / flux[1] < 2 or formant[1] - formant[2] < 80:
    raise SystemExit("The behaviour has changed.")
PYTHON
