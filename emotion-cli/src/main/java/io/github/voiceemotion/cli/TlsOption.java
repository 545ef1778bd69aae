package io.github.voiceemotion.cli;

import io.github.voiceemotion.web.ServerCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of https. */
final class TlsOption {

  /** Not an option: others can see a program's arguments. */
  private static final String PASSWORD = "EMOTION_CERTIFICATE_PASSWORD";

  @Option(
      names = "--tls",
      description =
          "Serve https with a certificate of its own, made at the first start and kept with the "
              + "data. Browsers give pages of other machines the microphone only so.")
  private boolean tls;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description =
          "Serve https with the certificate in this file: PEM with --key, or PKCS #12 with the key "
              + "in it, whose password is taken from the variable "
              + PASSWORD)
  private Path certificate;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "With --certificate: its private key as PEM (PKCS #8, not encrypted).")
  private Path key;

  /** Returns whether https is to be served. */
  boolean isWanted() {
    return tls || certificate != null || key != null;
  }

  /**
   * Returns the certificate, if https is to be served.
   *
   * @param folder where one of its own is kept
   * @param hosts how the service is called
   * @throws IOException if it can be neither read nor made
   * @throws IllegalArgumentException if there is a key and no certificate
   */
  Optional<ServerCertificate> certificate(Path folder, List<String> hosts) throws IOException {
    if (key != null) {
      if (certificate == null) {
        throw new IllegalArgumentException("--key is a certificate's, and goes with --certificate");
      }
      return Optional.of(ServerCertificate.ofPem(certificate, key));
    }
    if (certificate != null) {
      String password = System.getenv().getOrDefault(PASSWORD, "");
      return Optional.of(ServerCertificate.load(certificate, password));
    }
    return tls
        ? Optional.of(ServerCertificate.own(folder.resolve("certificate.p12"), hosts))
        : Optional.empty();
  }
}
