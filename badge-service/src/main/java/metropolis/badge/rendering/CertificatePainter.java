package metropolis.badge.rendering;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import metropolis.rendering.font.Coverage;
import metropolis.rendering.font.Weight;
import metropolis.rendering.page.Canvas;
import metropolis.rendering.page.Canvas.Role;
import metropolis.rendering.page.PdfDocument;
import metropolis.rendering.page.Rgb;
import metropolis.rendering.text.Fitted;
import metropolis.rendering.text.Fitting;
import metropolis.rendering.text.Style;
import metropolis.rendering.text.Typesetter;

/** Draws one certificate on A4. For one certificate and one thread. */
final class CertificatePainter {

  private static final double WIDTH = 210;
  private static final double HEIGHT = 297;
  private static final double MIDDLE = WIDTH / 2;

  private static final double TEXT_LEFT = 30;
  private static final double TEXT_WIDTH = WIDTH - 2 * TEXT_LEFT;
  private static final double TIMES_LEFT = 66;
  private static final double TITLES_LEFT = 91;

  /** Where what is said of the issue begins. */
  private static final double FOOT = 262;

  private static final Rgb INK = new Rgb(26, 28, 33);
  private static final Rgb SOFT = new Rgb(90, 97, 107);
  private static final Rgb NAVY = new Rgb(20, 51, 92);
  private static final Rgb BRASS = new Rgb(168, 134, 72);
  private static final Rgb HAIRLINE = new Rgb(214, 218, 224);

  private static final String ELLIPSIS = "…";

  private final Typesetter typesetter;
  private final PdfDocument document;
  private final Stationery stationery;
  private final Certificate certificate;
  private final Certificate.Wording words;
  private Canvas page;

  CertificatePainter(
      Typesetter typesetter, PdfDocument document, Stationery stationery, Certificate certificate) {
    this.typesetter = typesetter;
    this.document = document;
    this.stationery = stationery;
    this.certificate = certificate;
    this.words = certificate.wording();
  }

  void paint() {
    begin();
    double y = head();
    y = person(y);
    y = statement(y);
    if (certificate.sessions().isEmpty()) {
      days(y);
    } else {
      sessions(y);
    }
    foot();
  }

  /** The frame: a strong line, and a fine one within. */
  private void begin() {
    page = document.page(WIDTH, HEIGHT);
    frame(9, 0.9, NAVY);
    frame(11.4, 0.25, BRASS);
    for (double x : new double[] {11.4, WIDTH - 11.4}) {
      for (double y : new double[] {11.4, HEIGHT - 11.4}) {
        page.polygon(new double[] {x - 2.4, y, x, y - 2.4, x + 2.4, y, x, y + 2.4}, BRASS);
      }
    }
  }

  private void frame(double inset, double thickness, Rgb ink) {
    double right = WIDTH - inset;
    double bottom = HEIGHT - inset;
    double half = thickness / 2;
    page.stroke(inset - half, inset, right + half, inset, thickness, ink);
    page.stroke(inset - half, bottom, right + half, bottom, thickness, ink);
    page.stroke(inset, inset, inset, bottom, thickness, ink);
    page.stroke(right, inset, right, bottom, thickness, ink);
  }

  private double head() {
    Style bold = house(Weight.BOLD);
    double y = 31;
    y = centred(Role.PARAGRAPH, told(stationery.names()), bold, box(16, 17, 13, 10, 2), y, NAVY);
    String theme = told(stationery.themes());
    y = centred(Role.PARAGRAPH, theme, house(), box(11, 10.5, 9, 7, 2), y + 1, SOFT);
    y = Math.max(y + 12, 66);
    y = centred(Role.HEADING, words.get("title"), bold, box(14, 33, 26, 18, 1), y, INK);
    page.stroke(MIDDLE - 22, y + 4, MIDDLE + 22, y + 4, 0.6, BRASS);
    return y + 14;
  }

