package io.github.voiceemotion.training.corpus;

import io.github.voiceemotion.training.corpus.OrganizedFile.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What organising a corpus came to.
 *
 * @param listing what the source holds, and what was left out of it
 * @param folder the folder of the corpus in the target
 * @param files what became of each utterance, in the listing's order
 */
public record OrganizerReport(CorpusListing listing, Path folder, List<OrganizedFile> files) {

  public OrganizerReport {
    Objects.requireNonNull(listing, "listing");
    Objects.requireNonNull(folder, "folder");
    files = List.copyOf(files);
  }

  /** Returns the number of utterances with one outcome. */
  public int count(Outcome outcome) {
    return (int) files.stream().filter(file -> file.outcome() == outcome).count();
  }

  /** Returns the utterances that are not in their places. */
  public List<OrganizedFile> problems() {
    return files.stream().filter(file -> !file.outcome().isInPlace()).toList();
  }
}
