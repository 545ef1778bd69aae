package io.github.voiceemotion.training.bundle;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.ModelManifest;
import io.github.voiceemotion.model.Provenance;
import io.github.voiceemotion.training.corpus.PublishedCorpus;
import io.github.voiceemotion.training.corpus.Quantity;
import io.github.voiceemotion.training.split.RandomSplit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The manifest as people read it: {@code MODEL_CARD.md}. */
public final class ModelCard {

  /** The name among the options under which a manifest keeps what is doubtful, a line each. */
  static final String WARNINGS = "warnings";

  private ModelCard() {}

  /** Returns the card of a model, in Markdown. */
  public static String of(ModelManifest manifest) {
    Provenance provenance = manifest.provenance();
    StringBuilder card = new StringBuilder();
    card.append("# Model card\n\n")
        .append("Recognises the emotion of a voice: ")
        .append(manifest.labels())
        .append(". Trained on ")
        .append(provenance.created())
        .append(".\n\n");
    if (provenance.options().containsKey(WARNINGS)) {
      card.append("## Warnings\n\n");
      provenance
          .options()
          .get(WARNINGS)
          .lines()
          .forEach(warning -> card.append("- ").append(warning).append('\n'));
      card.append('\n');
    }
    card.append("## Scores\n\n");
    if (provenance.speakers().getOrDefault("test", List.of()).isEmpty()) {
      card.append(
          "This model was trained on all speakers named below. The scores are those of models that were "
              + "trained with the same options under the protocols named.\n\n");
    }
    provenance.scores().forEach(score -> appendScore(card, score, manifest.labels()));
    card.append(
        "## Training data\n\n| corpus | utterances | licence | hash of the contents |\n|---|---|---|---|\n");
    for (Provenance.Source source : provenance.corpora()) {
      row(
          card,
          source.corpus(),
          source.utterances(),
          licence(source.corpus()),
          "`" + source.contentHash() + "`");
    }
    card.append("\n| part | speakers |\n|---|---|\n");
    provenance.speakers().forEach((part, speakers) -> row(card, part, String.join(", ", speakers)));
    card.append("\n## How it was made\n\n| | |\n|---|---|\n");
    row(card, "version", provenance.product());
    row(card, "seed", provenance.seed());
    row(card, "threads", provenance.threads());
    row(card, "temperature", format(manifest.calibration().temperature()));
    provenance.options().entrySet().stream()
        .filter(option -> !option.getKey().equals(WARNINGS))
        .forEach(option -> row(card, option.getKey(), option.getValue()));
    manifest.networks().forEach(network -> row(card, "network", network));
    row(card, "share of the linear discriminant", manifest.discriminantWeight());
    if (manifest.hasEncoder()) {
      row(
          card,
          "speech encoder",
          manifest.encoder().name() + ", SHA-256 `" + manifest.encoder().sha256() + "`");
      row(card, "share of the speech encoder", manifest.encoderWeight());
    }
    provenance.libraries().forEach((name, version) -> row(card, name, version));
    card.append("\n## Licence\n\n")
        .append(
            """
            The program is under the MIT licence. The weights come of the recordings named above, so they are for what
            the licences of these allow; where one says NC, for research and other non-commercial use alone.

            ## Limits

            """);
    return card.append(limits(provenance)).toString();
  }

  private static String limits(Provenance provenance) {
    long speakers = provenance.speakers().values().stream().mapToLong(List::size).sum();
    String languages =
        provenance.corpora().stream()
            .map(source -> language(source.corpus()))
            .distinct()
            .collect(Collectors.joining(", "));
    boolean acted =
        provenance.corpora().stream()
            .anyMatch(source -> PublishedCorpus.labels().contains(source.corpus()));
    return (acted
            ? """
        The recordings are acted. The model knows how actors show an emotion when asked to, which is neither what
        people feel nor how they sound when nobody asked. All it knows, surprise above all, rests on few speakers: %d,
        in development and test parts too, who speak %s. They had few microphones, and a score on one corpus says little
        about another. Do not use it to decide about people.
        """
            : """
        All that the model knows rests on few speakers: %d, in development and test parts too, who speak %s.
        A score on these recordings says little about others. Do not use it to decide about people.
        """)
        .formatted(speakers, languages);
  }

  private static String language(String corpus) {
    return PublishedCorpus.labels().contains(corpus)
        ? PublishedCorpus.ofLabel(corpus).language()
        : "a language that its owner knows";
  }

  private static String licence(String corpus) {
    return PublishedCorpus.labels().contains(corpus)
        ? PublishedCorpus.ofLabel(corpus).licence()
        : "the owner's";
  }

  private static void appendScore(StringBuilder card, Provenance.Score score, Labels labels) {
    card.append(
        String.format(
            Locale.ROOT,
            "**%s**, %s of speakers that were %s: UAR %.3f, "
                + "accuracy %.3f, macro F1 %.3f, expected calibration error %.3f. Chance is %.3f.%n%n",
            score.protocol(),
            Quantity.of(score.utterances(), "utterance"),
            score.protocol().equals(RandomSplit.NAME)
                ? "also trained on, which flatters"
                : "neither trained on nor used to choose anything",
            score.uar(),
            score.accuracy(),
            score.macroF1(),
            score.calibrationError(),
            1.0 / labels.size()));
    card.append("| true \\ predicted |");
    labels.emotions().forEach(emotion -> card.append(' ').append(emotion.label()).append(" |"));
    card.append(" recall |\n").append("|---".repeat(labels.size() + 2)).append("|\n");
    for (Emotion truth : labels.emotions()) {
      card.append("| **").append(truth.label()).append("** |");
      int[] counts = score.confusion()[labels.indexOf(truth)];
      int sum = 0;
      for (int count : counts) {
        card.append(' ').append(count).append(" |");
        sum += count;
      }
      card.append(
          sum == 0 ? " |\n" : " " + format((double) counts[labels.indexOf(truth)] / sum) + " |\n");
    }
    card.append('\n');
  }

  private static void row(StringBuilder card, Object... cells) {
    for (Object cell : cells) {
      card.append("| ").append(cell).append(' ');
    }
    card.append("|\n");
  }

  private static String format(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
