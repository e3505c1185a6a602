package metropolis.badge.rendering;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Days as a reader of a language expects them. */
final class Dateline {

  private record Key(LocalDate first, LocalDate last, Locale locale) {}

  /** Of the conferences there are, in their languages. */
  private static final Map<Key, String> KNOWN = new ConcurrentHashMap<>();

  private Dateline() {}

  /** As in "27 September – 1 October 2004" or "3–5 May 2005". */
  static String of(LocalDate first, LocalDate last, Locale locale) {
    return KNOWN.computeIfAbsent(new Key(first, last, locale), Dateline::said);
  }

  private static String said(Key key) {
    LocalDate first = key.first();
    LocalDate last = key.last();
    Locale locale = key.locale();
    String end = DateTimeFormatter.ofPattern("d MMMM uuuu", locale).format(last);
    if (first.equals(last)) {
      return end;
    }
    if (first.getYear() != last.getYear()) {
      return DateTimeFormatter.ofPattern("d MMMM uuuu", locale).format(first) + " – " + end;
    }
    if (first.getMonth() != last.getMonth()) {
      return DateTimeFormatter.ofPattern("d MMMM", locale).format(first) + " – " + end;
    }
    return first.getDayOfMonth() + "–" + end;
  }
}
