package io.github.voiceemotion.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.audio.AudioClip;
import org.junit.jupiter.api.Test;

class SpectrogramTest {

  @Test
  void showsAToneInItsBandAndAsPitch() {
    Spectrogram spectrogram = Spectrogram.of(clip(Sounds.tone(440, 0.3)));

    int loudest = 0;
    for (int band = 1; band < Spectrogram.BANDS; band++) {
      loudest = spectrogram.level(band, 30) > spectrogram.level(loudest, 30) ? band : loudest;
    }
    assertEquals(Spectrogram.band(440), loudest, 0.6);
    assertEquals(440, spectrogram.pitch()[30], 1);
  }

  @Test
  void isWhatTheFeaturesAreComputedFrom() {
    AudioClip clip = Golden.clip("short-1s2");
    FeatureMatrix features = new FeatureExtractor().extract(clip);

    Spectrogram spectrogram = Spectrogram.of(clip);

    assertEquals(features.frames(), spectrogram.frames());
    for (int frame = 0; frame < spectrogram.frames(); frame++) {
      double sum = 0;
      for (int band = 0; band < Spectrogram.BANDS; band++) {
        sum += spectrogram.level(band, frame);
      }
      assertEquals(sum / Math.sqrt(Spectrogram.BANDS), features.at(frame, 0), 1e-2);
      double pitch = spectrogram.pitch()[frame];
      if (pitch > 0) {
        double octaves = Math.log(pitch / 100) / Math.log(2);
        assertEquals(octaves, features.at(frame, FeatureSet.index("f0_log2")), 1e-5);
      }
    }
  }

  @Test
  void silenceIsAtTheFloorAndUnvoiced() {
    Spectrogram spectrogram = Spectrogram.of(clip(new float[5_000]));

    for (int frame = 0; frame < spectrogram.frames(); frame++) {
      assertEquals(0, spectrogram.pitch()[frame]);
      assertEquals(-100, spectrogram.level(77, frame), 1e-4);
    }
  }

  @Test
  void spreadsTheBandsFromZeroToTheNyquistFrequency() {
    assertEquals(-1, Spectrogram.band(0), 1e-9);
    assertEquals(Spectrogram.BANDS, Spectrogram.band(8_000), 1e-9);
  }

  @Test
  void refusesAnEmptyClip() {
    AudioClip empty = clip(new float[0]);

    assertThrows(IllegalArgumentException.class, () -> Spectrogram.of(empty));
  }

  private static AudioClip clip(float[] samples) {
    return new AudioClip(samples, AudioClip.SAMPLE_RATE);
  }
}
