package io.github.voiceemotion.training.fit;

import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.EmotionNetwork;
import io.github.voiceemotion.training.augment.FeatureAugmentation;
import io.github.voiceemotion.training.augment.Masking;
import io.github.voiceemotion.training.augment.Mixup;
import io.github.voiceemotion.training.augment.TimeShift;
import io.github.voiceemotion.training.dataset.BalancedSampler;
import io.github.voiceemotion.training.dl4j.TrainableNetwork;
import io.github.voiceemotion.training.evaluate.ConfusionMatrix;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Trains one network of a model, epoch by epoch. */
final class NetworkTraining {

  private static final double SMALLEST_PROBABILITY = 1e-12;

  private final TrainingOptions options;
  private final long seed;
  private final ScaledClips train;
  private final ScaledClips trainSample;
  private final ScaledClips development;
  private final BalancedSampler sampler;
  private final List<FeatureAugmentation> augmentations =
      List.of(new TimeShift(12), new Masking(2, 20, 12));

  private final TrainableNetwork network;
  private final WeightAverage average;
  private final PlateauSchedule schedule;
  private final EarlyStopping stopping;
  private final List<EpochResult> history = new ArrayList<>();
  private EmotionNetwork kept;

  /**
   * @param index which network of the options
   * @param trainSample some of the clips to train on, to see how well they are known
   */
  NetworkTraining(
      TrainingOptions options,
      int index,
      ScaledClips train,
      ScaledClips trainSample,
      ScaledClips development,
      BalancedSampler sampler) {
    this.options = options;
    this.seed = options.seed() * 1_000L + index;
    this.train = train;
    this.trainSample = trainSample;
    this.development = development;
    this.sampler = sampler;
    this.network =
        TrainableNetwork.initialise(
            options.networks().get(index),
            train.frames(),
            ClassWeights.of(
                train.labels(),
                train.emotions(),
                sampler.expectedDraws(),
                options.largestClassWeight()),
            seed);
    this.average = new WeightAverage(options.averaging(), network.parameters());
    this.schedule = new PlateauSchedule(options.learningRate(), options.plateau());
    this.stopping = new EarlyStopping(options.patience());
    this.kept = network.snapshot();
  }

  boolean isDone() {
    return history.size() >= options.epochs() || stopping.shouldStop();
  }

  TrainedNetwork result() {
    return new TrainedNetwork(kept, history, stopping.bestEpoch());
  }

  /** Returns all that another training of this network needs to go on after the last epoch. */
  NetworkState state() {
    return new NetworkState(
        result(),
        copy(network.parameters()),
        updaterState().toFloatVector(),
        copy(average.parameters()),
        network.graph().getConfiguration().getIterationCount());
  }

  private INDArray updaterState() {
    return network.graph().getUpdater().getStateViewArray();
  }

  private static float[] copy(FloatBuffer parameters) {
    float[] copy = new float[parameters.capacity()];
    parameters.get(0, copy);
    return copy;
  }

  /**
   * Goes on after the last epoch of another training, before the first one of this.
   *
   * @throws CheckpointException if that one had other clips or another kind of network
   */
  void resume(NetworkState state) {
    requireSize("weights", state.weights().length, network.parameters().capacity());
    requireSize("updater values", state.updater().length, updaterState().length());
    network.parameters().put(0, state.weights());
    updaterState().assign(Nd4j.createFromArray(state.updater()).reshape(updaterState().shape()));
    network.graph().getConfiguration().setIterationCount(state.steps());
    average.resume(state.average(), state.steps());
    kept = state.soFar().network();
    for (EpochResult result : state.soFar().history()) {
      history.add(result);
      stopping.epochDone(result.epoch(), result.developmentUar());
      schedule.epochDone(result.developmentLoss());
    }
    requireSameDevelopmentLoss();
  }

  private static void requireSize(String what, long size, long expected) {
    if (size != expected) {
      throw new CheckpointException(
          "the interrupted run has " + size + " " + what + ", this network has " + expected);
    }
  }

