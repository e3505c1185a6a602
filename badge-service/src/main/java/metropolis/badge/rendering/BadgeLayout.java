package metropolis.badge.rendering;

import metropolis.badge.rendering.Canvas.Weight;

/**
 * Where everything stands on an A6 badge, in millimetres. The uppermost part stays empty for the
 * slot of a lanyard; the category is a band that can be told from afar, by its word too.
 */
final class BadgeLayout {

  static final double WIDTH = 105;
  static final double HEIGHT = 148;

  private static final double CENTRE = WIDTH / 2;
  private static final double TEXT_WIDTH = 93;
  private static final double NAME_HEIGHT = 30;

  static final Fitting CONFERENCE = new Fitting(TEXT_WIDTH, 11.5, 15, 12, 6, 2);
  static final Fitting DATELINE = new Fitting(TEXT_WIDTH, 5, 9.5, 9.5, 5, 1);
  static final Fitting NAME = new Fitting(TEXT_WIDTH, NAME_HEIGHT, 40, 34, 9, 3);
  static final Fitting ORGANISATION = new Fitting(TEXT_WIDTH, 12, 14, 11, 8, 2);
  static final Fitting COUNTRY = new Fitting(TEXT_WIDTH, 6, 12, 10, 6, 1);
  static final Fitting CATEGORY = new Fitting(TEXT_WIDTH, 12, 24, 15, 9, 2);
  static final Fitting SUBTITLE = new Fitting(TEXT_WIDTH, 5, 10, 6, 4, 1);

  private static final double STRIP = 4;
  private static final double CONFERENCE_TOP = 13.5;
  private static final double NAME_TOP = 31.5;
  private static final double ORGANISATION_TOP = 63.5;
  private static final double CODE_SIZE = 40;
  private static final double CODE_TOP = 82.5;
  private static final double CODE_TEXT = 124.5;
  private static final double BAND_TOP = 128;

  /** How far the baseline is below the top of its line, as a multiple of the size. */
  private static final double ASCENT = 0.9;

  private static final Rgb INK = new Rgb(17, 24, 39);
  private static final Rgb SOFT = new Rgb(75, 85, 99);

  private BadgeLayout() {}

  static void draw(Face face, Canvas canvas) {
    canvas.area(0, 0, WIDTH, STRIP, face.colour());
    double below = text(canvas, face.conference(), CONFERENCE_TOP, Weight.BOLD, INK);
    text(canvas, face.dateline(), below + 0.8, Weight.REGULAR, SOFT);
    double space = (NAME_HEIGHT - face.name().height()) / 2;
    text(canvas, face.name(), NAME_TOP + space, Weight.BOLD, INK);
    below = text(canvas, face.organisation(), ORGANISATION_TOP, Weight.REGULAR, INK);
    text(canvas, face.country(), below + 1, Weight.REGULAR, SOFT);
    code(face, canvas);
    band(face, canvas);
  }

  private static void code(Face face, Canvas canvas) {
    QrSymbol symbol = QrSymbol.of(face.token());
    double module = CODE_SIZE / (symbol.size() + 2 * QrSymbol.QUIET_ZONE);
    double inset = module * QrSymbol.QUIET_ZONE;
    canvas.symbol(symbol, CENTRE - CODE_SIZE / 2 + inset, CODE_TOP + inset, module);
    canvas.centred(face.code(), CENTRE, CODE_TEXT, 10, Weight.REGULAR, INK);
  }

  private static void band(Face face, Canvas canvas) {
    double height = HEIGHT - BAND_TOP;
    canvas.area(0, BAND_TOP, WIDTH, height, face.colour());
    Rgb ink = face.colour().ink();
    double used = face.category().height() + face.subtitle().height();
    double top = BAND_TOP + (height - used) / 2;
    double below = text(canvas, face.category(), top, Weight.BOLD, ink);
    text(canvas, face.subtitle(), below, Weight.REGULAR, ink);
  }

  /** Draws the lines from there downwards and tells where they end. */
  private static double text(Canvas canvas, Lines text, double top, Weight weight, Rgb colour) {
    double line = Millimetres.of(text.size() * Lines.LEADING);
    double baseline = top + Millimetres.of(text.size() * ASCENT);
    for (String content : text.lines()) {
      canvas.centred(content, CENTRE, baseline, text.size(), weight, colour);
      baseline += line;
    }
    return top + text.height();
  }
}
