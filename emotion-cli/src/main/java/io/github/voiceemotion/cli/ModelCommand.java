package io.github.voiceemotion.cli;

import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.ModelBundleException;
import io.github.voiceemotion.model.ModelManifest;
import io.github.voiceemotion.model.Provenance;
import io.github.voiceemotion.training.bundle.ModelCard;
import io.github.voiceemotion.training.corpus.Quantity;
import java.io.PrintWriter;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code model} sub-command: what a model was made of and how well it does. */
@Command(
    name = "model",
    mixinStandardHelpOptions = true,
    description = "Tells what a model was made of and how well it does.",
    footer = {"", "Examples:", "  emotion model info", "  emotion model card --model light"})
final class ModelCommand {

  private static final int BAD_INPUT = 2;

  @Spec private CommandSpec spec;

  @Command(
      name = "info",
      mixinStandardHelpOptions = true,
      description = "Prints it in short.",
      footer = {"", "Examples:", "  emotion model info --model models/mine"})
  int info(
      @Option(
              names = "--model",
              paramLabel = "NAME",
              description =
                  "accurate (default), light, or a model of your own: its bundle, or the folder"
                      + " that train wrote.")
          String model) {
    return tell(model, ModelCommand::printInfo);
  }

  @Command(
      name = "card",
      mixinStandardHelpOptions = true,
      description = "Prints the model card: scores, training data and licences, limits.",
      footer = {"", "Examples:", "  emotion model card | less"})
  int card(
      @Option(
              names = "--model",
              paramLabel = "NAME",
              description =
                  "accurate (default), light, or a model of your own: its bundle, or the folder"
                      + " that train wrote.")
          String model) {
    return tell(model, (manifest, out) -> out.print(ModelCard.of(manifest)));
  }

  private int tell(String model, BiConsumer<ModelManifest, PrintWriter> how) {
    try {
      ModelBundle bundle = RecognizerOption.bundle(model);
      PrintWriter out = spec.commandLine().getOut();
      how.accept(bundle.manifest(), out);
      out.flush();
      return 0;
    } catch (ModelBundleException e) {
      spec.commandLine().getErr().println("error: " + e.getMessage());
      return BAD_INPUT;
    }
  }

  private static void printInfo(ModelManifest manifest, PrintWriter out) {
    Provenance provenance = manifest.provenance();
    out.printf("trained      %s, seed %d%n", provenance.created(), provenance.seed());
    out.printf("emotions     %s%n", manifest.labels());
    for (Provenance.Source corpus : provenance.corpora()) {
      out.printf(
          "corpus       %s, %s%n", corpus.corpus(), Quantity.of(corpus.utterances(), "recording"));
    }
    out.printf(
        "networks     %d, and a linear discriminant that counts %.0f %%%n",
        manifest.networks().size(), 100 * manifest.discriminantWeight());
    if (manifest.hasEncoder()) {
      out.printf(
          "encoder      %s, which counts %.0f %%%n",
          manifest.encoder().name(), 100 * manifest.encoderWeight());
    }
    out.printf("temperature  %.2f%n", manifest.calibration().temperature());
    for (Provenance.Score score : provenance.scores()) {
      out.printf(
          "score        UAR %.3f, accuracy %.3f, calibration error %.3f: %s%n",
          score.uar(), score.accuracy(), score.calibrationError(), score.protocol());
    }
  }
}
