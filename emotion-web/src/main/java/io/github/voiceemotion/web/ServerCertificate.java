package io.github.voiceemotion.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The certificate and private key by which a service is known over https.
 *
 * <pre>{@code
 * ServerCertificate own =
 *     ServerCertificate.own(Path.of("certificate.p12"), List.of("192.168.1.20"));
 * System.out.println(own.fingerprint());
 * }</pre>
 */
public final class ServerCertificate {

  /** A year: Apple's devices take none that is good for more than 825 days. */
  private static final Duration VALIDITY = Duration.ofDays(365);

  /** One that ends while a server runs is of no use. */
  private static final Duration LEAST_LEFT = Duration.ofDays(7);

  /** The format wants a password; what guards the file is that its user alone can read it. */
  private static final String OWN_PASSWORD = "emotion";

  private static final String PASSWORD_VARIABLE = "EMOTION_KEYTOOL_PASSWORD";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final KeyStore store;
  private final String password;
  private final X509Certificate certificate;

  private ServerCertificate(KeyStore store, String password, X509Certificate certificate) {
    this.store = store;
    this.password = password;
    this.certificate = certificate;
  }

  /**
   * Reads certificate and key in PEM.
   *
   * @param file the certificate first, then those that vouch for it
   * @param key the private key in PKCS #8, not encrypted
   * @throws IOException if that is not possible; the message names the file and the reason
   */
  public static ServerCertificate ofPem(Path file, Path key) throws IOException {
    return PemCertificate.read(file, key);
  }

  /** Returns a certificate with its key, and those that vouch for it. */
  static ServerCertificate of(PrivateKey key, List<X509Certificate> chain)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "emotion", key, OWN_PASSWORD.toCharArray(), chain.toArray(X509Certificate[]::new));
    return new ServerCertificate(store, OWN_PASSWORD, chain.get(0));
  }

  /**
   * Reads certificate and key.
   *
   * @param file in the format PKCS #12
   * @param password of the file and the key
   * @throws IOException if that is not possible; the message names the file and the reason
   */
  public static ServerCertificate load(Path file, String password) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)
            && store.getCertificate(alias) instanceof X509Certificate certificate) {
          return new ServerCertificate(store, password, certificate);
        }
      }
      throw new KeyStoreException("it holds no private key");
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": no such file", e);
    } catch (GeneralSecurityException | IOException e) {
      throw new IOException(
          file + ": is not a certificate with its key in PKCS #12: " + e.getMessage(), e);
    }
  }

  /**
   * Returns a certificate that nobody else vouches for: the one in the file, or a new one, which is
   * kept there for a year, if there is none, its time is about to end, or the service is called
   * otherwise by now.
   *
   * @param file that its user alone can read, in a folder that is made if it is not there
   * @param hosts names and IPv4 addresses by which the service is called, besides {@code localhost}
   * @throws IOException if the file can be neither read nor made
   */
  public static ServerCertificate own(Path file, List<String> hosts) throws IOException {
    if (Files.exists(file)) {
      ServerCertificate kept = load(file, OWN_PASSWORD);
      if (kept.certificate.getNotAfter().toInstant().isAfter(Instant.now().plus(LEAST_LEFT))
          && kept.names().containsAll(hosts)) {
        return kept;
      }
    }
    make(file, hosts);
    return load(file, OWN_PASSWORD);
  }

  /** Returns the names and addresses that it stands for. */
  private Set<String> names() throws IOException {
    try {
      return certificate.getSubjectAlternativeNames().stream()
          .map(name -> name.get(1).toString())
          .collect(Collectors.toSet());
    } catch (CertificateParsingException e) {
      throw new IOException("the certificate's names cannot be read: " + e.getMessage(), e);
    }
  }

  private static void make(Path file, List<String> hosts) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    // A folder of this user alone, as the program gives its file the rights that all files get.
    Path workshop = Files.createTempDirectory(folder, "certificate");
    Path made = workshop.resolve("made.p12");
    try {
      runKeytool(made, hosts);
      restrict(made);
      Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(made);
      Files.deleteIfExists(workshop);
    }
  }

  private static void runKeytool(Path file, List<String> hosts) throws IOException {
    List<String> names = new ArrayList<>(List.of("dns:localhost", "ip:127.0.0.1"));
    hosts.stream()
        .map(host -> (host.matches("[0-9.]+") ? "ip:" : "dns:") + host)
        .filter(name -> !names.contains(name))
        .forEach(names::add);
    ProcessBuilder keytool =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "emotion",
            "-dname",
            "CN=Voice Emotion",
            "-ext",
            "san=" + String.join(",", names),
            "-ext",
            "eku=serverAuth",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-validity",
            String.valueOf(VALIDITY.toDays()),
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass:env",
            PASSWORD_VARIABLE);
    keytool.environment().put(PASSWORD_VARIABLE, OWN_PASSWORD);
    Process process = keytool.redirectErrorStream(true).start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("keytool made no certificate: " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("making a certificate was interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void restrict(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** Returns the SHA-256 of the certificate as browsers show it: pairs of hex digits. */
  public String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  SslContextFactory.Server sslContext() {
    SslContextFactory.Server context = new SslContextFactory.Server();
    context.setKeyStore(store);
    context.setKeyStorePassword(password);
    return context;
  }
}
