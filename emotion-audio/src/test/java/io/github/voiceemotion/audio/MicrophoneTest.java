package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicrophoneTest {

  private static FakeLine line(AudioClip clip) {
    return new FakeLine(clip, Integer.MAX_VALUE, false);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 1_000, 1_600, 100_000})
  void recordsWhatTheDeviceDelivers(int bytesPerRead) {
    FakeLine line = new FakeLine(TestAudio.speech(), bytesPerRead, false);
    AudioClip clip = new Microphone("fake", line).record(Duration.ofSeconds(2), level -> {});
    assertEquals(AudioClip.SAMPLE_RATE, clip.sampleRate());
    assertArrayEquals(Arrays.copyOf(TestAudio.speech().samples(), 32_000), clip.samples());
    assertFalse(line.isOpen());
    assertFalse(line.isRunning());
  }

  @Test
  void resamplesFromTheRateOfTheDevice() {
    AudioClip tone = Signals.tone(440, 0.5, 48_000, 48_000);
    AudioClip clip = new Microphone("fake", line(tone)).record(Duration.ofSeconds(1), level -> {});
    AudioClip expected = Signals.tone(440, 0.5, 16_000, 16_000);
    assertEquals(16_000, clip.length());
    for (int i = 1_000; i < 15_000; i++) {
      assertEquals(expected.samples()[i], clip.samples()[i], 1e-4);
    }
  }

  @Test
  void tellsTheLevelTwentyTimesASecond() {
    float[] samples = new float[16_000];
    Arrays.fill(samples, 8_000, 16_000, 0.1f);
    List<Double> levels = new ArrayList<>();
    new Microphone("fake", line(new AudioClip(samples, 16_000)))
        .record(Duration.ofSeconds(1), levels::add);
    assertEquals(20, levels.size());
    for (int i = 0; i < 20; i++) {
      assertEquals(i < 10 ? -100 : -20, levels.get(i), 0.01);
    }
  }

  @Test
  void returnsWhatThereIsWhenTheDeviceStops() {
    AudioClip clip =
        new Microphone("fake", line(TestAudio.speech())).record(Duration.ofSeconds(9), level -> {});
    assertEquals(48_000, clip.length());
  }

  @Test
  void returnsWhatThereIsWhenInterrupted() {
    FakeLine line = line(TestAudio.speech());
    AudioClip clip =
        new Microphone("fake", line)
            .record(Duration.ofSeconds(2), level -> Thread.currentThread().interrupt());
    assertTrue(Thread.interrupted());
    assertEquals(800, clip.length());
    assertFalse(line.isOpen());
  }

  @Test
  void closesTheDeviceWhenTheMeterFails() {
    FakeLine line = line(TestAudio.speech());
    assertThrows(
        IllegalStateException.class,
        () ->
            new Microphone("fake", line)
                .record(
                    Duration.ofSeconds(1),
                    level -> {
                      throw new IllegalStateException();
                    }));
    assertFalse(line.isOpen());
  }

  @Test
  void refusesADeviceInUse() {
    Microphone busy = new Microphone("USB headset", new FakeLine(TestAudio.speech(), 2, true));
    AudioException e =
        assertThrows(AudioException.class, () -> busy.record(Duration.ofSeconds(1), level -> {}));
    assertEquals(
        "USB headset: the device cannot be opened (Device or resource busy)", e.getMessage());
  }

  @Test
  void refusesADeviceThatDeliversNothing() {
    Microphone mute = new Microphone("fake", line(Signals.silence(0)));
    AudioException e =
        assertThrows(AudioException.class, () -> mute.record(Duration.ofSeconds(1), level -> {}));
    assertEquals("fake: the device delivered no audio", e.getMessage());
  }

  @Test
  void refusesToRecordForNoTime() {
    Microphone microphone = new Microphone("fake", line(TestAudio.speech()));
    assertThrows(
        IllegalArgumentException.class, () -> microphone.record(Duration.ZERO, level -> {}));
  }

  @Test
  void saysThatThereIsNoDevice() {
    assumeTrue(Microphone.devices().isEmpty(), "this computer can record");
    AudioException byDefault = assertThrows(AudioException.class, Microphone::byDefault);
    assertEquals("microphone: this computer has no device that can record", byDefault.getMessage());
    AudioException byName =
        assertThrows(AudioException.class, () -> Microphone.byName("USB headset"));
    assertEquals(
        "USB headset: no such recording device; this computer has none", byName.getMessage());
  }
}
