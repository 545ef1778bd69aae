package io.github.voiceemotion.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordingIdTest {

  private static final Instant TIME = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void isAUuidOfVersion7() {
    UUID id = UUID.fromString(RecordingId.at(TIME));
    assertEquals(7, id.version());
    assertEquals(2, id.variant());
    assertEquals(TIME.toEpochMilli(), id.getMostSignificantBits() >>> 16);
  }

  @Test
  void sortsByTime() {
    assertTrue(RecordingId.at(TIME).compareTo(RecordingId.at(TIME.plusMillis(1))) < 0);
    assertTrue(RecordingId.at(TIME).compareTo(RecordingId.at(TIME.plusSeconds(1 << 20))) < 0);
  }

  @Test
  void differsWithinAMillisecond() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      ids.add(RecordingId.at(TIME));
    }
    assertEquals(1000, ids.size());
  }
}
