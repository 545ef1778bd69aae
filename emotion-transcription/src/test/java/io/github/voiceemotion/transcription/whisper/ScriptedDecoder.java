package io.github.voiceemotion.transcription.whisper;

import java.util.ArrayList;
import java.util.List;

/** Says what a test wants it to, and remembers what it was asked. */
final class ScriptedDecoder implements Decoder {

  record Question(float[] samples, int audioContext, String language, boolean translate) {}

  private final List<String> answers;
  final List<Question> questions = new ArrayList<>();

  /** What it was to find the language of. */
  final List<float[]> spoken = new ArrayList<>();

  boolean isClosed;

  /**
   * @param answers one after the other; the last one for all questions that follow
   */
  ScriptedDecoder(String... answers) {
    this.answers = List.of(answers);
  }

  @Override
  public Spoken language(float[] samples, int audioContext) {
    spoken.add(samples);
    return new Spoken("it", 0.75);
  }

  @Override
  public String decode(float[] samples, int audioContext, String language, boolean translate) {
    questions.add(new Question(samples, audioContext, language, translate));
    return answers.get(Math.min(questions.size(), answers.size()) - 1);
  }

  List<Integer> audioContexts() {
    return questions.stream().map(Question::audioContext).toList();
  }

  @Override
  public void close() {
    isClosed = true;
  }
}
