package io.github.voiceemotion.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The way of a recording of about three seconds to a prepared clip, step by step. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class AudioBenchmark {

  private static final Path FILES = Path.of("src/test/resources/audio");

  private final AudioDecoder decoder = new AudioDecoder();
  private final SpeechDetector detector = new SpeechDetector();
  private final ClipPreparation preparation = new ClipPreparation();
  private AudioClip clip;
  private AudioClip highRate;

  @Setup
  public void load() throws IOException {
    clip = decoder.decode(FILES.resolve("speech.wav"));
    highRate = Resampler.resample(clip, 44_100);
  }

  @Benchmark
  public AudioClip decodeWav() {
    return decoder.decode(FILES.resolve("speech.wav"));
  }

  @Benchmark
  public AudioClip decodeMp3() {
    return decoder.decode(FILES.resolve("speech.mp3"));
  }

  @Benchmark
  public AudioClip decodeVorbis() {
    return decoder.decode(FILES.resolve("speech-vorbis.ogg"));
  }

  @Benchmark
  public AudioClip decodeOpusOfABrowser() {
    return decoder.decode(FILES.resolve("speech-live.webm"));
  }

  @Benchmark
  public AudioClip resampleFrom44100() {
    return Resampler.resample(highRate, AudioClip.SAMPLE_RATE);
  }

  @Benchmark
  public List<SpeechSegment> detectSpeech() {
    return detector.detect(clip);
  }

  @Benchmark
  public PreparedSpeech prepare() {
    return preparation.prepare(clip);
  }
}
