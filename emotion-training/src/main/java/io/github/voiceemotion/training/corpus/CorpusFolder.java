package io.github.voiceemotion.training.corpus;

import io.github.voiceemotion.audio.AudioFiles;
import io.github.voiceemotion.model.Emotion;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lists the corpora that say everything in the names of their files and folders.
 *
 * <p>It walks the folder with its subfolders, passes each audio file's name to the corpus's own
 * rules and collects what they answer. The order is that of the paths within the folder, so that it
 * is the same on every machine. Of several files with the same content, the first counts.
 *
 * <p>Names that the {@link Organizer} gave are taken apart first, so that each corpus is read as it
 * was published and as it was organised.
 */
final class CorpusFolder {

  private CorpusFolder() {}

  /**
   * An audio file of a corpus.
   *
   * @param path the file
   * @param folder the name of the folder in which it was published, in upper case; of an organised
   *     file, the corpus's own name for the speaker
   * @param name the name under which it was published, without its ending, in upper case
   */
  record AudioFile(Path path, String folder, String name) {

    private static AudioFile of(Path path, Pattern organizedName) {
      String name = withoutEnding(path);
      Matcher organized = organizedName.matcher(name);
      if (organized.find()) {
        return new AudioFile(
            path, upperCase(organized.group(1)), upperCase(name.substring(organized.end())));
      }
      Path folder = path.toAbsolutePath().normalize().getParent().getFileName();
      return new AudioFile(
          path, folder == null ? "" : upperCase(folder.toString()), upperCase(name));
    }
  }

  /**
   * What a corpus says of a file.
   *
   * @param id what no other recording of the corpus has; files with the same are copies
   * @param speaker the corpus's own name for the speaker
   * @param emotion the emotion
   * @param intensity how strongly
   */
  record Recording(String id, String speaker, Emotion emotion, Intensity intensity) {}

  /** What a corpus makes of a file's name. */
  @FunctionalInterface
  interface NamingRules {

    /**
     * Reads a file's name.
     *
     * @throws LeftOut if the file is not an utterance of the six emotions
     */
    Recording read(AudioFile file) throws LeftOut;
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
    Set<String> recordings = new HashSet<>();
    Pattern organizedName = Organizer.speakerExpression(corpus);
    Content content = Content.of(folder);
    if (!content.unreadable.isEmpty()) {
      leftOut.put(CorpusListing.UNREADABLE, content.unreadable);
    }
    for (Path path : content.files) {
      try {
        if (!AudioFiles.isNamedLikeAudio(path)) {
          throw new LeftOut("not audio");
        }
        Recording recording = rules.read(AudioFile.of(path, organizedName));
        // Copies of RAVDESS circulate that hold every recording twice, in two folders.
        if (!recordings.add(recording.id())) {
          throw new LeftOut("same recording as another file");
        }
        utterances.add(utterance(corpus, path, recording));
      } catch (LeftOut reason) {
        leftOut.computeIfAbsent(reason.getMessage(), key -> new ArrayList<>()).add(path);
      }
    }
    CorpusListing listing =
        CorpusListing.withoutCopies(List.of(new CorpusListing(corpus, utterances, leftOut))).get(0);
    if (utterances.isEmpty()) {
      throw new CorpusException(
          folder,
          "no file to use, expected names like "
              + example
              + (leftOut.isEmpty() ? "" : "; left out: " + listing.leftOutSummary()));
    }
    return listing;
  }

  /** Returns a file's name without its ending. */
  static String withoutEnding(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static Utterance utterance(String corpus, Path path, Recording recording) {
    return new Utterance(
        path,
        corpus,
        corpus + "-" + recording.speaker().toLowerCase(Locale.ROOT),
        recording.emotion(),
        recording.intensity());
  }

  private static String upperCase(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  /** What lies in a folder and its subfolders, in the order of the paths. */
  private static final class Content extends SimpleFileVisitor<Path> {

    private final List<Path> files = new ArrayList<>();

    /** Files and folders that cannot be looked at, such as links in a circle. */
    private final List<Path> unreadable = new ArrayList<>();

    static Content of(Path folder) {
      if (!Files.isDirectory(folder)) {
        throw new CorpusException(
            folder, Files.exists(folder) ? "is a file, expected a folder" : "no such folder");
      }
      Content content = new Content();
      try {
        Files.walkFileTree(
            folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, content);
      } catch (IOException failure) {
        throw new CorpusException(folder, "cannot be read: " + failure.getMessage(), failure);
      }
      Comparator<Path> order = Comparator.comparing(path -> slashed(folder.relativize(path)));
      content.files.sort(order);
      content.unreadable.sort(order);
      return content;
    }

    private static String slashed(Path path) {
      return path.toString().replace('\\', '/');
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      (attributes.isRegularFile() ? files : unreadable).add(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) {
      unreadable.add(path);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
      if (failure != null) {
        unreadable.add(directory);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
