package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.history.Recording;
import io.github.voiceemotion.history.RecordingQuery;
import io.github.voiceemotion.history.RecordingStore;
import io.github.voiceemotion.history.StoredTranscript;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
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
import java.util.OptionalInt;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTest {

  private static final Path SPEECH = Path.of("../data/samples/synthesised.wav");

  private static EmotionRecognizer recognizer;

  @TempDir private Path data;

  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text, true);
  private final List<AudioClip> played = new ArrayList<>();
  private final List<Duration> recorded = new ArrayList<>();
  private RecordingStore store;
  private Transcription transcription;

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
            recognizer,
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

    assertEquals(List.of("synthesised.wav"), kept().stream().map(Recording::name).toList());
    assertTrue(
        said().matches("(?s).*  1  \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d  .*synthesised\\.wav.*"),
        said());
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
    StoredTranscript kept = new StoredTranscript(ParrotEngine.TEXT, "parrot", true);
    assertEquals(
        List.of(Optional.of(kept), Optional.of(kept)),
        kept().stream().map(Recording::transcript).toList());
    assertTrue(said().contains("synthesised.wav  " + words), said());
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
    type("file ../data/samples/neutral.wav", "file " + SPEECH, "play 2", "play 1");

    assertEquals(2, played.size(), said());
    assertEquals(
        new AudioDecoder().decode(Path.of("../data/samples/neutral.wav")).length(),
        played.get(0).length());
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
    Studio studio =
        new Studio(
            recognizer,
            store,
            Optional.ofNullable(transcription),
            microphone,
            out,
            false,
            new TextFormat(false, true, OptionalInt.empty()));
    new Shell(studio, new Playback(store, played::add), store, out)
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
