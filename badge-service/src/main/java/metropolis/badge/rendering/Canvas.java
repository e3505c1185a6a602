package metropolis.badge.rendering;

/** A sheet to draw on: millimetres from its top left corner, sizes of letters in points. */
interface Canvas {

  enum Weight {
    REGULAR,
    BOLD
  }

  void area(double x, double y, double width, double height, Rgb colour);

  /** One line, centred about x, standing on the baseline y. */
  void centred(String text, double x, double y, double size, Weight weight, Rgb colour);

  /** A symbol with modules of the given size, its first module's corner at x and y. */
  void symbol(QrSymbol symbol, double x, double y, double module);
}