  /** Scaled by the training part, the development part shows a change in either, or in the code. */
  private void requireSameDevelopmentLoss() {
    EpochResult last = history.get(history.size() - 1);
    EmotionNetwork current = network.snapshot(average.parameters());
    double now = loss(development.predict(current), development);
    if (now != last.developmentLoss()) {
      throw new CheckpointException(
          "the interrupted run had a loss of "
              + last.developmentLoss()
              + " on the development part after epoch "
              + last.epoch()
              + ", the same weights give "
              + now
              + " now: recordings, program or number of threads have changed; delete the "
              + "checkpoint to start anew");
    }
  }

  /** Returns what came of the next epoch; the listener is told of its steps. */
  EpochResult runEpoch(TrainingListener listener) {
    int epoch = history.size() + 1;
    long start = System.nanoTime();
    double rate = schedule.learningRate();
    network.setLearningRate(rate);
    double trainLoss = fit(epoch, listener);
    EmotionNetwork current = network.snapshot(average.parameters());
    double[][] predicted = development.predict(current);
    double developmentLoss = loss(predicted, development);
    EpochResult result =
        new EpochResult(
            epoch,
            trainLoss,
            developmentLoss,
            uar(trainSample.predict(current), trainSample),
            uar(predicted, development),
            rate,
            (System.nanoTime() - start) / 1e9);
    history.add(result);
    if (stopping.epochDone(epoch, result.developmentUar())) {
      kept = current;
    }
    schedule.epochDone(developmentLoss);
    return result;
  }

  private double fit(int epoch, TrainingListener listener) {
    long start = System.nanoTime();
    // Every epoch has a seed of its own, so that it comes out the same wherever the run began.
    long epochSeed = seed * 1_000_003L + epoch;
    Random random = new Random(epochSeed);
    Nd4j.getRandom().setSeed(epochSeed);
    List<Integer> order = sampler.draw(random);
    int batches = (order.size() + options.batchSize() - 1) / options.batchSize();
    double lossSum = 0;
    for (int batch = 0; batch < batches; batch++) {
      int from = batch * options.batchSize();
      List<Integer> chosen =
          order.subList(from, Math.min(order.size(), from + options.batchSize()));
      network.graph().fit(batch(chosen, random));
      average.add(network.parameters());
      lossSum += network.graph().score() * chosen.size();
      int done = from + chosen.size();
      listener.batchDone(epoch, batch + 1, batches, done / ((System.nanoTime() - start) / 1e9));
    }
    return lossSum / order.size();
  }

  private DataSet batch(List<Integer> chosen, Random random) {
    float[] features = train.drawWindows(chosen, random);
    int outputs = train.labels().size();
    float elsewhere = (float) (options.labelSmoothing() / outputs);
    float[] labels = new float[chosen.size() * outputs];
    Arrays.fill(labels, elsewhere);
    for (int i = 0; i < chosen.size(); i++) {
      for (FeatureAugmentation augmentation : augmentations) {
        augmentation.apply(features, i * train.windowSize(), train.frames(), random);
      }
      labels[i * outputs + train.truth(chosen.get(i))] += (float) (1 - options.labelSmoothing());
    }
    if (options.mixup() > 0) {
      new Mixup(options.mixup()).apply(features, labels, chosen.size(), random);
    }
    INDArray input =
        Nd4j.createFromArray(features).reshape(chosen.size(), train.frames(), FeatureSet.SIZE);
    return new DataSet(input, Nd4j.createFromArray(labels).reshape(chosen.size(), outputs));
  }

  private static double loss(double[][] probabilities, ScaledClips clips) {
    return clips.meanOverCorpora(
        chosen -> {
          double sum = 0;
          for (int i : chosen) {
            double share = probabilities[i][clips.truth(i)];
            sum -= Math.log(Math.max(share, SMALLEST_PROBABILITY));
          }
          return sum / chosen.size();
        });
  }

  private static double uar(double[][] probabilities, ScaledClips clips) {
    return clips.meanOverCorpora(
        chosen -> {
          List<Emotion> truth = new ArrayList<>();
          List<Emotion> predicted = new ArrayList<>();
          for (int i : chosen) {
            truth.add(clips.emotions().get(i));
            predicted.add(clips.labels().mostProbable(probabilities[i]));
          }
          return ConfusionMatrix.of(clips.labels(), truth, predicted).uar();
        });
  }
}
