package io.github.voiceemotion.training.augment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.random.RandomGeneratorFactory;

/**
 * Mixes each clip of a batch with another one of it, features and labels alike (Zhang et al.,
 * "mixup: Beyond Empirical Risk Minimization", 2018).
 *
 * <p>The network so learns that half angry and half sad sounds are to be called just that, and is
 * less sure of itself between the examples. Each clip has a share of its own, drawn from
 * Beta(alpha, alpha): at a small alpha one of the two clips nearly always has almost all of it, at
 * 1 every share is as likely as another, and at a large alpha both have about half. The mean is a
 * half. Thread-safe.
 *
 * @param alpha above 0; the paper's experiments have 0.1 to 0.4
 */
public record Mixup(double alpha) {

  public Mixup {
    if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("alpha is " + alpha + ", expected a number above 0");
    }
  }

  /**
   * Mixes a batch in place; a single clip stays as it is.
   *
   * <p>Labels keep their sum for each clip if it is the same for all.
   *
   * @param features clip after clip, all of one size
   * @param labels probabilities of the classes, clip after clip
   * @param clips how many there are, at least 1
   * @param random decides which two are mixed, and how
   * @throws IllegalArgumentException if there are no clips, or features or labels cannot be shared
   *     out among them evenly
   */
  public void apply(float[] features, float[] labels, int clips, Random random) {
    if (clips < 1 || features.length % clips != 0 || labels.length % clips != 0) {
      throw new IllegalArgumentException(
          features.length
              + " features and "
              + labels.length
              + " labels of "
              + clips
              + " clips, expected as many of each clip");
    }
    float[] shares = shares(clips, random);
    int[] partners = partners(clips, random);
    mix(features, shares, partners);
    mix(labels, shares, partners);
  }

  private float[] shares(int clips, Random random) {
    BetaDistribution beta =
        new BetaDistribution(RandomGeneratorFactory.createRandomGenerator(random), alpha, alpha);
    float[] shares = new float[clips];
    for (int clip = 0; clip < clips; clip++) {
      shares[clip] = (float) beta.sample();
    }
    return shares;
  }

  /** Returns who is mixed in with whom: the next one of a random circle. */
  private static int[] partners(int clips, Random random) {
    List<Integer> circle = new ArrayList<>();
    for (int clip = 0; clip < clips; clip++) {
      circle.add(clip);
    }
    Collections.shuffle(circle, random);
    int[] partners = new int[clips];
    for (int place = 0; place < clips; place++) {
      partners[circle.get(place)] = circle.get((place + 1) % clips);
    }
    return partners;
  }

  private static void mix(float[] values, float[] shares, int[] partners) {
    float[] originals = values.clone();
    int size = values.length / shares.length;
    for (int clip = 0; clip < shares.length; clip++) {
      float share = shares[clip];
      for (int i = 0; i < size; i++) {
        float other = originals[partners[clip] * size + i];
        values[clip * size + i] = other + share * (originals[clip * size + i] - other);
      }
    }
  }
}
