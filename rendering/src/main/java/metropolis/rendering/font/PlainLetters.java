package metropolis.rendering.font;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Set;

/**
 * Which of some glyphs a face leaves as they are as long as they stand among themselves: none is
 * replaced or moved, but for the room between two neighbours. Whatever could do more is taken to do
 * it, so that too few are found rather than too many.
 *
 * <p>Source: ISO/IEC 14496-22, 6.2 (common formats), 6.3.3 (GPOS), 6.3.4 (GSUB).
 */
public final class PlainLetters {

  /** What HarfBuzz applies to letters of alphabets unless told otherwise. */
  private static final Set<String> FEATURES =
      Set.of(
          "abvm", "blwm", "calt", "ccmp", "clig", "curs", "dist", "kern", "liga", "locl", "ltra",
          "ltrm", "mark", "mkmk", "rand", "rclt", "rlig", "rvrn");

  private static final int NO_FEATURE = 0xffff;

  /** Bases or ligatures are passed over: then those that are not neighbours meet. */
  private static final int PASSES_OVER = 0x2 | 0x4;

  private static final int ADVANCE = 0x4;

  private final BitSet plain;
  private ByteBuffer table;

  private PlainLetters(BitSet glyphs) {
    plain = (BitSet) glyphs.clone();
  }

  /** None if the face's tables are damaged. */
  public static BitSet among(Face face, BitSet glyphs) {
    PlainLetters letters = new PlainLetters(glyphs);
    try {
      for (int lookup : letters.open(face, "GSUB")) {
        letters.substitutes(lookup);
      }
      for (int lookup : letters.open(face, "GPOS")) {
        letters.places(lookup);
      }
    } catch (IndexOutOfBoundsException damaged) {
      return new BitSet();
    }
    return letters.plain;
  }

  private int u16(int at) {
    return table.getChar(at);
  }

  /** Where the lookups of a table begin that are applied to any script in no language. */
  private int[] open(Face face, String tag) {
    if (!face.hasTable(tag)) {
      return new int[0];
    }
    table = face.table(tag);
    BitSet indices = new BitSet();
    int scripts = u16(4);
    for (int i = 0; i < u16(scripts); i++) {
      int script = scripts + u16(scripts + 2 + 6 * i + 4);
      if (u16(script) != 0) {
        features(script + u16(script), indices);
      }
    }
    int lookups = u16(8);
    return indices.stream().map(index -> lookups + u16(lookups + 2 + 2 * index)).toArray();
  }

  private void features(int language, BitSet lookups) {
    int features = u16(6);
    int required = u16(language + 2);
    if (required != NO_FEATURE) {
      add(features + u16(features + 2 + 6 * required + 4), lookups);
    }
    for (int i = 0; i < u16(language + 4); i++) {
      int entry = features + 2 + 6 * u16(language + 6 + 2 * i);
      byte[] tag = new byte[4];
      table.get(entry, tag);
      if (FEATURES.contains(new String(tag, StandardCharsets.US_ASCII))) {
        add(features + u16(entry + 4), lookups);
      }
    }
  }

  private void add(int feature, BitSet lookups) {
    for (int i = 0; i < u16(feature + 2); i++) {
      lookups.set(u16(feature + 4 + 2 * i));
    }
  }

  private void substitutes(int lookup) {
    for (int i = 0; i < u16(lookup + 4); i++) {
      int at = lookup + u16(lookup + 6 + 2 * i);
      int type = u16(lookup);
      if (type == 7) {
        type = u16(at + 2);
        at += table.getInt(at + 4);
      }
      switch (type) {
        case 4 -> ligatures(at);
        case 5 -> context(at);
        case 6 -> chain(at);
        default -> plain.andNot(coverage(at + u16(at + 2)));
      }
    }
  }

  private void places(int lookup) {
    for (int i = 0; i < u16(lookup + 4); i++) {
      int at = lookup + u16(lookup + 6 + 2 * i);
      int type = u16(lookup);
      if (type == 9) {
        type = u16(at + 2);
        at += table.getInt(at + 4);
      }
      switch (type) {
        case 2 -> pairs(at, u16(lookup + 2));
        case 7 -> context(at);
        case 8 -> chain(at);
        // Of marks: what is placed comes first, and where it is placed second.
        default -> plain.andNot(coverage(at + u16(at + 2)));
      }
    }
  }

  private void pairs(int at, int flags) {
    boolean onlyApart =
        (u16(at + 4) & ~ADVANCE) == 0 && u16(at + 6) == 0 && (flags & PASSES_OVER) == 0;
    if (!onlyApart) {
      plain.andNot(coverage(at + u16(at + 2)));
    }
  }

  private void ligatures(int at) {
    BitSet firsts = coverage(at + u16(at + 2));
    int next = at + 6;
    for (int first = firsts.nextSetBit(0); first >= 0; first = firsts.nextSetBit(first + 1)) {
      int set = at + u16(next);
      next += 2;
      for (int i = 0; i < u16(set); i++) {
        if (arePlain(set + u16(set + 2 + 2 * i))) {
          plain.clear(first);
        }
      }
    }
  }

  private boolean arePlain(int ligature) {
    for (int i = 1; i < u16(ligature + 2); i++) {
      if (!plain.get(u16(ligature + 2 + 2 * i))) {
        return false;
      }
    }
    return true;
  }

  private void context(int at) {
    if (u16(at) == 3) {
      happens(at, at + 6, u16(at + 2));
    } else {
      plain.andNot(coverage(at + u16(at + 2)));
    }
  }

  private void chain(int at) {
    if (u16(at) != 3) {
      plain.andNot(coverage(at + u16(at + 2)));
      return;
    }
    int before = at + 2;
    int input = before + 2 + 2 * u16(before);
    int after = input + 2 + 2 * u16(input);
    if (meets(at, before + 2, u16(before)) && meets(at, after + 2, u16(after))) {
      happens(at, input + 2, u16(input));
    }
  }

  /** Takes away the first, if all that a rule asks for may stand together. */
  private void happens(int at, int offsets, int count) {
    if (count > 0 && meets(at, offsets, count)) {
      plain.andNot(coverage(at + u16(offsets)));
    }
  }

  /** Whether each of several sets has a plain letter. */
  private boolean meets(int at, int offsets, int count) {
    for (int i = 0; i < count; i++) {
      if (!coverage(at + u16(offsets + 2 * i)).intersects(plain)) {
        return false;
      }
    }
    return true;
  }

  private BitSet coverage(int at) {
    BitSet glyphs = new BitSet();
    int count = u16(at + 2);
    if (u16(at) == 1) {
      for (int i = 0; i < count; i++) {
        glyphs.set(u16(at + 4 + 2 * i));
      }
    } else {
      for (int i = 0; i < count; i++) {
        glyphs.set(u16(at + 4 + 6 * i), u16(at + 4 + 6 * i + 2) + 1);
      }
    }
    return glyphs;
  }
}
