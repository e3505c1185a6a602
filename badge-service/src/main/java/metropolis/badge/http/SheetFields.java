package metropolis.badge.http;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import metropolis.badge.imposition.Margins;
import metropolis.badge.printing.Printer;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.view.Language;

/**
 * What the fields of a sheet offer: the printers whose margins are known, and what this browser
 * chose and typed last. A desk is a browser beside a printer, so the browser keeps it.
 *
 * @param printers as people call them, with their margins, by id
 * @param printer the one that is chosen; empty for none
 * @param margins as typed, by the name of the field; empty for that of the printer
 */
public record SheetFields(
    SequencedMap<String, String> printers, String printer, SequencedMap<String, String> margins) {

  static final List<String> MARGINS =
      List.of("margin-left", "margin-top", "margin-right", "margin-bottom");

  private static final String COOKIE = "metropolis_sheets";
  private static final Duration KEPT = Duration.ofDays(180);
  private static final Pattern COOKIE_VALUE =
      Pattern.compile("[a-z0-9-]{0,40}(_([0-9]{1,2}(\\.[0-9])?)?){4}");
  private static final String NOTHING = "____";
  private static final String USUAL = "5";

  static SheetFields of(Exchange x, List<Printer> printers) {
    SequencedMap<String, String> offered = new LinkedHashMap<>();
    for (Printer printer : printers) {
      printer.margins().ifPresent(margins -> offered.put(printer.id(), label(x, printer, margins)));
    }
    return remembered(x)
        .filter(last -> last[0].isEmpty() || offered.containsKey(last[0]))
        .map(last -> new SheetFields(offered, last[0], typed(x.language(), last)))
        .orElseGet(() -> unasked(offered));
  }

  /** For a browser that has chosen nothing yet. */
  private static SheetFields unasked(SequencedMap<String, String> offered) {
    String first = offered.isEmpty() ? "" : offered.firstEntry().getKey();
    SequencedMap<String, String> margins = new LinkedHashMap<>();
    MARGINS.forEach(name -> margins.put(name, first.isEmpty() ? USUAL : ""));
    return new SheetFields(offered, first, margins);
  }

  private static String label(Exchange x, Printer printer, Margins margins) {
    return BadgeHttp.TEXTS
        .in(x.language())
        .get(
            "sheets.printer.margins",
            printer.name(x.language().code()),
            margins.left(),
            margins.top(),
            margins.right(),
            margins.bottom());
  }

  private static SequencedMap<String, String> typed(Language language, String[] last) {
    DecimalFormat millimetres =
        new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(language.locale()));
    SequencedMap<String, String> margins = new LinkedHashMap<>();
    for (int i = 0; i < MARGINS.size(); i++) {
      String text = last[i + 1];
      margins.put(
          MARGINS.get(i), text.isEmpty() ? "" : millimetres.format(Double.parseDouble(text)));
    }
    return margins;
  }

  /** The printer and the four margins; the cookie is hostile text. */
  private static Optional<String[]> remembered(Exchange x) {
    return x.cookie(COOKIE)
        .filter(value -> COOKIE_VALUE.matcher(value).matches())
        .map(value -> value.split("_", -1));
  }

  /**
   * Lets the browser keep what was chosen and typed, if anything was.
   *
   * @param values by name, of which {@link SheetChoice} could make sheets
   */
  static void remember(Exchange x, Function<String, Optional<String>> values) {
    String value =
        Stream.concat(Stream.of("printer"), MARGINS.stream())
            .map(name -> values.apply(name).orElse("").replace(',', '.'))
            .collect(Collectors.joining("_"));
    if (!value.equals(NOTHING)) {
      x.setCookie(COOKIE, value, KEPT);
    }
  }
}
