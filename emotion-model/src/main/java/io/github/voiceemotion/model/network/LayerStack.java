package io.github.voiceemotion.model.network;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a network computes: sequence layers, then dense layers with ReLU, then one with softmax.
 *
 * <p>Its parameters are one row of numbers, layer after layer. Those of a sequence layer stand in
 * the order of {@link SequenceLayer#parameters}, each row after row; those of a dense layer are its
 * weights {@code [inputs, outputs]}, column after column, and then its biases.
 *
 * @param sequence the first takes what goes in, the last gives one vector a clip
 * @param denseUnits units of each layer with ReLU
 * @param outputs units of the last layer
 */
public record LayerStack(List<SequenceLayer> sequence, List<Integer> denseUnits, int outputs) {

  public LayerStack {
    sequence = List.copyOf(sequence);
    denseUnits = List.copyOf(denseUnits);
    for (int i = 0; i < sequence.size(); i++) {
      boolean last = i == sequence.size() - 1;
      if (sequence.get(i).isSequence() == last) {
        throw new IllegalArgumentException(
            "expected only the last sequence layer to give one vector, got " + sequence);
      }
    }
  }

  /** Returns the sizes of what goes into and out of each dense layer: one more than there are. */
  public List<Integer> denseSizes() {
    return Stream.of(
            Stream.of(sequence.get(sequence.size() - 1).outputs()),
            denseUnits.stream(),
            Stream.of(outputs))
        .flatMap(sizes -> sizes)
        .toList();
  }

  /** Returns how many numbers the parameters are, running statistics included. */
  public long parameters() {
    long count = 0;
    for (SequenceLayer layer : sequence) {
      for (Parameter parameter : layer.parameters()) {
        count += parameter.length();
      }
    }
    List<Integer> sizes = denseSizes();
    for (int i = 1; i < sizes.size(); i++) {
      count += (sizes.get(i - 1) + 1L) * sizes.get(i);
    }
    return count;
  }
}
