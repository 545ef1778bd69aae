package io.github.voiceemotion.transcription.sphinx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import edu.cmu.sphinx.frontend.FloatData;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.SpeechSegment;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameScoresTest {

  /** In the unit of Sphinx-4's logarithms, of which 10,000 make a factor of e. */
  private static final float TOLERANCE = 20;

  @Test
  void agreesWithSphinx() throws IOException {
    SphinxLog.silence();
    EmbeddedModel model = new EmbeddedModel();
    FrameScores scores = new FrameScores(model.acoustics(), EmbeddedModel.NEAREST_GAUSSIANS);
    AudioClip clip = Sentences.clip("help.flac");
    List<float[]> frames = FrontEnd.features(clip, new SpeechSegment(0, clip.length()), 1);
    assertTrue(frames.size() > 240 && frames.size() <= 251, frames.size() + " frames");
    int compared = 0;
    for (int frame = 0; frame < frames.size(); frame += 10) {
      scores.next(frames.get(frame));
      FloatData data = new FloatData(frames.get(frame), AudioClip.SAMPLE_RATE, 160L * frame);
      for (int senone = 0; senone < model.acoustics().getSenonePool().size(); senone += 11) {
        assertEquals(
            model.acoustics().getSenonePool().get(senone).getScore(data),
            scores.of(senone),
            TOLERANCE,
            "frame " + frame + ", senone " + senone);
        compared++;
      }
    }
    assertTrue(compared > 10_000);
  }
}
