package metropolis.badge.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the size and the line breaks for a text in a box. Lines break at spaces and after hyphens,
 * never inside a word.
 *
 * @param width of the box in millimetres
 * @param height of the box in millimetres
 * @param largest size in points
 * @param comfortable no further line is begun as long as the text has this size, in points
 * @param smallest size in points
 * @param mostLines how many lines at most
 */
record Fitting(
    double width,
    double height,
    double largest,
    double comfortable,
    double smallest,
    int mostLines) {

  private static final double STEP = 0.25;

  /** Empty if the text does not fit even at the smallest size. */
  Optional<Lines> fit(String text, Typeface face) {
    List<String> pieces = pieces(text);
    Lines best = null;
    for (int lines = 1; lines <= Math.min(mostLines, pieces.size()); lines++) {
      double size = largestSize(pieces, lines, face);
      if (size >= smallest && (best == null || size > best.size())) {
        best = new Lines(balanced(pieces, lines, size, face), size);
      }
      if (best != null && best.size() >= comfortable) {
        break;
      }
    }
    return Optional.ofNullable(best);
  }

  private double largestSize(List<String> pieces, int lines, Typeface face) {
    double byHeight = Millimetres.toPoints(height) / (lines * Lines.LEADING);
    for (double size = Math.min(largest, steps(byHeight)); size >= smallest; size -= STEP) {
      if (broken(pieces, Millimetres.toPoints(width) / size, face).size() <= lines) {
        return size;
      }
    }
    return 0;
  }

  private static double steps(double size) {
    return Math.floor(size / STEP) * STEP;
  }

  /** The same number of lines, as equally long as they can be. */
  private List<String> balanced(List<String> pieces, int lines, double size, Typeface face) {
    double em = Millimetres.toPoints(width) / size;
    List<String> found = broken(pieces, em, face);
    for (double narrower = em * 0.98; narrower > 0; narrower *= 0.98) {
      List<String> next = broken(pieces, narrower, face);
      if (next.size() > found.size() || next.size() > lines) {
        break;
      }
      if (widest(next, face) > narrower) {
        break;
      }
      found = next;
    }
    return found;
  }

  private static double widest(List<String> lines, Typeface face) {
    return lines.stream().mapToDouble(face::width).max().orElse(0);
  }

  /** As many pieces on a line as go; a piece that is too long makes too many lines. */
  private static List<String> broken(List<String> pieces, double em, Typeface face) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String piece : pieces) {
      if (face.width(piece.strip()) > em) {
        return tooMany(pieces);
      }
      if (!line.isEmpty() && face.width((line + piece).strip()) > em) {
        lines.add(line.toString().strip());
        line.setLength(0);
      }
      line.append(piece);
    }
    lines.add(line.toString().strip());
    return lines;
  }

  private static List<String> tooMany(List<String> pieces) {
    List<String> lines = new ArrayList<>(pieces);
    lines.add("");
    return lines;
  }

  /** The text cut where a line may end; a space stays with the word before it. */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int i = 1; i < text.length(); i++) {
      char before = text.charAt(i - 1);
      boolean afterSpace = before == ' ';
      boolean afterHyphen = (before == '-' || before == '\u2010' || before == '/') && i - 1 > from;
      if (afterSpace || (afterHyphen && text.charAt(i) != ' ')) {
        pieces.add(text.substring(from, i));
        from = i;
      }
    }
    pieces.add(text.substring(from));
    return pieces;
  }
}
