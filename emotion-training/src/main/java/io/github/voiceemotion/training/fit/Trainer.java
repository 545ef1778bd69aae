package io.github.voiceemotion.training.fit;

import io.github.voiceemotion.model.Calibration;
import io.github.voiceemotion.model.FeatureScaler;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.LinearDiscriminant;
import io.github.voiceemotion.training.dataset.BalancedSampler;
import io.github.voiceemotion.training.dataset.LabelledClip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Fits one or more networks to the training part and keeps of each the epoch that does best on the
 * development part.
 *
 * <p>The scaler is fitted to the training part, class weights to its emotions, and the temperature
 * to the development part with the kept weights. The same clips, options and number of threads give
 * the same model.
 */
public final class Trainer {

  private final TrainingOptions options;
  private final TrainingListener listener;
  private final Optional<Checkpoint> start;
  private final Consumer<Checkpoint> checkpoints;

  public Trainer(TrainingOptions options, TrainingListener listener) {
    this(options, listener, Optional.empty(), checkpoint -> {});
  }

  /**
   * Creates a trainer that can be interrupted.
   *
   * @param start where another one with the same options was interrupted, if any
   * @param checkpoints is told after every epoch where this one is
   */
  public Trainer(
      TrainingOptions options,
      TrainingListener listener,
      Optional<Checkpoint> start,
      Consumer<Checkpoint> checkpoints) {
    this.options = options;
    this.listener = listener;
    this.start = start;
    this.checkpoints = checkpoints;
  }

  /**
   * Trains.
   *
   * @param labels all emotions that the model is to answer with
   * @param train clips to fit to, at least one
   * @param development clips of other speakers, at least one
   */
  public TrainedModel train(
      Labels labels, List<LabelledClip> train, List<LabelledClip> development) {
    if (train.isEmpty() || development.isEmpty()) {
      throw new IllegalArgumentException(
          "expected clips in both parts, got "
              + train.size()
              + " to train on and "
              + development.size()
              + " for development");
    }
    FeatureScaler scaler =
        FeatureScaler.fit(
            train.stream().flatMap(clip -> clip.windows().stream()).toList(), options.centred());
    BalancedSampler sampler =
        new BalancedSampler(
            train.stream().map(LabelledClip::utterance).toList(), options.clipsPerEpoch());
    ScaledClips trainClips = ScaledClips.of(labels, train, scaler);
    ScaledClips trainSample = trainClips.sample(development.size());
    ScaledClips developmentClips = ScaledClips.of(labels, development, scaler);

    List<TrainedNetwork> trained =
        new ArrayList<>(start.map(Checkpoint::finished).orElse(List.of()));
    Optional<NetworkState> interrupted = start.map(Checkpoint::current);
    for (int i = trained.size(); i < options.networks().size(); i++) {
      listener.networkStarted(i + 1, options.networks().size());
      NetworkTraining training =
          new NetworkTraining(options, i, trainClips, trainSample, developmentClips, sampler);
      interrupted.ifPresent(training::resume);
      interrupted = Optional.empty();
      while (!training.isDone()) {
        EpochResult result = training.runEpoch(listener);
        NetworkState state = training.state();
        // Before anyone is told, so that an epoch that was shown is never lost.
        checkpoints.accept(new Checkpoint(trained, state));
        listener.epochDone(result, state.soFar().bestEpoch() == result.epoch());
      }
      trained.add(training.result());
    }
    LinearDiscriminant discriminant = DiscriminantFit.fit(labels, train, development);
    TrainedModel uncalibrated =
        new TrainedModel(
            labels, trained, scaler, discriminant, options.discriminantShare(), Calibration.none());
    Calibration calibration =
        options
            .calibration()
            .orElseGet(
                () ->
                    Calibration.fit(
                        uncalibrated.predict(development),
                        developmentClips.emotions().stream().mapToInt(labels::indexOf).toArray()));
    return new TrainedModel(
        labels, trained, scaler, discriminant, options.discriminantShare(), calibration);
  }
}
