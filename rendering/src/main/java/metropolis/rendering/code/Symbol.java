package metropolis.rendering.code;

/** The modules of a QR code, without the quiet zone. Immutable. */
public interface Symbol {

  /** White modules that must surround a symbol, by ISO/IEC 18004. */
  int QUIET_ZONE = 4;

  /** Modules along a side. */
  int size();

  boolean isDark(int x, int y);

  /**
   * All dark modules in few rectangles that do not overlap, in one fill path without seams: x, y,
   * width and height of each, in modules from the top left corner.
   */
  default int[] rectangles() {
    return Rectangles.of(this);
  }
}
