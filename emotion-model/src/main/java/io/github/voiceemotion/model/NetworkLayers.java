package io.github.voiceemotion.model;

import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.model.network.AttentionPooling;
import io.github.voiceemotion.model.network.BidirectionalLstm;
import io.github.voiceemotion.model.network.LayerStack;
import io.github.voiceemotion.model.network.ResidualConvolution;
import io.github.voiceemotion.model.network.SelfAttention;
import io.github.voiceemotion.model.network.SequenceLayer;
import io.github.voiceemotion.model.network.TemporalConvolution;
import io.github.voiceemotion.model.network.TimePooling;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Turns {@link NetworkOptions} into layers: the one place that says what the network is. */
public final class NetworkLayers {

  /** Frames that a residual convolution sees; its dilation makes it see far. */
  private static final int RESIDUAL_KERNEL = 3;

  /** Hidden units that say how much a frame counts. */
  private static final int POOLING_UNITS = 32;

  private NetworkLayers() {}

  /**
   * Returns the layers for clips of so many frames.
   *
   * @param options sizes of the layers
   * @param frames of a clip
   * @param labels how many emotions are told apart, each with an output
   * @throws IllegalArgumentException if the frames are too few to be halved by every block
   */
  public static LayerStack of(NetworkOptions options, int frames, int labels) {
    int shortest = 1 << options.convolutionFilters().size();
    if (frames < shortest) {
      throw new IllegalArgumentException("frames is " + frames + ", expected at least " + shortest);
    }
    List<SequenceLayer> layers = new ArrayList<>();
    int width = FeatureSet.SIZE;
    for (int filters : options.convolutionFilters()) {
      layers.add(
          new TemporalConvolution(
              width, filters, options.kernel(), options.sequenceDropout(), layers.isEmpty()));
      width = filters;
    }
    for (int dilation : options.residualDilations()) {
      layers.add(
          new ResidualConvolution(width, RESIDUAL_KERNEL, dilation, options.sequenceDropout()));
    }
    for (Iterator<Integer> lstms = options.lstmUnits().iterator(); lstms.hasNext(); ) {
      int units = lstms.next();
      double between = lstms.hasNext() ? options.sequenceDropout() : 0;
      layers.add(new BidirectionalLstm(width, units, between));
      width = 2 * units;
    }
    if (options.attentionHeads() > 0) {
      layers.add(new SelfAttention(width, options.attentionHeads(), 0));
    }
    layers.add(
        switch (options.pooling()) {
          case STATISTICS -> new TimePooling(width);
          case ATTENTION -> new AttentionPooling(width, POOLING_UNITS);
        });
    return new LayerStack(layers, options.denseUnits(), labels);
  }
}
