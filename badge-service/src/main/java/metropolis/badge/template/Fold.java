package metropolis.badge.template;

import java.util.List;

/** How the sheet becomes a badge. */
public enum Fold {
  /** Not at all: a back is a page of its own. */
  NONE(1, 1, List.of(Side.FRONT)),
  /** Once, upright: the back is printed at the left of the front. */
  HALF(2, 1, List.of(Side.FRONT, Side.BACK)),
  /**
   * Twice: the upper half goes behind the lower, then the left behind the right. The inside is
   * printed upside down.
   */
  QUARTER(2, 2, List.of(Side.FRONT, Side.BACK, Side.INSIDE_LEFT, Side.INSIDE_RIGHT));

  private final int columns;
  private final int rows;
  private final List<Side> sides;

  Fold(int columns, int rows, List<Side> sides) {
    this.columns = columns;
    this.rows = rows;
    this.sides = sides;
  }

  /** Badges side by side on the sheet. */
  public int columns() {
    return columns;
  }

  /** Badges one above the other on the sheet. */
  public int rows() {
    return rows;
  }

  /** The sides that are on the first page. */
  public List<Side> sides() {
    return sides;
  }

  /** The column of a side on the sheet, from 0. */
  public int column(Side side) {
    return switch (this) {
      case NONE -> 0;
      case HALF, QUARTER ->
          switch (side) {
            // Seen from behind, left and right change places.
            case FRONT, INSIDE_LEFT -> 1;
            case BACK, INSIDE_RIGHT -> 0;
          };
    };
  }

  /** The row of a side on the sheet, from 0. */
  public int row(Side side) {
    return this == QUARTER && (side == Side.FRONT || side == Side.BACK) ? 1 : 0;
  }

  /** Whether a side is printed upside down. */
  public boolean turned(Side side) {
    return this == QUARTER && (side == Side.INSIDE_LEFT || side == Side.INSIDE_RIGHT);
  }
}
