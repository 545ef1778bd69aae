package io.github.voiceemotion.training.fit;

import io.github.voiceemotion.model.Calibration;
import io.github.voiceemotion.model.FeatureScaler;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.LinearDiscriminant;
import io.github.voiceemotion.model.VoiceDiscriminant;
import io.github.voiceemotion.training.dataset.BalancedSampler;
import io.github.voiceemotion.training.dataset.LabelledClip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fits one or more networks to the training part and keeps of each the epoch that does best on the
 * development part.
 *
 * <p>The scaler is fitted to the training part, class weights to its emotions, and the temperature
 * to the development part with the kept weights; then the discriminants, which need no development
 * part, are fitted once more to both. The same clips, options and number of threads give the same
 * model.
 */
public final class ModelFit {

  private final TrainingOptions options;
  private final TrainingListener listener;

  /** Fits as the options say, and tells the listener of it. */
  public ModelFit(TrainingOptions options, TrainingListener listener) {
    this.options = options;
    this.listener = listener;
  }

  /**
   * Fits a model from the start.
   *
   * @param labels all emotions that the model is to answer with
   * @param train clips to fit to, at least one
   * @param development clips of other speakers, at least one; copies among them count only for the
   *     discriminants
   */
  public FittedModel fit(Labels labels, List<LabelledClip> train, List<LabelledClip> development) {
    return fit(labels, train, development, Optional.empty());
  }

  /**
   * Goes on where another fit with the same options and clips was interrupted, with the same result
   * as if it had not been.
   *
   * @throws CheckpointException if the checkpoint is of other clips or another kind of network
   */
  public FittedModel resume(
      Checkpoint start, Labels labels, List<LabelledClip> train, List<LabelledClip> development) {
    return fit(labels, train, development, Optional.of(start));
  }

  private FittedModel fit(
      Labels labels,
      List<LabelledClip> train,
      List<LabelledClip> development,
      Optional<Checkpoint> start) {
    if (train.isEmpty() || development.isEmpty()) {
      throw new IllegalArgumentException(
          "expected clips in both parts, got "
              + train.size()
              + " to train on and "
              + development.size()
              + " for development");
    }
    List<LabelledClip> recordings = development.stream().filter(clip -> clip.copy() == 0).toList();
    FeatureScaler scaler =
        FeatureScaler.fit(
            train.stream().flatMap(clip -> clip.windows().stream()).toList(), options.centred());
    BalancedSampler sampler =
        new BalancedSampler(
            train.stream().map(LabelledClip::utterance).toList(),
            options.corpusWeights(),
            options.clipsPerEpoch());
    ScaledClips trainClips = ScaledClips.of(labels, train, scaler);
    ScaledClips trainSample = trainClips.sample(recordings.size());
    ScaledClips developmentClips = ScaledClips.of(labels, recordings, scaler);

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
        listener.checkpointReached(new Checkpoint(trained, state));
        listener.epochDone(result, state.soFar().bestEpoch() == result.epoch());
      }
      TrainedNetwork result = training.result();
      trained.add(result);
      listener.networkDone(i + 1, result);
    }
    Discriminants uncalibrated = discriminants(labels, train);
    Calibration acoustic = DiscriminantFit.calibration(labels, uncalibrated.acoustic, recordings);
    Optional<Calibration> voice =
        uncalibrated.voice.map(each -> VoiceFit.calibration(labels, each, recordings));
    FittedModel trial =
        model(
            labels, trained, scaler, uncalibrated.calibrated(acoustic, voice), Calibration.none());
    Calibration calibration =
        options
            .calibration()
            .orElseGet(
                () ->
                    Calibration.fit(
                        trial.predict(recordings),
                        developmentClips.emotions().stream().mapToInt(labels::indexOf).toArray()));
    // The development part has told epochs and temperatures. Discriminants have no epochs: they
    // learn from its voices as well.
    List<LabelledClip> all = Stream.concat(train.stream(), development.stream()).toList();
    return model(
        labels,
        trained,
        scaler,
        discriminants(labels, all).calibrated(acoustic, voice),
        calibration);
  }

  private FittedModel model(
      Labels labels,
      List<TrainedNetwork> trained,
      FeatureScaler scaler,
      Discriminants discriminants,
      Calibration calibration) {
    return new FittedModel(
        labels,
        trained,
        scaler,
        discriminants.acoustic,
        options.discriminantWeight(),
        discriminants.voice,
        options.encoderWeight(),
        calibration);
  }

  /** Of the features, and of what the encoder hears. */
  private record Discriminants(LinearDiscriminant acoustic, Optional<VoiceDiscriminant> voice) {

    Discriminants calibrated(
        Calibration acousticCalibration, Optional<Calibration> voiceCalibration) {
      return new Discriminants(
          acoustic.calibrated(acousticCalibration),
          voice.map(each -> each.calibrated(voiceCalibration.orElseThrow())));
    }
  }

  private Discriminants discriminants(Labels labels, List<LabelledClip> clips) {
    return new Discriminants(
        DiscriminantFit.fit(labels, clips, options.corpusWeights()),
        options.encoderWeight() == 0
            ? Optional.empty()
            : Optional.of(VoiceFit.fit(labels, clips, options.corpusWeights())));
  }
}
