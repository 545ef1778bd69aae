package io.github.voiceemotion.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A certificate and its key as most who issue them hand them out: two files of text (RFC 7468). */
final class PemCertificate {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String KEY = "PRIVATE KEY";

  /** Keys in other formats than PKCS #8, and how to bring them into it. */
  private static final Map<String, String> OTHER_KEYS =
      Map.of(
          "ENCRYPTED PRIVATE KEY",
          "is encrypted",
          "RSA PRIVATE KEY",
          "is in PKCS #1",
          "EC PRIVATE KEY",
          "is in SEC 1");

  /** The algorithm of a key, and one of signing by which it shows whether it fits. */
  private static final Map<String, String> SIGNATURES =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");

  private PemCertificate() {}

  static ServerCertificate read(Path certificate, Path key) throws IOException {
    List<X509Certificate> chain = chain(certificate);
    PublicKey known = chain.get(0).getPublicKey();
    try {
      PrivateKey secret = key(key, known.getAlgorithm());
      if (!fits(secret, known)) {
        throw new IOException(key + ": is not the key of " + certificate);
      }
      return ServerCertificate.of(secret, chain);
    } catch (GeneralSecurityException e) {
      throw new IOException(key + ": cannot be used: " + e.getMessage(), e);
    }
  }

  private static List<X509Certificate> chain(Path file) throws IOException {
    List<X509Certificate> chain = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(text(file));
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      while (blocks.find()) {
        if (blocks.group(1).equals(CERTIFICATE)) {
          chain.add(
              (X509Certificate)
                  factory.generateCertificate(new ByteArrayInputStream(bytes(file, blocks))));
        }
      }
    } catch (CertificateException e) {
      throw new IOException(file + ": holds a broken certificate: " + e.getMessage(), e);
    }
    if (chain.isEmpty()) {
      throw new IOException(file + ": holds no certificate in PEM");
    }
    return chain;
  }

  private static PrivateKey key(Path file, String algorithm)
      throws IOException, GeneralSecurityException {
    String text = text(file);
    Matcher blocks = BLOCK.matcher(text);
    for (Map.Entry<String, String> other : OTHER_KEYS.entrySet()) {
      if (text.contains("-----BEGIN " + other.getKey() + "-----")) {
        throw new IOException(
            file
                + ": the key "
                + other.getValue()
                + ", expected PKCS #8 that is not encrypted: openssl pkcs8 -topk8 -nocrypt -in "
                + file.getFileName()
                + " -out key.pem");
      }
    }
    while (blocks.find()) {
      if (blocks.group(1).equals(KEY)) {
        try {
          return KeyFactory.getInstance(algorithm)
              .generatePrivate(new PKCS8EncodedKeySpec(bytes(file, blocks)));
        } catch (InvalidKeySpecException e) {
          throw new IOException(
              file + ": holds no " + algorithm + " key, which the certificate asks for", e);
        }
      }
    }
    throw new IOException(file + ": holds no private key in PEM");
  }

  private static boolean fits(PrivateKey secret, PublicKey known) throws GeneralSecurityException {
    String algorithm = SIGNATURES.getOrDefault(known.getAlgorithm(), known.getAlgorithm());
    byte[] said = {1};
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(secret);
    signature.update(said);
    byte[] signed = signature.sign();
    signature.initVerify(known);
    signature.update(said);
    return signature.verify(signed);
  }

  private static byte[] bytes(Path file, Matcher block) throws IOException {
    try {
      return Base64.getMimeDecoder().decode(block.group(2));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": holds a broken block of PEM: " + e.getMessage(), e);
    }
  }

  private static String text(Path file) throws IOException {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": no such file", e);
    } catch (IOException e) {
      throw new IOException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
