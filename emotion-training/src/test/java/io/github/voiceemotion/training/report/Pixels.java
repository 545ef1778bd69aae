package io.github.voiceemotion.training.report;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/** Looks at pictures for the tests. */
final class Pixels {

  private Pixels() {}

  /** Returns the number of pixels of exactly one colour in a part of a picture. */
  static int count(BufferedImage image, Rectangle part, Color color) {
    int count = 0;
    for (int y = part.y; y < part.y + part.height; y++) {
      for (int x = part.x; x < part.x + part.width; x++) {
        count += image.getRGB(x, y) == color.getRGB() ? 1 : 0;
      }
    }
    return count;
  }

  static Rectangle all(BufferedImage image) {
    return new Rectangle(image.getWidth(), image.getHeight());
  }
}
