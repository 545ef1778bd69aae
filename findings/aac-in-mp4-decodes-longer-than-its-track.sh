#!/usr/bin/env bash
# FFmpeg decodes AAC in MP4 to more samples than the file itself says it has, while MP3 and Opus come back at the exact length.
#
# Packages:  av 18.1.0 (PyPI; its wheel carries FFmpeg with libavcodec 62, libavformat 62), numpy 2.2.6
# Date:      2026-11-27
# Behaviour: One second (44,100 samples) is encoded by FFmpeg and decoded by FFmpeg. The MP4 file knows its length: the track's duration is 44,100. Of the
#            encoder's priming samples at the start nothing is left, but the last block is given out whole: 45,056 samples, 44 of 1,024 each. The
#            22 ms at the end are no part of the recording. MP3 and Opus, which are padded in blocks as well, are cut to the sample.
# Expected:  Start and end treated alike: a decoder that drops the priming at the start of a track, by what the container says, drops the padding after its
#            end by it too, as it does for MP3 and Opus. Whoever needs the length that was recorded cuts at the track's duration.
# Seen:      mp4 / aac:         44100 in, track says 44100, 45056 out
#            mp3 / libmp3lame:  44100 in, 44100 out
#            ogg / libopus:     48000 in, 48000 out
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet av==18.1.0 numpy==2.2.6
"$work/venv/bin/python" - <<'PYTHON'
import io
from fractions import Fraction

import av
import numpy as np


def encoded(container, codec, rate):
    """One second of a tone."""
    target = io.BytesIO()
    with av.open(target, "w", format=container) as output:
        stream = output.add_stream(codec, rate=rate)
        stream.layout = "mono"
        stream.codec_context.format = stream.codec_context.codec.audio_formats[0]
        tone = 0.25 * np.sin(2 * np.pi * 440 * np.arange(rate) / rate)
        frame = av.AudioFrame.from_ndarray(tone.astype(np.float32)[None], format="fltp", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = rate, 0, Fraction(1, rate)
        converter = av.AudioResampler(format=stream.codec_context.format.name, layout="mono", rate=rate)
        for part in converter.resample(frame) + converter.resample(None):
            output.mux(stream.encode(part))
        output.mux(stream.encode(None))
    return io.BytesIO(target.getvalue())


changed = False
for container, codec, rate, expected in (
    ("mp4", "aac", 44100, 45056),
    ("mp3", "libmp3lame", 44100, 44100),
    ("ogg", "libopus", 48000, 48000),
):
    with av.open(encoded(container, codec, rate)) as source:
        track = source.streams.audio[0]
        said = int(track.duration * track.time_base * rate) if container == "mp4" else None
        length = sum(frame.samples for frame in source.decode(audio=0))
    print(f"{container} / {codec}: {rate} in, " + (f"track says {said}, " if said else "") + f"{length} out")
    changed |= length != expected or (said is not None and said != rate)
if changed:
    raise SystemExit("The behaviour has changed.")
PYTHON
