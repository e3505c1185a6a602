package metropolis.rendering.font;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which families there are, in the order in which they are asked, and which characters each covers:
 * read from a list made at build, so that no font is opened to answer. A set of families is a long,
 * a bit for each. Immutable; any thread may use it.
 */
public final class Catalogue {

  private static final String RESOURCE = "/metropolis/fonts/catalogue";
  private static final int PAGE = 256;
  private static final long[] EMPTY_PAGE = new long[PAGE];

  private static final class Shared {
    static final Catalogue INSTANCE = read();
  }

  private final List<String> names = new ArrayList<>();
  private final List<Boolean> bold = new ArrayList<>();
  private final long[][] pages = new long[(Character.MAX_CODE_POINT + 1) / PAGE][];
  private final Map<Han, long[]> hanOrder = new EnumMap<>(Han.class);
  private long hanFamilies;
  private long nastaliq;

  private Catalogue() {
    Arrays.fill(pages, EMPTY_PAGE);
  }

  /** The catalogue of the fonts on the class path, read when first asked for. */
  public static Catalogue shared() {
    return Shared.INSTANCE;
  }

  public int families() {
    return names.size();
  }

  public String name(int family) {
    return names.get(family);
  }

  boolean has(int family, Weight weight) {
    return weight == Weight.REGULAR || bold.get(family);
  }

  /** The families that have a glyph for a character, in every weight; 0 for anything else. */
  public long covering(int character) {
    if (character < 0 || character > Character.MAX_CODE_POINT) {
      return 0;
    }
    return pages[character / PAGE][character % PAGE];
  }

  /**
   * The family to take out of a set of them.
   *
   * @param families not 0
   */
  public int choose(long families, Preference preference) {
    boolean isLatin = (families & 1) != 0;
    if (preference.isNastaliq() && (families & nastaliq) != 0 && !isLatin) {
      return Long.numberOfTrailingZeros(nastaliq);
    }
    long others = families & ~hanFamilies;
    if (others != 0) {
      return Long.numberOfTrailingZeros(others);
    }
    for (long family : hanOrder.get(preference.han())) {
      if ((families & family) != 0) {
        return Long.numberOfTrailingZeros(family);
      }
    }
    throw new IllegalArgumentException("no family to choose from");
  }

  private static Catalogue read() {
    Catalogue catalogue = new Catalogue();
    try (InputStream stream = Catalogue.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("the fonts are not on the class path: " + RESOURCE);
      }
      new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))
          .lines()
          .forEach(catalogue::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    catalogue.order();
    return catalogue;
  }

  private void add(String line) {
    String[] parts = line.split(" ");
    long family = 1L << names.size();
    names.add(parts[0]);
    bold.add(parts[1].contains(Weight.BOLD.word()));
    int next = 0;
    for (int i = 2; i < parts.length; i++) {
      int plus = parts[i].indexOf('+');
      int gap = Integer.parseInt(plus < 0 ? parts[i] : parts[i].substring(0, plus), 36);
      int length = plus < 0 ? 1 : Integer.parseInt(parts[i].substring(plus + 1), 36);
      next += gap;
      for (int end = next + length; next < end; next++) {
        mark(next, family);
      }
    }
  }

  private void mark(int character, long family) {
    int page = character / PAGE;
    if (pages[page] == EMPTY_PAGE) {
      pages[page] = new long[PAGE];
    }
    pages[page][character % PAGE] |= family;
  }

  private void order() {
    nastaliq = bit("NotoNastaliqUrdu");
    for (Han han : Han.values()) {
      hanFamilies |= bit(han.family());
      long[] order = new long[Han.values().length];
      order[0] = bit(han.family());
      int next = 1;
      for (Han other : Han.values()) {
        if (other != han) {
          order[next++] = bit(other.family());
        }
      }
      hanOrder.put(han, order);
    }
  }

  private long bit(String family) {
    int index = names.indexOf(family);
    if (index < 0) {
      throw new IllegalStateException("the list of fonts lacks " + family);
    }
    return 1L << index;
  }
}
