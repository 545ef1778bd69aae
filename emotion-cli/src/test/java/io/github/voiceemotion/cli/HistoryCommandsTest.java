package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.history.NewRecording;
import io.github.voiceemotion.history.RecordingStore;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.Prediction;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that read and fill the history. */
class HistoryCommandsTest {

  @TempDir private Path data;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void listsWhatIsKeptTheNewestFirst() throws IOException {
    keep("first.wav", "second.wav");

    assertEquals(0, run("list"));
    List<String> lines = out.toString().lines().toList();
    assertEquals(2, lines.size());
    assertTrue(lines.get(0).contains("second.wav"), lines.get(0));
    assertTrue(lines.get(1).contains("first.wav"), lines.get(1));

    out.getBuffer().setLength(0);
    assertEquals(0, run("list", "--json", "-n", "1"));
    JsonNode newest = new ObjectMapper().readTree(out.toString());
    assertEquals("second.wav", newest.get("name").textValue());
    assertEquals("sad", newest.get("emotion").textValue());
    assertEquals(1, newest.get("seconds").doubleValue());
    assertTrue(newest.get("transcript").isNull());
  }

  @Test
  void saysThatNothingIsKept() {
    assertEquals(0, run("list"));
    assertEquals("Nothing has been recorded yet.", out.toString().strip());
  }

  @Test
  void explainsBadCalls() throws IOException {
    Path file = Files.writeString(data.resolve("notes"), "a file");
    assertEquals(2, run("list", "--count", "0"));
    assertEquals(2, run("play", "1"));
    assertEquals(2, run("record", "--seconds", "0"));
    assertEquals(
        2,
        EmotionCommand.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute("list", "--data", file.toString()));

    assertTrue(err.toString().contains("--count is 0, expected 1 to 1000"), err.toString());
    assertTrue(err.toString().contains("error: 1: no such recording"), err.toString());
    assertTrue(err.toString().contains("--seconds is 0.0, expected 0.5 to 600"), err.toString());
    assertTrue(
        err.toString()
            .lines()
            .anyMatch(line -> line.startsWith("error: ") && line.contains("notes")),
        err.toString());
    assertTrue(!err.toString().contains("Exception"), err.toString());
  }

  @Test
  void saysThatThereIsNoMicrophone() {
    Assumptions.assumeTrue(
        AudioSystem.getMixerInfo().length == 0, "this computer has no sound devices");
    assertEquals(2, run("record"));
    assertEquals(
        "error: microphone: this computer has no device that can record", err.toString().strip());
  }

  private void keep(String... names) {
    Prediction sad = Prediction.of(Labels.SIX, new double[] {0, 0, 1, 0, 0, 0});
    try (RecordingStore store = RecordingStore.open(data)) {
      for (String name : names) {
        store.add(
            new NewRecording(RecordingStore.LOCAL_OWNER, name, 1, sad, "test"),
            new AudioClip(new float[16_000], AudioClip.SAMPLE_RATE));
      }
    }
  }

  private int run(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--data";
    all[arguments.length + 1] = data.toString();
    return EmotionCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }
}
