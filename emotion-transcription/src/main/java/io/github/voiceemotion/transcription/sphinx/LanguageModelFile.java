package io.github.voiceemotion.transcription.sphinx;

import edu.cmu.sphinx.linguist.dictionary.Dictionary;
import edu.cmu.sphinx.linguist.language.ngram.LanguageModel;
import edu.cmu.sphinx.linguist.language.ngram.SimpleNGramModel;
import edu.cmu.sphinx.linguist.language.ngram.trie.NgramTrieModel;
import io.github.voiceemotion.transcription.TranscriptionException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * A language model that the user chose: which word follows which, as an ARPA text or in Sphinx's
 * binary form. What the file holds decides, not its name.
 */
final class LanguageModelFile {

  private static final String BINARY_START = "Trie Language Model";
  private static final String ARPA_START = "\\data\\";

  /** An ARPA file may begin with remarks. */
  private static final int ARPA_REMARKS = 8192;

  /** Every sentence begins and ends with these. */
  private static final Set<String> SENTENCE_ENDS = new TreeSet<>(Set.of("<s>", "</s>"));

  private static final int MAX_DEPTH = 3;
  private static final float UNIGRAM_WEIGHT = 0.7f;

  private LanguageModelFile() {}

  /** Refuses what is no language model. */
  static void check(Path file) {
    ModelFiles.checkReadable("language model", file);
    start(file);
  }

  private static boolean isBinary(Path file) {
    return start(file).startsWith(BINARY_START);
  }

  private static String start(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(ARPA_REMARKS), StandardCharsets.ISO_8859_1);
      if (!start.startsWith(BINARY_START) && !start.contains(ARPA_START)) {
        throw ModelFiles.unusable(
            "language model",
            file,
            "is neither ARPA, which has a line \\data\\, nor Sphinx's binary form",
            null);
      }
      return start;
    } catch (IOException e) {
      throw ModelFiles.unusable("language model", file, "cannot be read", e);
    }
  }

  /**
   * Loads a file.
   *
   * @throws TranscriptionException if it is damaged
   */
  static LanguageModel load(Path file, Dictionary dictionary) {
    try {
      URL url = file.toUri().toURL();
      LanguageModel model =
          isBinary(file)
              ? binary(url, dictionary)
              : new SimpleNGramModel(url, dictionary, UNIGRAM_WEIGHT, MAX_DEPTH);
      model.allocate();
      if (!model.getVocabulary().containsAll(SENTENCE_ENDS)) {
        throw ModelFiles.unusable("language model", file, "lacks one of " + SENTENCE_ENDS, null);
      }
      return model;
    } catch (TranscriptionException unusable) {
      throw unusable;
    } catch (IOException | RuntimeException e) {
      throw ModelFiles.unusable("language model", file, "is damaged", e);
    } catch (Error e) {
      throw ModelFiles.unusable("language model", file, "is damaged", ModelFiles.sphinxError(e));
    }
  }

  /** Returns a binary language model that is not loaded yet. */
  static LanguageModel binary(URL url, Dictionary dictionary) {
    return new NgramTrieModel(
        "", url, null, 1, false, MAX_DEPTH, dictionary, false, 1, 1, UNIGRAM_WEIGHT);
  }
}
