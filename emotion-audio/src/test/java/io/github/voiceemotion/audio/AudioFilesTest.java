package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudioFilesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "speech.wav",
        "speech.aiff",
        "speech.flac",
        "speech-opus.ogg",
        "speech.mp3",
        "speech.m4a",
        "speech.aac",
        "speech-live.webm",
        "speech-fragmented.mp4"
      })
  void knowsTheNamesOfWhatIsDecoded(String name) {
    assertTrue(AudioFiles.isNamedLikeAudio(Path.of("somewhere", name)));
    assertTrue(new AudioDecoder().decode(TestAudio.path(name)).seconds() > 0.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SPEECH.WAV", "a.b.Mp3", "note.M4A"})
  void doesNotMindCapitals(String name) {
    assertTrue(AudioFiles.isNamedLikeAudio(Path.of(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"._speech.wav", ".wav", "wav", "notes.txt", "speech.wav.part"})
  void passesOverWhatIsNamedOtherwise(String name) {
    assertFalse(AudioFiles.isNamedLikeAudio(Path.of(name)));
  }

  /** Wave, with an e, and what AIFF files are called are read without FFmpeg. */
  @Test
  void namesNothingThatNoDecoderOpens() {
    Set<String> known =
        new TreeSet<>(Set.of("wav", "wave", "aif", "aiff", "aifc", "oga", "opus", "m4b"));
    try (Pointer position = new Pointer()) {
      for (AVInputFormat format = avformat.av_demuxer_iterate(position);
          format != null && !format.isNull();
          format = avformat.av_demuxer_iterate(position)) {
        if (format.extensions() != null) {
          known.addAll(Arrays.asList(format.extensions().getString().split(",")));
        }
        known.addAll(Arrays.asList(format.name().getString().split(",")));
      }
    }
    Set<String> unknown = new TreeSet<>(AudioFiles.ENDINGS);
    unknown.removeAll(known);
    assertEquals(Set.of(), unknown);
    assertEquals(AudioFiles.ENDINGS, AudioFiles.ENDINGS.stream().sorted().distinct().toList());
  }
}
