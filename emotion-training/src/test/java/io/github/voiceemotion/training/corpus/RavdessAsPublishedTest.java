package io.github.voiceemotion.training.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.training.split.Protocol;
import io.github.voiceemotion.training.split.RandomSplit;
import io.github.voiceemotion.training.split.Split;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * RAVDESS as it is published: files of 48 kHz with padding before their samples and 50 kB of other
 * chunks after them, five of them of two equal channels, and one recording of actor 07 under two
 * names. The sounds are made here.
 */
class RavdessAsPublishedTest {

  private static final int RATE = 48_000;
  private static final int METADATA_BYTES = 50_000;

  @TempDir Path folder;

  private Path mono;
  private Path stereo;
  private Path plain;
  private Path again;

  @BeforeEach
  void writeFiles() throws IOException {
    mono = write("Actor_07/03-01-03-01-01-01-07.wav", published(1, 1));
    again = write("Actor_07/03-01-03-01-01-02-07.wav", published(1, 1));
    stereo = write("Actor_20/03-01-06-01-01-02-20.wav", published(2, 1));
    write("Actor_20/03-01-05-01-01-02-20.wav", published(1, 2));
    plain = write("plain.wav", riff(format(1), chunk("data", samples(1, 1))));
  }

  @Test
  void isHeardAsTheSamplesAlone() {
    AudioDecoder decoder = new AudioDecoder();
    float[] expected = decoder.decode(plain).samples();

    assertEquals(16_000, expected.length);
    assertArrayEquals(expected, decoder.decode(mono).samples());
    assertArrayEquals(expected, decoder.decode(stereo).samples(), 1e-6f);
  }

  @Test
  void countsTheTwoEqualFilesOnceAndSaysSo() {
    CorpusListing listing = new Ravdess(folder).list();

    assertEquals(
        Map.of(
            "same content as another file",
            List.of(again),
            "not named as in RAVDESS",
            List.of(plain)),
        listing.leftOut());
    assertEquals(
        "ravdess: 3 utterances of 2 speakers (happy 1, angry 1, fear 1); left out: 1 not named as in"
            + " RAVDESS, 1 same content as another file",
        listing.summary());
  }

  @Test
  void putsNoCopyOnBothSidesOfASplit() throws IOException {
    Path own = folder.resolve("own");
    for (int i = 0; i < 5; i++) {
      write("own/sad/" + i + ".wav", published(1, 10 + i));
      write("own/sad/copy of " + i + ".wav", published(1, 10 + i));
      write("own/angry/" + i + ".wav", published(1, 20 + i));
    }
    // Whoever sorted this was not sure.
    write("own/sad/unsure.wav", published(1, 20));

    CorpusListing listing = new EmotionFolders(own, "own").list();
    assertEquals(10, listing.utterances().size());
    assertEquals(5, listing.leftOut().get("same content as another file").size());
    assertEquals(
        List.of(own.resolve("sad/unsure.wav")),
        listing.leftOut().get("same content as a file of another emotion"));

    Protocol random = new RandomSplit(1);
    Split split = random.split(listing.utterances());
    List<Path> all =
        Stream.of(split.train(), split.development(), split.test())
            .flatMap(List::stream)
            .map(Utterance::path)
            .toList();
    assertEquals(Map.of(), ContentCopies.among(all));
    assertEquals(10, all.size());
  }

  @Test
  void takesAFolderThatWasGivenTwiceOnce() {
    CorpusListing one = new EmotionFolders(folder, "one").list();
    CorpusListing two = new EmotionFolders(folder, "two").list();

    List<CorpusListing> both = CorpusListing.withoutCopies(List.of(one, two));

    assertEquals(one, both.get(0));
    assertEquals(List.of(), both.get(1).utterances());
    assertEquals(
        one.utterances().size(), both.get(1).leftOut().get("same content as a file of one").size());
  }

  private Path write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  private static byte[] published(int channels, long seed) {
    return riff(
        chunk("JUNK", new byte[27]),
        format(channels),
        chunk("minf", new byte[16]),
        chunk("data", samples(channels, seed)),
        chunk("LIST", metadata("INFO")),
        chunk("_PMX", metadata("<?xp")));
  }

  /** Such as editors leave: text that is no audio. */
  private static byte[] metadata(String start) {
    return (start + "word ".repeat(METADATA_BYTES / 10)).getBytes(StandardCharsets.US_ASCII);
  }

  /** A second of noise, the same in each channel. */
  private static byte[] samples(int channels, long seed) {
    Random random = new Random(seed);
    ByteBuffer samples = ByteBuffer.allocate(2 * channels * RATE).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < RATE; i++) {
      short sample = (short) (3_000 * random.nextGaussian());
      for (int channel = 0; channel < channels; channel++) {
        samples.putShort(sample);
      }
    }
    return samples.array();
  }

  private static byte[] format(int channels) {
    return chunk(
        "fmt ",
        ByteBuffer.allocate(16)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) 1)
            .putShort((short) channels)
            .putInt(RATE)
            .putInt(2 * channels * RATE)
            .putShort((short) (2 * channels))
            .putShort((short) 16)
            .array());
  }

  /** A chunk of an odd length is followed by a byte that is not counted. */
  private static byte[] chunk(String name, byte[] content) {
    int padded = content.length + content.length % 2;
    return ByteBuffer.allocate(8 + padded)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(name.getBytes(StandardCharsets.US_ASCII))
        .putInt(content.length)
        .put(content)
        .array();
  }

  private static byte[] riff(byte[]... chunks) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes("WAVE".getBytes(StandardCharsets.US_ASCII));
    Stream.of(chunks).forEach(all::writeBytes);
    return chunk("RIFF", all.toByteArray());
  }
}
