package io.github.voiceemotion.history;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Makes ids: UUIDs of version 7 (RFC 9562), 48 bits of time before 74 of chance. */
final class RecordingId {

  private static final SecureRandom RANDOM = new SecureRandom();

  private RecordingId() {}

  static String at(Instant time) {
    long high = time.toEpochMilli() << 16 | 0x7000 | RANDOM.nextLong() & 0x0FFF;
    long low = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
