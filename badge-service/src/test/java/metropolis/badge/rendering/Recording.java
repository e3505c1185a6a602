package metropolis.badge.rendering;

import java.util.Locale;

/** Writes down what is drawn, a line each, for people to read and tests to compare. */
final class Recording implements Canvas {

  private final StringBuilder text = new StringBuilder();

  @Override
  public void area(double x, double y, double width, double height, Rgb colour) {
    note("area %.2f %.2f %.2f x %.2f %s", x, y, width, height, hex(colour));
  }

  @Override
  public void centred(String line, double x, double y, double size, Weight weight, Rgb colour) {
    note("text %.2f %.2f %.2fpt %s %s \"%s\"", x, y, size, weight, hex(colour), line);
  }

  @Override
  public void symbol(QrSymbol symbol, double x, double y, double module) {
    note("code %.2f %.2f %d modules of %.3f", x, y, symbol.size(), module);
  }

  private void note(String form, Object... values) {
    text.append(String.format(Locale.ROOT, form, values)).append('\n');
  }

  private static String hex(Rgb colour) {
    return "#%02X%02X%02X".formatted(colour.red(), colour.green(), colour.blue());
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
