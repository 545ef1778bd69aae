package io.github.voiceemotion.training.dataset;

import io.github.voiceemotion.training.corpus.Utterance;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.datavec.api.io.labels.PathLabelGenerator;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;

/** Labels files with the emotions of a corpus's utterances. */
final class UtteranceLabels implements PathLabelGenerator {

  private static final long serialVersionUID = 1L;

  private final HashMap<URI, String> labels = new HashMap<>();

  UtteranceLabels(List<Utterance> utterances) {
    for (Utterance utterance : utterances) {
      labels.put(utterance.path().toUri(), utterance.emotion().label());
    }
  }

  @Override
  public Writable getLabelForPath(String path) {
    return getLabelForPath(Path.of(path).toUri());
  }

  @Override
  public Writable getLabelForPath(URI location) {
    String label = labels.get(location);
    if (label == null) {
      throw new IllegalArgumentException(location + " is none of the utterances");
    }
    return new Text(label);
  }

  @Override
  public boolean inferLabelClasses() {
    return true;
  }
}
