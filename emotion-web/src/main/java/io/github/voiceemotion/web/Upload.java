package io.github.voiceemotion.web;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.audio.AudioStream;
import io.github.voiceemotion.model.VoiceProfile;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.eclipse.jetty.http.MultiPart.Part;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.http.MultiPartFormData.Parts;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Attributes;

/**
 * Audio that a client sent, in a temporary file that goes away with it. The client's name for it is
 * kept to be shown, and never becomes a path.
 *
 * @param file with a name of its own
 * @param name what the client calls it
 * @param part what of it is to be heard
 * @param knownVoice what the client knows of the voice, as it was sent; empty if it sent nothing
 */
record Upload(Path file, String name, HeardPart part, Optional<String> knownVoice)
    implements AutoCloseable {

  private static final int MOST_PARTS = 100;
  private static final String NAMELESS = "upload";
  private static final int BLOCK = 1 << 16;

  /** In bytes; profiles take some hundred. */
  private static final int LARGEST_PROFILE = 1 << 14;

  /**
   * Takes the audio out of a request's body, which has arrived: all of it, or the part {@code file}
   * of a form, which may have a part {@code voice} beside it.
   *
   * @throws Problem if there is none; nothing is left of it then
   */
  static Upload receive(Context context, UploadLimits limits, UploadFolder folder) {
    Path body = ArrivingBody.of(context);
    HeardPart part = HeardPart.of(context);
    if (context.isMultipartFormData()) {
      return ofForm(body, context.header("Content-Type"), part, limits, folder);
    }
    String name = context.queryParam("name");
    return new Upload(body, name == null ? NAMELESS : name, part, Optional.empty());
  }

  private static Upload ofForm(
      Path body, String contentType, HeardPart heard, UploadLimits limits, UploadFolder folder) {
    MultiPartConfig config =
        new MultiPartConfig.Builder()
            .location(folder.path())
            .maxParts(MOST_PARTS)
            .maxSize(limits.maxBytes())
            .maxPartSize(limits.maxBytes())
            .maxMemoryPartSize(0)
            .build();
    try (Parts parts = parts(body, contentType, config)) {
      Part part = parts.getFirst("file");
      if (part == null || part.getFileName() == null) {
        throw new Problem(HttpStatus.BAD_REQUEST, "the form has no part called file");
      }
      Optional<String> voice = Optional.ofNullable(parts.getFirst("voice")).map(Upload::profile);
      Path file = folder.create();
      part.writeTo(file);
      return new Upload(file, part.getFileName(), heard, voice);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Jetty stumbles over what is no form in several ways, none of them declared. */
  private static Parts parts(Path body, String contentType, MultiPartConfig config) {
    try {
      return MultiPartFormData.getParts(
          Content.Source.from(body), new Attributes.Mapped(), contentType, config);
    } catch (RuntimeException e) {
      throw new Problem(HttpStatus.BAD_REQUEST, "the form is cut off, or none");
    }
  }

  private static String profile(Part part) {
    if (part.getLength() > LARGEST_PROFILE) {
      throw new Problem(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "the voice profile has "
              + part.getLength()
              + " bytes, expected at most "
              + LARGEST_PROFILE);
    }
    return part.getContentAsString(StandardCharsets.UTF_8);
  }

  /**
   * Returns what is known of the voice; empty if the client does not ask to know it.
   *
   * @throws Problem if the recognizer cannot go on with what was sent, or several voices are to be
   *     heard
   */
  Optional<VoiceProfile> voice(EmotionRecognizer recognizer) {
    if (knownVoice.isPresent() && part.eachChannel()) {
      throw new Problem(
          HttpStatus.BAD_REQUEST,
          "channel is each, and a voice was sent; expected one channel, as one voice is known");
    }
    return knownVoice.map(sent -> SentVoice.read(sent, recognizer));
  }

  /**
   * Decodes the audio.
   *
   * @throws AudioException if that is not possible; it does not say what the file is called here
   */
  AudioClip decode(AudioDecoder decoder) {
    return decode(decoder.with(part.selection()), AudioDecoder::decode);
  }

  /**
   * Decodes each channel by itself.
   *
   * @throws AudioException as {@link #decode}
   */
  List<AudioClip> decodeChannels(AudioDecoder decoder) {
    int count = decode(decoder.with(part.selection()), AudioDecoder::contents).channels();
    return IntStream.range(0, count)
        .mapToObj(channel -> decode(decoder.with(part.channel(channel)), AudioDecoder::decode))
        .toList();
  }

  /**
   * Opens the audio, to be read block by block.
   *
   * @throws AudioException as {@link #decode}
   */
  AudioStream open(AudioDecoder decoder) {
    return decode(decoder.with(part.selection()), AudioDecoder::open);
  }

  /**
   * Decodes all of the audio without keeping it, and returns how many seconds it lasts.
   *
   * @throws AudioException as {@link #decode}
   */
  double seconds(AudioDecoder decoder) {
    return decode(decoder.with(part.selection()), Upload::seconds);
  }

  private static double seconds(AudioDecoder decoder, Path file) {
    try (AudioStream audio = decoder.open(file)) {
      float[] block = new float[BLOCK];
      long samples = 0;
      int read;
      while ((read = audio.read(block)) > 0) {
        samples += read;
      }
      if (samples == 0) {
        throw new AudioException(NAMELESS, "has no audio samples");
      }
      return (double) samples / audio.sampleRate();
    }
  }

  private <T> T decode(AudioDecoder decoder, BiFunction<AudioDecoder, Path, T> work) {
    try {
      return work.apply(decoder, file);
    } catch (AudioException e) {
      throw new AudioException("the audio", e.reason(), e);
    }
  }

  /** Returns what follows the last dot of the client's name, if that is an extension. */
  String extension() {
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return extension.matches("[A-Za-z0-9]{1,5}") ? extension : "";
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
