package io.github.voiceemotion.training.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Lists the corpora that say everything in their files' names.
 *
 * <p>It walks the folder with its subfolders, passes each audio file's name to the corpus's own
 * rules and collects what they answer. The order is that of the paths within the folder, so that it
 * is the same on every machine.
 */
final class CorpusFolder {

  private static final Set<String> AUDIO =
      Set.of("wav", "flac", "ogg", "oga", "opus", "mp3", "m4a", "aac", "aif", "aiff", "wma");

  private CorpusFolder() {}

  /** What a corpus makes of a file's name. */
  @FunctionalInterface
  interface NamingRules {

    /**
     * Reads a file's name.
     *
     * @param name the name without its ending, in upper case
     * @param path the file
     * @throws LeftOut if the file is not an utterance of the six emotions
     */
    Utterance read(String name, Path path) throws LeftOut;
  }

  /** Why a file of the corpus is left out. */
  static final class LeftOut extends Exception {

    private static final long serialVersionUID = 1L;

    LeftOut(String reason) {
      super(reason);
    }
  }

  /**
   * Lists a folder.
   *
   * @param example a name under the corpus's rules, shown when nothing in the folder follows them
   * @throws CorpusException if the folder is missing, cannot be read or holds nothing to use
   */
  static CorpusListing list(String corpus, Path folder, String example, NamingRules rules) {
    List<Utterance> utterances = new ArrayList<>();
    SortedMap<String, List<Path>> leftOut = new TreeMap<>();
    Set<String> names = new HashSet<>();
    for (Path file : files(folder)) {
      try {
        Utterance utterance = rules.read(audioName(file), file);
        // Copies of RAVDESS circulate that hold every recording twice, in two folders.
        if (!names.add(audioName(file))) {
          throw new LeftOut("same name as another file");
        }
        utterances.add(utterance);
      } catch (LeftOut reason) {
        leftOut.computeIfAbsent(reason.getMessage(), key -> new ArrayList<>()).add(file);
      }
    }
    CorpusListing listing = new CorpusListing(corpus, utterances, leftOut);
    if (utterances.isEmpty()) {
      throw new CorpusException(
          folder,
          "no file to use, expected names like "
              + example
              + (leftOut.isEmpty() ? "" : "; left out: " + listing.leftOutSummary()));
    }
    return listing;
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CorpusException(
          folder, Files.exists(folder) ? "is a file, expected a folder" : "no such folder");
    }
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(Files::isRegularFile)
          .sorted(Comparator.comparing(file -> slashed(folder.relativize(file))))
          .toList();
    } catch (IOException | UncheckedIOException failure) {
      throw new CorpusException(folder, "cannot be read: " + failure.getMessage(), failure);
    }
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  private static String audioName(Path file) throws LeftOut {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    // A leading dot marks the hidden copies that macOS leaves on foreign disks: "._NAME.wav".
    if (name.startsWith(".")
        || dot < 0
        || !AUDIO.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))) {
      throw new LeftOut("not audio");
    }
    return name.substring(0, dot).toUpperCase(Locale.ROOT);
  }
}
