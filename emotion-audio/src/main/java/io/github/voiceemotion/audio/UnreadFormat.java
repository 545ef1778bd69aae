package io.github.voiceemotion.audio;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Formats of audio that are known by how a file starts, and not read here. */
enum UnreadFormat {
  WAVPACK("WavPack", 0, "wvpk"),
  MONKEYS_AUDIO("Monkey's Audio", 0, "MAC "),
  TRUE_AUDIO("True Audio", 0, "TTA1"),
  MUSEPACK("Musepack", 0, "MPCK"),
  MUSEPACK_7("Musepack", 0, "MP+"),
  AC3("AC-3", 0, "\u000b\u0077"),
  AVI("AVI", 8, "AVI "),
  DSF("DSD", 0, "DSD "),
  DSDIFF("DSD", 0, "FRM8"),
  REAL("RealMedia", 0, ".RMF"),
  SILK("SILK", 0, "#!SILK"),
  FLASH("Flash Video", 0, "FLV\u0001"),
  MIDI("MIDI, which is notes and no recording", 0, "MThd");

  private final String title;
  private final int offset;
  private final String signature;

  UnreadFormat(String title, int offset, String signature) {
    this.title = title;
    this.offset = offset;
    this.signature = signature;
  }

  /** Returns what a file that starts with these bytes is called. */
  static Optional<String> titleOf(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    for (UnreadFormat format : values()) {
      if (text.startsWith(format.signature, format.offset)) {
        return Optional.of(format.title);
      }
    }
    return Optional.empty();
  }
}
