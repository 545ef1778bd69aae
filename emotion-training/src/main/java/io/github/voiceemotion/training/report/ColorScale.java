package io.github.voiceemotion.training.report;

import java.awt.Color;

/**
 * The colours of heat maps, from black over purple and rose to white.
 *
 * <p>Perceived brightness rises steadily, so that the maps can be read with any kind of colour
 * vision and in black and white. Source: D. A. Green, "A colour scheme for the display of
 * astronomical intensity images" (cubehelix), 2011.
 */
final class ColorScale {

  /** The hue at the dark end: 1 is red, 2 green, 3 blue. */
  private static final double START = 2.8;

  /** How often the hue goes around. */
  private static final double ROTATIONS = 0.5;

  private static final double SATURATION = 1.3;

  private ColorScale() {}

  /** Returns the colour of a value between 0 and 1; values beyond have the colours of the ends. */
  static Color of(double value) {
    double lightness = Math.max(0, Math.min(1, value));
    double angle = 2 * Math.PI * (START / 3 + ROTATIONS * lightness);
    double amplitude = SATURATION * lightness * (1 - lightness) / 2;
    double cos = amplitude * Math.cos(angle);
    double sin = amplitude * Math.sin(angle);
    return new Color(
        channel(lightness - 0.14861 * cos + 1.78277 * sin),
        channel(lightness - 0.29227 * cos - 0.90649 * sin),
        channel(lightness + 1.97294 * cos));
  }

  private static float channel(double value) {
    return (float) Math.max(0, Math.min(1, value));
  }
}
