package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FfmpegDecoderTest {

  private final AudioDecoder decoder = new AudioDecoder();

  @TempDir Path folder;

  /** Each file holds 440 Hz at 0.5 in all its channels; AAC cuts its low-frequency channel. */
  @ParameterizedTest
  @CsvSource({
    "tone-8-channels.flac, 0.3, 0.5",
    "tone-192k-24bit.flac, 0.3, 0.5",
    "tone-8k.mp3, 0.5, 0.5",
    "tone-with-cover.mp3, 0.5, 0.5",
    "tone-11k.m4a, 0.5, 0.5",
    "tone-alac.m4a, 0.4, 0.5",
    "tone-6-channels.m4a, 0.4, 0.417",
    "tone-6-channels-opus.ogg, 0.4, 0.5",
    "tone-stereo.ogg, 0.4, 0.5",
    "tone-stereo.mp3, 0.5, 0.5",
    "tone-stereo.mp2, 0.5, 0.5",
    "tone-stereo.m4a, 0.5, 0.5",
    "tone-stereo.webm, 0.5, 0.5",
    "tone-stereo.wma, 0.5, 0.5",
    "tone-stereo.wav, 0.5, 0.5",
    "tone-opus.webm, 0.4, 0.5",
    "video-with-tone.mp4, 0.6, 0.5",
  })
  void readsEveryRateAndChannelLayout(String name, double seconds, double amplitude) {
    AudioClip clip = decoder.decode(TestAudio.path(name));
    assertEquals(seconds, clip.seconds(), 0.1);
    assertEquals(amplitude, amplitudeAt440(clip), 0.03);
  }

  @Test
  void hearsTheTrackThatIsAskedFor() {
    Path file = TestAudio.path("two-tracks.mka");
    assertEquals(2, decoder.contents(file).tracks());
    AudioClip first = decoder.decode(file);
    AudioClip second = decoder.with(AudioSelection.ALL.withTrack(2)).decode(file);
    assertEquals(0.5, amplitudeAt440(first), 0.03);
    assertEquals(0.25, amplitudeAt440(second), 0.03);
    AudioException e =
        assertThrows(
            AudioException.class, () -> decoder.with(AudioSelection.ALL.withTrack(3)).decode(file));
    assertEquals("two-tracks.mka: has 2 audio tracks, and no track 3", e.getMessage());
    AudioException wav =
        assertThrows(
            AudioException.class,
            () ->
                decoder.with(AudioSelection.ALL.withTrack(2)).decode(TestAudio.path("speech.wav")));
    assertEquals("speech.wav: has one audio track, and no track 2", wav.getMessage());
  }

  @Test
  void goesOnAtAnotherRateWhereFilesWereJoined() {
    byte[] speech = TestAudio.bytes("speech.mp3");
    byte[] tone = TestAudio.bytes("tone-8k.mp3");
    byte[] joined = Arrays.copyOf(speech, speech.length + tone.length);
    System.arraycopy(tone, 0, joined, speech.length, tone.length);
    double alone = decoder.decode(TestAudio.path("speech.mp3")).seconds();
    AudioClip clip = decoder.decode(new ByteArrayInputStream(joined), "joined.mp3");
    assertEquals(alone + 0.5, clip.seconds(), 0.25);
    int end = clip.length() - 1600;
    AudioClip tail =
        new AudioClip(Arrays.copyOfRange(clip.samples(), end - 3200, end), AudioClip.SAMPLE_RATE);
    assertEquals(0.5, amplitudeAt440(tail), 0.1);
  }

  @Test
  void readsFragmentedMp4() {
    AudioClip clip = decoder.decode(TestAudio.path("speech-fragmented.mp4"));
    assertEquals(1, clip.seconds(), 0.1);
    assertEquals(1, new SpeechDetector().detect(clip).size());
  }

  @Test
  void refusesVideoWithoutAudio() {
    assertRefused(
        TestAudio.path("video-without-audio.mp4"), "video-without-audio.mp4: has no audio in it");
  }

  @Test
  void refusesCodecsThatAreNotOnTheList() {
    assertRefused(
        TestAudio.path("tone-ac3.mp4"),
        "tone-ac3.mp4: is encoded in ac3, which is not read here: convert it, for instance with"
            + " 'ffmpeg -i FILE -vn FILE.flac'");
  }

  /** What makes FFmpeg's own programs open another file or address must open nothing here. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n@\n#EXT-X-ENDLIST\n",
        "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-KEY:METHOD=AES-128,URI=\"@\"\n#EXTINF:9,\n@\n",
        "ffconcat version 1.0\nfile '@'\n",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio # RTP/AVP 0\n",
        "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><Period><AdaptationSet"
            + " mimeType=\"audio/mp4\"><Representation id=\"0\"><BaseURL>@</BaseURL></Representation>"
            + "</AdaptationSet></Period></MPD>",
        "<?xml version=\"1.0\"?><SmoothStreamingMedia Url=\"@\"></SmoothStreamingMedia>",
        "[playlist]\nFile1=@\nNumberOfEntries=1\n",
        "RTSPtext@",
        "@",
      })
  void opensNothingForPlaylistsAndScripts(String script) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String address = "http://127.0.0.1:" + server.getLocalPort() + "/speech.flac";
      String local = TestAudio.path("speech.flac").toString();
      for (String target : new String[] {address, local, "file://" + local}) {
        byte[] content =
            script
                .replace("#", script.startsWith("v=") ? server.getLocalPort() + "" : "#")
                .replace("@", target)
                .getBytes(StandardCharsets.UTF_8);
        for (String name : new String[] {"list.m3u8", "list.ffconcat", "list.sdp", "list.mp3"}) {
          Path file = Files.write(folder.resolve(name), content);
          assertRefused(
              file,
              name + ": is not audio in a format that is read here (" + FfmpegDecoder.READ + ")");
        }
        assertThrows(
            AudioException.class,
            () -> decoder.decode(new ByteArrayInputStream(content), "list.m3u8"));
      }
      server.setSoTimeout(50);
      assertThrows(SocketTimeoutException.class, server::accept);
    }
  }

  /** A QuickTime track may say that its samples lie in another file. */
  @Test
  void opensNothingForATrackThatLiesElsewhere() {
    byte[] movie = TestAudio.bytes("tone-11k.m4a");
    String text = new String(movie, StandardCharsets.ISO_8859_1);
    int reference = text.indexOf("url ");
    assertTrue(reference > 0);
    movie[reference + 7] = 0; // No longer "in this file".
    AudioClip clip = decoder.decode(new ByteArrayInputStream(movie), "tone.m4a");
    assertEquals(0.5, amplitudeAt440(clip), 0.03);
  }

  private void assertRefused(Path file, String message) {
    AudioException e = assertThrows(AudioException.class, () -> decoder.decode(file));
    assertEquals(message, e.getMessage());
  }

  private static double amplitudeAt440(AudioClip clip) {
    int period = AudioClip.SAMPLE_RATE / 40;
    int start = clip.length() / 2 - 3 * period;
    double cosine = 0;
    double sine = 0;
    for (int i = 0; i < 6 * period; i++) {
      double angle = 2 * Math.PI * 440 * i / AudioClip.SAMPLE_RATE;
      cosine += clip.samples()[start + i] * Math.cos(angle);
      sine += clip.samples()[start + i] * Math.sin(angle);
    }
    return Math.hypot(cosine, sine) / (3 * period);
  }
}
