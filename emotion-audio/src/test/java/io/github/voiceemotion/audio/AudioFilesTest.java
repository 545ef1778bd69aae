package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.global.avcodec;
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

  /** WAV and AIFF are read without FFmpeg; the others are names that FFmpeg does not list. */
  @Test
  void namesWhatTheDecodersOpenAndNothingElse() {
    Set<String> known =
        new TreeSet<>(
            Set.of(
                "wav", "wave", "aif", "aifc", "aiff", "amr", "au", "caf", "oga", "opus", "spx",
                "w64", "wma"));
    Set<String> demuxers = new TreeSet<>(List.of(FfmpegDecoder.DEMUXERS.split(",")));
    try (Pointer position = new Pointer()) {
      for (AVInputFormat format = avformat.av_demuxer_iterate(position);
          format != null && !format.isNull();
          format = avformat.av_demuxer_iterate(position)) {
        List<String> names = List.of(format.name().getString().split(","));
        if (demuxers.removeAll(names)) {
          List<String> endings =
              format.extensions() == null
                  ? List.of()
                  : List.of(format.extensions().getString().split(","));
          known.addAll(endings);
          assertTrue(
              endings.stream().allMatch(String::isEmpty)
                  || endings.stream().anyMatch(AudioFiles.ENDINGS::contains),
              () -> "of " + names + ", none of " + endings + " is looked for");
        }
      }
    }
    assertEquals(Set.of(), demuxers, "unknown to FFmpeg");
    Set<String> unknown = new TreeSet<>(AudioFiles.ENDINGS);
    unknown.removeAll(known);
    assertEquals(Set.of(), unknown);
    assertEquals(AudioFiles.ENDINGS, AudioFiles.ENDINGS.stream().sorted().distinct().toList());
  }

  @Test
  void letsInDecodersThatFfmpegHas() {
    for (String decoder : FfmpegDecoder.DECODERS.split(",")) {
      assertNotNull(avcodec.avcodec_find_decoder_by_name(decoder), decoder);
    }
  }
}
