package io.github.voiceemotion.training.train;

import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.model.Calibration;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.EmotionNetwork;
import io.github.voiceemotion.model.FeatureScaler;
import io.github.voiceemotion.model.TrainableNetwork;
import io.github.voiceemotion.training.augment.FeatureAugmentation;
import io.github.voiceemotion.training.augment.Masking;
import io.github.voiceemotion.training.augment.TimeShift;
import io.github.voiceemotion.training.dataset.LabelledClip;
import io.github.voiceemotion.training.evaluate.ConfusionMatrix;
import io.github.voiceemotion.training.report.EpochResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Fits a network to the training part and keeps the epoch that does best on the development part.
 *
 * <p>The scaler is fitted to the training part, class weights to its emotions, and the temperature
 * to the development part with the kept weights. The same clips, options and number of threads give
 * the same network.
 */
public final class Trainer {

  private static final double SMALLEST_PROBABILITY = 1e-12;

  private final TrainingOptions options;
  private final TrainingListener listener;
  private final List<FeatureAugmentation> augmentations =
      List.of(new TimeShift(12), new Masking(2, 20, 12));

  public Trainer(TrainingOptions options, TrainingListener listener) {
    this.options = options;
    this.listener = listener;
  }

  /**
   * Trains.
   *
   * @param train clips to fit to, at least one
   * @param development clips of other speakers, at least one
   */
  public TrainedModel train(List<LabelledClip> train, List<LabelledClip> development) {
    if (train.isEmpty() || development.isEmpty()) {
      throw new IllegalArgumentException(
          "expected clips in both parts, got "
              + train.size()
              + " to train on and "
              + development.size()
              + " for development");
    }
    FeatureScaler scaler = FeatureScaler.fit(train.stream().map(LabelledClip::features).toList());
    List<Emotion> emotions = train.stream().map(LabelledClip::emotion).toList();
    TrainableNetwork network =
        TrainableNetwork.initialise(
            options.network(),
            train.get(0).features().frames(),
            ClassWeights.of(emotions, options.largestClassWeight()),
            options.seed());
    ScaledClips trainClips = ScaledClips.of(train, scaler);
    ScaledClips developmentClips = ScaledClips.of(development, scaler);
    ScaledClips trainSample = ScaledClips.of(sample(train, development.size()), scaler);

    PlateauSchedule schedule = new PlateauSchedule(options.learningRate(), options.plateau());
    EarlyStopping stopping = new EarlyStopping(options.patience());
    List<EpochResult> history = new ArrayList<>();
    EmotionNetwork kept = network.snapshot();
    for (int epoch = 1; epoch <= options.epochs() && !stopping.shouldStop(); epoch++) {
      long start = System.nanoTime();
      double rate = schedule.learningRate();
      network.setLearningRate(rate);
      double trainLoss = fitEpoch(network, trainClips, epoch);
      EmotionNetwork current = network.snapshot();
      double[][] predicted = developmentClips.predict(current);
      double developmentLoss = loss(predicted, developmentClips.emotions());
      EpochResult result =
          new EpochResult(
              epoch,
              trainLoss,
              developmentLoss,
              uar(trainSample.predict(current), trainSample.emotions()),
              uar(predicted, developmentClips.emotions()),
              rate,
              (System.nanoTime() - start) / 1e9);
      history.add(result);
      boolean best = stopping.epochDone(epoch, result.developmentUar());
      if (best) {
        kept = current;
      }
      schedule.epochDone(developmentLoss);
      listener.epochDone(result, best);
    }
    Calibration calibration =
        Calibration.fit(
            developmentClips.predict(kept), developmentClips.emotions().toArray(new Emotion[0]));
    return new TrainedModel(kept, scaler, calibration, history, stopping.bestEpoch());
  }

  private double fitEpoch(TrainableNetwork network, ScaledClips clips, int epoch) {
    long start = System.nanoTime();
    // Every epoch has a seed of its own, so that it comes out the same wherever the run began.
    long seed = options.seed() * 1_000_003L + epoch;
    Random random = new Random(seed);
    Nd4j.getRandom().setSeed(seed);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < clips.emotions().size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    int batches = (order.size() + options.batchSize() - 1) / options.batchSize();
    double lossSum = 0;
    for (int batch = 0; batch < batches; batch++) {
      int from = batch * options.batchSize();
      List<Integer> chosen =
          order.subList(from, Math.min(order.size(), from + options.batchSize()));
      float[] features = clips.copyOf(chosen);
      INDArray labels = Nd4j.zeros(chosen.size(), Emotion.COUNT);
      for (int i = 0; i < chosen.size(); i++) {
        for (FeatureAugmentation augmentation : augmentations) {
          augmentation.apply(features, i * clips.clipSize(), clips.frames(), random);
        }
        labels.putScalar(i, clips.emotions().get(chosen.get(i)).ordinal(), 1);
      }
      INDArray input =
          Nd4j.createFromArray(features).reshape(chosen.size(), clips.frames(), FeatureSet.SIZE);
      network.graph().fit(new DataSet(input, labels));
      lossSum += network.graph().score() * chosen.size();
      int done = from + chosen.size();
      listener.batchDone(epoch, batch + 1, batches, done / ((System.nanoTime() - start) / 1e9));
    }
    return lossSum / order.size();
  }

  /**
   * Takes clips at even distances, originals and augmented copies alike, so that every speaker and
   * emotion stays represented.
   */
  private static List<LabelledClip> sample(List<LabelledClip> clips, int size) {
    if (size >= clips.size()) {
      return clips;
    }
    List<LabelledClip> sample = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      sample.add(clips.get((int) ((long) i * clips.size() / size)));
    }
    return sample;
  }

  private static double loss(double[][] probabilities, List<Emotion> truth) {
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      double share = probabilities[i][truth.get(i).ordinal()];
      sum -= Math.log(Math.max(share, SMALLEST_PROBABILITY));
    }
    return sum / probabilities.length;
  }

  private static double uar(double[][] probabilities, List<Emotion> truth) {
    List<Emotion> predicted = new ArrayList<>();
    for (double[] row : probabilities) {
      int best = 0;
      for (int i = 1; i < row.length; i++) {
        best = row[i] > row[best] ? i : best;
      }
      predicted.add(Emotion.values()[best]);
    }
    return ConfusionMatrix.of(truth, predicted).uar();
  }
}
