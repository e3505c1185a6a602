package metropolis.payment.rendering;

import java.util.function.DoubleUnaryOperator;
import metropolis.payment.rendering.Sheet.Type;
import metropolis.platform.values.Money;
import metropolis.rendering.page.PdfDocument;
import metropolis.rendering.page.Rgb;

/**
 * A report on as many A4 pages as it takes, each with what it is and which page of how many; the
 * heading of a table is repeated where the table goes on. For one report and one thread.
 */
final class ReportPages {

  static final double LEFT = 15;
  static final double RIGHT = 195;
  static final double WIDTH = RIGHT - LEFT;
  static final Type TITLE = new Type(true, 17, Sheet.BLACK);
  static final Type HEADING = new Type(true, 12, Sheet.ACCENT);
  static final Type STRONG = new Type(true, 9, Sheet.BLACK);
  static final Type BODY = new Type(false, 8.5, Sheet.BLACK);
  static final Type LABEL = new Type(false, 8, Sheet.GREY);
  static final Type FINE = new Type(false, 7, Sheet.GREY);

  static final Rgb SHADE = new Rgb(232, 239, 246);

  private static final double BOTTOM = 279;
  private static final DoubleUnaryOperator NO_HEADING = y -> y;

  final Words words;
  private final PdfDocument pdf;
  private final String title;
  private final String right;
  private final int pages;
  private int page;
  private Sheet sheet;
  private DoubleUnaryOperator heading = NO_HEADING;
  private double y;

  /**
   * @param right what else stands on the head of each page
   * @param pages how many there will be, as far as is known
   */
  ReportPages(PdfDocument pdf, Words words, String title, String right, int pages) {
    this.pdf = pdf;
    this.words = words;
    this.title = title;
    this.right = right;
    this.pages = pages;
    begin();
    sheet.heading(title, LEFT, 24, 120, TITLE);
    sheet.right(right, RIGHT, 24, 58, LABEL);
    y = 34;
  }

  /** How many there are up to now. */
  int pages() {
    return page;
  }

  Sheet sheet() {
    return sheet;
  }

  double y() {
    return y;
  }

  void down(double by) {
    y += by;
  }

  /** Begins another page if this much does not fit on this one. */
  void room(double depth) {
    if (y + depth > BOTTOM) {
      begin();
      sheet.text(title, LEFT, 14, 120, STRONG);
      sheet.right(right, RIGHT, 14, 58, LABEL);
      sheet.rule(LEFT, 16.5, WIDTH, 0.15, Sheet.HAIRLINE);
      y = heading.applyAsDouble(24);
    }
  }

  /** From here on there is a table, whose heading is drawn now and again on each page. */
  void table(DoubleUnaryOperator drawnHeading) {
    room(22);
    y = drawnHeading.applyAsDouble(y);
    heading = drawnHeading;
  }

  void endOfTable() {
    heading = NO_HEADING;
  }

  void heading(String text) {
    room(40);
    sheet.text(text, LEFT, y, WIDTH, HEADING);
    y += 7;
  }

  void paragraph(String text, Type type) {
    room(9);
    y = sheet.paragraph(text, LEFT, y, WIDTH, 4.2, 3, type) + 0.8;
  }

  /** A label and a sum at the right, with its currency. */
  void sum(String label, Money amount, Type type, double from) {
    room(6);
    sheet.text(label, from, y, RIGHT - from - 38, type.bold() ? type : LABEL);
    String currency = amount.currency().getCurrencyCode();
    sheet.right(currency + " " + words.amount(amount), RIGHT, y, 36, type);
    y += 4.6;
  }

  void rule(double from, boolean strong) {
    sheet.rule(
        from, y - 3.3, RIGHT - from, strong ? 0.35 : 0.12, strong ? Sheet.ACCENT : Sheet.HAIRLINE);
  }

  private void begin() {
    sheet = new Sheet(pdf.page(Sheet.WIDTH, Sheet.HEIGHT), words.language());
    page++;
    sheet.bar(0, 0, Sheet.WIDTH, 3, Sheet.ACCENT);
    sheet.right(words.get("page", page, pages), RIGHT, 288, 40, FINE);
  }
}