  private double person(double top) {
    Wearer wearer = certificate.wearer();
    double y =
        centred(Role.PARAGRAPH, words.get("certifies"), house(), box(7, 12, 11, 9, 1), top, SOFT);
    Style own = Style.of(Weight.BOLD, wearer.country(), wearer.language());
    String name =
        CertificatePrinter.name(wearer)
            .orElseThrow(() -> new IllegalArgumentException("a name that cannot be written"));
    y = centred(Role.PARAGRAPH, name, own, box(32, 31, 22, 11, 3), y + 5, NAVY);
    String latin = FieldTexts.of(stationery, "", "", wearer, name).latinName();
    if (!latin.isEmpty()) {
      y = centred(Role.PARAGRAPH, latin, house(), box(12, 16, 12, 9, 2), y + 2, INK);
    }
    Style plain = Style.of(Weight.REGULAR, wearer.country(), wearer.language());
    return centred(
        Role.PARAGRAPH, wearer.organisation(), plain, box(12, 12, 10, 8, 2), y + 2, SOFT);
  }

  private double statement(double top) {
    String dates = Dateline.of(stationery.firstDay(), stationery.lastDay(), words.locale());
    String text =
        words.get(certificate.sessions().size() == 1 ? "attended.one" : "attended", place(), dates);
    return centred(Role.PARAGRAPH, text, house(), box(22, 12, 12, 9, 3), top + 8, INK);
  }

  /** A venue often has the name of its town in its own. */
  private String place() {
    return stationery.venue().contains(stationery.town())
        ? stationery.venue()
        : stationery.venue() + ", " + stationery.town();
  }

  private void sessions(double top) {
    double y = label(words.get("sessions"), top + 10);
    LocalDate day = null;
    for (Stationery.Session session : certificate.sessions()) {
      LocalDate on = session.starts().toLocalDate();
      Fitted title = title(session);
      if (y + title.height() > FOOT - 8) {
        foot();
        y = next();
        day = null;
      }
      boolean first = !on.equals(day);
      if (first) {
        page.stroke(TEXT_LEFT, y - 0.6, WIDTH - TEXT_LEFT, y - 0.6, 0.15, HAIRLINE);
      }
      y = row(session, title, first, y + (first ? 1.2 : 0));
      day = on;
    }
  }

  private Fitted title(Stationery.Session session) {
    double width = WIDTH - TEXT_LEFT - TITLES_LEFT;
    return set(
            stationery.text(session.titles(), words.language()),
            house(),
            new Fitting(width, 20, 10, 10, 8, 3))
        .orElseGet(() -> new Fitted(List.of(), 10, 0.9, 0.24));
  }

  /** Day, times and title are read as one. */
  private double row(Stationery.Session session, Fitted title, boolean first, double y) {
    page.open(Role.PARAGRAPH, "", language());
    if (first) {
      line(day(session.starts().toLocalDate()), house(Weight.BOLD), TEXT_LEFT, 30, y, INK);
    }
    String times = time(session.starts()) + "–" + time(session.ends());
    line(times, house(), TIMES_LEFT, 24, y, SOFT);
    for (int i = 0; i < title.lines().size(); i++) {
      page.text(title.lines().get(i), TITLES_LEFT, y + title.baseline(i), title.size(), INK);
    }
    page.close();
    return y + Math.max(title.height(), 4) + 1.2;
  }

  private void line(String text, Style style, double x, double width, double y, Rgb ink) {
    set(text, style, new Fitting(width, 10, 9.5, 9.5, 7, 1))
        .ifPresent(it -> page.text(it.lines().getFirst(), x, y + it.baseline(0), it.size(), ink));
  }

  private void days(double top) {
    String days = certificate.days().stream().map(this::day).collect(Collectors.joining(" · "));
    double y = label(words.get("days"), top + 10);
    block(days, house(), new Fitting(TEXT_WIDTH, 30, 10.5, 10.5, 8, 5), TEXT_LEFT, y, INK);
  }

  private double label(String text, double y) {
    Fitting box = new Fitting(TEXT_WIDTH, 8, 11, 11, 8, 1);
    return block(text, house(Weight.BOLD), box, TEXT_LEFT, y, NAVY) + 2.5;
  }

