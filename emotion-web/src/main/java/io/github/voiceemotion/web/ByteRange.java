package io.github.voiceemotion.web;

import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file that a player asks for (RFC 9110, section 14).
 *
 * @param first index of its first byte
 * @param count how many bytes
 */
record ByteRange(long first, long count) {

  /** One range with not more digits than a long has; others may be, and are, ignored. */
  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /**
   * Reads a Range header.
   *
   * @param header null if there is none
   * @param length of the file
   * @return empty if the whole file is to be sent
   * @throws Problem if the range lies behind the file's end
   */
  static Optional<ByteRange> of(String header, long length) {
    Matcher range = ONE.matcher(header == null ? "" : header);
    if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
      return Optional.empty();
    }
    long first;
    long last = length - 1;
    if (range.group(1).isEmpty()) {
      first = Math.max(0, length - Long.parseLong(range.group(2)));
    } else {
      first = Long.parseLong(range.group(1));
      if (!range.group(2).isEmpty()) {
        last = Math.min(last, Long.parseLong(range.group(2)));
      }
    }
    if (first >= length) {
      throw new Problem(HttpStatus.RANGE_NOT_SATISFIABLE, "the recording has " + length + " bytes");
    }
    return last < first ? Optional.empty() : Optional.of(new ByteRange(first, last - first + 1));
  }

  /** Returns the Content-Range header. */
  String header(long length) {
    return "bytes " + first + "-" + (first + count - 1) + "/" + length;
  }
}
