package metropolis.badge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import metropolis.badge.credential.KeyRing;
import metropolis.badge.signing.QuickVerifier;
import metropolis.platform.http.PrivateFiles;

/**
 * Keys on disk: one file for each, {@code 1.pem}, {@code 2.pem} and so on up to 255, readable by
 * their owner alone. The one with the highest number signs; to replace it, add the next. An older
 * file may keep its public key only.
 */
final class KeyFiles {

  private static final String ALGORITHM = "Ed25519";
  private static final Pattern NAME = Pattern.compile("([1-9][0-9]{0,2})\\.pem");
  private static final int HIGHEST = 255;
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private KeyFiles() {}

  /**
   * The keys of a directory; at first use it is made, with one fresh key.
   *
   * @throws IOException if a file cannot be used; the message says which, why, and the remedy
   */
  static KeyRing open(Path directory) throws IOException {
    Files.createDirectories(directory);
    TreeMap<Integer, Path> files = files(directory);
    if (files.isEmpty()) {
      Path first = directory.resolve("1.pem");
      PrivateFiles.write(first, pem(fresh()).getBytes(StandardCharsets.US_ASCII));
      files.put(1, first);
    }
    Map<Integer, PublicKey> verifying = new TreeMap<>();
    for (Map.Entry<Integer, Path> file : files.entrySet()) {
      verifying.put(file.getKey(), publicKey(file.getValue()));
    }
    return new KeyRing(verifying, privateKey(files.lastEntry().getValue()), QuickVerifier::new);
  }

  private static TreeMap<Integer, Path> files(Path directory) throws IOException {
    TreeMap<Integer, Path> files = new TreeMap<>();
    List<Path> all;
    try (Stream<Path> listed = Files.list(directory)) {
      all = listed.toList();
    }
    for (Path file : all) {
      Matcher name = NAME.matcher(file.getFileName().toString());
      if (name.matches() && Integer.parseInt(name.group(1)) <= HIGHEST) {
        refuseIfReadableByOthers(file);
        files.put(Integer.parseInt(name.group(1)), file);
      }
    }
    return files;
  }

  private static void refuseIfReadableByOthers(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains)) {
      throw new IOException(file + " can be read or written by others: run chmod 600 on it");
    }
  }

  private static PublicKey publicKey(Path file) throws IOException {
    byte[] encoded =
        block(file, "PUBLIC KEY")
            .orElseThrow(() -> new IOException(file + " has no PUBLIC KEY block"));
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IOException(file + ": the PUBLIC KEY block is not an Ed25519 key", e);
    }
  }

  private static PrivateKey privateKey(Path file) throws IOException {
    byte[] encoded =
        block(file, "PRIVATE KEY")
            .orElseThrow(
                () -> new IOException(file + " has no PRIVATE KEY block, and it is the newest"));
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IOException(file + ": the PRIVATE KEY block is not an Ed25519 key", e);
    }
  }

  private static Optional<byte[]> block(Path file, String type) throws IOException {
    String text = Files.readString(file, StandardCharsets.US_ASCII);
    Matcher block =
        Pattern.compile(
                "-----BEGIN " + type + "-----(.*?)-----END " + type + "-----", Pattern.DOTALL)
            .matcher(text);
    try {
      return block.find()
          ? Optional.of(Base64.getMimeDecoder().decode(block.group(1).strip()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": the " + type + " block is not base 64", e);
    }
  }

  private static KeyPair fresh() {
    try {
      return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java since 15 has Ed25519", e);
    }
  }

  private static String pem(KeyPair pair) {
    return block("PRIVATE KEY", pair.getPrivate().getEncoded())
        + block("PUBLIC KEY", pair.getPublic().getEncoded());
  }

  private static String block(String type, byte[] encoded) {
    return "-----BEGIN "
        + type
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
        + "\n-----END "
        + type
        + "-----\n";
  }
}
