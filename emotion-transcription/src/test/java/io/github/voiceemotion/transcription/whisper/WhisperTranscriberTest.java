package io.github.voiceemotion.transcription.whisper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import io.github.voiceemotion.transcription.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class WhisperTranscriberTest {

  private static final String SAID = "[_BEG_] " + Recordings.SENTENCE + "[_TT_150]";
  private static final String TWICE = SAID + SAID;

  private static WhisperTranscriber with(ScriptedDecoder decoder) {
    return new WhisperTranscriber(() -> decoder, Optional.empty(), false);
  }

  private static WhisperTranscriber withoutDecoder() {
    return new WhisperTranscriber(
        () -> {
          throw new AssertionError("the model was loaded");
        },
        Optional.empty(),
        false);
  }

  @Test
  void writesWordsWithTheirTimes() {
    AudioClip reading = Recordings.reading();
    try (WhisperTranscriber whisper = with(new ScriptedDecoder(SAID))) {
      Transcript transcript = whisper.transcribe(reading);

      assertEquals(Recordings.SENTENCE, transcript.text());
      assertEquals(
          List.of(Recordings.SENTENCE.split(" ")),
          transcript.words().stream().map(Word::text).toList());
      double before = 0;
      for (Word word : transcript.words()) {
        assertTrue(word.start() >= before && word.end() > word.start(), word.toString());
        before = word.end();
      }
      assertTrue(before <= reading.seconds());
      assertFalse(transcript.draft());
    }
  }

  @Test
  void saysWhichLanguageItFound() {
    try (WhisperTranscriber whisper = with(new ScriptedDecoder(SAID))) {
      Transcript transcript = whisper.transcribe(Recordings.reading());

      assertEquals("it", transcript.language());
      assertEquals(OptionalDouble.of(0.75), transcript.languageProbability());
    }
  }

  @Test
  void findsTheLanguageInTheFirstWords() {
    ScriptedDecoder decoder = new ScriptedDecoder(SAID);
    AudioClip reading = Recordings.reading();
    try (WhisperTranscriber whisper = with(decoder)) {
      whisper.transcribe(Recordings.joined(Recordings.silence(20), reading));

      float[] heard = decoder.spoken.get(0);
      assertTrue(heard.length > 2 * AudioClip.SAMPLE_RATE, heard.length + " samples");
      assertTrue(loudest(heard, 0, heard.length / 4) > 0.01, "it begins with speech");
    }
  }

  @Test
  void keepsToTheLanguageThatIsChosen() {
    ScriptedDecoder decoder = new ScriptedDecoder(SAID);
    try (WhisperTranscriber whisper =
        new WhisperTranscriber(() -> decoder, Optional.of("de-AT"), true)) {
      Transcript transcript = whisper.transcribe(Recordings.reading());

      assertEquals("de-AT", transcript.language());
      assertEquals(OptionalDouble.empty(), transcript.languageProbability());
      assertEquals("de", decoder.questions.get(0).language());
      assertEquals(List.of(), decoder.spoken);
      assertTrue(decoder.questions.get(0).translate());
    }
  }

  @Test
  void asksNobodyWhereNobodySpeaks() {
    try (WhisperTranscriber whisper = withoutDecoder()) {
      for (AudioClip clip :
          List.of(
              Recordings.silence(0),
              Recordings.silence(3),
              Recordings.silence(40),
              Recordings.noise(3))) {
        Transcript transcript = whisper.transcribe(clip);

        assertEquals("", transcript.text());
        assertEquals(List.of(), transcript.words());
        assertEquals(Transcript.UNKNOWN_LANGUAGE, transcript.language());
      }
    }
  }

  @Test
  void givesTheAudioAsItIs() {
    AudioClip clip =
        Recordings.joined(Recordings.noise(0.7), Recordings.reading(), Recordings.silence(0.8));
    ScriptedDecoder decoder = new ScriptedDecoder(SAID);
    try (WhisperTranscriber whisper = with(decoder)) {
      whisper.transcribe(clip);

      assertArrayEquals(clip.samples(), decoder.questions.get(0).samples());
    }
  }

  @Test
  void padsWhatIsShort() {
    AudioClip word = Recordings.cut(Recordings.reading(), 0.3, 1.0);
    ScriptedDecoder decoder = new ScriptedDecoder("[_BEG_] might[_TT_25]");
    try (WhisperTranscriber whisper = with(decoder)) {
      assertEquals("might", whisper.transcribe(word).text());

      float[] samples = decoder.questions.get(0).samples();
      assertEquals(17_600, samples.length);
      assertArrayEquals(word.samples(), Arrays.copyOf(samples, word.length()));
    }
  }

  @Test
  void resamples() {
    AudioClip reading = Recordings.reading();
    AudioClip slow = new AudioClip(reading.samples(), 8_000);
    ScriptedDecoder decoder = new ScriptedDecoder(SAID);
    try (WhisperTranscriber whisper = with(decoder)) {
      whisper.transcribe(slow);

      assertEquals(2 * reading.length(), decoder.questions.get(0).samples().length);
    }
  }

  @Test
  void takesTheShortestContextThatWillDo() {
    ScriptedDecoder decoder = new ScriptedDecoder(SAID);
    try (WhisperTranscriber whisper = with(decoder)) {
      whisper.transcribe(Recordings.reading());
      whisper.transcribe(Recordings.joined(Recordings.reading(), Recordings.silence(4)));
      whisper.transcribe(Recordings.joined(Recordings.reading(), Recordings.silence(24)));

      assertEquals(List.of(320, 512, 1_500), decoder.audioContexts());
    }
  }

  @Test
  void triesALongerContextWhereASentenceComesTwice() {
    ScriptedDecoder decoder = new ScriptedDecoder(TWICE, SAID);
    try (WhisperTranscriber whisper = with(decoder)) {
      assertEquals(Recordings.SENTENCE, whisper.transcribe(Recordings.reading()).text());
      assertEquals(List.of(320, 512), decoder.audioContexts());
    }
  }

  @Test
  void believesARepetitionThatTwoContextsHear() {
    AudioClip reading = Recordings.reading();
    AudioClip clip = Recordings.joined(reading, reading, reading);
    String often = "[_BEG_]" + " he was not an ill disposed man".repeat(4) + "[_TT_500]";
    ScriptedDecoder decoder = new ScriptedDecoder(often);
    try (WhisperTranscriber whisper = with(decoder)) {
      assertEquals(4, whisper.transcribe(clip).text().split("ill disposed").length - 1);
      assertEquals(List.of(768, 1_500), decoder.audioContexts());
    }
  }

  @Test
  void triesALongerContextWhereSpeechGivesNoWords() {
    ScriptedDecoder decoder = new ScriptedDecoder("[_BEG_] [inaudible][_TT_150]", SAID);
    try (WhisperTranscriber whisper = with(decoder)) {
      assertEquals(Recordings.SENTENCE, whisper.transcribe(Recordings.reading()).text());
    }
  }

  @Test
  void givesUpAfterThreeTries() {
    ScriptedDecoder decoder = new ScriptedDecoder("[_BEG_]" + " Buh".repeat(70));
    try (WhisperTranscriber whisper = with(decoder)) {
      Transcript transcript = whisper.transcribe(Recordings.reading());

      assertEquals("", transcript.text());
      assertEquals(List.of(), transcript.words());
      assertEquals(List.of(320, 512, 768), decoder.audioContexts());
    }
  }

  @Test
  void losesAndDoublesNothingWhereItCutsLongAudio() {
    List<AudioClip> parts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      parts.add(Recordings.reading());
      parts.add(Recordings.silence(0.3));
    }
    AudioClip clip = Recordings.joined(parts.toArray(AudioClip[]::new));
    ScriptedDecoder decoder = new ScriptedDecoder(SAID);
    try (WhisperTranscriber whisper = with(decoder)) {
      Transcript transcript = whisper.transcribe(clip);

      List<AudioClip> pieces =
          decoder.questions.stream()
              .map(question -> new AudioClip(question.samples(), AudioClip.SAMPLE_RATE))
              .toList();
      AudioClip together = Recordings.joined(pieces.toArray(AudioClip[]::new));
      assertArrayEquals(
          clip.samples(), Arrays.copyOf(together.samples(), clip.length()), "together, the clip");
      for (AudioClip piece : pieces) {
        assertTrue(piece.seconds() <= 28, "a piece of " + piece.seconds() + " s");
      }
      for (AudioClip piece : pieces.subList(1, pieces.size())) {
        assertEquals(0, loudest(piece.samples(), 0, 800), "it begins in a pause");
      }
      assertEquals(pieces.size(), transcript.text().split("himself\\.").length);
      assertEquals(8 * pieces.size(), transcript.words().size());
      double before = 0;
      for (Word word : transcript.words()) {
        assertTrue(word.start() >= before, word + " overlaps the word before");
        before = word.end();
      }
      assertEquals(
          "it", decoder.questions.get(pieces.size() - 1).language(), "the first words decide");
      assertEquals(1, decoder.spoken.size());
    }
  }

  @Test
  void cutsAgainWhereSomethingIsMadeUp() {
    AudioClip reading = Recordings.reading();
    AudioClip clip =
        Recordings.joined(reading, Recordings.silence(4), reading, Recordings.silence(4));
    String madeUp = "[_BEG_]" + " thank you very much".repeat(60);
    ScriptedDecoder decoder = new ScriptedDecoder(madeUp, madeUp, SAID);
    try (WhisperTranscriber whisper = with(decoder)) {
      Transcript transcript = whisper.transcribe(clip);

      assertEquals(Recordings.SENTENCE + " " + Recordings.SENTENCE, transcript.text());
      assertTrue(transcript.words().get(8).start() > 7.2, "the second one comes second");
      assertEquals(List.of(768, 1_500), decoder.audioContexts().subList(0, 2));
      assertEquals(4, decoder.questions.size());
    }
  }

  @Test
  void skipsPiecesWithoutSpeech() {
    AudioClip clip = Recordings.joined(Recordings.reading(), Recordings.silence(70));
    ScriptedDecoder decoder = new ScriptedDecoder(SAID);
    try (WhisperTranscriber whisper = with(decoder)) {
      whisper.transcribe(clip);

      assertEquals(1, decoder.questions.size());
    }
  }

  @Test
  void doesNotBeginInAThreadThatIsInterrupted() {
    AudioClip reading = Recordings.reading();
    try (WhisperTranscriber whisper = withoutDecoder()) {
      Thread.currentThread().interrupt();
      var failure = assertThrows(TranscriptionException.class, () -> whisper.transcribe(reading));

      assertTrue(Thread.interrupted(), "the flag stays set");
      assertEquals(Reason.CANCELLED, failure.reason());
    }
  }

  @Test
  void endsBetweenPiecesWhenItIsInterrupted() {
    AudioClip clip =
        Recordings.joined(Recordings.reading(), Recordings.silence(28), Recordings.reading());
    Decoder interrupts =
        new Decoder() {
          @Override
          public Spoken language(float[] samples, int audioContext) {
            return new Spoken("en", 1);
          }

          @Override
          public String decode(float[] samples, int context, String language, boolean translate) {
            Thread.currentThread().interrupt();
            return SAID;
          }

          @Override
          public void close() {}
        };
    try (WhisperTranscriber whisper =
        new WhisperTranscriber(() -> interrupts, Optional.empty(), false)) {
      var failure = assertThrows(TranscriptionException.class, () -> whisper.transcribe(clip));

      assertTrue(Thread.interrupted(), "the flag stays set");
      assertEquals(Reason.CANCELLED, failure.reason());
    }
  }

  @Test
  void refusesToWorkOnceClosed() {
    ScriptedDecoder decoder = new ScriptedDecoder(SAID);
    WhisperTranscriber whisper = with(decoder);
    whisper.transcribe(Recordings.reading());
    whisper.close();
    whisper.close();

    assertTrue(decoder.isClosed);
    assertThrows(IllegalStateException.class, () -> whisper.transcribe(Recordings.reading()));
  }

  private static float loudest(float[] samples, int from, int to) {
    float loudest = 0;
    for (int i = from; i < to; i++) {
      loudest = Math.max(loudest, Math.abs(samples[i]));
    }
    return loudest;
  }
}
