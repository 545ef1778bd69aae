package io.github.voiceemotion.transcription.whisper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The smallest model that whisper.cpp works with: it hears nothing, and says {@value #TEXT} in the
 * first two seconds of whatever it is given. Every weight is zero but for the embedding of a few
 * tokens, and those of positions, which call for these tokens one after the other.
 */
public final class TinyWhisperModel {

  static final String TEXT = "kids gähnen";

  private static final List<String> VOCABULARY = List.of(" ", " kids", " gähnen");

  private static final int VOCABULARY_SIZE = 51_864;
  private static final int AUDIO_CONTEXT = 1_500;
  private static final int TEXT_CONTEXT = 448;
  private static final int WIDTH = 8;
  private static final int MELS = 80;
  private static final int FILTER_BINS = 201;

  private static final int END_OF_TEXT = 50_256;
  private static final int TIME_0 = 50_363;
  private static final int TIME_2 = TIME_0 + 100;

  /** The numbers of ggml's ways to store a value, and 10 as one of 16 bits. */
  private static final int FLOATS = 0;

  private static final int HALVES = 1;
  private static final short HALF_OF_10 = 0x4900;

  /** What is said, token by token. */
  private static final int[] SAID = {TIME_0, 1, 2, TIME_2, END_OF_TEXT};

  private final ByteBuffer bytes = ByteBuffer.allocate(3 << 20).order(ByteOrder.LITTLE_ENDIAN);

  private TinyWhisperModel() {}

  /** Writes the model to a file. */
  public static void write(Path file) throws IOException {
    TinyWhisperModel model = new TinyWhisperModel();
    model.numbers();
    model.audioTensors();
    model.textTensors();
    Files.write(file, Arrays.copyOf(model.bytes.array(), model.bytes.position()));
  }

  private void numbers() {
    bytes.put("lmgg".getBytes(StandardCharsets.US_ASCII));
    int heads = 1;
    int layers = 1;
    bytes.putInt(VOCABULARY_SIZE);
    bytes.putInt(AUDIO_CONTEXT).putInt(WIDTH).putInt(heads).putInt(layers);
    bytes.putInt(TEXT_CONTEXT).putInt(WIDTH).putInt(heads).putInt(layers);
    bytes.putInt(MELS).putInt(HALVES);
    bytes.putInt(MELS).putInt(FILTER_BINS).position(bytes.position() + 4 * MELS * FILTER_BINS);
    bytes.putInt(VOCABULARY.size());
    for (String token : VOCABULARY) {
      byte[] utf8 = token.getBytes(StandardCharsets.UTF_8);
      bytes.putInt(utf8.length).put(utf8);
    }
  }

  private void audioTensors() {
    tensor(FLOATS, "encoder.positional_embedding", WIDTH, AUDIO_CONTEXT);
    tensor(HALVES, "encoder.conv1.weight", 3, MELS, WIDTH);
    tensor(FLOATS, "encoder.conv1.bias", 1, WIDTH);
    tensor(HALVES, "encoder.conv2.weight", 3, WIDTH, WIDTH);
    tensor(FLOATS, "encoder.conv2.bias", 1, WIDTH);
    norm("encoder.ln_post");
    perceptron("encoder.blocks.0.mlp");
    attention("encoder.blocks.0.attn");
  }

  private void textTensors() {
    int positions = tensor(FLOATS, "decoder.positional_embedding", WIDTH, TEXT_CONTEXT);
    for (int position = 0; position < TEXT_CONTEXT; position++) {
      int said = Math.min(position, SAID.length - 1);
      bytes.putFloat(positions + Float.BYTES * (position * WIDTH + said), 100);
    }
    int tokens = tensor(HALVES, "decoder.token_embedding.weight", WIDTH, VOCABULARY_SIZE);
    for (int said = 0; said < SAID.length; said++) {
      bytes.putShort(tokens + Short.BYTES * (SAID[said] * WIDTH + said), HALF_OF_10);
    }
    int scale = tensor(FLOATS, "decoder.ln.weight", WIDTH);
    for (int i = 0; i < WIDTH; i++) {
      bytes.putFloat(scale + Float.BYTES * i, 1);
    }
    tensor(FLOATS, "decoder.ln.bias", WIDTH);
    perceptron("decoder.blocks.0.mlp");
    attention("decoder.blocks.0.attn");
    attention("decoder.blocks.0.cross_attn");
  }

  private void attention(String name) {
    norm(name + "_ln");
    layer(name + ".query", WIDTH, WIDTH);
    tensor(HALVES, name + ".key.weight", WIDTH, WIDTH);
    layer(name + ".value", WIDTH, WIDTH);
    layer(name + ".out", WIDTH, WIDTH);
  }

  private void perceptron(String name) {
    norm(name + "_ln");
    layer(name + ".0", WIDTH, 4 * WIDTH);
    layer(name + ".2", 4 * WIDTH, WIDTH);
  }

  private void norm(String name) {
    tensor(FLOATS, name + ".weight", WIDTH);
    tensor(FLOATS, name + ".bias", WIDTH);
  }

  private void layer(String name, int inputs, int outputs) {
    tensor(HALVES, name + ".weight", inputs, outputs);
    tensor(FLOATS, name + ".bias", outputs);
  }

  /** Writes a tensor of zeros and returns where its first value is. */
  private int tensor(int storage, String name, int... extents) {
    bytes.putInt(extents.length).putInt(name.length()).putInt(storage);
    int values = 1;
    for (int extent : extents) {
      bytes.putInt(extent);
      values *= extent;
    }
    bytes.put(name.getBytes(StandardCharsets.US_ASCII));
    int start = bytes.position();
    bytes.position(start + values * (storage == HALVES ? Short.BYTES : Float.BYTES));
    return start;
  }
}
