#!/usr/bin/env bash
# whisper.cpp finds another language in the same audio with the same parameters, depending on the audio context that the call before it asked for.
#
# Packages:  io.github.givimad:whisper-jni 1.7.1 (Maven Central; whisper.cpp 1.7.1), maven-dependency-plugin 3.6.1, on Linux x86-64 with libgomp
# Date:      2026-11-28
# Behaviour: whisper_full with language "auto" encodes the audio once to find the language, before it takes note of the call's own audio_ctx: that encoding
#            uses the audio_ctx of the last call, or the whole 1,500 frames in the first one. So audio_ctx 64 after a call with 1,500 takes the time of 1,500
#            for the language, and the answer to a clip depends on the clip before it.
# Expected:  A call's parameters hold for the call. The same audio and parameters on one context, with no_context set, give the same language and
#            probability whatever was asked before. A call with a duration_ms of 1,000 sets the audio_ctx and computes nothing else, which helps.
# Seen:      (a model of random weights, two seconds of a tone; each call asks for audio_ctx 64)
#            first call:                   mg (p = 0.096896)
#            after a call of 64:           bg (p = 0.280418)
#            after a call of 1,500:        mg (p = 0.096896)
#            after 1,500, then a second:   bg (p = 0.280418)
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/model.py" <<'PYTHON'
"""A model in whisper.cpp's format: multilingual, one layer, random weights."""
import random, struct, sys
WIDTH, HEADS, LAYERS, MELS, TOKENS = 64, 1, 1, 80, 51865
random.seed(1)
out = open(sys.argv[1], "wb")
out.write(struct.pack("<12i", 0x67676D6C, TOKENS, 1500, WIDTH, HEADS, LAYERS, 448, WIDTH, HEADS, LAYERS, MELS, 1))
out.write(struct.pack("<2i", MELS, 201) + struct.pack(f"<{MELS * 201}f", *(random.random() / 100 for _ in range(MELS * 201))))
out.write(struct.pack("<i", 1) + struct.pack("<i", 1) + b" ")
def tensor(name, *extents, half=True, scale=0.2, centre=0.0):
    count = 1
    for extent in extents:
        count *= extent
    out.write(struct.pack(f"<3i{len(extents)}i", len(extents), len(name), 1 if half else 0, *extents) + name.encode())
    out.write(struct.pack(f"<{count}{'e' if half else 'f'}", *(random.gauss(centre, scale) for _ in range(count))))
def norm(name):
    tensor(name + ".weight", WIDTH, half=False, centre=1.0)
    tensor(name + ".bias", WIDTH, half=False)
def dense(name, inputs, outputs, bias=True):
    tensor(name + ".weight", inputs, outputs)
    if bias:
        tensor(name + ".bias", outputs, half=False)
def attention(name):
    norm(name + "_ln")
    for part in ("query", "key", "value", "out"):
        dense(f"{name}.{part}", WIDTH, WIDTH, part != "key")
def perceptron(name):
    norm(name + "_ln")
    dense(name + ".0", WIDTH, 4 * WIDTH)
    dense(name + ".2", 4 * WIDTH, WIDTH)
tensor("encoder.positional_embedding", WIDTH, 1500, half=False)
for name, inputs in (("conv1", MELS), ("conv2", WIDTH)):
    tensor(f"encoder.{name}.weight", 3, inputs, WIDTH)
    tensor(f"encoder.{name}.bias", 1, WIDTH, half=False)
norm("encoder.ln_post")
perceptron("encoder.blocks.0.mlp")
attention("encoder.blocks.0.attn")
tensor("decoder.positional_embedding", WIDTH, 448, half=False)
tensor("decoder.token_embedding.weight", WIDTH, TOKENS)
norm("decoder.ln")
perceptron("decoder.blocks.0.mlp")
attention("decoder.blocks.0.attn")
attention("decoder.blocks.0.cross_attn")
PYTHON

cat > "$work/Finding.java" <<'JAVA'
import io.github.givimad.whisperjni.*;
import java.nio.file.Path;

public class Finding {
  static String logged;

  public static void main(String[] arguments) throws Exception {
    WhisperJNI.loadLibrary();
    WhisperJNI.setLibraryLogger(
        line -> {
          int at = line.indexOf("auto-detected language: ");
          if (at >= 0) {
            logged = line.substring(at + 24).strip();
          }
        });
    WhisperJNI whisper = new WhisperJNI();
    WhisperContext context = whisper.init(Path.of(arguments[0]));
    String first = language(whisper, context);
    call(whisper, context, "en", 64, 0);
    String afterShort = language(whisper, context);
    call(whisper, context, "en", 1_500, 0);
    String afterLong = language(whisper, context);
    call(whisper, context, "en", 1_500, 0);
    call(whisper, context, "en", 64, 1_000);
    String helped = language(whisper, context);
    System.out.println("first call:                   " + first);
    System.out.println("after a call of 64:           " + afterShort);
    System.out.println("after a call of 1,500:        " + afterLong);
    System.out.println("after 1,500, then a second:   " + helped);
    if (afterShort.equals(afterLong) || !first.equals(afterLong) || !helped.equals(afterShort)) {
      System.out.println("The behaviour has changed.");
      System.exit(1);
    }
  }

  static String language(WhisperJNI whisper, WhisperContext context) {
    call(whisper, context, "auto", 64, 0);
    return logged;
  }

  static void call(WhisperJNI whisper, WhisperContext context, String language, int audioContext, int millis) {
    float[] tone = new float[32_000];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) (0.3 * Math.sin(2 * Math.PI * 220 * i / 16_000));
    }
    WhisperFullParams parameters = new WhisperFullParams(WhisperSamplingStrategy.GREEDY);
    parameters.language = language;
    parameters.detectLanguage = language.equals("auto");
    parameters.audioCtx = audioContext;
    parameters.durationMs = millis;
    parameters.noContext = true;
    parameters.singleSegment = true;
    parameters.temperatureInc = 0;
    parameters.nThreads = 1;
    parameters.printProgress = false;
    if (whisper.full(context, parameters, tone, tone.length) != 0) {
      throw new IllegalStateException("whisper.cpp fails");
    }
  }
}
JAVA

python3 "$work/model.py" "$work/model.bin"
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy -Dartifact=io.github.givimad:whisper-jni:1.7.1 -DoutputDirectory="$work" >&2
java -cp "$work/whisper-jni-1.7.1.jar" "$work/Finding.java" "$work/model.bin"
