package io.github.voiceemotion.audio;

import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Decodes with FFmpeg what is not uncompressed WAV or AIFF.
 *
 * <p>Only the demuxers and decoders of the formats that people have are let in, by name, so that
 * playlists and scripts that point FFmpeg at other files or addresses are refused unread. A broken
 * packet is skipped, and a cut file ends where it was cut.
 */
final class FfmpegDecoder implements ChannelStream {

  static final String DEMUXERS = "flac,ogg,mp3,aac,mov,matroska,wav,w64,aiff,caf,au,amr,asf";

  static final String DECODERS =
      "flac,vorbis,opus,speex,mp3float,mp2float,aac,alac,wmav1,wmav2,amrnb,amrwb,gsm,gsm_ms,g722,"
          + "g726,adpcm_ima_wav,adpcm_ima_qt,adpcm_ms,pcm_alaw,pcm_mulaw,pcm_u8,pcm_s8,pcm_s16le,"
          + "pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,pcm_f64le,"
          + "pcm_f64be";

  /** What is read, in the words of messages. */
  static final String READ =
      "WAV, AIFF, FLAC, Ogg, MP3, M4A/AAC, 3GP, MOV, WebM, AMR, WMA, CAF, AU";

  /** How files are called that are nothing but encoded samples. */
  private static final Pattern HEADERLESS =
      Pattern.compile("(?i)\\.(722|al|alaw|g722|g726|gsm|pcm|raw|sln|ul|ulaw)$");

  /** The decoder for each codec: FFmpeg may have several. */
  private static final Map<Integer, String> DECODER_OF_CODEC = new LinkedHashMap<>();

  /** No list or packet of an hour's audio comes near it; a forged size does. */
  private static final long MAX_ALLOCATION = 256L << 20;

  private static final long MAX_FRAME_SAMPLES = 1 << 20;

  /** A joined file goes on at another rate; a broken one has stray frames. */
  private static final int FRAMES_THAT_CONFIRM_A_RATE = 3;

  static {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    avutil.av_max_alloc(MAX_ALLOCATION);
    for (String name : DECODERS.split(",")) {
      DECODER_OF_CODEC.putIfAbsent(avcodec.avcodec_find_decoder_by_name(name).id(), name);
    }
  }

  private final AudioInput source;
  private final DecodeLimits limits;
  private final FfmpegInput input;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame frame = avutil.av_frame_alloc();
  private AVFormatContext container = avformat.avformat_alloc_context();
  private AVCodecContext codec;
  private int streamIndex;
  private int tracks;
  private int channels;
  private int sampleRate;

  /** The rate of the last frames that did not fit, and how many of them came in a row. */
  private int otherRate;

  private int framesOfOtherRate;

  private boolean draining;

  /** Samples of {@link #frame} that have been delivered. */
  private int frameOffset;

  /** Whether {@link #frame} has another rate than what was delivered so far. */
  private boolean changed;

  /** Whether there is no further frame. */
  private boolean ended;

  private FfmpegDecoder(AudioInput source, DecodeLimits limits) {
    this.source = source;
    this.limits = limits;
    this.input = new FfmpegInput(source);
  }

  /**
   * Reads up to the first decoded samples.
   *
   * @throws AudioException if it is no audio of the formats above, has no samples or exceeds a
   *     limit
   * @param track the number of the audio track, from 1 on; empty for the best
   * @throws LinkageError if FFmpeg's native library is not on the class path
   */
  static ChannelStream open(AudioInput source, DecodeLimits limits, OptionalInt track) {
    FfmpegDecoder decoder = new FfmpegDecoder(source, limits);
    try {
      decoder.openContainer();
      decoder.chooseTrack(track);
      decoder.openCodec();
      decoder.decodeFirstFrame();
      return decoder;
    } catch (RuntimeException e) {
      decoder.close();
      throw e;
    }
  }

