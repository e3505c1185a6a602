package metropolis.rendering.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import metropolis.rendering.font.Cleaned;
import metropolis.rendering.font.Coverage;
import metropolis.rendering.font.Faces;

/**
 * Sets text of any script: what it gets may come from anybody, and is either laid out or refused
 * with a reason. Keeps nothing of a text. Any thread may use it.
 */
public final class Typesetter {

  /** Longer texts are refused, in UTF-16 units. */
  public static final int MOST_LENGTH = 1000;

  /** A line of ordinary letters takes this above and below its baseline, in em; others more. */
  static final double LEAST_ABOVE = 0.9;

  static final double LEAST_BELOW = 0.24;

  /** Kept free above and below the ink of a line, in em. */
  private static final double GAP = 0.02;

  /** Sizes are multiples of this, in points. */
  private static final double STEP = 0.25;

  private static final double ROUNDING = 1e-9;

  private final Shaper shaper;

  public Typesetter(Faces faces) {
    this.shaper = new Shaper(faces);
  }

  /**
   * One line, however long it gets; {@link Line#EMPTY} for an empty text.
   *
   * @throws IllegalArgumentException if the text cannot be set: {@link #refusal} tells before
   */
  public Line line(String text, Style style) {
    Attempt attempt = attempt(text, style);
    if (attempt.refusal() instanceof Refusal.Empty) {
      return Line.EMPTY;
    }
    if (attempt.refusal() != null) {
      throw new IllegalArgumentException(attempt.refusal().message());
    }
    return attempt.line();
  }

  /** Why a text cannot be set at all, whatever the box. */
  public Optional<Refusal> refusal(String text, Style style) {
    return Optional.ofNullable(attempt(text, style).refusal());
  }

  /** The largest size of a text in a box, with as few lines as are comfortable. */
  public Fit fit(String text, Style style, Fitting box) {
    return fit(attempt(text, style), style, box);
  }

  /** The same for a text that was cleaned before. */
  public Fit fit(Cleaned text, Style style, Fitting box) {
    return fit(attempt(text, style), style, box);
  }

  private Fit fit(Attempt attempt, Style style, Fitting box) {
    return attempt.refusal() != null ? attempt.refusal() : placed(attempt, style, box);
  }

  /**
   * A text shaped in one line.
   *
   * @param refusal null if it could be; all else is then there
   */
  private record Attempt(Refusal refusal, Prepared prepared, Shaped shaped) {

    static Attempt refused(Refusal refusal) {
      return new Attempt(refusal, null, null);
    }

    Line line() {
      return shaped.line(prepared.text());
    }
  }

  private Attempt attempt(String text, Style style) {
    return text.length() > MOST_LENGTH
        ? Attempt.refused(new Refusal.TooLong(MOST_LENGTH))
        : attempt(Cleaned.of(text), style);
  }

  private Attempt attempt(Cleaned cleaned, Style style) {
    if (cleaned.text().length() > MOST_LENGTH) {
      return Attempt.refused(new Refusal.TooLong(MOST_LENGTH));
    }
    if (cleaned.text().isEmpty()) {
      return Attempt.refused(new Refusal.Empty());
    }
    Prepared prepared = new Prepared(cleaned, style.preference());
    if (!prepared.isCovered()) {
      return Attempt.refused(new Refusal.Uncovered(Coverage.uncovered(cleaned.text())));
    }
    Shaped shaped = shaper.shape(prepared, 0, prepared.text().length(), style.weight());
    if (!shaped.missing().isEmpty()) {
      return Attempt.refused(new Refusal.Uncovered(List.copyOf(shaped.missing())));
    }
    return new Attempt(null, prepared, shaped);
  }

  private Fit placed(Attempt attempt, Style style, Fitting box) {
    Line line = attempt.line();
    double above = Math.max(LEAST_ABOVE, line.ascent() + GAP);
    double below = Math.max(LEAST_BELOW, line.descent() + GAP);
    double size = size(line.width(), 1, above + below, box);
    if (size >= box.comfortable() || box.mostLines() == 1) {
      return size >= box.smallest()
          ? new Fitted(List.of(line), size, above, below)
          : new Refusal.DoesNotFit(box.smallest());
    }
    Division division =
        new Division(
            attempt.prepared().text(),
            Breaks.of(attempt.prepared()),
            attempt.shaped().positions(),
            box.mostLines(),
            points(box.width()) / box.smallest() + ROUNDING);
    int lines = 1;
    for (int more = 2; more <= division.mostLines() && size < box.comfortable(); more++) {
      double larger = size(division.widest(more), more, above + below, box);
      if (larger > size) {
        size = larger;
        lines = more;
      }
    }
    if (size < box.smallest()) {
      return new Refusal.DoesNotFit(box.smallest());
    }
    return lines == 1
        ? new Fitted(List.of(line), size, above, below)
        : broken(attempt.prepared(), style, division.lines(lines), above, below, size, box);
  }

  /** Each line is shaped anew: at its ends, kerning and joining differ a little. */
  private Fit broken(
      Prepared prepared,
      Style style,
      int[][] parts,
      double above,
      double below,
      double largest,
      Fitting box) {
    List<Line> lines = new ArrayList<>(parts.length);
    double widest = 0;
    for (int[] part : parts) {
      Shaped shaped = shaper.shape(prepared, part[0], part[1], style.weight());
      Line line = shaped.line(prepared.text().substring(part[0], part[1]));
      lines.add(line);
      widest = Math.max(widest, line.width());
      above = Math.max(above, line.ascent() + GAP);
      below = Math.max(below, line.descent() + GAP);
    }
    double size = Math.min(largest, size(widest, parts.length, above + below, box));
    return size >= box.smallest()
        ? new Fitted(lines, size, above, below)
        : new Refusal.DoesNotFit(box.smallest());
  }

  /** The largest size at which so many lines are neither too wide nor too high, in points. */
  private static double size(double widest, int lines, double leading, Fitting box) {
    double byWidth = points(box.width()) / widest;
    double byHeight = points(box.height()) / (lines * leading);
    double size = Math.min(box.largest(), Math.min(byWidth, byHeight));
    return Math.floor(size / STEP + ROUNDING) * STEP;
  }

  private static double points(double millimetres) {
    return millimetres / Fitted.MILLIMETRES;
  }
}
