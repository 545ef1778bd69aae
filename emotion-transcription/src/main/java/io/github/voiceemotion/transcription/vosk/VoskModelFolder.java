package io.github.voiceemotion.transcription.vosk;

import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks over the folder of a Vosk model: whether the files are there and begin as they should.
 *
 * <p>There are two layouts, one with the files in {@code am}, {@code conf} and {@code graph}, an
 * older one without these folders. Source: "Vosk models", section "Model structure", and the
 * formats of Kaldi (a binary file begins with {@code \0B}) and OpenFst.
 */
final class VoskModelFolder {

  static final String WHERE_MODELS_ARE = "models are at https://alphacephei.com/vosk/models";

  private static final byte[] BINARY_ACOUSTIC_MODEL = ascii("\0B<TransitionModel>");
  private static final byte[] TEXT_ACOUSTIC_MODEL = ascii("<TransitionModel>");

  /** OpenFst's number 2125659606, little-endian. */
  private static final byte[] GRAPH = {(byte) 0xD6, (byte) 0xFD, (byte) 0xB2, 0x7E};

  /** The names of the files in one of the two layouts. */
  private record Layout(String acousticModel, String configuration, String features, String graph) {

    String file(String name) {
      return graph + name;
    }
  }

  private static final Layout FOLDERS =
      new Layout("am/final.mdl", "conf/model.conf", "conf/mfcc.conf", "graph/");

  private static final Layout FLAT = new Layout("final.mdl", "mfcc.conf", "mfcc.conf", "");

  private final Path folder;

  private VoskModelFolder(Path folder) {
    this.folder = folder;
  }

  /** Refuses what is no Vosk model, with reason {@link Reason#MODEL}. */
  static void check(Path folder) {
    new VoskModelFolder(folder).check();
  }

  private void check() {
    if (!Files.exists(folder)) {
      throw problem("does not exist");
    }
    if (!Files.isDirectory(folder)) {
      throw problem("is no folder; an archive has to be unpacked");
    }
    Layout layout = has(FLAT.acousticModel()) ? FLAT : FOLDERS;
    List<String> needed =
        new ArrayList<>(List.of(layout.acousticModel(), layout.configuration(), layout.features()));
    List<String> graphs = graphs(layout);
    needed.addAll(graphs);
    List<String> missing = needed.stream().distinct().filter(name -> !has(name)).toList();
    if (!missing.isEmpty()) {
      throw problem("is no Vosk model: it lacks " + String.join(", ", missing));
    }
    requireStart(layout.acousticModel(), BINARY_ACOUSTIC_MODEL, TEXT_ACOUSTIC_MODEL);
    graphs.stream()
        .filter(name -> name.endsWith(".fst"))
        .forEach(name -> requireStart(name, GRAPH));
  }

  /**
   * A model has its graph either whole with the list of its words, or in two parts; without the
   * third file of the latter, Vosk hangs.
   */
  private List<String> graphs(Layout layout) {
    String[] names =
        has(layout.file("HCLr.fst"))
            ? new String[] {"HCLr.fst", "Gr.fst", "disambig_tid.int"}
            : new String[] {"HCLG.fst", "words.txt"};
    return Arrays.stream(names).map(layout::file).toList();
  }

  private boolean has(String name) {
    return Files.isRegularFile(folder.resolve(name));
  }

  private void requireStart(String name, byte[]... starts) {
    byte[] start;
    try (InputStream in = Files.newInputStream(folder.resolve(name))) {
      start = in.readNBytes(BINARY_ACOUSTIC_MODEL.length);
    } catch (IOException unreadable) {
      throw new TranscriptionException(
          VoskEngine.NAME,
          Reason.MODEL,
          folder.resolve(name) + " cannot be read: " + unreadable.getMessage(),
          unreadable);
    }
    if (start.length == 0) {
      throw problem("is damaged: " + name + " is empty");
    }
    if (Arrays.stream(starts).noneMatch(expected -> startsWith(start, expected))) {
      throw problem("is damaged: " + name + " does not begin as such a file does");
    }
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  private TranscriptionException problem(String problem) {
    return new TranscriptionException(
        VoskEngine.NAME, Reason.MODEL, folder + " " + problem + "; " + WHERE_MODELS_ARE);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
