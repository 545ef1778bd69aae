package io.github.voiceemotion.examples;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.training.EmotionTrainer;
import io.github.voiceemotion.training.TrainedModel;
import io.github.voiceemotion.training.corpus.EmotionFolders;
import io.github.voiceemotion.training.evaluate.Evaluation;
import io.github.voiceemotion.training.fit.EpochResult;
import io.github.voiceemotion.training.fit.TrainingListener;
import io.github.voiceemotion.training.fit.TrainingOptions;
import io.github.voiceemotion.training.split.SpeakerHoldout;
import io.github.voiceemotion.training.split.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Trains on recordings of one's own and uses the model that comes of it.
 *
 * <p>The recordings are in folders {@code angry}, {@code fear}, {@code happy}, {@code neutral},
 * {@code sad} and {@code surprise}, and their names begin with who speaks: {@code
 * recordings/angry/anna_03.wav}. At least three people are needed, so that some are tested who were
 * not trained on.
 *
 * <pre>{@code
 * export OMP_NUM_THREADS=1 OMP_WAIT_POLICY=passive
 * mvn -q -pl examples -am compile exec:java \
 *     -Dexec.mainClass=io.github.voiceemotion.examples.TrainOnMyFolder \
 *     -Dexec.args="recordings mine.zip recordings/angry/anna_03.wav 20"
 * }</pre>
 */
public final class TrainOnMyFolder {

  private TrainOnMyFolder() {}

  /** Takes the recordings, the model to write, a file to recognise, and the most epochs. */
  public static void main(String[] arguments) {
    Path file = Path.of(arguments[1]);
    EmotionFolders recordings =
        new EmotionFolders(Path.of(arguments[0]), "mine", Pattern.compile("^([^_]+)_"));
    Split split = new SpeakerHoldout(1, 0.2, 0.2).split(recordings.list().utterances());
    TrainingOptions options =
        TrainingOptions.builder().epochs(Integer.parseInt(arguments[3])).build();

    TrainedModel model = new EmotionTrainer().train(split, options, new Progress());
    Evaluation evaluation = model.evaluate("a fifth of the speakers");
    System.out.println(evaluation.summary());
    model.write(file, List.of(evaluation.score()));

    try (EmotionRecognizer recognizer = EmotionRecognizer.load(file)) {
      Prediction prediction = recognizer.recognize(Path.of(arguments[2]));
      System.out.println(arguments[2] + " sounds " + prediction.emotion().label());
    }
  }

  private static final class Progress implements TrainingListener {

    @Override
    public void epochDone(EpochResult result, boolean best) {
      System.out.println("epoch " + result.epoch() + ": UAR " + result.developmentUar());
    }
  }
}
