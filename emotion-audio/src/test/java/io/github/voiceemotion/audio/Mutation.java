package io.github.voiceemotion.audio;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.BiFunction;

/** How a file may be broken. */
enum Mutation {
  TRUNCATE((bytes, random) -> Arrays.copyOf(bytes, random.nextInt(bytes.length))),
  FLIP_BITS(
      (bytes, random) -> {
        for (int i = 0; i < 1 + random.nextInt(30); i++) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
      }),
  FLIP_BITS_OF_HEADER(
      (bytes, random) -> {
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
          bytes[random.nextInt(Math.min(bytes.length, 400))] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
      }),
  EXTREME_NUMBERS(
      (bytes, random) -> {
        int[] extremes = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xFFFF, 0x10000};
        int reach = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 400);
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
          ByteBuffer.wrap(bytes)
              .putInt(random.nextInt(reach - 4), extremes[random.nextInt(extremes.length)]);
        }
        return bytes;
      }),
  RANDOM_STRETCH(
      (bytes, random) -> {
        byte[] noise = new byte[1 + random.nextInt(200)];
        random.nextBytes(noise);
        int start = random.nextInt(bytes.length - noise.length);
        System.arraycopy(noise, 0, bytes, start, noise.length);
        return bytes;
      }),
  CUT_OUT(
      (bytes, random) -> {
        int start = random.nextInt(bytes.length);
        int end = start + random.nextInt(bytes.length - start);
        return join(Arrays.copyOf(bytes, start), Arrays.copyOfRange(bytes, end, bytes.length));
      }),
  REPEAT(
      (bytes, random) -> {
        int start = random.nextInt(bytes.length);
        int end = start + random.nextInt(bytes.length - start);
        byte[] part = Arrays.copyOfRange(bytes, start, end);
        return join(Arrays.copyOf(bytes, end), join(part, part));
      }),
  SPLICE(
      (bytes, random) -> {
        byte[] donor = donor(random);
        int header = random.nextInt(Math.min(donor.length, 1000));
        byte[] rest = Arrays.copyOfRange(bytes, random.nextInt(bytes.length), bytes.length);
        return join(Arrays.copyOf(donor, header), rest);
      }),
  NOISE_BEHIND_THE_START(
      (bytes, random) -> {
        byte[] noise = new byte[random.nextInt(20_000)];
        random.nextBytes(noise);
        return join(Arrays.copyOf(bytes, random.nextInt(64)), noise);
      });

  /** What else's start a file may get. */
  private static final byte[][] DONORS =
      Arrays.stream(
              new String[] {
                "speech.wav",
                "speech.aiff",
                "speech.flac",
                "speech-vorbis.ogg",
                "speech-opus.ogg",
                "speech.mp3",
                "speech.aac",
                "tone-alac.m4a",
                "speech-fragmented.mp4",
                "speech-live.webm"
              })
          .map(TestAudio::bytes)
          .toArray(byte[][]::new);

  private final BiFunction<byte[], Random, byte[]> mutate;

  Mutation(BiFunction<byte[], Random, byte[]> mutate) {
    this.mutate = mutate;
  }

  /** Returns a broken copy. */
  byte[] of(byte[] original, Random random) {
    return mutate.apply(original.clone(), random);
  }

  private static byte[] donor(Random random) {
    return DONORS[random.nextInt(DONORS.length)];
  }

  private static byte[] join(byte[] a, byte[] b) {
    byte[] joined = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, joined, a.length, b.length);
    return joined;
  }
}
