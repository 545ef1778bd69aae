package io.github.voiceemotion.examples;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.EmotionStream;
import io.github.voiceemotion.api.RecognizerOptions;
import io.github.voiceemotion.api.Segment;
import io.github.voiceemotion.model.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;

/**
 * Listens to the microphone and says twice a second how the last three seconds sounded.
 *
 * <pre>{@code
 * mvn -q -pl examples -am compile exec:java \
 *     -Dexec.mainClass=io.github.voiceemotion.examples.LiveMicrophone -Dexec.args=30
 * }</pre>
 */
public final class LiveMicrophone {

  /** What nearly every sound card delivers: 48 kHz, signed 16-bit mono, little-endian. */
  private static final AudioFormat FORMAT = new AudioFormat(48_000, 16, 1, true, false);

  private LiveMicrophone() {}

  /** Takes how many seconds to listen. */
  public static void main(String[] arguments) throws IOException {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
    try (TargetDataLine line = AudioSystem.getTargetDataLine(FORMAT)) {
      line.open(FORMAT);
      line.start();
      listen(new AudioInputStream(line), seconds);
    } catch (LineUnavailableException | IllegalArgumentException e) {
      System.out.println("There is no microphone to listen to: " + e.getMessage());
    }
  }

  /** Recognises so many seconds of samples of {@link #FORMAT}, or as many as there are. */
  static void listen(InputStream samples, int seconds) throws IOException {
    RecognizerOptions options = RecognizerOptions.defaults().withHop(Duration.ofMillis(500));
    int rate = (int) FORMAT.getSampleRate();
    long left = (long) seconds * rate * FORMAT.getFrameSize();
    byte[] chunk = new byte[rate / 10 * FORMAT.getFrameSize()];
    try (EmotionRecognizer recognizer = EmotionRecognizer.pretrained(options);
        EmotionStream live = recognizer.openStream(rate, LiveMicrophone::show)) {
      while (left > 0) {
        int count = samples.read(chunk, 0, (int) Math.min(chunk.length, left));
        if (count < 0) {
          break;
        }
        live.write(chunk, 0, count);
        left -= count;
      }
    }
  }

  private static void show(Segment segment) {
    String heard =
        segment.prediction().rejection().map(Rejection::label).orElse("")
            + " "
            + segment.prediction().top(2);
    System.out.printf("%5.1f s  %s%n", segment.end().toMillis() / 1_000.0, heard.strip());
  }
}
