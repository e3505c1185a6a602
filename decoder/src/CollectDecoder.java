import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Brings the decoder by npm and copies the files that a browser loads, and the licence: {@code java
 * CollectDecoder.java SOURCE WORK RESULT}. Does nothing when RESULT was made from the same list
 * before.
 */
public final class CollectDecoder {

  private static final List<String> SOURCES =
      List.of("package.json", "package-lock.json", ".npmrc", "CollectDecoder.java");

  private static final Map<String, String> FILES =
      Map.of(
          "dist/iife/reader/index.js", "reader.js",
          "dist/reader/zxing_reader.wasm", "reader.wasm",
          "LICENSE", "license.txt");

  private CollectDecoder() {}

  public static void main(String[] args) throws Exception {
    Path source = Path.of(args[0]);
    Path work = Path.of(args[1]);
    Path result = Path.of(args[2]);
    Path stamp = result.resolve("stamp");
    String wanted = digest(source);
    if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
      return;
    }
    Files.createDirectories(work);
    for (String name : SOURCES) {
      Files.copy(source.resolve(name), work.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    fetch(work);
    Files.createDirectories(result);
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Files.copy(
          work.resolve("node_modules/zxing-wasm").resolve(file.getKey()),
          result.resolve(file.getValue()),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Files.writeString(stamp, wanted, StandardCharsets.US_ASCII);
  }

  private static String digest(Path source) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String name : SOURCES) {
      digest.update(Files.readAllBytes(source.resolve(name)));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void fetch(Path work) throws InterruptedException {
    String npm = System.getProperty("os.name").startsWith("Windows") ? "npm.cmd" : "npm";
    try {
      Process process =
          new ProcessBuilder(npm, "ci", "--ignore-scripts", "--prefer-offline", "--loglevel=error")
              .directory(work.toFile())
              .inheritIO()
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("npm could not bring the decoder: see what it says above");
      }
    } catch (IOException missing) {
      throw new IllegalStateException(
          "the decoder is an npm package: install Node.js 20 or later with npm", missing);
    }
  }
}
