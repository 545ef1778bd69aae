package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class QrCodeTest {

  private static final int SIZE = 4;

  /** A picture of a dark terminal, read as a telephone reads it. */
  @Test
  void isReadOffTheScreen() throws Exception {
    String address = "https://192.168.178.123:7070";
    List<String> lines = QrCode.of(address).lines().toList();
    int width = lines.get(0).length();
    int[] pixels = new int[width * SIZE * 2 * lines.size() * SIZE];
    Arrays.setAll(
        pixels,
        i -> {
          int x = i % (width * SIZE) / SIZE;
          int y = i / (width * SIZE) / SIZE;
          char block = lines.get(y / 2).charAt(x);
          boolean light = block == '█' || block == (y % 2 == 0 ? '▀' : '▄');
          return light ? 0xffffff : 0;
        });

    assertEquals(
        address,
        new QRCodeReader()
            .decode(
                new BinaryBitmap(
                    new GlobalHistogramBinarizer(
                        new RGBLuminanceSource(width * SIZE, 2 * lines.size() * SIZE, pixels))))
            .getText());
  }
}
