package io.github.voiceemotion.features;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes feature matrices for other programs: CSV for spreadsheets, {@code .npy} for NumPy. */
public final class FeatureWriter {

  private static final byte[] NPY_MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

  /** The data starts at a multiple of this. */
  private static final int NPY_ALIGNMENT = 64;

  private FeatureWriter() {}

  /**
   * Writes a header of the 120 names and one row a frame, comma-separated, UTF-8. Reading a number
   * back as {@code float} gives the same value.
   *
   * @param out stays open
   * @throws IOException if the stream fails
   */
  public static void writeCsv(FeatureMatrix matrix, OutputStream out) throws IOException {
    BufferedOutputStream buffered = new BufferedOutputStream(out);
    buffered.write(line(String.join(",", FeatureSet.names())));
    StringBuilder row = new StringBuilder();
    for (int frame = 0; frame < matrix.frames(); frame++) {
      row.setLength(0);
      for (int feature = 0; feature < FeatureSet.SIZE; feature++) {
        row.append(feature == 0 ? "" : ",").append(matrix.at(frame, feature));
      }
      buffered.write(line(row.toString()));
    }
    buffered.flush();
  }

  private static byte[] line(String text) {
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Writes a NumPy file, format 1.0: little-endian 32-bit floats of shape (frames, 120) in C order.
   *
   * @param out stays open
   * @throws IOException if the stream fails
   */
  public static void writeNpy(FeatureMatrix matrix, OutputStream out) throws IOException {
    String description =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }"
            .formatted(matrix.frames(), FeatureSet.SIZE);
    int prefix = NPY_MAGIC.length + Short.BYTES;
    int used = prefix + description.length() + 1;
    int padding = Math.floorMod(-used, NPY_ALIGNMENT);
    String header = description + " ".repeat(padding) + "\n";
    ByteBuffer bytes =
        ByteBuffer.allocate(prefix + header.length() + Float.BYTES * matrix.values().length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(NPY_MAGIC)
            .putShort((short) header.length())
            .put(header.getBytes(StandardCharsets.US_ASCII));
    for (float value : matrix.values()) {
      bytes.putFloat(value);
    }
    out.write(bytes.array());
    out.flush();
  }
}
