package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioDecoder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioPartTest {

  private static final String TRACKS = "../emotion-audio/src/test/resources/audio/two-tracks.mka";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void answersEachSideOfACallByItself() throws IOException {
    Path call = call("call.wav", "synthesised", "neutral");
    run(
        "predict",
        "--csv",
        "--model=light",
        "../data/samples/synthesised.wav",
        "../data/samples/neutral.wav");
    List<String> alone = probabilities();
    out.getBuffer().setLength(0);

    assertEquals(0, run("predict", "--csv", "--model=light", "--channel=each", call.toString()));

    List<String> rows = out.toString().lines().skip(1).toList();
    assertEquals(2, rows.size());
    assertTrue(rows.get(0).startsWith(call + " (left)"), rows.get(0));
    assertTrue(rows.get(1).startsWith(call + " (right)"), rows.get(1));
    assertEquals(alone, probabilities());
    out.getBuffer().setLength(0);

    assertEquals(0, run("predict", "--csv", "--model=light", "--channel=right", call.toString()));
    assertEquals(alone.subList(1, 2), probabilities());
    out.getBuffer().setLength(0);

    assertEquals(
        0, run("predict", "--timeline", "--model=light", "--channel=each", call.toString()));
    assertTrue(out.toString().contains(call + " (left)\n"), out::toString);
    assertTrue(out.toString().contains(call + " (right)\n"), out::toString);
  }

  @Test
  void saysThatThereAreOtherTracks() {
    assertEquals(0, run("predict", "--csv", "--model=light", TRACKS));
    assertEquals(
        "note: " + TRACKS + " has 2 audio tracks; --track=N hears another one\n", err.toString());
    err.getBuffer().setLength(0);

    assertEquals(0, run("predict", "--csv", "--model=light", "--track=2", TRACKS));
    assertEquals("", err.toString());

    assertEquals(2, run("predict", "--model=light", "--track=3", TRACKS));
    assertEquals("error: " + TRACKS + ": has 2 audio tracks, and no track 3\n", err.toString());
  }

  @Test
  void refusesPartsThatThereCannotBe() {
    assertEquals(2, run("predict", "--channel=middle", TRACKS));
    assertTrue(
        err.toString().contains("'middle', expected left, right, each, or the number of a channel"),
        err::toString);
    err.getBuffer().setLength(0);
    assertEquals(2, run("predict", "--model=light", "--track=0", TRACKS));
    assertEquals("error: track is 0, expected at least 1\n", err.toString());
    assertEquals(2, run("predict", "--channel=each", "--explain", TRACKS));
    assertEquals(2, run("features", "--channel=each", TRACKS));
  }

  /** The columns of the table behind the file's name. */
  private List<String> probabilities() {
    return out.toString()
        .lines()
        .skip(1)
        .map(row -> row.replaceFirst("^(\"[^\"]*\"|[^,]*),", ""))
        .toList();
  }

  private Path call(String name, String left, String right) throws IOException {
    float[] one = samples(left);
    float[] other = samples(right);
    int length = Math.max(one.length, other.length);
    ByteBuffer wav = ByteBuffer.allocate(44 + 8 * length).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 8 * length);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 3);
    wav.putShort((short) 2).putInt(16_000).putInt(128_000).putShort((short) 8).putShort((short) 32);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(8 * length);
    for (int i = 0; i < length; i++) {
      wav.putFloat(i < one.length ? one[i] : 0).putFloat(i < other.length ? other[i] : 0);
    }
    return Files.write(folder.resolve(name), wav.array());
  }

  private static float[] samples(String name) {
    return new AudioDecoder().decode(Path.of("../data/samples/" + name + ".wav")).samples();
  }

  private int run(String... arguments) {
    return EmotionCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
