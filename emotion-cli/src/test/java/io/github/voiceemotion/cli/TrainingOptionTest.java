package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.features.FeatureGroup;
import io.github.voiceemotion.model.NetworkOptions;
import io.github.voiceemotion.training.fit.TrainingOptions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;

class TrainingOptionTest {

  private static final Pattern DEFAULT = Pattern.compile("\\(default:\\s(\\S+)\\)$");

  static Stream<OptionSpec> options() {
    return new CommandLine(new AnyCommand()).getCommandSpec().options().stream();
  }

  @ParameterizedTest
  @MethodSource("options")
  void isWhatItsHelpCallsTheDefault(OptionSpec option) {
    String help = String.join(" ", option.description());
    Matcher stated = DEFAULT.matcher(help);

    assertTrue(stated.find(), help);
    assertEquals(TrainingOptions.defaults(), parse(option.longestName(), stated.group(1)));
  }

  @Test
  void takesWeightsOfCorpora() {
    assertEquals(
        Map.of("ravdess", 3.0, "emospeech-in", 0.3),
        parse("--corpus-weight", "ravdess=3,emospeech-in=0.3").corpusWeights());
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> parse("--corpus-weight", "ravdess=much"));
    assertEquals("--corpus-weight is 'ravdess=much', expected such as ravdess=3", e.getMessage());
  }

  @Test
  void takesSeveralNetworksAndGroups() {
    TrainingOptions options =
        parse("--networks", "small,statistics,default", "--centre", "mfcc,energy_and_rhythm");

    assertEquals(
        List.of(NetworkOptions.small(), NetworkOptions.statistics(), NetworkOptions.defaults()),
        options.networks());
    assertEquals(List.of(FeatureGroup.MFCC, FeatureGroup.ENERGY_AND_RHYTHM), options.centred());
    assertEquals(List.of(), parse("--centre", "none").centred());
  }

  private static TrainingOptions parse(String... arguments) {
    AnyCommand command = new AnyCommand();
    new CommandLine(command).parseArgs(arguments);
    return command.model.toTrainingOptions();
  }

  @Command
  private static final class AnyCommand {
    @Mixin private TrainingOption model;
  }
}
