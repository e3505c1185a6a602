package metropolis.rendering.page;

import java.util.function.Consumer;
import metropolis.rendering.code.Symbol;
import metropolis.rendering.text.Line;

/**
 * A page to draw on: millimetres from its top left corner, sizes of letters in points. What is
 * drawn between {@link #open} and {@link #close} means something to whoever cannot see it; all else
 * is decoration. For one thread.
 */
public interface Canvas {

  /** What a part of a page is to a reader. */
  enum Role {
    /** The one heading of the page. */
    HEADING,
    PARAGRAPH,
    FIGURE
  }

  /**
   * Begins a part of the page; parts do not nest, and are read in the order in which they are
   * drawn.
   *
   * @param alternative what a figure shows, in words; empty for text
   * @param language of the text, BCP 47; empty for the document's
   */
  void open(Role role, String alternative, String language);

  void close();

  void area(double x, double y, double width, double height, Rgb colour);

  /** A closed outline of straight lines, filled; x and y alternate. */
  void polygon(double[] points, Rgb colour);

  /** A straight stroke, its width in millimetres. */
  void stroke(double x1, double y1, double x2, double y2, double width, Rgb colour);

  /** One line of text from its left end, standing on the baseline y. */
  void text(Line line, double x, double y, double size, Rgb colour);

  /** A symbol with modules of the given size, the corner of its first module at x and y. */
  void symbol(Symbol symbol, double x, double y, double module);

  /** A picture, filling a box; whoever draws it keeps its proportions. */
  void picture(Picture picture, double x, double y, double width, double height);

  /** Everything from here to {@link #restore} is drawn under this transformation (as in PDF). */
  void transform(double a, double b, double c, double d, double e, double f);

  /** Everything from here to {@link #restore} is cut at this box. */
  void clip(double x, double y, double width, double height);

  /**
   * Draws what is the same on many pages, cut at a box: only areas, polygons and strokes, outside
   * of any part.
   *
   * @param key equal keys stand for equal drawings, and outlive the document: nothing of a person
   */
  default void repeated(
      Object key, double x, double y, double width, double height, Consumer<Canvas> drawing) {
    clip(x, y, width, height);
    drawing.accept(this);
    restore();
  }

  /** Ends the last {@link #transform} or {@link #clip}. */
  void restore();
}
