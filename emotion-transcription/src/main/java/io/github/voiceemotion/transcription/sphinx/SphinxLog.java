package io.github.voiceemotion.transcription.sphinx;

import edu.cmu.sphinx.frontend.denoise.Denoise;
import edu.cmu.sphinx.frontend.feature.BatchCMN;
import edu.cmu.sphinx.frontend.feature.DeltasFeatureExtractor;
import edu.cmu.sphinx.frontend.filter.Preemphasizer;
import edu.cmu.sphinx.frontend.frequencywarp.MelFrequencyFilterBank;
import edu.cmu.sphinx.frontend.transform.DiscreteCosineTransform2;
import edu.cmu.sphinx.frontend.transform.DiscreteFourierTransform;
import edu.cmu.sphinx.frontend.transform.Lifter;
import edu.cmu.sphinx.frontend.window.RaisedCosineWindower;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Keeps Sphinx-4 from writing pages to the host's log: what matters comes out as an exception.
 *
 * <p>Only Sphinx-4's own loggers are touched, and only if the host has not set their levels. Some
 * are called by the bare names of their classes, one by that of our class. They are held here
 * because the log manager forgets loggers that nobody holds.
 */
final class SphinxLog {

  private static final List<Logger> LOGGERS =
      Stream.concat(
              Stream.of("edu.cmu.sphinx", GrammarFile.KnownWords.class.getName()),
              Stream.of(
                      BatchCMN.class,
                      DeltasFeatureExtractor.class,
                      Denoise.class,
                      DiscreteCosineTransform2.class,
                      DiscreteFourierTransform.class,
                      Lifter.class,
                      MelFrequencyFilterBank.class,
                      Preemphasizer.class,
                      RaisedCosineWindower.class)
                  .map(Class::getSimpleName))
          .map(Logger::getLogger)
          .toList();

  private SphinxLog() {}

  static void silence() {
    LOGGERS.stream()
        .filter(logger -> logger.getLevel() == null)
        .forEach(logger -> logger.setLevel(Level.OFF));
  }
}
