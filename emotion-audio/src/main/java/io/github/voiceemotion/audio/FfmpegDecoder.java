package io.github.voiceemotion.audio;

import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
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
 * Decodes FLAC, Ogg (Vorbis, Opus), MP3, M4A/AAC and WebM with FFmpeg.
 *
 * <p>Only the demuxers and decoders of these formats are let in, by name, so that playlists and
 * scripts that point FFmpeg at other files or addresses are refused unread. A broken packet is
 * skipped, and a cut file ends where it was cut.
 */
final class FfmpegDecoder implements AudioStream {

  static final String DEMUXERS = "flac,ogg,mp3,aac,mov,matroska";
  static final String DECODERS = "flac,vorbis,opus,mp3float,mp2float,aac,alac";
  private static final Set<String> DECODER_NAMES = Set.of(DECODERS.split(","));

  /** No list or packet of an hour's audio comes near it; a forged size does. */
  private static final long MAX_ALLOCATION = 256L << 20;

  private static final long MAX_FRAME_SAMPLES = 1 << 20;

  static {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    avutil.av_max_alloc(MAX_ALLOCATION);
  }

  private final AudioInput source;
  private final DecodeLimits limits;
  private final FfmpegInput input;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame frame = avutil.av_frame_alloc();
  private AVFormatContext container = avformat.avformat_alloc_context();
  private AVCodecContext codec;
  private int streamIndex;
  private int sampleRate;
  private boolean draining;

  /** Samples of {@link #frame} that have been delivered. */
  private int frameOffset;

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
   * @throws LinkageError if FFmpeg's native library is not on the class path
   */
  static AudioStream open(AudioInput source, DecodeLimits limits) {
    FfmpegDecoder decoder = new FfmpegDecoder(source, limits);
    try {
      decoder.openContainer();
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
          "is not audio in a format that is read here (WAV, AIFF, FLAC, Ogg, MP3, M4A/AAC, WebM)");
    }
    avformat.avformat_find_stream_info(container, (PointerPointer<?>) null);
    input.rethrowFailure();
  }

  private void openCodec() {
    streamIndex =
        avformat.av_find_best_stream(
            container, avutil.AVMEDIA_TYPE_AUDIO, -1, -1, (PointerPointer<?>) null, 0);
    if (streamIndex < 0) {
      throw new AudioException(source.name(), "has no audio in it");
    }
    for (int i = 0; i < container.nb_streams(); i++) {
      if (i != streamIndex) {
        container.streams(i).discard(avcodec.AVDISCARD_ALL);
      }
    }
    AVStream stream = container.streams(streamIndex);
    AVCodecParameters parameters = stream.codecpar();
    AVCodec decoder = avcodec.avcodec_find_decoder(parameters.codec_id());
    if (decoder == null || !DECODER_NAMES.contains(decoder.name().getString())) {
      throw new AudioException(
          source.name(),
          "is encoded in "
              + avcodec.avcodec_get_name(parameters.codec_id()).getString()
              + ", which is not read here");
    }
    limits.checkChannels(source.name(), parameters.ch_layout().nb_channels());
    codec = avcodec.avcodec_alloc_context3(decoder);
    avcodec.avcodec_parameters_to_context(codec, parameters);
    codec.pkt_timebase(stream.time_base());
    codec.thread_count(1);
    codec.max_samples(MAX_FRAME_SAMPLES);
    if (avcodec.avcodec_open2(codec, decoder, (PointerPointer<?>) null) < 0) {
      throw new AudioException(
          source.name(), "has a broken " + decoder.name().getString() + " header");
    }
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
  public int read(float[] block) {
    int written = 0;
    while (written < block.length && !ended) {
      int count = Math.min(block.length - written, frame.nb_samples() - frameOffset);
      mixToMono(block, written, count);
      written += count;
      frameOffset += count;
      if (frameOffset == frame.nb_samples()) {
        nextFrame();
      }
    }
    return written;
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
   * Tells whether the frame fits the stream, whose rate the first one sets: broken MP3 in
   * particular yields stray frames of another rate.
   */
  private boolean usable() {
    if (frame.nb_samples() < 1 || frame.ch_layout().nb_channels() < 1) {
      return false;
    }
    if (sampleRate == 0) {
      Resampler.checkRate(source.name(), frame.sample_rate());
      sampleRate = frame.sample_rate();
    }
    return frame.sample_rate() == sampleRate;
  }

  private void mixToMono(float[] block, int start, int count) {
    SampleFormat format = sampleFormat(avutil.av_get_packed_sample_fmt(frame.format()));
    int channels = frame.ch_layout().nb_channels();
    boolean planar = avutil.av_sample_fmt_is_planar(frame.format()) != 0;
    int stride = planar ? format.bytes() : format.bytes() * channels;
    ByteBuffer[] planes = new ByteBuffer[channels];
    for (int channel = 0; channel < channels; channel++) {
      BytePointer plane = frame.extended_data(planar ? channel : 0);
      ByteBuffer samples = plane.capacity((long) stride * frame.nb_samples()).asByteBuffer();
      int skipped = frameOffset * stride + (planar ? 0 : channel * format.bytes());
      planes[channel] = samples.position(skipped).slice().order(ByteOrder.nativeOrder());
    }
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (ByteBuffer samples : planes) {
        sum += SampleFormat.finite(format.sample(samples, i * stride));
      }
      block[start + i] = (float) (sum / channels);
    }
  }

  private SampleFormat sampleFormat(int packed) {
    if (packed == avutil.AV_SAMPLE_FMT_S16) {
      return SampleFormat.SIGNED_16;
    }
    if (packed == avutil.AV_SAMPLE_FMT_S32) {
      return SampleFormat.SIGNED_32;
    }
    if (packed == avutil.AV_SAMPLE_FMT_FLT) {
      return SampleFormat.FLOAT_32;
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
