package io.github.voiceemotion.transcription.whisper;

import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Reads through the structure of a Whisper model: its numbers, filters, vocabulary and the heads of
 * its tensors.
 *
 * <p>Source: the format that whisper.cpp's {@code convert-pt-to-ggml.py} writes; all numbers are
 * little-endian integers of 32 bits.
 */
final class WhisperModelFile implements AutoCloseable {

  static final String WHERE_MODELS_ARE =
      "models are at https://huggingface.co/ggerganov/whisper.cpp";

  private static final int GGML = 0x67676d6c;
  private static final int GGUF = 0x46554747;

  /** The languages' tokens come on top of these. */
  private static final int ENGLISH_VOCABULARY = 51_864;

  /** That of the third large model; over more languages, whisper.cpp ends the process. */
  private static final int LARGEST_VOCABULARY = 51_866;

  private static final int FILTER_BINS = 201;

  /**
   * How tensors are stored.
   *
   * @param values that form a block
   * @param bytes that a block takes
   */
  private record Storage(int values, int bytes) {}

  /** By the numbers that ggml gives them: floats, then what is quantised to 4, 5, 8, ... bits. */
  private static final Map<Integer, Storage> STORAGES =
      Map.ofEntries(
          Map.entry(0, new Storage(1, 4)),
          Map.entry(1, new Storage(1, 2)),
          Map.entry(2, new Storage(32, 18)),
          Map.entry(3, new Storage(32, 20)),
          Map.entry(6, new Storage(32, 22)),
          Map.entry(7, new Storage(32, 24)),
          Map.entry(8, new Storage(32, 34)),
          Map.entry(10, new Storage(256, 84)),
          Map.entry(11, new Storage(256, 110)),
          Map.entry(12, new Storage(256, 144)),
          Map.entry(13, new Storage(256, 176)),
          Map.entry(14, new Storage(256, 210)));

  /**
   * The kinds of models that whisper.cpp runs, by the numbers that ggml gives them: halves, and
   * what is quantised. In the file, the version of the quantisation comes in thousands on top.
   */
  private static final Set<Integer> KINDS = Set.of(1, 2, 3, 7, 8, 9, 10, 11, 12, 13, 14);

  private final Path file;
  private final long size;
  private final DataInputStream in;
  private long position;

  private WhisperModelFile(Path file) throws IOException {
    this.file = file;
    this.size = Files.size(file);
    this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
  }

  /**
   * Returns whether a model knows more than English, and refuses what is no whole model, with
   * reason {@link Reason#MODEL}.
   */
  static boolean isMultilingual(Path file) {
    if (!Files.exists(file)) {
      throw problem(file, "does not exist");
    }
    if (Files.isDirectory(file)) {
      throw problem(file, "is a folder, expected the file of a model");
    }
    try (WhisperModelFile model = new WhisperModelFile(file)) {
      return model.read() > ENGLISH_VOCABULARY;
    } catch (EOFException end) {
      throw problem(file, "is cut short: it ends within the model");
    } catch (IOException unreadable) {
      throw new TranscriptionException(
          WhisperEngine.NAME,
          Reason.MODEL,
          file + " cannot be read: " + unreadable.getMessage(),
          unreadable);
    }
  }

  /** Returns the size of the vocabulary. */
  private int read() throws IOException {
    requireMagic();
    int vocabulary = number("vocabulary", ENGLISH_VOCABULARY, LARGEST_VOCABULARY);
    number("audio context", 1, 1_500);
    readWidth("audio");
    number("text context", 1, 448);
    readWidth("text");
    int mels = number("mel bands", 1, 256);
    int kind = number("kind", 0, 10_000) % 1_000;
    if (!KINDS.contains(kind)) {
      throw problem(file, "is of kind " + kind + ", over which whisper.cpp would end the process");
    }
    int filters = number("filters", mels, mels);
    int bins = number("bins of a filter", FILTER_BINS, FILTER_BINS);
    skip((long) filters * bins * Float.BYTES);
    int tokens = number("tokens", 1, vocabulary);
    for (int i = 0; i < tokens; i++) {
      skip(number("bytes of a token", 0, 1_000));
    }
    do {
      readTensor();
    } while (position < size);
    return vocabulary;
  }

  private void requireMagic() throws IOException {
    if (size == 0) {
      throw problem(file, "is empty");
    }
    int magic = size < Integer.BYTES ? 0 : number();
    if (magic == GGUF) {
      throw problem(file, "is a GGUF file, expected the older format of whisper.cpp");
    }
    if (magic != GGML) {
      throw problem(file, "is no Whisper model: it does not begin as one does");
    }
  }

  private void readWidth(String part) throws IOException {
    int width = number(part + " width", 1, 8_192);
    int heads = number(part + " heads", 1, 256);
    if (width % heads != 0) {
      throw problem(
          file, "is damaged: its " + part + " width is " + width + " for " + heads + " heads");
    }
    number(part + " layers", 1, 256);
  }

  private void readTensor() throws IOException {
    int dimensions = number("dimensions of a tensor", 1, 4);
    int nameBytes = number("bytes of a tensor's name", 1, 256);
    Storage storage = STORAGES.get(number("storage of a tensor", 0, 14));
    if (storage == null) {
      throw problem(file, "is damaged: it holds a tensor of unknown storage");
    }
    long values = 1;
    for (int i = 0; i < dimensions; i++) {
      values *= number("extent of a tensor", 1, 1 << 24);
      // Before the next factor could overflow.
      requireLeft(values / storage.values() * storage.bytes());
    }
    skip(nameBytes);
    skip(values / storage.values() * storage.bytes());
  }

  private int number(String what, int lowest, int highest) throws IOException {
    int value = number();
    if (value < lowest || value > highest) {
      throw problem(
          file, "is damaged: %s is %d, expected %d to %d".formatted(what, value, lowest, highest));
    }
    return value;
  }

  private int number() throws IOException {
    position += Integer.BYTES;
    return Integer.reverseBytes(in.readInt());
  }

  private void skip(long bytes) throws IOException {
    requireLeft(bytes);
    in.skipNBytes(bytes);
    position += bytes;
  }

  private void requireLeft(long bytes) throws EOFException {
    if (bytes > size - position) {
      throw new EOFException();
    }
  }

  private static TranscriptionException problem(Path file, String problem) {
    return new TranscriptionException(
        WhisperEngine.NAME, Reason.MODEL, file + " " + problem + "; " + WHERE_MODELS_ARE);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
