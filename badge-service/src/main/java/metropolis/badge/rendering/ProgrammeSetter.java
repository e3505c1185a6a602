package metropolis.badge.rendering;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import metropolis.badge.rendering.Composition.Notice;
import metropolis.badge.template.Area;
import metropolis.badge.template.Box;
import metropolis.rendering.font.Weight;
import metropolis.rendering.page.Canvas.Role;
import metropolis.rendering.page.Rgb;
import metropolis.rendering.text.Fitted;
import metropolis.rendering.text.Fitting;
import metropolis.rendering.text.Style;
import metropolis.rendering.text.Typesetter;

/**
 * Sets a list of sessions: days as headings, times in a column, titles and rooms beside them, all
 * in the largest size in which the list fits. For one list and one thread.
 */
final class ProgrammeSetter {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final double STEP = 0.5;
  private static final int MOST_LINES = 4;

  /** Higher than any page, in millimetres. */
  private static final double UNBOUNDED = 10_000;

  /** In em. */
  private static final double DAY_GAP = 0.7;

  /** In em. */
  private static final double ROW_GAP = 0.22;

  /** Wide enough for two times, in em. */
  private static final double TIME_COLUMN = 6.6;

  private final Typesetter typesetter;
  private final FieldTexts texts;
  private final Rgb category;
  private final Set<Notice> notices;
  private final String language;

  ProgrammeSetter(Typesetter typesetter, FieldTexts texts, Rgb category, Set<Notice> notices) {
    this.typesetter = typesetter;
    this.texts = texts;
    this.category = category;
    this.notices = notices;
    // Of titles in several languages the wearer reads one.
    this.language = texts.wearer().language();
  }

  List<Mark> set(Box.Programme programme, List<Stationery.Session> sessions) {
    double smallest = programme.lettering().smallest();
    for (double size = programme.lettering().largest(); size >= smallest; size -= STEP) {
      Optional<List<Mark>> all = laid(programme, sessions, size, false);
      if (all.isPresent()) {
        return all.get();
      }
    }
    notices.add(Notice.TEXT_SHORTENED);
    return laid(programme, sessions, smallest, true).orElse(List.of());
  }

  /** Empty if the list is too long and may not be cut. */
  private Optional<List<Mark>> laid(
      Box.Programme programme, List<Stationery.Session> sessions, double size, boolean cut) {
    Area area = programme.area();
    Rgb ink = programme.lettering().ink().on(category);
    double em = Painter.millimetres(size);
    List<Mark> marks = new ArrayList<>();
    double y = area.y();
    LocalDate day = null;
    for (Stationery.Session session : sessions) {
      List<Mark> rows = new ArrayList<>();
      double bottom = y;
      if (!session.starts().toLocalDate().equals(day)) {
        bottom += day == null ? 0 : DAY_GAP * em;
        Optional<Fitted> heading = set(dayOf(session), Weight.BOLD, area.width(), size, 1);
        bottom = add(rows, heading, area.x(), bottom, category) + ROW_GAP * em;
      }
      bottom = row(rows, session, new Area(area.x(), bottom, area.width(), 0), size, ink);
      if (bottom > area.bottom()) {
        return cut ? Optional.of(marks) : Optional.empty();
      }
      day = session.starts().toLocalDate();
      marks.addAll(rows);
      y = bottom + ROW_GAP * em;
    }
    return Optional.of(marks);
  }

  private double row(
      List<Mark> marks, Stationery.Session session, Area place, double size, Rgb ink) {
    double column = TIME_COLUMN * Painter.millimetres(size);
    String time = TIME.format(session.starts()) + "–" + TIME.format(session.ends());
    add(marks, set(time, Weight.REGULAR, column, size, 1), place.x(), place.y(), ink);
    String title = texts.stationery().text(session.titles(), language);
    String room = session.room().isBlank() ? "" : " · " + session.room();
    Optional<Fitted> fitted =
        set(title + room, Weight.REGULAR, place.width() - column, size, MOST_LINES);
    return add(marks, fitted, place.x() + column, place.y(), ink);
  }

  private String dayOf(Stationery.Session session) {
    Locale locale = Locale.forLanguageTag(language);
    String form = "EEEE d MMMM";
    String day = DateTimeFormatter.ofPattern(form, locale).format(session.starts());
    return day.substring(0, 1).toUpperCase(locale) + day.substring(1);
  }

  private Optional<Fitted> set(String text, Weight weight, double width, double size, int lines) {
    Style style = Style.of(weight, "", language);
    Fitting fitting = new Fitting(width, UNBOUNDED, size, size, size, lines);
    Optional<Fitted> fitted = typesetter.fit(text, style, fitting).fitted();
    if (fitted.isEmpty()) {
      notices.add(Notice.TEXT_LEFT_OUT);
    }
    return fitted;
  }

  /** Tells where the text ends. */
  private double add(List<Mark> marks, Optional<Fitted> text, double x, double y, Rgb ink) {
    if (text.isEmpty()) {
      return y;
    }
    Fitted fitted = text.get();
    List<Mark.Placed> lines = new ArrayList<>();
    for (int i = 0; i < fitted.lines().size(); i++) {
      lines.add(new Mark.Placed(fitted.lines().get(i), x, y + fitted.baseline(i)));
    }
    marks.add(new Mark.Text(Role.PARAGRAPH, language, lines, fitted.size(), ink));
    return y + fitted.height();
  }
}
