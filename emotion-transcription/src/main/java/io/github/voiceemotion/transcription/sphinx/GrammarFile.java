package io.github.voiceemotion.transcription.sphinx;

import edu.cmu.sphinx.jsgf.JSGFGrammar;
import edu.cmu.sphinx.jsgf.JSGFGrammarParseException;
import edu.cmu.sphinx.jsgf.JSGFRuleGrammar;
import edu.cmu.sphinx.jsgf.JSGFRuleGrammarFactory;
import edu.cmu.sphinx.jsgf.JSGFRuleGrammarManager;
import edu.cmu.sphinx.jsgf.parser.JSGFParser;
import edu.cmu.sphinx.linguist.dictionary.Dictionary;
import edu.cmu.sphinx.linguist.language.grammar.Grammar;
import edu.cmu.sphinx.linguist.language.grammar.GrammarNode;
import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A JSGF grammar that the user chose: the sentences to expect. UTF-8, without imports. */
final class GrammarFile {

  private static final String KIND = "grammar";
  private static final String HEADER = "#JSGF V1.0;\n";

  private GrammarFile() {}

  /** Refuses what is no grammar, or has no public rule. */
  static void check(Path file) {
    String rules = HEADER + rules(file);
    JSGFRuleGrammar grammar;
    try {
      // The parser is one for all.
      synchronized (JSGFParser.class) {
        grammar =
            JSGFParser.newGrammarFromJSGF(
                new StringReader(rules), new JSGFRuleGrammarFactory(new JSGFRuleGrammarManager()));
      }
    } catch (JSGFGrammarParseException e) {
      throw ModelFiles.unusable(
          KIND, file, "is no JSGF: line " + e.lineNumber + ": " + e.message, e);
    } catch (Error e) {
      throw ModelFiles.unusable(KIND, file, "is no JSGF", e);
    }
    if (!grammar.getImports().isEmpty()) {
      throw ModelFiles.unusable(KIND, file, "imports another one, expected all rules here", null);
    }
    if (grammar.getRuleNames().stream().noneMatch(grammar::isRulePublic)) {
      throw ModelFiles.unusable(KIND, file, "has no public rule", null);
    }
  }

  /** Returns the file without its first line, which tells the version and the encoding. */
  private static String rules(Path file) {
    ModelFiles.checkReadable(KIND, file);
    String text;
    try {
      text = Files.readString(file);
    } catch (CharacterCodingException e) {
      throw ModelFiles.unusable(KIND, file, "is not text in UTF-8", e);
    } catch (IOException e) {
      throw ModelFiles.unusable(KIND, file, "cannot be read", e);
    }
    if (!text.startsWith("#JSGF") || !text.contains(";")) {
      throw ModelFiles.unusable(KIND, file, "does not begin with #JSGF V1.0;", null);
    }
    return text.substring(text.indexOf(';') + 1);
  }

  /**
   * Loads the grammar.
   *
   * <p>Sphinx-4 reads grammars from URLs of its own making and writes to the standard output about
   * their first lines, so that it gets a copy, which is deleted at once.
   */
  static Grammar load(Path file, Dictionary dictionary) throws IOException {
    Path folder = Files.createTempDirectory("grammar");
    Path copy = folder.resolve("copy.gram");
    try {
      Files.writeString(copy, HEADER + rules(file));
      Grammar grammar = new KnownWords(folder.toUri().toURL(), file, dictionary);
      synchronized (JSGFParser.class) {
        grammar.allocate();
      }
      return grammar;
    } finally {
      Files.deleteIfExists(copy);
      Files.deleteIfExists(folder);
    }
  }

  /** A grammar that refuses words without a pronunciation, which Sphinx-4 would leave out. */
  static final class KnownWords extends JSGFGrammar {

    private final Path file;

    KnownWords(URL folder, Path file, Dictionary dictionary) {
      super(folder, "copy", false, true, true, false, dictionary);
      this.file = file;
    }

    @Override
    protected GrammarNode createGrammarNode(String word) {
      String known = word.toLowerCase(Locale.ROOT);
      if (getDictionary().getWord(known) == null) {
        throw ModelFiles.unusable(
            KIND, file, "has the word \"" + word + "\", which the dictionary does not know", null);
      }
      return super.createGrammarNode(known);
    }
  }
}
