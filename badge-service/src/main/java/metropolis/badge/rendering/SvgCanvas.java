package metropolis.badge.rendering;

import java.util.Locale;

/** A picture for a web page, without style sheets or scripts. For one thread. */
final class SvgCanvas implements Canvas {

  private final StringBuilder svg = new StringBuilder();
  private final Typeface face;

  SvgCanvas(Typeface face, double width, double height) {
    this.face = face;
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\""
            + " font-family=\"'Liberation Sans', Arial, Helvetica, sans-serif\""
            + " text-anchor=\"middle\">",
        width, height);
    area(0, 0, width, height, Rgb.WHITE);
  }

  @Override
  public void area(double x, double y, double width, double height, Rgb colour) {
    add(
        "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\"/>",
        x, y, width, height, colour.hex());
  }

  /** The length is given, so that another font on the viewer's side does not spoil the layout. */
  @Override
  public void centred(String text, double x, double y, double size, Weight weight, Rgb colour) {
    add(
        "<text x=\"%.2f\" y=\"%.2f\" font-size=\"%.2f\" font-weight=\"%s\" fill=\"%s\""
            + " textLength=\"%.2f\" lengthAdjust=\"spacingAndGlyphs\">",
        x,
        y,
        Millimetres.of(size),
        weight == Weight.BOLD ? "bold" : "normal",
        colour.hex(),
        Millimetres.of(face.width(text) * size));
    svg.append(escaped(text)).append("</text>");
  }

  @Override
  public void symbol(QrSymbol symbol, double x, double y, double module) {
    svg.append("<path fill=\"#000\" shape-rendering=\"crispEdges\" d=\"");
    for (QrSymbol.Block block : symbol.blocks()) {
      double width = block.width() * module;
      add(
          "M%.3f %.3fh%.3fv%.3fh%.3fz",
          x + block.x() * module, y + block.y() * module, width, block.height() * module, -width);
    }
    svg.append("\"/>");
  }

  String svg() {
    return svg + "</svg>";
  }

  private void add(String form, Object... values) {
    svg.append(String.format(Locale.ROOT, form, values));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
