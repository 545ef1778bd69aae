package io.github.voiceemotion.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-99, 0, 100",
    "bytes=100-199, 100, 100",
    "bytes=900-, 900, 100",
    "bytes=900-5000, 900, 100",
    "bytes=-10, 990, 10",
    "bytes=-5000, 0, 1000",
    "bytes=999-999, 999, 1",
  })
  void findsThePart(String header, long first, long count) {
    assertEquals(Optional.of(new ByteRange(first, count)), ByteRange.of(header, 1_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=-",
        "bytes=5-4",
        "bytes=a-b",
        "bytes=0-1,3-4",
        "items=0-1",
        "bytes=99999999999999999999-",
        "",
      })
  void sendsAllWhereItDoesNotUnderstand(String header) {
    assertEquals(Optional.empty(), ByteRange.of(header, 1_000));
    assertEquals(Optional.empty(), ByteRange.of(null, 1_000));
  }

  @Test
  void refusesWhatLiesBehindTheEnd() {
    assertEquals(
        "the recording has 1000 bytes",
        assertThrows(Problem.class, () -> ByteRange.of("bytes=1000-", 1_000)).getMessage());
  }

  @Test
  void saysWhichPartItIs() {
    assertEquals("bytes 100-199/1000", new ByteRange(100, 100).header(1_000));
  }
}
