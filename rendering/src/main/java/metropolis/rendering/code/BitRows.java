package metropolis.rendering.code;

/** A symbol of at most 64 columns: a word for each row, the first column in the lowest bit. */
final class BitRows implements Symbol {

  private final long[] rows;

  BitRows(long[] rows) {
    this.rows = rows;
  }

  @Override
  public int size() {
    return rows.length;
  }

  @Override
  public boolean isDark(int x, int y) {
    return (rows[y] >>> x & 1) != 0;
  }

  @Override
  public int[] rectangles() {
    return Rectangles.of(rows);
  }
}
