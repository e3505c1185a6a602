import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Brings the faces of faces.txt by npm, copies the files used and their licences, and writes down
 * which characters each family covers: {@code java CollectFonts.java SOURCE WORK RESULT}.
 *
 * <p>Does nothing when RESULT was made from the same lists before. The packages hold many weights
 * that nobody uses, so WORK is removed afterwards; npm's own cache keeps the downloads.
 */
public final class CollectFonts {

  /** Everything that the result depends on. */
  private static final List<String> SOURCES =
      List.of("faces.txt", "package.json", "package-lock.json", "CollectFonts.java");

  private record Family(String npm, String name, List<String> weights) {}

  private final Path source;
  private final Path work;
  private final Path result;

  private CollectFonts(Path source, Path work, Path result) {
    this.source = source;
    this.work = work;
    this.result = result;
  }

  public static void main(String[] args) throws Exception {
    new CollectFonts(Path.of(args[0]), Path.of(args[1]), Path.of(args[2])).run();
  }

  private void run() throws Exception {
    Path stamp = result.resolve("stamp");
    String wanted = digest();
    if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
      return;
    }
    delete(result);
    delete(work);
    fetch();
    Files.createDirectories(result);
    List<String> catalogue = new ArrayList<>();
    for (Family family : families()) {
      catalogue.add(copy(family));
    }
    Files.write(result.resolve("catalogue"), catalogue, StandardCharsets.US_ASCII);
    delete(work);
    Files.writeString(stamp, wanted);
  }

  private String digest() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String name : SOURCES) {
      digest.update(Files.readAllBytes(source.resolve(name)));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private void fetch() throws Exception {
    Files.createDirectories(work);
    for (String name : List.of("package.json", "package-lock.json", ".npmrc")) {
      Files.copy(source.resolve(name), work.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    String npm = System.getProperty("os.name").startsWith("Windows") ? "npm.cmd" : "npm";
    Process process = start(npm, "ci", "--ignore-scripts", "--prefer-offline", "--loglevel=error");
    if (process.waitFor() != 0) {
      throw fault("npm could not bring the fonts; what it says stands above", null);
    }
  }

  private Process start(String... command) {
    try {
      return new ProcessBuilder(command)
          .directory(work.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException missing) {
      throw fault("the fonts are npm packages: install Node.js 20 or later with npm", missing);
    }
  }

  private List<Family> families() throws IOException {
    return Files.readAllLines(source.resolve("faces.txt")).stream()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(line -> List.of(line.trim().split(" +")))
        .map(part -> new Family(part.get(0), part.get(1), part.subList(2, part.size())))
        .toList();
  }

  /** Copies a family; its line of the catalogue: name, weights, ranges of characters. */
  private String copy(Family family) throws IOException {
    Path from = work.resolve("node_modules/@expo-google-fonts").resolve(family.npm());
    BitSet covered = null;
    for (String weight : family.weights()) {
      Path file = fileOf(from, family, weight);
      Path copy = result.resolve(family.name() + "-" + weight + ".ttf");
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      BitSet characters = characters(ByteBuffer.wrap(Files.readAllBytes(file)));
      if (covered == null) {
        covered = characters;
      } else {
        covered.and(characters);
      }
    }
    Files.copy(
        from.resolve("LICENSE_FONT"),
        result.resolve(family.name() + "-LICENSE.txt"),
        StandardCopyOption.REPLACE_EXISTING);
    return family.name() + " " + String.join(",", family.weights()) + ranges(covered);
  }

  private static Path fileOf(Path from, Family family, String weight) {
    String folder = weight.equals("Bold") ? "700Bold" : "400Regular";
    return from.resolve(folder).resolve(family.name() + "_" + folder + ".ttf");
  }

  /** What the font's character map leads to a glyph, without controls and private use. */
  private static BitSet characters(ByteBuffer font) {
    BitSet characters = new BitSet();
    int cmap = table(font, "cmap");
    int subtables = font.getChar(cmap + 2);
    for (int i = 0; i < subtables; i++) {
      int subtable = cmap + font.getInt(cmap + 4 + i * 8 + 4);
      switch (font.getChar(subtable)) {
        case 4 -> readSegments(font, subtable, characters);
        case 12 -> readGroups(font, subtable, characters);
        default -> {}
      }
    }
    for (int c = characters.nextSetBit(0); c >= 0; c = characters.nextSetBit(c + 1)) {
      if (!isGraphic(c)) {
        characters.clear(c);
      }
    }
    return characters;
  }

  private static boolean isGraphic(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> character != 0xFFFC && character != 0xFFFD;
    };
  }

  private static void readSegments(ByteBuffer font, int at, BitSet characters) {
    int doubled = font.getChar(at + 6);
    for (int i = 0; i < doubled; i += 2) {
      int end = font.getChar(at + 14 + i);
      int start = font.getChar(at + 16 + doubled + i);
      int delta = font.getChar(at + 16 + 2 * doubled + i);
      int offsetAt = at + 16 + 3 * doubled + i;
      int offset = font.getChar(offsetAt);
      for (int c = start; c <= end && c != 0xFFFF; c++) {
        int glyph = offset == 0 ? c : font.getChar(offsetAt + offset + 2 * (c - start));
        if (glyph != 0 || offset == 0) {
          glyph = glyph + delta & 0xFFFF;
        }
        characters.set(c, characters.get(c) || glyph != 0);
      }
    }
  }

  private static void readGroups(ByteBuffer font, int at, BitSet characters) {
    int groups = font.getInt(at + 12);
    for (int i = 0; i < groups; i++) {
      int group = at + 16 + 12 * i;
      for (int c = font.getInt(group); c <= font.getInt(group + 4); c++) {
        boolean isMissing = font.getInt(group + 8) + c - font.getInt(group) == 0;
        characters.set(c, characters.get(c) || !isMissing);
      }
    }
  }

  private static int table(ByteBuffer font, String tag) {
    int tables = font.getChar(4);
    for (int i = 0; i < tables; i++) {
      byte[] name = new byte[4];
      font.get(12 + 16 * i, name);
      if (new String(name, StandardCharsets.US_ASCII).equals(tag)) {
        return font.getInt(12 + 16 * i + 8);
      }
    }
    throw fault("a font without the table " + tag, null);
  }

  /** In base 36; each number counts from the one before it, a range is first and length. */
  private static String ranges(BitSet characters) {
    StringBuilder ranges = new StringBuilder();
    int end = 0;
    for (int start = characters.nextSetBit(0); start >= 0; start = characters.nextSetBit(end)) {
      ranges.append(' ').append(Integer.toString(start - end, 36));
      end = characters.nextClearBit(start);
      if (end - start > 1) {
        ranges.append('+').append(Integer.toString(end - start, 36));
      }
    }
    return ranges.toString();
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(CollectFonts::deleteFile);
    }
  }

  private static void deleteFile(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IllegalStateException fault(String message, Throwable cause) {
    return new IllegalStateException(message, cause);
  }
}
