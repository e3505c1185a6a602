package metropolis.badge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.InvalidKeyException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import metropolis.badge.credential.KeyRing;
import metropolis.platform.http.PrivateFiles;

/**
 * Keys on disk: one file for each, {@code 1.pem}, {@code 2.pem} and so on up to 255, readable by
 * their owner alone. The one with the highest number that has a private key signs; to replace it,
 * add the next. Any other file may keep its public key only.
 */
final class KeyFiles {

  private static final Pattern NAME = Pattern.compile("([1-9][0-9]{0,2})\\.pem");
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
      PrivateFiles.write(first, PemKey.fresh().getBytes(StandardCharsets.US_ASCII));
      files.put(1, first);
    }
    TreeMap<Integer, PemKey> keys = new TreeMap<>();
    for (var file : files.entrySet()) {
      keys.put(file.getKey(), read(file.getValue()));
    }
    try {
      return PemKey.ring(keys);
    } catch (InvalidKeyException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** What is no ASCII is no key either, and is told as that. */
  private static PemKey read(Path file) throws IOException {
    return new PemKey(
        file.toString(), new String(Files.readAllBytes(file), StandardCharsets.US_ASCII));
  }

  private static TreeMap<Integer, Path> files(Path directory) throws IOException {
    TreeMap<Integer, Path> files = new TreeMap<>();
    List<Path> all;
    try (Stream<Path> listed = Files.list(directory)) {
      all = listed.toList();
    }
    for (Path file : all) {
      Matcher name = NAME.matcher(file.getFileName().toString());
      if (name.matches() && Integer.parseInt(name.group(1)) <= PemKey.HIGHEST_ID) {
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
}
