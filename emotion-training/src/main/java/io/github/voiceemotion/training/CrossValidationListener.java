package io.github.voiceemotion.training;

import io.github.voiceemotion.training.fit.TrainingListener;

/** Is told how far a cross-validation is: besides each training's events, what each run scored. */
public interface CrossValidationListener extends TrainingListener {

  /** A listener that heeds nothing. */
  CrossValidationListener NONE = new CrossValidationListener() {};

  /** A fold has been trained with a seed, and its test part scored. */
  default void runDone(CrossValidationResult.Run run) {}
}
