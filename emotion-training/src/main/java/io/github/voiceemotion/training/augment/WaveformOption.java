package io.github.voiceemotion.training.augment;

import io.github.voiceemotion.training.augment.WaveformChain.Step;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The augmentations that the text of a {@link WaveformChain} can name, with what the name alone
 * means, in the order in which they are applied: first what changes the voice.
 */
enum WaveformOption {
  SPEED(
      "speed",
      SpeedChange.class,
      numbers -> new SpeedChange(numbers[0], numbers[1]),
      speed -> List.of(speed.slowest(), speed.fastest()),
      new Step(new SpeedChange(0.9, 1.1), 1)),
  GAIN(
      "gain",
      Gain.class,
      numbers -> new Gain(numbers[0]),
      gain -> List.of(gain.largestDb()),
      new Step(new Gain(6), 0.7)),
  EQUALIZER(
      "equalizer",
      Equalizer.class,
      numbers -> new Equalizer(numbers[0]),
      equalizer -> List.of(equalizer.largestDb()),
      new Step(new Equalizer(6), 0.7)),
  ROOM(
      "room",
      Room.class,
      numbers -> new Room(numbers[0], numbers[1], numbers[2], numbers[3]),
      room ->
          List.of(
              room.shortestDecay(),
              room.longestDecay(),
              room.lowestRatioDb(),
              room.highestRatioDb()),
      new Step(new Room(0.1, 0.5, 0, 15), 0.4)),
  BAND_LIMIT(
      "band-limit",
      BandLimit.class,
      numbers -> new BandLimit(numbers[0], numbers[1], numbers[2], numbers[3]),
      band ->
          List.of(
              band.lowestLowCut(),
              band.highestLowCut(),
              band.lowestHighCut(),
              band.highestHighCut()),
      new Step(new BandLimit(80, 300, 3_400, 7_000), 0.4)),
  NOISE(
      "noise",
      AdditiveNoise.class,
      numbers -> new AdditiveNoise(numbers[0], numbers[1]),
      noise -> List.of(noise.lowestDb(), noise.highestDb()),
      new Step(new AdditiveNoise(8, 35), 0.7));

  private static final String NUMBER = "(-?\\d*\\.?\\d+(?:[eE]-?\\d+)?)";
  private static final String RANGE = NUMBER + "-" + NUMBER;

  private final String label;
  private final Class<? extends WaveformAugmentation> type;
  private final Function<double[], WaveformAugmentation> reader;
  private final Function<WaveformAugmentation, List<Double>> writer;
  private final Step usual;

  /** A single number, or two for each range. */
  private final int numbers;

  /** Has a group for each number and one for the probability. */
  private final Pattern pattern;

  /**
   * @param label the name in the text
   * @param type of the augmentation
   * @param reader makes it of its numbers
   * @param writer gives the numbers back
   * @param usual what the name alone means
   */
  <A extends WaveformAugmentation> WaveformOption(
      String label,
      Class<A> type,
      Function<double[], WaveformAugmentation> reader,
      Function<A, List<Double>> writer,
      Step usual) {
    this.label = label;
    this.type = type;
    this.reader = reader;
    this.writer = augmentation -> writer.apply(type.cast(augmentation));
    this.usual = usual;
    numbers = this.writer.apply(usual.augmentation()).size();
    String values =
        numbers == 1 ? NUMBER : String.join(":", Collections.nCopies(numbers / 2, RANGE));
    pattern = Pattern.compile(label + "(?:=" + values + ")?(?:@" + NUMBER + ")?");
  }

  /**
   * Returns the augmentation that a step's text names.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  static WaveformOption namedIn(String text) {
    String name = text.split("[=@]", 2)[0];
    return Arrays.stream(values())
        .filter(option -> option.label.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "augmentation \""
                        + name
                        + "\" is unknown, expected some of "
                        + Arrays.stream(values())
                            .map(option -> option.label)
                            .collect(Collectors.joining(", "))
                        + ", or none alone"));
  }

  /**
   * Reads a step.
   *
   * @param text that begins with this one's name
   * @throws IllegalArgumentException if the numbers are not what this augmentation takes
   */
  Step read(String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "augmentation \"" + text + "\" cannot be read, expected something like " + usual);
    }
    WaveformAugmentation augmentation = usual.augmentation();
    double probability = usual.probability();
    try {
      if (matcher.group(1) != null) {
        double[] values = new double[numbers];
        Arrays.setAll(values, i -> Double.parseDouble(matcher.group(i + 1)));
        augmentation = reader.apply(values);
      }
      if (matcher.group(numbers + 1) != null) {
        probability = Double.parseDouble(matcher.group(numbers + 1));
      }
      return new Step(augmentation, probability);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("augmentation \"" + text + "\": " + e.getMessage(), e);
    }
  }

  /** Writes a step so that {@link #read} gives it back; one of another kind by its own text. */
  static String write(Step step) {
    WaveformAugmentation augmentation = step.augmentation();
    String text =
        Arrays.stream(values())
            .filter(option -> option.type.isInstance(augmentation))
            .findFirst()
            .map(option -> option.label + "=" + text(option.writer.apply(augmentation)))
            .orElseGet(augmentation::toString);
    return text + "@" + text(step.probability());
  }

  private static String text(List<Double> numbers) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < numbers.size(); i++) {
      String before = i == 0 ? "" : i % 2 == 0 ? ":" : "-";
      text.append(before).append(text(numbers.get(i)));
    }
    return text.toString();
  }

  /** Returns the shortest text that gives the number back. */
  private static String text(double number) {
    String text = Double.toString(number);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** Returns the name in the text. */
  @Override
  public String toString() {
    return label;
  }
}
