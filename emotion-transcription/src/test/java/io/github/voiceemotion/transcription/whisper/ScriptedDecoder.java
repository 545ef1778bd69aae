package io.github.voiceemotion.transcription.whisper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Says what a test wants it to, and remembers what it was asked. */
final class ScriptedDecoder implements Decoder {

  record Question(
      float[] samples, int audioContext, Optional<String> language, boolean translate) {}

  private final List<String> answers;
  final List<Question> questions = new ArrayList<>();
  boolean isClosed;

  /**
   * @param answers one after the other; the last one for all questions that follow
   */
  ScriptedDecoder(String... answers) {
    this.answers = List.of(answers);
  }

  @Override
  public Decoded decode(
      float[] samples, int audioContext, Optional<String> language, boolean translate) {
    questions.add(new Question(samples, audioContext, language, translate));
    String answer = answers.get(Math.min(questions.size(), answers.size()) - 1);
    return language.isPresent()
        ? new Decoded(answer, language.get(), OptionalDouble.empty())
        : new Decoded(answer, "it", OptionalDouble.of(0.75));
  }

  List<Integer> audioContexts() {
    return questions.stream().map(Question::audioContext).toList();
  }

  @Override
  public void close() {
    isClosed = true;
  }
}
