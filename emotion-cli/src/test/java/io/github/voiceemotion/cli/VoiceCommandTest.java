package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.model.VoiceProfile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoiceCommandTest {

  private static final String EXCITED = "../data/samples/synthesised.wav";
  private static final String NEUTRAL = "../data/samples/neutral.wav";

  @TempDir Path data;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void voiceGrowsFromCallToCallAndIsListed() throws IOException {
    assertEquals(0, run("predict", "--voice", "anna", "--data", data.toString(), EXCITED));
    assertEquals(1, profile("anna").clips());
    assertEquals(0, run("predict", "--voice", "anna", "--data", data.toString(), NEUTRAL, EXCITED));
    assertEquals(3, profile("anna").clips());

    out.getBuffer().setLength(0);
    assertEquals(0, run("voice", "list", "--data", data.toString()));
    assertEquals("anna                 3 clips\n", out.toString());
  }

  @Test
  void answersOfAKnownVoiceDifferFromThoseOfAStranger() {
    assertEquals(0, run("predict", "--json", NEUTRAL));
    String stranger = out.toString();
    run("predict", "--voice", "anna", "--data", data.toString(), EXCITED, EXCITED, EXCITED);

    out.getBuffer().setLength(0);
    assertEquals(
        0, run("predict", "--json", "--voice", "anna", "--data", data.toString(), NEUTRAL));

    assertFalse(stranger.equals(out.toString()), stranger);
  }

  @Test
  void folderOfOneVoiceIsAnsweredTogetherInTheFilesOrder() {
    assertEquals(0, run("predict", "--csv", "--same-voice", EXCITED, NEUTRAL));

    assertEquals(3, out.toString().lines().count());
    assertTrue(out.toString().lines().toList().get(1).startsWith(EXCITED), out.toString());
  }

  @Test
  void fileThatCannotBeReadCostsOnlyItself() throws IOException {
    Path text = Files.writeString(data.resolve("notes.wav"), "no audio");

    assertEquals(
        1, run("predict", "--voice", "anna", "--data", data.toString(), text.toString(), EXCITED));
    assertEquals(1, profile("anna").clips());
    assertEquals(1, run("predict", "--same-voice", text.toString(), EXCITED));
  }

  @Test
  void forgetsAVoiceByName() {
    run("predict", "--voice", "anna", "--data", data.toString(), EXCITED);

    assertEquals(0, run("voice", "delete", "anna", "--data", data.toString()));
    assertEquals(2, run("voice", "delete", "anna", "--data", data.toString()));
    assertEquals("error: no voice is called 'anna'\n", err.toString());
    out.getBuffer().setLength(0);
    assertEquals(0, run("voice", "list", "--data", data.toString()));
    assertEquals("no voices are kept\n", out.toString());
  }

  @Test
  void refusesNamesThatLeadElsewhereAndProfilesOfOtherModels() throws IOException {
    assertEquals(2, run("predict", "--voice", "../anna", "--data", data.toString(), EXCITED));
    assertTrue(err.toString().startsWith("error: voice is '../anna', expected "), err.toString());

    run("predict", "--voice", "anna", "--data", data.toString(), EXCITED);
    Path file = data.resolve("voices/anna.json");
    Files.writeString(
        file, Files.readString(file).replaceFirst("\"model\":\"....", "\"model\":\"none"));
    err.getBuffer().setLength(0);
    assertEquals(2, run("predict", "--voice", "anna", "--data", data.toString(), EXCITED));
    assertTrue(
        err.toString().startsWith("error: the voice profile was made by another model, none"),
        err.toString());
  }

  @Test
  void lightModelSaysThatItMakesNoUseOfVoices() {
    assertEquals(
        2, run("predict", "--model", "light", "--voice", "a", "--data", data.toString(), EXCITED));
    assertEquals(
        "error: a light model makes no use of what a voice is like: leave out --voice and"
            + " --same-voice\n",
        err.toString());
  }

  @Test
  void folderOfVoicesWithoutAVoiceIsRefused() {
    assertEquals(2, run("predict", "--data", data.toString(), EXCITED));
    assertTrue(err.toString().contains("--data says where voices are kept"), err.toString());
  }

  private VoiceProfile profile(String name) throws IOException {
    return VoiceProfile.parse(Files.readString(data.resolve("voices/" + name + ".json")));
  }

  private int run(String... arguments) {
    return EmotionCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
