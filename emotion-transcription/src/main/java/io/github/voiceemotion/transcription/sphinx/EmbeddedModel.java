package io.github.voiceemotion.transcription.sphinx;

import edu.cmu.sphinx.linguist.acoustic.UnitManager;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Sphinx3Loader;
import edu.cmu.sphinx.linguist.dictionary.TextDictionary;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;

/** What Sphinx-4's data holds for US English: the acoustic model and the dictionary. */
final class EmbeddedModel {

  private static final String FOLDER = "/edu/cmu/sphinx/models/en-us/";

  /** How many Gaussians of a codebook count; more cost time and gained nothing. */
  static final int NEAREST_GAUSSIANS = 4;

  private static final float MIXTURE_WEIGHT_FLOOR = 1e-7f;
  private static final float VARIANCE_FLOOR = 1e-4f;

  private final UnitManager units = new UnitManager();
  private final Sphinx3Loader acoustics;
  private final TextDictionary dictionary;

  EmbeddedModel() throws IOException {
    acoustics =
        new Sphinx3Loader(
            acousticFolder(),
            units,
            0,
            MIXTURE_WEIGHT_FLOOR,
            VARIANCE_FLOOR,
            NEAREST_GAUSSIANS,
            true);
    acoustics.load();
    dictionary =
        new TextDictionary(
            resource("cmudict-en-us.dict"), resource("en-us/noisedict"), null, null, units);
    dictionary.allocate();
  }

  UnitManager units() {
    return units;
  }

  Sphinx3Loader acoustics() {
    return acoustics;
  }

  TextDictionary dictionary() {
    return dictionary;
  }

  /** Returns where the language model is. */
  static URL languageModel() {
    return resource("en-us.lm.bin");
  }

  /** Returns where the acoustic model's files are; a jar need not have an entry for a folder. */
  private static URL acousticFolder() throws MalformedURLException {
    String file = resource("en-us/mdef").toExternalForm();
    return new URL(file.substring(0, file.lastIndexOf('/')));
  }

  private static URL resource(String name) {
    URL url = Sphinx3Loader.class.getResource(FOLDER + name);
    if (url == null) {
      throw new IllegalStateException(
          "the class path has no " + FOLDER + name + ": add de.sciss:sphinx4-data");
    }
    return url;
  }
}
