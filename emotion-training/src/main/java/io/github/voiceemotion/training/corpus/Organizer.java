package io.github.voiceemotion.training.corpus;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lays a corpus out as {@code TARGET/CORPUS/EMOTION/SPEAKER_FILE}, such as {@code
 * data/ravdess/angry/ravdess-12_03-01-05-02-01-02-12.wav}.
 *
 * <p>The source is left as it is. A file is placed by a hard link, which takes no space, or where
 * that is not possible, such as on another disk, by a copy. A link and its source are one file:
 * whoever edits one edits both. A copy is written beside its place and then moved there, so that a
 * file in place is always whole: a run that was interrupted is repeated to be completed. A file
 * that is there already, byte for byte, is skipped, and one that differs is never touched.
 *
 * <p>What was organised is read by the corpus's own class, and by {@link EmotionFolders} with
 * {@link #speakerExpression}:
 *
 * <pre>{@code
 * OrganizerReport report =
 *     new Organizer(Organizer.Method.LINK)
 *         .organize(PublishedCorpus.RAVDESS.in(Path.of("downloads/ravdess")), Path.of("data"));
 * Corpus same = new EmotionFolders(report.folder(), "ravdess", Organizer.speakerExpression("ravdess"));
 * }</pre>
 *
 * <p>No audio is decoded. Two runs into the same target must not overlap.
 */
public final class Organizer {

  /** How a file gets into its place. */
  public enum Method {
    /** By a hard link, or a copy where a link is not possible. */
    LINK,
    /** By a copy. */
    COPY
  }

  private final Method method;

  /** Makes an organizer that places files by one method. */
  public Organizer(Method method) {
    this.method = method;
  }

  /**
   * Returns what finds the speaker in the name of an organised file, as group 1, in the corpus's
   * own words: {@code ^ravdess-([^_]+)_}.
   */
  public static Pattern speakerExpression(String corpus) {
    return Pattern.compile("^" + corpus + "-([^_]+)_");
  }

  /**
   * Organises a corpus. A file that cannot be placed does not stop the others; the report names it.
   *
   * @param target the folder that gets a folder of the corpus's name; made if missing
   * @throws CorpusException if the corpus holds nothing to use, or its recordings lie in the
   *     target's folder, or that folder cannot be made
   */
  public OrganizerReport organize(Corpus corpus, Path target) {
    CorpusListing listing = corpus.list();
    Path folder = target.resolve(corpus.name());
    requireOutside(folder, listing);
    try {
      createFolder(folder);
    } catch (IOException failure) {
      throw new CorpusException(folder, "cannot be made (" + reason(failure) + ")", failure);
    }
    List<OrganizedFile> files =
        listing.utterances().stream().map(utterance -> place(utterance, folder)).toList();
    return new OrganizerReport(listing, folder, files);
  }

  private static void requireOutside(Path folder, CorpusListing listing) {
    Path place = folder.toAbsolutePath().normalize();
    for (Utterance utterance : listing.utterances()) {
      if (utterance.path().toAbsolutePath().normalize().startsWith(place)) {
        throw new CorpusException(
            folder, "holds recordings of the source itself, expected another target");
      }
    }
  }

  private OrganizedFile place(Utterance utterance, Path folder) {
    Path file =
        folder
            .resolve(utterance.emotion().label())
            .resolve(utterance.speaker() + "_" + utterance.path().getFileName());
    try {
      createFolder(file.getParent());
      // A hard link to a symbolic link would be one more symbolic link.
      OrganizedFile.Outcome outcome = place(utterance.path().toRealPath(), file);
      return new OrganizedFile(utterance, file, outcome, "");
    } catch (IOException failure) {
      return new OrganizedFile(utterance, file, OrganizedFile.Outcome.FAILED, reason(failure));
    }
  }

  private OrganizedFile.Outcome place(Path source, Path file) throws IOException {
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".part");
    Files.deleteIfExists(unfinished);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return isSame(source, file)
          ? OrganizedFile.Outcome.ALREADY_THERE
          : OrganizedFile.Outcome.CONFLICT;
    }
    if (method == Method.LINK && link(source, file)) {
      return OrganizedFile.Outcome.LINKED;
    }
    Files.copy(source, unfinished);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    return OrganizedFile.Outcome.COPIED;
  }

  private static boolean isSame(Path source, Path file) throws IOException {
    return Files.isRegularFile(file) && Files.mismatch(source, file) == -1;
  }

  /** Returns whether a link could be made: not every file system has them, and none between two. */
  private static boolean link(Path source, Path file) {
    try {
      Files.createLink(file, source);
      return true;
    } catch (IOException | UnsupportedOperationException notPossible) {
      return false;
    }
  }

  private static void createFolder(Path folder) throws IOException {
    // Java 17's createDirectories refuses a symbolic link to a folder.
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
  }

  private static String reason(IOException failure) {
    String reason = failure instanceof FileSystemException f ? f.getReason() : failure.getMessage();
    return reason == null ? failure.getClass().getSimpleName() : reason;
  }
}
