package io.github.voiceemotion.spark;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.model.ModelBundleException;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.Rejection;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * {@code emotion(content)} for SQL and PySpark: of the bytes of an audio file, a struct of {@code
 * emotion}, {@code confidence}, {@code probabilities} by emotion, {@code rejection} and {@code
 * error}; of null, null.
 *
 * <pre>{@code
 * EmotionFunction.register(spark);
 * spark.sql("SELECT path, emotion(content).emotion FROM calls");
 * }</pre>
 *
 * <p>{@link EmotionExtensions} registers it by configuration alone.
 */
public final class EmotionFunction {

  /** What it is called. */
  public static final String NAME = "emotion";

  /** The setting of a session that names the model: accurate, light, or the path of a bundle. */
  public static final String MODEL = "spark.voiceemotion.model";

  static final StructType TYPE =
      new StructType()
          .add("emotion", DataTypes.StringType)
          .add("confidence", DataTypes.DoubleType)
          .add(
              "probabilities",
              DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType, false))
          .add("rejection", DataTypes.StringType)
          .add("error", DataTypes.StringType);

  private EmotionFunction() {}

  /**
   * Registers the function in a session, with the model that the session's {@value #MODEL} names
   * now; the accurate one if it names none.
   *
   * @throws ModelBundleException if the model cannot be read
   */
  public static void register(SparkSession spark) {
    spark.udf().register(NAME, of(spark));
  }

  static UserDefinedFunction of(SparkSession spark) {
    EmotionOptions options = EmotionOptions.defaults();
    String model = spark.conf().get(MODEL, options.model());
    Answers answers = EmotionFrames.answers(spark, options.withModel(model));
    return functions.udf(
        (UDF1<byte[], Row>) content -> content == null ? null : answer(answers, content), TYPE);
  }

  private static Row answer(Answers answers, byte[] content) {
    EmotionRecognizer recognizer = answers.recognizer();
    try {
      Prediction prediction = recognizer.recognize(new ByteArrayInputStream(content));
      Map<String, Double> probabilities = new LinkedHashMap<>();
      prediction
          .probabilities()
          .forEach((emotion, probability) -> probabilities.put(emotion.label(), probability));
      return RowFactory.create(
          prediction.emotion().label(),
          prediction.confidence(),
          probabilities,
          prediction.rejection().map(Rejection::label).orElse(null),
          null);
    } catch (RuntimeException e) {
      return RowFactory.create(null, null, null, null, Answers.reason(e));
    }
  }
}