  private void openContainer() {
    container.pb(input.context());
    AVDictionary options = new AVDictionary(null);
    avutil.av_dict_set(options, "format_whitelist", DEMUXERS, 0);
    avutil.av_dict_set(options, "codec_whitelist", DECODERS, 0);
    avutil.av_dict_set(options, "protocol_whitelist", "none", 0);
    int result =
        avformat.avformat_open_input(container, (String) null, (AVInputFormat) null, options);
    avutil.av_dict_free(options);
    input.rethrowFailure();
    if (result < 0) {
      container = null; // FFmpeg has freed it.
      throw new AudioException(
          source.name(),
          HEADERLESS.matcher(source.name()).find()
              ? "is a stream without a header, which does not say how it is encoded: convert it by"
                  + " naming that, for instance with 'ffmpeg -f g722 -i FILE FILE.flac'"
              : "is not audio in a format that is read here (" + READ + ")");
    }
    avformat.avformat_find_stream_info(container, (PointerPointer<?>) null);
    input.rethrowFailure();
  }

  private void chooseTrack(OptionalInt wanted) {
    streamIndex =
        avformat.av_find_best_stream(
            container, avutil.AVMEDIA_TYPE_AUDIO, -1, -1, (PointerPointer<?>) null, 0);
    if (streamIndex < 0) {
      throw new AudioException(source.name(), "has no audio in it");
    }
    for (int i = 0; i < container.nb_streams(); i++) {
      if (container.streams(i).codecpar().codec_type() == avutil.AVMEDIA_TYPE_AUDIO) {
        tracks++;
        if (wanted.isPresent() && wanted.getAsInt() == tracks) {
          streamIndex = i;
        }
      }
    }
    AudioDecoder.requireTrack(source.name(), wanted, tracks);
    for (int i = 0; i < container.nb_streams(); i++) {
      if (i != streamIndex) {
        container.streams(i).discard(avcodec.AVDISCARD_ALL);
      }
    }
  }

  private void openCodec() {
    AVStream stream = container.streams(streamIndex);
    AVCodecParameters parameters = stream.codecpar();
    String name = DECODER_OF_CODEC.get(parameters.codec_id());
    if (name == null) {
      throw new AudioException(
          source.name(),
          "is encoded in "
              + codecName(parameters)
              + ", which is not read here: "
              + AudioDecoder.CONVERT);
    }
    AVCodec decoder = avcodec.avcodec_find_decoder_by_name(name);
    limits.checkChannels(source.name(), parameters.ch_layout().nb_channels());
    codec = avcodec.avcodec_alloc_context3(decoder);
    avcodec.avcodec_parameters_to_context(codec, parameters);
    codec.pkt_timebase(stream.time_base());
    codec.thread_count(1);
    codec.max_samples(MAX_FRAME_SAMPLES);
    if (avcodec.avcodec_open2(codec, decoder, (PointerPointer<?>) null) < 0) {
      throw new AudioException(source.name(), "has a broken " + name + " header");
    }
  }

  private static String codecName(AVCodecParameters parameters) {
    return parameters.codec_id() == avcodec.AV_CODEC_ID_NONE
        ? "a codec that has no name here"
        : avcodec.avcodec_get_name(parameters.codec_id()).getString();
  }