  /** Another page for the sessions that are left. */
  private double next() {
    begin();
    double y =
        centred(
            Role.HEADING, words.get("title"), house(Weight.BOLD), box(10, 16, 14, 10, 1), 26, INK);
    String name = CertificatePrinter.name(certificate.wearer()).orElseThrow();
    Style own =
        Style.of(Weight.BOLD, certificate.wearer().country(), certificate.wearer().language());
    y = centred(Role.PARAGRAPH, name, own, box(10, 12, 10, 8, 1), y + 1, NAVY);
    return label(words.get("sessions.more"), y + 8);
  }

  private void foot() {
    page.stroke(TEXT_LEFT, FOOT, WIDTH - TEXT_LEFT, FOOT, 0.25, BRASS);
    String issued =
        words.get(
            "issued",
            stationery.town(),
            DateTimeFormatter.ofPattern("d MMMM uuuu", words.locale())
                .format(certificate.issued()));
    double y =
        block(
            issued,
            house(Weight.BOLD),
            new Fitting(TEXT_WIDTH, 6, 10, 10, 8, 1),
            TEXT_LEFT,
            FOOT + 3,
            INK);
    block(
        words.get("recorded", certificate.code()),
        house(),
        new Fitting(TEXT_WIDTH, 9, 8.5, 8.5, 7, 2),
        TEXT_LEFT,
        y + 1.2,
        SOFT);
  }

  private static Fitting box(
      double height, double largest, double comfortable, double smallest, int lines) {
    return new Fitting(TEXT_WIDTH, height, largest, comfortable, smallest, lines);
  }

  private double centred(Role role, String text, Style style, Fitting box, double y, Rgb ink) {
    return set(text, style, box).map(fitted -> draw(role, fitted, y, ink)).orElse(y);
  }

  private double draw(Role role, Fitted fitted, double y, Rgb ink) {
    page.open(role, "", language());
    for (int i = 0; i < fitted.lines().size(); i++) {
      double width = Painter.millimetres(fitted.lines().get(i).width() * fitted.size());
      page.text(
          fitted.lines().get(i), MIDDLE - width / 2, y + fitted.baseline(i), fitted.size(), ink);
    }
    page.close();
    return y + fitted.height();
  }

  private double block(String text, Style style, Fitting box, double x, double y, Rgb ink) {
    Optional<Fitted> set = set(text, style, box);
    if (set.isEmpty()) {
      return y;
    }
    Fitted fitted = set.get();
    page.open(Role.PARAGRAPH, "", language());
    for (int i = 0; i < fitted.lines().size(); i++) {
      page.text(fitted.lines().get(i), x, y + fitted.baseline(i), fitted.size(), ink);
    }
    page.close();
    return y + fitted.height();
  }

  /** As much of a text as goes, without what no typeface has. */
  private Optional<Fitted> set(String text, Style style, Fitting box) {
    String wanted = text.strip();
    for (String missing : Coverage.uncovered(wanted)) {
      wanted = wanted.replace(missing, "");
    }
    String left = wanted;
    Optional<Fitted> fitted = typesetter.fit(left, style, box).fitted();
    while (fitted.isEmpty() && !left.isBlank()) {
      int kept = left.codePointCount(0, left.length()) * 9 / 10;
      left = left.substring(0, left.offsetByCodePoints(0, kept));
      fitted = typesetter.fit(left + ELLIPSIS, style, box).fitted();
    }
    return fitted;
  }

  private Style house() {
    return house(Weight.REGULAR);
  }

  private Style house(Weight weight) {
    return Style.of(weight, "", words.language());
  }

  private String language() {
    return words.language();
  }

  private String told(Map<String, String> texts) {
    return stationery.text(texts, words.language());
  }

  private String day(LocalDate day) {
    return DateTimeFormatter.ofPattern("EEE d MMMM", words.locale()).format(day);
  }

  private static String time(LocalDateTime time) {
    return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(time);
  }
}
