package io.github.voiceemotion.api;

/**
 * What was heard of a recording whose answer waits for others of the same voice: some numbers, and
 * no audio.
 *
 * <pre>{@code
 * List<HeardRecording> heard = new ArrayList<>();
 * for (Path file : files) {
 *   heard.add(recognizer.hearForLater(decoder.open(file), file.toString()));
 * }
 * recognizer.answerTogether(heard, recognizer.unknownVoice());
 * }</pre>
 */
public final class HeardRecording {

  private final ClipRecognition.Heard heard;

  HeardRecording(ClipRecognition.Heard heard) {
    this.heard = heard;
  }

  ClipRecognition.Heard heard() {
    return heard;
  }
}
