"""What faster-whisper writes down of some clips, for WordErrorProgram's read=FILE to count.

usage: faster_whisper_words.py MODEL_FOLDER THREADS LIST OUT [LANGUAGE]     needs faster-whisper

LIST holds a path a line, as WordErrorProgram's list=FILE writes it; OUT gets a line a clip: name,
text and language, with tabs between. Greedy, int8; prints the seconds a clip, warm and decoded.
"""
import sys
import time
from pathlib import Path

from faster_whisper import WhisperModel, decode_audio


def main(model_folder, threads, clips, out, language=None):
    model = WhisperModel(model_folder, device="cpu", compute_type="int8", cpu_threads=int(threads))
    files = [Path(line) for line in Path(clips).read_text().splitlines()]

    def transcribe(samples):
        segments, info = model.transcribe(
            samples, language=language, beam_size=1, temperature=0, condition_on_previous_text=False
        )
        return " ".join(segment.text.strip() for segment in segments), info

    transcribe(decode_audio(str(files[0])))
    took = audio = 0
    with open(out, "w") as written:
        for file in files:
            samples = decode_audio(str(file))
            start = time.perf_counter()
            text, info = transcribe(samples)
            took += time.perf_counter() - start
            audio += info.duration
            written.write(f"{file.stem}\t{text}\t{info.language}\n")
    print(f"{len(files)} clips: {took / len(files):.2f} s a clip, {took / audio:.3f} of the audio's length")


if __name__ == "__main__":
    main(*sys.argv[1:])
