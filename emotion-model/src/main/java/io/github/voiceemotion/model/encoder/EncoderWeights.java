package io.github.voiceemotion.model.encoder;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.voiceemotion.model.checksum.Sha256;
import io.github.voiceemotion.model.network.EncoderPass;
import io.github.voiceemotion.model.network.EncoderStack;
import io.github.voiceemotion.model.network.Matrix;
import io.github.voiceemotion.model.network.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The weights of a speech encoder, as the jar {@code emotion-speech-encoder} has them.
 *
 * <p>{@code encoder.json} describes them; {@code encoder.bin} holds the parameters of {@link
 * EncoderStack}, one after the other, little-endian. Of weights, each row is a float, the row's
 * scale, and its values as whole numbers from -127 to 127 of that scale; biases are floats.
 *
 * @param description of the encoder
 * @param parameters each in a direct buffer of its own
 */
record EncoderWeights(Description description, List<FloatBuffer> parameters) {

  private static final String FOLDER = "META-INF/voice-emotion/";
  private static final String DESCRIPTION = FOLDER + "encoder.json";
  private static final String WEIGHTS = FOLDER + "encoder.bin";

  private static final int FORMAT_VERSION = 1;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  /**
   * What {@code encoder.json} says.
   *
   * @param formatVersion of the weights' file
   * @param name of the encoder
   * @param source where the weights come from
   * @param licence of the weights
   * @param width values of a frame
   * @param layers how many transformer layers there are
   * @param bytes of {@code encoder.bin}
   * @param sha256 of {@code encoder.bin}
   */
  record Description(
      int formatVersion,
      String name,
      String source,
      String licence,
      int width,
      int layers,
      long bytes,
      String sha256) {

    private EncoderStack stack() {
      return new EncoderStack(LogMel.BANDS, width, layers);
    }
  }

  static boolean areOnClassPath() {
    return EncoderWeights.class.getClassLoader().getResource(DESCRIPTION) != null;
  }

  /** Reads the weights that are on the class path, if there are any. */
  static Optional<EncoderWeights> onClassPath() {
    ClassLoader loader = EncoderWeights.class.getClassLoader();
    try (InputStream description = loader.getResourceAsStream(DESCRIPTION);
        InputStream weights = loader.getResourceAsStream(WEIGHTS)) {
      if (description == null || weights == null) {
        return Optional.empty();
      }
      return Optional.of(read(description.readAllBytes(), weights.readAllBytes()));
    } catch (IOException e) {
      throw new EncoderException("the speech encoder could not be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads weights.
   *
   * @throws EncoderException if they are not what the description says
   */
  static EncoderWeights read(byte[] description, byte[] weights) {
    Description described;
    try {
      described = JSON.readValue(description, Description.class);
    } catch (IOException e) {
      throw new EncoderException("encoder.json is damaged: " + e.getMessage(), e);
    }
    if (described.formatVersion != FORMAT_VERSION) {
      throw new EncoderException(
          "the speech encoder has format version "
              + described.formatVersion
              + ", this release reads version "
              + FORMAT_VERSION);
    }
    String sha256 = Sha256.of(weights);
    if (described.bytes != weights.length || !described.sha256.equals(sha256)) {
      throw new EncoderException(
          "encoder.bin has "
              + weights.length
              + " bytes with checksum "
              + sha256
              + ", encoder.json says "
              + described.bytes
              + " with "
              + described.sha256);
    }
    List<Parameter> parameters = described.stack().parameters();
    long expected = parameters.stream().mapToLong(EncoderWeights::bytes).sum();
    if (expected != weights.length) {
      throw new EncoderException(
          "encoder.bin has "
              + weights.length
              + " bytes, an encoder of width "
              + described.width
              + " with "
              + described.layers
              + " layers has "
              + expected);
    }
    ByteBuffer bytes = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN);
    List<FloatBuffer> buffers = new ArrayList<>();
    for (Parameter parameter : parameters) {
      buffers.add(next(parameter, bytes));
    }
    return new EncoderWeights(described, List.copyOf(buffers));
  }

  private static boolean hasScales(Parameter parameter) {
    return parameter.kind() == Parameter.Kind.WEIGHT;
  }

  private static long bytes(Parameter parameter) {
    return hasScales(parameter)
        ? parameter.length() + parameter.shape()[0] * Float.BYTES
        : parameter.length() * Float.BYTES;
  }

  private static FloatBuffer next(Parameter parameter, ByteBuffer bytes) {
    FloatBuffer buffer = Matrix.memory(Math.toIntExact(parameter.length()));
    int rows = hasScales(parameter) ? (int) parameter.shape()[0] : 1;
    float[] row = new float[buffer.capacity() / rows];
    byte[] steps = new byte[row.length];
    for (int i = 0; i < rows; i++) {
      if (hasScales(parameter)) {
        float scale = bytes.getFloat();
        bytes.get(steps);
        multiply(steps, scale, row);
      } else {
        bytes.asFloatBuffer().get(row);
        bytes.position(bytes.position() + row.length * Float.BYTES);
      }
      buffer.put(i * row.length, row);
    }
    return buffer;
  }

  /** A method of its own, which is compiled after a few rows. */
  private static void multiply(byte[] steps, float scale, float[] row) {
    for (int i = 0; i < row.length; i++) {
      row[i] = scale * steps[i];
    }
  }

  /** Returns a computation over the weights, which several may share. */
  EncoderPass pass() {
    return new EncoderPass(description.stack(), parameters);
  }
}
