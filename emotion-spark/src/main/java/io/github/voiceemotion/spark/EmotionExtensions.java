package io.github.voiceemotion.spark;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.classic.UserDefinedFunctionUtils;
import org.apache.spark.sql.expressions.SparkUserDefinedFunction;
import scala.Function1;
import scala.Tuple3;
import scala.collection.immutable.Seq;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * Gives every session the function {@link EmotionFunction}, for those who only set {@code
 * spark.sql.extensions=io.github.voiceemotion.spark.EmotionExtensions}. Its model is the one that
 * the session names when a query begins.
 */
public final class EmotionExtensions extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {

  /** Called by Spark, when a session begins. */
  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    ExpressionInfo description =
        new ExpressionInfo(
            EmotionFunction.class.getName(),
            null,
            EmotionFunction.NAME,
            "_FUNC_(content) - Returns the emotion of the bytes of an audio file.",
            "",
            "",
            "",
            "misc_funcs",
            "",
            "",
            "java_udf");
    Function1<Seq<Expression>, Expression> builder =
        new AbstractFunction1<>() {
          @Override
          public Expression apply(Seq<Expression> arguments) {
            return UserDefinedFunctionUtils.toScalaUDF(
                (SparkUserDefinedFunction)
                    EmotionFunction.of(SparkSession.active()).withName(EmotionFunction.NAME),
                arguments);
          }
        };
    extensions.injectFunction(
        new Tuple3<>(new FunctionIdentifier(EmotionFunction.NAME), description, builder));
    return BoxedUnit.UNIT;
  }
}
