package io.github.voiceemotion.cli;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** Text as a QR code for terminals, which telephones read off the screen. */
final class QrCode {

  /** What the standard wants to be empty around it. */
  private static final int QUIET = 4;

  private QrCode() {}

  /**
   * Draws it, two rows in a line, with blocks where it is light: terminals are mostly dark.
   *
   * @param text of some hundred letters at most
   */
  static String of(String text) {
    ByteMatrix code;
    try {
      code = Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code: " + text, e);
    }
    StringBuilder lines = new StringBuilder();
    for (int y = -QUIET; y < code.getHeight() + QUIET; y += 2) {
      for (int x = -QUIET; x < code.getWidth() + QUIET; x++) {
        boolean upper = isLight(code, x, y);
        boolean lower = isLight(code, x, y + 1);
        lines.append(upper ? (lower ? '█' : '▀') : (lower ? '▄' : ' '));
      }
      lines.append(System.lineSeparator());
    }
    return lines.toString();
  }

  private static boolean isLight(ByteMatrix code, int x, int y) {
    return x < 0 || y < 0 || x >= code.getWidth() || y >= code.getHeight() || code.get(x, y) == 0;
  }
}