  private void decodeFirstFrame() {
    if (!nextFrame()) {
      throw new AudioException(source.name(), "has no audio samples that can be decoded");
    }
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public int tracks() {
    return tracks;
  }

  @Override
  public int read(float[] block) {
    int frames = block.length / channels;
    int written = 0;
    while (written < frames && !ended && !changed) {
      int count = Math.min(frames - written, frame.nb_samples() - frameOffset);
      copy(block, written, count);
      written += count;
      frameOffset += count;
      if (frameOffset == frame.nb_samples()) {
        nextFrame();
      }
    }
    return written;
  }

  @Override
  public boolean next() {
    if (changed) {
      sampleRate = frame.sample_rate();
      channels = frame.ch_layout().nb_channels();
      changed = false;
      return true;
    }
    return false;
  }

  /** Decodes the next frame with samples in it and tells whether there was one. */
  private boolean nextFrame() {
    frameOffset = 0;
    while (!ended) {
      int result = avcodec.avcodec_receive_frame(codec, frame);
      if (result == 0) {
        if (usable()) {
          return true;
        }
      } else if (draining) {
        ended = true;
      } else {
        sendNextPacket();
      }
    }
    return false;
  }

  private void sendNextPacket() {
    source.time().check();
    int result = avformat.av_read_frame(container, packet);
    input.rethrowFailure();
    if (result == 0) {
      if (packet.stream_index() == streamIndex) {
        // A packet that is refused is broken, and the next one may not be.
        avcodec.avcodec_send_packet(codec, packet);
      }
      avcodec.av_packet_unref(packet);
    } else if (result != AVERROR_EAGAIN()) {
      draining = true;
      avcodec.avcodec_send_packet(codec, null);
    }
  }

  /**
   * Tells whether the frame is part of the audio. The first one sets the rate; several of another
   * rate in a row set a new one, while a single one is a stray: broken MP3 in particular yields
   * such.
   */
  private boolean usable() {
    if (frame.nb_samples() < 1 || frame.ch_layout().nb_channels() < 1) {
      return false;
    }
    int rate = frame.sample_rate();
    if (sampleRate == 0) {
      Resampler.checkRate(source.name(), rate);
      sampleRate = rate;
      channels = frame.ch_layout().nb_channels();
      limits.checkChannels(source.name(), channels);
    }
    if (rate == sampleRate) {
      framesOfOtherRate = 0;
      return true;
    }
    framesOfOtherRate = rate == otherRate ? framesOfOtherRate + 1 : 1;
    otherRate = rate;
    changed =
        framesOfOtherRate == FRAMES_THAT_CONFIRM_A_RATE
            && Resampler.accepts(rate)
            && frame.ch_layout().nb_channels() <= limits.maxChannels();
    return changed;
  }

  /** Copies samples of the frame; one with other channels than the first gives each their mean. */
  private void copy(float[] block, int start, int count) {
    SampleFormat format = sampleFormat(avutil.av_get_packed_sample_fmt(frame.format()));
    int stored = frame.ch_layout().nb_channels();
    boolean planar = avutil.av_sample_fmt_is_planar(frame.format()) != 0;
    int stride = planar ? format.bytes() : format.bytes() * stored;
    ByteBuffer[] planes = new ByteBuffer[stored];
    for (int channel = 0; channel < stored; channel++) {
      BytePointer plane = frame.extended_data(planar ? channel : 0);
      ByteBuffer samples = plane.capacity((long) stride * frame.nb_samples()).asByteBuffer();
      int skipped = frameOffset * stride + (planar ? 0 : channel * format.bytes());
      planes[channel] = samples.position(skipped).slice().order(ByteOrder.nativeOrder());
    }
    for (int i = 0; i < count; i++) {
      int target = (start + i) * channels;
      double sum = 0;
      for (int channel = 0; channel < stored; channel++) {
        float sample = SampleFormat.finite(format.sample(planes[channel], i * stride));
        if (stored == channels) {
          block[target + channel] = sample;
        }
        sum += sample;
      }
      if (stored != channels) {
        Arrays.fill(block, target, target + channels, (float) (sum / stored));
      }
    }
  }

  private SampleFormat sampleFormat(int packed) {
    if (packed == avutil.AV_SAMPLE_FMT_U8) {
      return SampleFormat.UNSIGNED_8;
    }
    if (packed == avutil.AV_SAMPLE_FMT_S16) {
      return SampleFormat.SIGNED_16;
    }
    if (packed == avutil.AV_SAMPLE_FMT_S32) {
      return SampleFormat.SIGNED_32;
    }
    if (packed == avutil.AV_SAMPLE_FMT_FLT) {
      return SampleFormat.FLOAT_32;
    }
    if (packed == avutil.AV_SAMPLE_FMT_DBL) {
      return SampleFormat.FLOAT_64;
    }
    throw new AudioException(source.name(), "decodes to the unknown sample format " + packed);
  }

  @Override
  public void close() {
    if (codec != null) {
      avcodec.avcodec_free_context(codec);
    }
    if (container != null) {
      avformat.avformat_close_input(container);
    }
    avutil.av_frame_free(frame);
    avcodec.av_packet_free(packet);
    input.close();
  }
}
