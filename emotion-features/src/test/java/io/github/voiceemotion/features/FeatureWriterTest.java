package io.github.voiceemotion.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureWriterTest {

  private final FeatureMatrix matrix = new FeatureExtractor().extract(Golden.clip("short-1s2"));

  @Test
  void csvHasNamesAndReadsBackExactly() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FeatureWriter.writeCsv(matrix, out);
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(FeatureSet.names(), List.of(lines.get(0).split(",")));
    assertEquals(matrix.frames() + 1, lines.size());
    float[] values = new float[matrix.values().length];
    for (int frame = 0; frame < matrix.frames(); frame++) {
      String[] cells = lines.get(frame + 1).split(",");
      assertEquals(FeatureSet.SIZE, cells.length);
      for (int i = 0; i < cells.length; i++) {
        values[frame * FeatureSet.SIZE + i] = Float.parseFloat(cells[i]);
      }
    }
    assertArrayEquals(matrix.values(), values);
  }

  @Test
  void npyHasShapeAndReadsBackExactly() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FeatureWriter.writeNpy(matrix, out);
    ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[8];
    bytes.get(magic);
    assertArrayEquals(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, magic);
    byte[] header = new byte[bytes.getShort()];
    bytes.get(header);
    assertEquals(
        "{'descr': '<f4', 'fortran_order': False, 'shape': (70, 120), }",
        new String(header, StandardCharsets.US_ASCII).strip());
    assertEquals('\n', header[header.length - 1]);
    assertEquals(0, bytes.position() % 64);
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    assertArrayEquals(matrix.values(), values);
  }
}
