package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.RecognizerOptions;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.history.Recording;
import io.github.voiceemotion.history.RecordingQuery;
import io.github.voiceemotion.history.RecordingStore;
import io.github.voiceemotion.history.StoredTranscript;
import io.github.voiceemotion.history.StoredWord;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.VoiceProfile;
import io.github.voiceemotion.transcription.Transcription;
import io.github.voiceemotion.transcription.TranscriptionOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTest {

  private static final Path SPEECH = Path.of("../data/samples/reading.wav");
  private static final Path NEUTRAL = Path.of("../data/samples/neutral.wav");

  private static EmotionRecognizer recognizer;

  @TempDir private Path data;

  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text, true);
  private final List<AudioClip> played = new ArrayList<>();
  private final List<Duration> recorded = new ArrayList<>();
  private RecordingStore store;
  private Transcription transcription;
  private EmotionRecognizer answering = recognizer;
  private boolean knowing = true;

  @BeforeAll
  static void load() {
    recognizer = EmotionRecognizer.pretrained();
  }

  @AfterAll
  static void close() {
    recognizer.close();
  }

  @BeforeEach
  void open() {
    store = RecordingStore.open(data);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void recordsThreeSecondsOnEnterAndKeepsThem() {
    type("");

    assertEquals(List.of(Duration.ofSeconds(3)), recorded);
    for (Emotion emotion : Labels.SIX.emotions()) {
      assertTrue(said().contains(emotion.label()), said());
    }
    List<Recording> kept = kept();
    assertEquals(1, kept.size());
    assertEquals("microphone", kept.get(0).name());
    assertEquals(recognizer.recognize(SPEECH).emotion(), kept.get(0).prediction().emotion());
  }

  @Test
  void showsTheLevelOnATerminal() {
    Studio studio =
        new Studio(
            new SessionVoice(recognizer, true),
            store,
            Optional.empty(),
            this::record,
            out,
            true,
            new TextFormat(false, false, OptionalInt.empty()));
    studio.record(Duration.ofSeconds(3));

    assertTrue(said().contains("[###############...............]"), said());
  }

  @Test
  void recognisesAFileAndListsIt() {
    type("file " + SPEECH, "list");

    assertEquals(List.of("reading.wav"), kept().stream().map(Recording::name).toList());
    assertTrue(
        said().matches("(?s).*  1  \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d  .*reading\\.wav.*"), said());
  }

  @Test
  void showsAndKeepsTheWords() {
    try (Transcription parrot =
        Transcription.open(TranscriptionOptions.defaults().withEngine("parrot"))) {
      transcription = parrot;
      type("", "file " + SPEECH, "list");
    }
    String words = '"' + ParrotEngine.TEXT + '"';
    assertEquals(2, said().split("  " + words + "  \\(rough\\)\\R", -1).length - 1, said());
    StoredTranscript kept =
        new StoredTranscript(
            ParrotEngine.TEXT,
            "parrot",
            Optional.of("en"),
            OptionalDouble.of(0.5),
            true,
            List.of(new StoredWord("dogs", 0.5, 1)));
    assertEquals(
        List.of(Optional.of(kept), Optional.of(kept)),
        kept().stream().map(Recording::transcript).toList());
    assertTrue(said().contains("reading.wav  " + words), said());
  }

  @Test
  void keepsTheEmotionWhenTheWordsDoNotCome() {
    try (Transcription sleeping =
        Transcription.open(
            TranscriptionOptions.defaults()
                .withEngine("sleeping")
                .withTimeLimit(Duration.ofMillis(100)))) {
      transcription = sleeping;
      type("");
    }
    assertTrue(said().contains("  no words: sleeping: gave up"), said());
    assertEquals(List.of(Optional.empty()), kept().stream().map(Recording::transcript).toList());
  }

  @Test
  void takesPathsAsTerminalsPasteThem() {
    type("file '" + SPEECH + "'", "file \"" + SPEECH + "\"");

    assertEquals(2, kept().size());
  }

  @Test
  void playsARecordingByItsNumber() {
    type("file " + NEUTRAL, "file " + SPEECH, "play 2", "play 1");

    assertEquals(2, played.size(), said());
    assertEquals(new AudioDecoder().decode(NEUTRAL).length(), played.get(0).length());
    assertEquals(new AudioDecoder().decode(SPEECH).length(), played.get(1).length());
  }

  @Test
  void goesOnAfterMistakes() {
    type("dance", "file", "file none.wav", "play", "play 7", "play x", "list");

    assertTrue(
        said().contains("error: 'dance' is no command; 'help' lists those there are"), said());
    assertTrue(said().contains("error: file takes a path"), said());
    assertTrue(said().contains("error: none.wav: no such file"), said());
    assertTrue(said().contains("error: play takes the number"), said());
    assertTrue(said().contains("error: 7: no such recording"), said());
    assertTrue(said().contains("error: x: no such recording"), said());
    assertTrue(said().contains("Nothing has been recorded yet."), said());
    assertEquals(List.of(), kept());
  }

  @Test
  void worksWithoutAMicrophone() {
    Studio.Input none =
        new Studio.Input() {
          @Override
          public AudioClip record(Duration duration, DoubleConsumer level) {
            throw new AssertionError("nobody is to be asked to speak");
          }

          @Override
          public void requirePresent() {
            throw new AudioException("microphone", "this computer has no device that can record");
          }
        };
    run(none, "", "file " + SPEECH);

    assertTrue(
        said().contains("error: microphone: this computer has no device that can record"), said());
    assertFalse(said().contains("Speak now"), said());
    Recording copy = kept().get(0);
    Path kept = store.audio(copy.owner(), copy.id()).orElseThrow().file();
    assertTrue(said().endsWith("  a copy is kept: " + kept + "\n"), said());
    assertEquals(1, kept().size());
  }

  @Test
  void helpsAndSuggestsSentences() {
    type("help", "samples");

    Shell.COMMANDS.forEach(command -> assertTrue(said().contains(command), command));
    assertTrue(said().contains("This is the last time that you lie to me!"), said());
  }

  @Test
  void knowsTheVoiceOfTheSessionBetterWithEachRecording() {
    type("file " + SPEECH, "", "file " + NEUTRAL);

    assertTrue(
        said()
            .contains(
                "All recordings of this session count as one voice, known from 0 clips so far;"
                    + " 'voice off' ends that."),
        said());
    assertEquals(
        List.of("1 clip", "2 clips", "3 clips"),
        said()
            .lines()
            .filter(line -> line.startsWith("  the voice is known from "))
            .map(line -> line.substring("  the voice is known from ".length()))
            .toList());
    VoiceProfile voice = recognizer.recognize(SPEECH, recognizer.unknownVoice()).profile();
    voice = recognizer.recognize(SPEECH, voice).profile();
    assertEquals(
        recognizer.recognize(NEUTRAL, voice).prediction().emotion(),
        kept().get(0).prediction().emotion());
    assertEquals(
        recognizer.recognize(NEUTRAL, voice).prediction().confidence(),
        kept().get(0).prediction().confidence(),
        1e-6);
  }

  @Test
  void voiceIsSwitchedOffAndOnAndForgotten() {
    type("", "voice off", "", "voice on", "", "voice forget", "", "voice", "voice up");

    List<String> voice =
        said().lines().filter(line -> line.contains("known from")).skip(1).toList();
    String on =
        "All recordings of this session count as one voice, known from %s so far; 'voice off' ends that.";
    assertEquals(
        List.of(
            "  the voice is known from 1 clip",
            "Each recording is answered by itself; 'voice on' answers by the voice, known from 1 clip.",
            String.format(on, "1 clip"),
            "  the voice is known from 2 clips",
            String.format(on, "0 clips"),
            "  the voice is known from 1 clip",
            String.format(on, "1 clip")),
        voice);
    assertEquals(
        recognizer.recognize(SPEECH).confidence(),
        kept().get(2).prediction().confidence(),
        1e-6,
        "while it is off");
    assertTrue(said().contains("error: voice takes on, off or forget"), said());
  }

  @Test
  void startsWithoutTheVoiceIfAskedTo() {
    knowing = false;
    type("", "");

    assertFalse(said().contains("the voice is known from"), said());
    assertTrue(said().contains("Each recording is answered by itself"), said());
    assertEquals(
        kept().get(0).prediction().probabilities(), kept().get(1).prediction().probabilities());
  }

  @Test
  void lightModelSaysOnceThatItMakesNoUseOfTheVoice() {
    try (EmotionRecognizer light =
        EmotionRecognizer.of(ModelBundle.light(), RecognizerOptions.defaults())) {
      answering = light;
      type("", "file " + SPEECH);

      String sentence =
          "This model makes no use of what a voice is like: each recording is answered by itself.";
      assertEquals(1, said().lines().filter(line -> line.contains("voice")).count(), said());
      assertTrue(said().contains(sentence), said());
      assertEquals(light.recognize(SPEECH).emotion(), kept().get(0).prediction().emotion());
    }
  }

  @Test
  void endsAtQuit() {
    type("quit", "file " + SPEECH);

    assertEquals(List.of(), kept());
    assertFalse(said().contains("error"), said());
  }

  private void type(String... lines) {
    run(this::record, lines);
  }

  private void run(Studio.Input microphone, String... lines) {
    Iterator<String> typed = List.of(lines).iterator();
    SessionVoice voice = new SessionVoice(answering, knowing);
    Studio studio =
        new Studio(
            voice,
            store,
            Optional.ofNullable(transcription),
            microphone,
            out,
            false,
            new TextFormat(false, true, OptionalInt.empty()));
    new Shell(studio, voice, new Playback(store, played::add), store, out)
        .run(() -> typed.hasNext() ? Optional.of(typed.next()) : Optional.empty());
  }

  /** Hears the sample at -30 dB. */
  private AudioClip record(Duration duration, DoubleConsumer level) {
    recorded.add(duration);
    level.accept(-30);
    return new AudioDecoder().decode(SPEECH);
  }

  private List<Recording> kept() {
    return store.list(RecordingQuery.newest(RecordingStore.LOCAL_OWNER));
  }

  private String said() {
    return text.toString();
  }
}
