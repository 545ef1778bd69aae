package io.github.voiceemotion.transcription.sphinx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.transcription.Transcriber;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import io.github.voiceemotion.transcription.TranscriptionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar or language model that a user chooses. */
class ChosenModelTest {

  private static final String ARPA =
      """
      \\data\\
      ngram 1=9
      ngram 2=7

      \\1-grams:
      -1.0 <s> -0.3
      -1.0 </s>
      -1.0 kids -0.3
      -1.0 are -0.3
      -1.0 talking -0.3
      -1.0 by -0.3
      -1.0 the -0.3
      -1.0 door -0.3
      -1.0 dogs -0.3

      \\2-grams:
      -0.3 <s> kids
      -0.3 kids are
      -0.3 are talking
      -0.3 talking by
      -0.3 by the
      -0.3 the door
      -0.3 door </s>

      \\end\\
      """;

  @TempDir Path folder;

  private static TranscriptionOptions withGrammar(Path file) {
    return TranscriptionOptions.defaults().withGrammar(file);
  }

  private static TranscriptionOptions withModel(Path file) {
    return TranscriptionOptions.defaults().withModel(file);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void expectsTheSentencesOfAGrammar() {
    try (Transcriber transcriber =
        new SphinxEngine().open(withGrammar(Sentences.file("door.gram")))) {
      var transcript = transcriber.transcribe(Sentences.clip("door.flac"));
      assertEquals("kids are talking by the door", transcript.text());
      double before = 0;
      for (var word : transcript.words()) {
        assertTrue(word.start() >= before && word.end() > word.start(), word.toString());
        before = word.end();
      }
      assertTrue(before <= Sentences.clip("door.flac").seconds());
      assertEquals("", transcriber.transcribe(Sentences.clip("hospital.flac")).text());
    }
  }

  @Test
  void takesAGrammarOfAnyNameAndLetterCase() throws IOException {
    Path file =
        write(
            "my.door.jsgf",
            "#JSGF V1.0 UTF-8;\ngrammar d;\npublic <s> = KIDS are talking by the door;\n");
    try (Transcriber transcriber = new SphinxEngine().open(withGrammar(file))) {
      assertEquals(
          "kids are talking by the door",
          transcriber.transcribe(Sentences.clip("door.flac")).text());
    }
  }

  @Test
  void expectsTheWordsOfALanguageModel() throws IOException {
    try (Transcriber transcriber = new SphinxEngine().open(withModel(write("door.txt", ARPA)))) {
      assertEquals(
          "kids are talking by the door",
          transcriber.transcribe(Sentences.clip("door.flac")).text());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "#JSGF V1.0;\ngrammar g;\n",
        "#JSGF V1.0;\ngrammar g;\n<s> = hello;\n",
        "#JSGF V1.0;\ngrammar g;\npublic <s> = (hello;\n",
        "#JSGF V1.0;\ngrammar g;\nimport <other.rule>;\npublic <s> = hello;\n",
        "#JSGF V1.0;\n\u0001\u0002\u0003"
      })
  void refusesWhatIsNoGrammar(String text) throws IOException {
    Path file = write("bad.gram", text);
    refuses(withGrammar(file), file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", ""})
  void refusesWhatIsNoLanguageModel(String text) throws IOException {
    Path file = write("bad.lm", text);
    refuses(withModel(file), file);
  }

  @Test
  void refusesMissingFilesAndFolders() {
    Path missing = folder.resolve("missing");
    refuses(withGrammar(missing), missing);
    refuses(withModel(missing), missing);
    refuses(withGrammar(folder), folder);
    refuses(withModel(folder), folder);
  }

  private static void refuses(TranscriptionOptions options, Path file) {
    SphinxEngine engine = new SphinxEngine();
    TranscriptionException refused =
        assertThrows(TranscriptionException.class, () -> engine.open(options));
    assertEquals(Reason.MODEL, refused.reason());
    assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
  }

  @Test
  void saysWhatIsWrongWithADamagedFile() throws IOException {
    Path arpa = write("cut.lm", ARPA.substring(0, 120));
    Path binary = write("cut.bin", "Trie Language Model\u0003 and nothing else");
    Path unknown = write("word.gram", "#JSGF V1.0;\ngrammar g;\npublic <s> = hello qqqq;\n");
    Path endless = write("endless.lm", "\\data\\\nngram 1=1\n\n\\1-grams:\n-1.0 door\n\n\\end\\\n");
    fails(withModel(arpa), arpa);
    assertTrue(fails(withModel(endless), endless).contains("<s>"));
    fails(withModel(binary), binary);
    assertTrue(fails(withGrammar(unknown), unknown).contains("qqqq"));
  }

  private static String fails(TranscriptionOptions options, Path file) {
    try (Transcriber transcriber = new SphinxEngine().open(options)) {
      TranscriptionException failed =
          assertThrows(
              TranscriptionException.class,
              () -> transcriber.transcribe(Sentences.clip("door.flac")));
      assertEquals(Reason.MODEL, failed.reason());
      assertTrue(failed.getMessage().contains(file.toString()), failed.getMessage());
      return failed.getMessage();
    }
  }

  @Test
  void refusesGrammarAndModelTogether() {
    SphinxEngine engine = new SphinxEngine();
    TranscriptionOptions both = withGrammar(folder).withModel(folder);
    assertThrows(IllegalArgumentException.class, () -> engine.open(both));
  }
}
