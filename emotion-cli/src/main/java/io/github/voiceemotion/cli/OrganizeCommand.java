package io.github.voiceemotion.cli;

import io.github.voiceemotion.training.corpus.CorpusException;
import io.github.voiceemotion.training.corpus.CorpusListing;
import io.github.voiceemotion.training.corpus.OrganizedFile;
import io.github.voiceemotion.training.corpus.OrganizedFile.Outcome;
import io.github.voiceemotion.training.corpus.Organizer;
import io.github.voiceemotion.training.corpus.OrganizerReport;
import io.github.voiceemotion.training.corpus.PublishedCorpus;
import io.github.voiceemotion.training.corpus.Quantity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The {@code organize} command: lays a published corpus out in one folder an emotion. */
@Command(
    name = "organize",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lays a published corpus out as TARGET/CORPUS/EMOTION/SPEAKER_FILE.",
      "The source is left as it is. Run it again after an interruption: what is in place is "
          + "skipped, and nothing is ever overwritten."
    },
    footer = {
      "",
      "Examples:",
      "  emotion organize ravdess ~/Downloads/RAVDESS",
      "  emotion organize --copy tess ~/Downloads/TESS corpora"
    })
final class OrganizeCommand implements Callable<Integer> {

  private static final int SOME_FAILED = 1;
  private static final int BAD_INPUT = 2;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "CORPUS",
      completionCandidates = Names.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private String corpus;

  @Parameters(
      index = "1",
      paramLabel = "SOURCE",
      description = "Folder of the corpus, as it was published.")
  private Path source;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "TARGET",
      defaultValue = "data",
      description = "Folder that gets a folder CORPUS (default: ${DEFAULT-VALUE}).")
  private Path target;

  @Option(
      names = "--copy",
      description = "Copy the files. Without this they are linked where the file system can.")
  private boolean copy;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Organizer organizer = new Organizer(copy ? Organizer.Method.COPY : Organizer.Method.LINK);
    OrganizerReport report;
    try {
      report = organizer.organize(PublishedCorpus.ofLabel(corpus).in(source), target);
    } catch (CorpusException | IllegalArgumentException e) {
      err.println("error: " + e.getMessage());
      return BAD_INPUT;
    }
    print(report);
    List<Path> unreadable = report.listing().unreadable();
    List<OrganizedFile> problems = report.problems();
    unreadable.forEach(path -> err.println("error: " + path + ": cannot be read"));
    problems.forEach(file -> err.println("error: " + file.problem()));
    if (unreadable.isEmpty() && problems.isEmpty()) {
      return 0;
    }
    return problems.size() < report.files().size() ? SOME_FAILED : BAD_INPUT;
  }

  private void print(OrganizerReport report) {
    PrintWriter out = spec.commandLine().getOut();
    CorpusListing listing = report.listing();
    out.printf(
        "%s: %s of %s, %s%n",
        listing.corpus(),
        Quantity.of(listing.utterances().size(), "utterance"),
        Quantity.of(listing.speakers().size(), "speaker"),
        each(listing.countBySpeaker().values()));
    listing.countByEmotion().forEach((emotion, count) -> line(count, emotion.label()));
    if (!listing.leftOut().isEmpty()) {
      out.println("left out");
      listing
          .leftOut()
          .forEach((reason, files) -> line(files.size(), reason + ", first " + files.get(0)));
    }
    out.println("in " + report.folder());
    line(report.count(Outcome.LINKED), "linked");
    line(report.count(Outcome.COPIED), "copied");
    line(report.count(Outcome.ALREADY_THERE), "there already");
    line(report.count(Outcome.CONFLICT), "in conflict with another file");
    line(report.count(Outcome.FAILED), "failed");
    out.flush();
  }

  private void line(int count, String what) {
    spec.commandLine().getOut().printf("%7d  %s%n", count, what);
  }

  private static String each(Collection<Integer> counts) {
    int least = Collections.min(counts);
    int most = Collections.max(counts);
    return least == most ? least + " each" : least + " to " + most + " each";
  }

  /** The names of the corpora, for the help and for completion. */
  static final class Names implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return PublishedCorpus.labels().iterator();
    }
  }
}
