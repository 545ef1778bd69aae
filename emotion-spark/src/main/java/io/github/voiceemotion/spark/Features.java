package io.github.voiceemotion.spark;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.DecodeLimits;
import io.github.voiceemotion.audio.SpeechSegment;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.model.InputExtractor;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.ModelInput;
import io.github.voiceemotion.model.WindowFeatures;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * What tasks do where features are asked for: a row a window of speech.
 *
 * @param kind which columns there are
 * @param model whose windows are cut, and whose encoder is asked
 * @param options how long windows are, and how far apart
 * @param hadoop how file systems are reached
 */
record Features(
    FeatureKind kind,
    ModelReference model,
    EmotionOptions options,
    Broadcast<SerializableConfiguration> hadoop)
    implements Serializable {

  /** A recording is in memory while its windows are taken. */
  static final Duration LONGEST = Duration.ofMinutes(10);

  private static final DataType FLOATS = DataTypes.createArrayType(DataTypes.FloatType, false);

  StructType columns() {
    List<StructField> columns = new ArrayList<>();
    columns.add(AnswerSchema.column("path", DataTypes.StringType));
    columns.add(AnswerSchema.column("window", DataTypes.IntegerType));
    columns.add(AnswerSchema.column("start", DataTypes.DoubleType));
    columns.add(AnswerSchema.column("end", DataTypes.DoubleType));
    if (kind == FeatureKind.MATRIX) {
      columns.add(AnswerSchema.column("features", DataTypes.createArrayType(FLOATS, false)));
    } else {
      columns.add(AnswerSchema.column("statistics", FLOATS));
      columns.add(AnswerSchema.column("encoder", FLOATS));
    }
    columns.add(AnswerSchema.column("error", DataTypes.StringType));
    return DataTypes.createStructType(columns);
  }

  private record Window(int index, ModelInput input) {}

  Iterator<Row> of(Iterator<Row> rows) {
    ModelBundle bundle = LoadedModels.bundle(model, hadoop.value().value());
    InputExtractor extractor =
        new InputExtractor(
            kind == FeatureKind.MATRIX ? Optional.empty() : bundle.encoder(),
            samples(options.window()),
            samples(options.hop()));
    int columns = columns().length();
    return new RowsOfRecordings<>(
        rows,
        row -> windows(extractor, Recording.of(row)),
        (row, window) -> row(row.getString(0), window),
        (row, error) -> AnswerSchema.failure(AnswerSchema.of(row.getString(0)), columns, error));
  }

  private static int samples(Duration duration) {
    return Math.toIntExact(duration.toMillis() * AudioClip.SAMPLE_RATE / 1_000);
  }

  private Stream<Window> windows(InputExtractor extractor, Recording recording) {
    DecodeLimits limits = DecodeLimits.DEFAULT;
    AudioDecoder decoder =
        new AudioDecoder(
            new DecodeLimits(limits.maxBytes(), LONGEST, limits.maxChannels(), limits.maxTime()));
    ModelInput input = extractor.extract(recording.decode(decoder, hadoop.value().value()));
    return IntStream.range(0, input.windows().size()).mapToObj(i -> new Window(i, input));
  }

  private Row row(String path, Window window) {
    ModelInput input = window.input();
    SpeechSegment place = input.windows().get(window.index());
    WindowFeatures features = input.features(window.index(), window.index() + 1).get(0);
    List<Object> cells = new ArrayList<>();
    cells.add(path);
    cells.add(window.index());
    cells.add((double) place.start() / AudioClip.SAMPLE_RATE);
    cells.add((double) place.end() / AudioClip.SAMPLE_RATE);
    if (kind == FeatureKind.MATRIX) {
      cells.add(frames(features.acoustic()));
    } else {
      cells.add(features.statistics());
      cells.add(features.encoded().map(encoded -> encoded.values()).orElse(null));
    }
    cells.add(null);
    return RowFactory.create(cells.toArray());
  }

  private static float[][] frames(FeatureMatrix features) {
    return IntStream.range(0, features.frames())
        .mapToObj(
            frame ->
                Arrays.copyOfRange(
                    features.values(), frame * FeatureSet.SIZE, (frame + 1) * FeatureSet.SIZE))
        .toArray(float[][]::new);
  }
}
