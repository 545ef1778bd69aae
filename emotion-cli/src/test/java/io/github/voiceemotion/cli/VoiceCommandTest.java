package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.WavWriter;
import io.github.voiceemotion.model.VoiceProfile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoiceCommandTest {

  private static final String SYNTHESISED = "../data/samples/synthesised.wav";
  private static final String NEUTRAL = "../data/samples/neutral.wav";

  @TempDir Path data;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void voiceGrowsFromCallToCallAndIsListed() throws IOException {
    assertEquals(0, run("predict", "--voice", "anna", "--data", data.toString(), SYNTHESISED));
    assertEquals(1, profile("anna").clips());
    assertEquals(
        0, run("predict", "--voice", "anna", "--data", data.toString(), NEUTRAL, SYNTHESISED));
    assertEquals(3, profile("anna").clips());

    out.getBuffer().setLength(0);
    assertEquals(0, run("voice", "list", "--data", data.toString()));
    assertEquals("anna                 3 clips\n", out.toString());
  }

  @Test
  void answersOfAKnownVoiceDifferFromThoseOfAStranger() {
    assertEquals(0, run("predict", "--json", NEUTRAL));
    String stranger = out.toString();
    run(
        "predict",
        "--voice",
        "anna",
        "--data",
        data.toString(),
        SYNTHESISED,
        SYNTHESISED,
        SYNTHESISED);

    out.getBuffer().setLength(0);
    assertEquals(
        0, run("predict", "--json", "--voice", "anna", "--data", data.toString(), NEUTRAL));

    assertFalse(stranger.equals(out.toString()), stranger);
  }

  @Test
  void folderOfOneVoiceIsAnsweredTogetherInTheFilesOrder() {
    assertEquals(0, run("predict", "--csv", "--same-voice", SYNTHESISED, NEUTRAL));

    assertEquals(3, out.toString().lines().count());
    assertTrue(out.toString().lines().toList().get(1).startsWith(SYNTHESISED), out.toString());
  }

  @Test
  void windowsOfARecordingOfOneVoiceAreAnsweredTogether() throws IOException {
    Path twice = data.resolve("twice.wav");
    AudioClip speech = new AudioDecoder().decode(Path.of(SYNTHESISED));
    float[] samples = Arrays.copyOf(speech.samples(), 2 * speech.length());
    System.arraycopy(speech.samples(), 0, samples, speech.length(), speech.length());
    WavWriter.write(new AudioClip(samples, speech.sampleRate()), twice);

    assertEquals(0, run("predict", "--json", "--timeline", twice.toString()));
    List<String> strangers = out.toString().lines().toList();
    out.getBuffer().setLength(0);
    assertEquals(
        1, run("predict", "--json", "--timeline", "--same-voice", "none.wav", twice.toString()));
    List<String> together = out.toString().lines().skip(1).toList();

    assertEquals(3, together.size(), out.toString());
    for (int i = 0; i < 3; i++) {
      String place = "{\"file\":\"" + twice + "\",\"start\":" + 1.5 * i + ",";
      assertTrue(strangers.get(i).startsWith(place), strangers.get(i));
      assertTrue(together.get(i).startsWith(place), together.get(i));
      assertFalse(together.get(i).equals(strangers.get(i)), together.get(i));
    }

    assertEquals(
        0,
        run("predict", "--timeline", "--voice", "a", "--data", data.toString(), twice.toString()));
    assertEquals(3, profile("a").clips());
  }

  @Test
  void explanationSaysHowMuchTheVoiceCountedAndLeavesItAsItIs() throws IOException {
    run("predict", "--voice", "anna", "--data", data.toString(), SYNTHESISED, SYNTHESISED);
    VoiceProfile before = profile("anna");
    out.getBuffer().setLength(0);

    assertEquals(
        0, run("predict", "--explain", "--voice", "anna", "--data", data.toString(), NEUTRAL));
    for (String part : List.of("all features", "speech encoder", "voice profile")) {
      assertTrue(
          out.toString().lines().anyMatch(line -> line.matches("    " + part + " +[+-]\\d+\\.\\d")),
          out.toString());
    }
    assertEquals(before, profile("anna"));

    out.getBuffer().setLength(0);
    run("predict", "--explain", "--json", "--voice", "anna", "--data", data.toString(), NEUTRAL);
    assertTrue(out.toString().contains(",\"voice_profile\":"), out.toString());

    assertEquals(
        2, run("predict", "--explain", "--voice", "ben", "--data", data.toString(), NEUTRAL));
    assertEquals("error: no voice is called 'ben'\n", err.toString());
    assertEquals(2, run("predict", "--explain", "--same-voice", NEUTRAL));
    assertTrue(err.toString().contains("--same-voice does not go with --explain"), err.toString());
  }

  @Test
  void fileThatCannotBeReadCostsOnlyItself() throws IOException {
    Path text = Files.writeString(data.resolve("notes.wav"), "no audio");

    assertEquals(
        1,
        run("predict", "--voice", "anna", "--data", data.toString(), text.toString(), SYNTHESISED));
    assertEquals(1, profile("anna").clips());
    assertEquals(1, run("predict", "--same-voice", text.toString(), SYNTHESISED));
  }

  @Test
  void forgetsAVoiceByName() {
    run("predict", "--voice", "anna", "--data", data.toString(), SYNTHESISED);

    assertEquals(0, run("voice", "delete", "anna", "--data", data.toString()));
    assertEquals(2, run("voice", "delete", "anna", "--data", data.toString()));
    assertEquals("error: no voice is called 'anna'\n", err.toString());
    out.getBuffer().setLength(0);
    assertEquals(0, run("voice", "list", "--data", data.toString()));
    assertEquals("no voices are kept\n", out.toString());
  }

  @Test
  void refusesNamesThatLeadElsewhereAndProfilesOfOtherModels() throws IOException {
    assertEquals(2, run("predict", "--voice", "../anna", "--data", data.toString(), SYNTHESISED));
    assertTrue(err.toString().startsWith("error: voice is '../anna', expected "), err.toString());

    run("predict", "--voice", "anna", "--data", data.toString(), SYNTHESISED);
    Path file = data.resolve("voices/anna.json");
    Files.writeString(
        file, Files.readString(file).replaceFirst("\"model\":\"....", "\"model\":\"none"));
    err.getBuffer().setLength(0);
    assertEquals(2, run("predict", "--voice", "anna", "--data", data.toString(), SYNTHESISED));
    assertTrue(
        err.toString().startsWith("error: the voice profile was made by another model, none"),
        err.toString());
  }

  @Test
  void lightModelSaysThatItMakesNoUseOfVoices() {
    assertEquals(
        2,
        run("predict", "--model", "light", "--voice", "a", "--data", data.toString(), SYNTHESISED));
    assertEquals(
        "error: a light model makes no use of what a voice is like: leave out --voice and"
            + " --same-voice\n",
        err.toString());
  }

  @Test
  void folderOfVoicesWithoutAVoiceIsRefused() {
    assertEquals(2, run("predict", "--data", data.toString(), SYNTHESISED));
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
