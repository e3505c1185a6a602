package metropolis.payment.http;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import metropolis.payment.layout.CsvProfile;
import metropolis.payment.layout.CsvProfile.Column;
import metropolis.payment.layout.CsvProfile.Problem;
import metropolis.platform.http.Form;
import metropolis.platform.http.view.Text;

/** The fields of a page as a layout of CSV, with a remedy beside each that is wrong. */
final class ProfileForm {

  static final List<Column> COLUMNS =
      List.of(
          Column.BOOKING_DATE,
          Column.VALUE_DATE,
          Column.AMOUNT,
          Column.CREDIT,
          Column.DEBIT,
          Column.CURRENCY,
          Column.ACCOUNT,
          Column.COUNTERPARTY,
          Column.TEXT,
          Column.MORE_TEXT,
          Column.REFERENCE,
          Column.TRANSACTION);

  private static final List<String> SEPARATORS = List.of("auto", ";", ",", "tab");
  private static final List<String> ENCODINGS =
      List.of("auto", "UTF-8", "windows-1252", "IBM852", "UTF-16");
  private static final List<String> DATES =
      List.of("dd.MM.uuuu", "dd.MM.uu", "uuuu-MM-dd", "dd/MM/uuuu", "MM/dd/uuuu");
  private static final List<String> DECIMALS = List.of(".", ",", ".,");

  private ProfileForm() {}

  /** Empty if the form now tells of a mistake. */
  static Optional<CsvProfile> read(Form form, Text text) {
    String name = form.required("name", 80);
    Map<Column, List<String>> headings = new EnumMap<>(Column.class);
    for (Column column : COLUMNS) {
      List<String> names = list(form.optional(field(column), 200));
      if (!names.isEmpty()) {
        headings.put(column, names);
      }
    }
    String separator = form.choice("separator", SEPARATORS).orElse("auto");
    String encoding = form.choice("encoding", ENCODINGS).orElse("auto");
    Optional<Currency> currency = currency(form, text);
    Set<Column> signature = new HashSet<>(headings.keySet());
    CsvProfile profile =
        new CsvProfile(
            id(name),
            name,
            separator(separator),
            encoding.equals("auto") ? Optional.empty() : Optional.of(Charset.forName(encoding)),
            headings,
            // Every column that was named: what lacks one is another layout.
            signature,
            List.of(form.choice("dates", DATES).orElse(DATES.getFirst())),
            form.choice("decimals", DECIMALS).orElse("."),
            form.ticked("continued"),
            list(form.optional("footers", 200)),
            currency);
    for (Problem problem : profile.problems()) {
      String field = problem.field().equals("id") ? "name" : problem.field();
      if (form.error(field).isEmpty()) {
        form.reject(field, text.get("refused.profile-" + problem.code()));
      }
    }
    return form.hasErrors() ? Optional.empty() : Optional.of(profile);
  }

  static String field(Column column) {
    return column.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static SequencedMap<String, String> separators(Text text) {
    return options(text, "profile.separator.", SEPARATORS);
  }

  static SequencedMap<String, String> encodings(Text text) {
    SequencedMap<String, String> options = new LinkedHashMap<>();
    ENCODINGS.forEach(e -> options.put(e, e.equals("auto") ? text.get("profile.auto") : e));
    return options;
  }

  static SequencedMap<String, String> dates() {
    SequencedMap<String, String> options = new LinkedHashMap<>();
    options.put("dd.MM.uuuu", "27.09.2004");
    options.put("dd.MM.uu", "27.09.04");
    options.put("uuuu-MM-dd", "2004-09-27");
    options.put("dd/MM/uuuu", "27/09/2004");
    options.put("MM/dd/uuuu", "09/27/2004");
    return options;
  }

  static SequencedMap<String, String> decimals(Text text) {
    SequencedMap<String, String> options = new LinkedHashMap<>();
    options.put(".", "1'234.50");
    options.put(",", "1.234,50");
    options.put(".,", text.get("profile.decimals.both"));
    return options;
  }

  private static SequencedMap<String, String> options(
      Text text, String prefix, List<String> values) {
    SequencedMap<String, String> options = new LinkedHashMap<>();
    values.forEach(
        value ->
            options.put(
                value,
                switch (value) {
                  case "auto" -> text.get("profile.auto");
                  case "tab" -> text.get(prefix + "tab");
                  default -> value;
                }));
    return options;
  }

  private static Optional<Currency> currency(Form form, Text text) {
    String code = form.optional("currency-code", 3).toUpperCase(Locale.ROOT);
    if (code.isEmpty()) {
      return Optional.empty();
    }
    Optional<Currency> known =
        Currency.getAvailableCurrencies().stream()
            .filter(c -> c.getCurrencyCode().equals(code) && c.getDefaultFractionDigits() >= 0)
            .findFirst();
    if (known.isEmpty()) {
      form.reject("currency-code", text.get("refused.currency-unknown"));
    }
    return known;
  }

  private static Optional<Character> separator(String choice) {
    return switch (choice) {
      case "auto" -> Optional.empty();
      case "tab" -> Optional.of('\t');
      default -> Optional.of(choice.charAt(0));
    };
  }

  private static List<String> list(String typed) {
    return Arrays.stream(typed.split("\\|")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /** "Crédit Agricole (CH)" becomes "credit-agricole-ch". */
  private static String id(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    return plain.length() <= 40 ? plain : plain.substring(0, 40);
  }
}
