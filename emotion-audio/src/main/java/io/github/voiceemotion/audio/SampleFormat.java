package io.github.voiceemotion.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a sample of uncompressed audio is stored, and its value at full scale 1.0. */
enum SampleFormat {
  UNSIGNED_8(1) {
    @Override
    double sample(ByteBuffer bytes, int index) {
      return ((bytes.get(index) & 0xFF) - 128) / 128.0;
    }
  },
  SIGNED_8(1) {
    @Override
    double sample(ByteBuffer bytes, int index) {
      return bytes.get(index) / 128.0;
    }
  },
  SIGNED_16(2) {
    @Override
    double sample(ByteBuffer bytes, int index) {
      return bytes.getShort(index) / 32768.0;
    }
  },
  SIGNED_24(3) {
    @Override
    double sample(ByteBuffer bytes, int index) {
      boolean bigEndian = bytes.order() == ByteOrder.BIG_ENDIAN;
      int high = bytes.get(bigEndian ? index : index + 2);
      int middle = bytes.get(index + 1) & 0xFF;
      int low = bytes.get(bigEndian ? index + 2 : index) & 0xFF;
      return (high << 16 | middle << 8 | low) / 8388608.0;
    }
  },
  SIGNED_32(4) {
    @Override
    double sample(ByteBuffer bytes, int index) {
      return bytes.getInt(index) / 2147483648.0;
    }
  },
  FLOAT_32(4) {
    @Override
    double sample(ByteBuffer bytes, int index) {
      return bytes.getFloat(index);
    }
  },
  FLOAT_64(8) {
    @Override
    double sample(ByteBuffer bytes, int index) {
      return bytes.getDouble(index);
    }
  },
  A_LAW(1) {
    @Override
    double sample(ByteBuffer bytes, int index) {
      int code = bytes.get(index) ^ 0x55;
      int exponent = code >> 4 & 7;
      int mantissa = (code & 0x0F) << 4 | 8;
      int magnitude = exponent == 0 ? mantissa : (mantissa | 0x100) << exponent - 1;
      return ((code & 0x80) != 0 ? magnitude : -magnitude) / 32768.0;
    }
  },
  MU_LAW(1) {
    @Override
    double sample(ByteBuffer bytes, int index) {
      int code = ~bytes.get(index);
      int magnitude = (((code & 0x0F) << 3 | 0x84) << (code >> 4 & 7)) - 0x84;
      return ((code & 0x80) != 0 ? -magnitude : magnitude) / 32768.0;
    }
  };

  /** 120 dB over full scale: a float beyond it is no sound but a broken file. */
  private static final double LOUDEST = 1e6;

  private final int bytes;

  SampleFormat(int bytes) {
    this.bytes = bytes;
  }

  /** Returns the bytes that one sample takes. */
  int bytes() {
    return bytes;
  }

  /** Returns the sample that starts at a byte, read in the buffer's byte order. */
  abstract double sample(ByteBuffer bytes, int index);

  /** Returns the value as a float, and 0 for what is no number or absurdly large. */
  static float finite(double sample) {
    return Math.abs(sample) <= LOUDEST ? (float) sample : 0;
  }
}
