package io.github.voiceemotion.spark;

import io.github.voiceemotion.model.ModelBundleException;
import java.util.Arrays;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Emotions and features of the recordings that a dataset names or holds, computed where the data
 * is: each executor loads the model once, for all of its tasks.
 *
 * <pre>{@code
 * Dataset<Row> files = AudioListing.of(spark, "hdfs:///calls").dataset(spark);
 * EmotionFrames.predict(files, EmotionOptions.defaults()).write().parquet("hdfs:///emotions");
 * }</pre>
 *
 * <p>A dataset has a column {@code path}, of strings, and may have one called {@code content}, of
 * binary, with the bytes of the file. Paths are opened by Hadoop's file systems as they stand,
 * without decoding percent signs; one without a scheme is of the default file system. What Spark
 * reads as {@code binaryFile}, with its four columns, is read from its paths, and its content never
 * loaded: a file may have more than the 2 GB that fit into a row.
 *
 * <p>A recording that cannot be read fails nothing. It gets a row with its path and the reason in
 * {@code error}, and null in between. Answers are those of {@link
 * io.github.voiceemotion.api.EmotionRecognizer}, under the same limits.
 */
public final class EmotionFrames {

  private static final String PATH = "path";
  private static final String CONTENT = "content";

  /** The columns of Spark's {@code binaryFile}. */
  private static final Set<String> BINARY_FILE =
      Set.of(PATH, "modificationTime", "length", CONTENT);

  private EmotionFrames() {}

  /**
   * Answers each recording by itself, a row each: path, start and end in seconds, emotion,
   * confidence, a probability for each emotion of the model, rejection, words if they are asked
   * for, and error.
   *
   * @param recordings path, and content if there is any
   * @throws IllegalArgumentException if a column is missing or of another type, or words are asked
   *     for where there is no engine
   * @throws ModelBundleException if the model cannot be read
   */
  public static Dataset<Row> predict(Dataset<Row> recordings, EmotionOptions options) {
    return predict(recordings, answers(recordings.sparkSession(), options));
  }

  static Dataset<Row> predict(Dataset<Row> recordings, Answers answers) {
    return recordings(recordings)
        .map((MapFunction<Row, Row>) answers::predict, Encoders.row(answers.schema().columns()));
  }

  /**
   * Follows the emotion through each recording, a row a window, in the order of time: the columns
   * of {@link #predict} but words. Recordings may last a day.
   *
   * @param recordings path, and content if there is any
   * @throws IllegalArgumentException if a column is missing or of another type, or words are asked
   *     for, which only {@link #predict} gives
   * @throws ModelBundleException if the model cannot be read
   */
  public static Dataset<Row> timeline(Dataset<Row> recordings, EmotionOptions options) {
    requireNoWords(options);
    Answers answers = answers(recordings.sparkSession(), options);
    return recordings(recordings)
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) answers::timeline,
            Encoders.row(answers.schema().columns()));
  }

  /**
   * Answers the recordings of each voice together, which tells emotions apart better than one at a
   * time: the columns of {@link #predict} but words, with the voice's after the path. A voice is
   * heard by one task. Recordings of which the voice is null are answered each by itself.
   *
   * @param recordings path, voice, and content if there is any
   * @param voice the column that tells voices apart, such as a customer's number
   * @throws IllegalArgumentException if a column is missing or of another type, if words are asked
   *     for, which only {@link #predict} gives, or if the model is a light one
   * @throws ModelBundleException if the model cannot be read
   */
  public static Dataset<Row> bySpeaker(
      Dataset<Row> recordings, String voice, EmotionOptions options) {
    requireNoWords(options);
    requireColumn(recordings, voice);
    SparkSession spark = recordings.sparkSession();
    Answers plain = answers(spark, options);
    if (!plain.recognizer().knowsVoices()) {
      throw new IllegalArgumentException(
          "model is " + options.model() + ", which makes no use of what is known of a voice");
    }
    AnswerSchema schema =
        plain.schema().withVoice(voice, recordings.schema().apply(voice).dataType());
    Answers answers = new Answers(plain.model(), options, schema, plain.hadoop());
    // Said in numbers, since Spark would lay partitions together that hold few bytes of paths, and
    // hours of work.
    int partitions = Integer.parseInt(spark.conf().get("spark.sql.shuffle.partitions"));
    Dataset<Row> voices = recordings(recordings, recordings.col(voice));
    return voices
        .repartition(partitions, voices.col(voice))
        .sortWithinPartitions(voices.col(voice), voices.col(PATH))
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> new RowsOfVoices(rows, answers::together),
            Encoders.row(schema.columns()));
  }

  /**
   * Computes features, a row a window of speech: path, number of the window, its start and end in
   * seconds of the speech that is left when the pauses are cut, the columns of the kind, and error.
   * Recordings may last ten minutes.
   *
   * <p>{@link FeatureKind#MATRIX} has {@code features}, 174 frames of 120; {@link
   * FeatureKind#STATISTICS} has {@code statistics} and {@code encoder}.
   *
   * @param recordings path, and content if there is any
   * @param options window and hop, and the model whose encoder is asked
   * @throws IllegalArgumentException if a column is missing or of another type, or words are asked
   *     for, which only {@link #predict} gives
   * @throws ModelBundleException if the model cannot be read
   */
  public static Dataset<Row> features(
      Dataset<Row> recordings, FeatureKind kind, EmotionOptions options) {
    requireNoWords(options);
    Answers answers = answers(recordings.sparkSession(), options);
    Features features = new Features(kind, answers.model(), options, answers.hadoop());
    return recordings(recordings)
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) features::of, Encoders.row(features.columns()));
  }

  /** Returns what tasks do, once it is sure that they can: the driver reads the model, too. */
  static Answers answers(SparkSession spark, EmotionOptions options) {
    if (options.words()) {
      LoadedTranscriber.require();
    }
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    ModelReference model = ModelReference.to(options.model(), hadoop);
    AnswerSchema schema =
        AnswerSchema.of(LoadedModels.bundle(model, hadoop).manifest().labels(), options.words());
    Broadcast<SerializableConfiguration> everywhere =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .broadcast(new SerializableConfiguration(hadoop));
    return new Answers(model, options, schema, everywhere);
  }

  /** Returns path and content, and whatever else is asked for, in this order. */
  private static Dataset<Row> recordings(Dataset<Row> given, Column... others) {
    requireColumn(given, PATH);
    requireType(given, PATH, "string");
    Set<String> names = Set.of(given.columns());
    Column content = functions.lit(null).cast(DataTypes.BinaryType).as(CONTENT);
    if (names.contains(CONTENT) && !names.equals(BINARY_FILE)) {
      requireType(given, CONTENT, "binary");
      content = given.col(CONTENT);
    }
    Column[] columns = new Column[2 + others.length];
    columns[0] = given.col(PATH);
    columns[1] = content;
    System.arraycopy(others, 0, columns, 2, others.length);
    return given.select(columns);
  }

  private static void requireColumn(Dataset<Row> given, String name) {
    if (!Arrays.asList(given.columns()).contains(name)) {
      throw new IllegalArgumentException(
          "columns are " + String.join(", ", given.columns()) + ", expected one called " + name);
    }
  }

  private static void requireType(Dataset<Row> given, String name, String type) {
    String found = given.schema().apply(name).dataType().simpleString();
    if (!found.equals(type)) {
      throw new IllegalArgumentException(
          "column " + name + " is of type " + found + ", expected " + type);
    }
  }

  private static void requireNoWords(EmotionOptions options) {
    if (options.words()) {
      throw new IllegalArgumentException("words is true, which only predictions come with");
    }
  }
}
