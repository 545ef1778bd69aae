package io.github.voiceemotion.transcription.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MissingNativeTest {

  @Test
  void saysWhatToInstall() {
    assertEquals(
        "the system's library libgomp.so.1 is not there: install it (package libgomp1 on Debian"
            + " and Ubuntu, libgomp elsewhere)",
        MissingNative.reason(
            new UnsatisfiedLinkError(
                "/tmp/whisper-jni-7/libwhisper-jni.so: libgomp.so.1: cannot open shared object"
                    + " file: No such file or directory")));
  }

  @Test
  void saysWhereItUnpacks() {
    String noexec =
        MissingNative.reason(
            new UnsatisfiedLinkError(
                "/tmp/whisper-jni-7/libwhisper-jni.so: failed to map segment from shared object"));
    String readOnly =
        MissingNative.reason(new IOException("Failed to create temp directory whisper-jni-7"));

    assertEquals(noexec, readOnly);
    assertTrue(noexec.startsWith(System.getProperty("java.io.tmpdir") + " is where"), noexec);
  }

  @Test
  void namesThePlatformThatHasNoLibrary() {
    String reason = MissingNative.reason(new IOException("Unknown OS architecture"));

    assertTrue(reason.startsWith("its native library does not load on "), reason);
    assertTrue(reason.endsWith(": Unknown OS architecture"), reason);
  }
}
