package io.github.voiceemotion.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.Prediction;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmotionFunctionTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Clips.write(folder.resolve("clip.wav"), 3);
  }

  @Test
  void oneCallRegistersTheModelOfTheSession() {
    SparkSession session = LocalSpark.SESSION.newSession();
    session.conf().set(EmotionFunction.MODEL, "light");
    EmotionFunction.register(session);

    assertAnswer(answer(session), "light");
  }

  @Test
  void theAccurateModelAnswersWhereNoneIsNamed() {
    SparkSession session = LocalSpark.SESSION.newSession();
    EmotionFunction.register(session);

    assertAnswer(answer(session), "accurate");
  }

  @Test
  void theExtensionGivesSqlTheFunctionWithTheModelThatTheSessionNames() {
    SparkSession shared = LocalSpark.SESSION;
    SparkSession.clearActiveSession();
    SparkSession.clearDefaultSession();
    try {
      SparkSession session =
          SparkSession.builder().withExtensions(new EmotionExtensions()).getOrCreate();
      session.conf().set(EmotionFunction.MODEL, "light");
      assertAnswer(answer(session), "light");
      session.conf().set(EmotionFunction.MODEL, "accurate");
      assertAnswer(answer(session), "accurate");
    } finally {
      SparkSession.setDefaultSession(shared);
      SparkSession.setActiveSession(shared);
    }
  }

  @Test
  void badContentIsAnErrorAndNullIsNull() {
    SparkSession session = LocalSpark.SESSION.newSession();
    session.conf().set(EmotionFunction.MODEL, "light");
    EmotionFunction.register(session);
    Row row =
        session
            .sql(
                "SELECT emotion(CAST('no audio' AS BINARY)).error,"
                    + " emotion(CAST('no audio' AS BINARY)).emotion,"
                    + " emotion(CAST(NULL AS BINARY))")
            .first();

    assertNotNull(row.get(0));
    assertNull(row.get(1));
    assertNull(row.get(2));
  }

  private Row answer(SparkSession session) {
    session.read().format("binaryFile").load(folder.toString()).createOrReplaceTempView("calls");
    return session.sql("SELECT heard.* FROM (SELECT emotion(content) AS heard FROM calls)").first();
  }

  private void assertAnswer(Row row, String model) {
    try (EmotionRecognizer recognizer =
        EmotionRecognizer.of(ModelBundle.of(model), EmotionOptions.defaults().recognizer())) {
      Prediction expected = recognizer.recognize(file);
      assertNull(row.getAs("error"));
      assertEquals(expected.emotion().label(), row.getAs("emotion"));
      assertEquals(expected.confidence(), row.<Double>getAs("confidence"), 1e-6);
      assertEquals(
          expected.probability(Emotion.SAD),
          (Double) row.getJavaMap(row.fieldIndex("probabilities")).get("sad"),
          1e-6);
    }
  }
}
