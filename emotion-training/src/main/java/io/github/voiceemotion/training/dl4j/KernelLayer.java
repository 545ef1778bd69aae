package io.github.voiceemotion.training.dl4j;

import io.github.voiceemotion.model.network.Kernel;
import io.github.voiceemotion.model.network.SequenceLayer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs the kernel of a {@link SequenceLayer} within a DL4J network: arrays in, arrays out, and
 * dropout on what comes out.
 */
final class KernelLayer extends BaseLayer<KernelConfiguration> {

  private static final long serialVersionUID = 1L;

  private transient Kernel kernel;
  private transient float[] in = new float[0];
  private transient float[] out = new float[0];
  private transient float[] inGradient = new float[0];
  private transient float[] outGradient = new float[0];

  /** What each output is multiplied by: 0 where it is dropped, a little over 1 elsewhere. */
  private transient float[] kept = new float[0];

  KernelLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    int batch = Math.toIntExact(input.size(0));
    int frames = Math.toIntExact(input.size(1));
    if (kernel == null) {
      Map<String, View> values = new HashMap<>();
      Map<String, View> gradients = new HashMap<>();
      kernel =
          layer()
              .kernel(
                  name -> View.of(params.get(name), name, values),
                  name -> View.of(gradientViews.get(name), name, gradients));
    }
    int outputFrames = kernel.outputFrames(frames);
    int outputSize = batch * outputFrames * layer().outputs();
    in = atLeast(in, Math.toIntExact(input.length()));
    out = atLeast(out, outputSize);
    read(input, in);
    kernel.forward(in, batch, frames, training, out);
    if (training && layer().dropout() > 0) {
      drop(outputSize);
    }
    INDArray result =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS,
            DataType.FLOAT,
            layer().isSequence()
                ? new long[] {batch, outputFrames, layer().outputs()}
                : new long[] {batch, layer().outputs()},
            'c');
    write(out, result);
    return result;
  }

  private SequenceLayer layer() {
    return layerConf().layer();
  }

  /** Draws from ND4J's generator once, so that whoever seeds that one decides what is dropped. */
  private void drop(int size) {
    kept = atLeast(kept, size);
    SplittableRandom random = new SplittableRandom(Nd4j.getRandom().nextLong());
    float growth = (float) (1 / (1 - layer().dropout()));
    int threshold = (int) (layer().dropout() * (1 << 16));
    for (int i = 0; i < size; ) {
      long bits = random.nextLong();
      for (int end = Math.min(size, i + 4); i < end; i++, bits >>>= 16) {
        // The sign bit: 1 where the 16 bits are below the threshold.
        int isDropped = ((int) (bits & 0xffff) - threshold) >>> 31;
        kept[i] = growth * (1 - isDropped);
      }
    }
    for (int i = 0; i < size; i++) {
      out[i] *= kept[i];
    }
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    int outputSize = Math.toIntExact(epsilon.length());
    outGradient = atLeast(outGradient, outputSize);
    inGradient = atLeast(inGradient, Math.toIntExact(input.length()));
    read(epsilon, outGradient);
    if (layer().dropout() > 0) {
      for (int i = 0; i < outputSize; i++) {
        outGradient[i] *= kept[i];
      }
    }
    kernel.backward(in, outGradient, inGradient);
    Gradient gradient = new DefaultGradient();
    for (String name : params.keySet()) {
      gradient.setGradientFor(name, gradientViews.get(name));
    }
    INDArray result =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape(), 'c');
    write(inGradient, result);
    return new Pair<>(gradient, result);
  }

  @Override
  public boolean updaterDivideByMinibatch(String name) {
    return !layerConf().isStatistic(name);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public Type type() {
    return Type.RECURRENT;
  }

  private static float[] atLeast(float[] array, int size) {
    return array.length >= size ? array : new float[size];
  }

  private static void read(INDArray from, float[] to) {
    INDArray plain = isPlain(from) ? from : from.dup('c');
    new FloatPointer(plain.data().addressPointer()).get(to, 0, Math.toIntExact(plain.length()));
  }

  private static boolean isPlain(INDArray array) {
    return array.ordering() == 'c'
        && Arrays.equals(array.stride(), Nd4j.getStrides(array.shape(), 'c'));
  }

  private static void write(float[] from, INDArray to) {
    new FloatPointer(to.data().addressPointer()).put(from, 0, Math.toIntExact(to.length()));
  }

  /** A view of a parameter's memory, kept as long as DL4J keeps the array. */
  private record View(INDArray array, FloatBuffer memory) {

    static FloatBuffer of(INDArray array, String name, Map<String, View> known) {
      View view = known.get(name);
      if (view == null || view.array != array) {
        view = new View(array, KernelLayer.memory(array));
        known.put(name, view);
      }
      return view.memory;
    }
  }

  /** Returns a view of a parameter's own memory; parameters are rows of one flat array. */
  static FloatBuffer memory(INDArray parameter) {
    return new FloatPointer(parameter.data().addressPointer())
        .capacity(parameter.length())
        .asBuffer();
  }
}
