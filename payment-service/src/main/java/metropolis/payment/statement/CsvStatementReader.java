package metropolis.payment.statement;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.layout.CsvProfile;
import metropolis.payment.layout.CsvProfile.Column;
import metropolis.payment.ledger.Telling.Source;
import metropolis.payment.statement.CsvSheet.Row;
import metropolis.payment.statement.StatementReader.Limits;

/** Reads CSV of the banks whose layouts it is given. Any thread may use it. */
final class CsvStatementReader {

  /** Headings stand below what the bank tells of the account, not below a page of it. */
  private static final int DEEPEST_HEADER = 40;

  private final Limits limits;

  CsvStatementReader(Limits limits) {
    this.limits = limits;
  }

  /** A layout that fits, and the rows by it. */
  private record Fit(CsvProfile profile, List<Row> rows, int header, Map<Column, Integer> places) {}

  /**
   * Rows by one separator.
   *
   * @param heads the first rows as headings are compared
   */
  private record Sheet(List<Row> rows, List<List<String>> heads) {
    static final Sheet NONE = new Sheet(List.of(), List.of());

    static Sheet of(List<Row> rows) {
      return new Sheet(
          rows,
          rows.stream()
              .limit(DEEPEST_HEADER)
              .map(row -> row.cells().stream().map(CsvProfile::heading).toList())
              .toList());
    }
  }

  List<Statement> read(byte[] file, String fileHash, List<CsvProfile> profiles) throws Refusal {
    Fit fit = fit(file, profiles).orElseThrow(() -> new Refusal("format-unknown", 0));
    LineKeys keys = new LineKeys();
    Map<String, CsvRows> byAccount = new LinkedHashMap<>();
    Map<String, StatementDraft> drafts = new LinkedHashMap<>();
    Row header = fit.rows().get(fit.header());
    Integer place = fit.places().get(Column.ACCOUNT);
    CsvRows last = null;
    int count = 0;
    for (Row row : fit.rows().subList(fit.header() + 1, fit.rows().size())) {
      String account = place == null ? "" : row.cell(place);
      CsvRows rows =
          account.isEmpty() && last != null
              ? last
              : byAccount.computeIfAbsent(
                  account,
                  _ -> {
                    StatementDraft draft =
                        new StatementDraft("csv-" + fit.profile().id(), Source.CSV, fileHash, keys);
                    CsvPreamble.read(fit.rows().subList(0, fit.header()), fit.profile(), draft);
                    drafts.put(account, draft);
                    return new CsvRows(fit.profile(), draft, keys, header, fit.places());
                  });
      if (last != null && last != rows) {
        last.finish();
      }
      last = rows;
      if (++count > limits.lines()) {
        throw new Refusal("too-many-lines", row.line());
      }
      if (!rows.read(row)) {
        break;
      }
    }
    byAccount.values().forEach(CsvRows::finish);
    return drafts.values().stream()
        .map(draft -> named(draft, fit.profile()))
        .filter(statement -> statement.size() > 0)
        .toList();
  }

  /** A file without a number of its own is called by the days it covers. */
  private static Statement named(StatementDraft draft, CsvProfile profile) {
    Statement unnamed = draft.build();
    String first = unnamed.firstDay().map(LocalDate::toString).orElse("");
    String last = unnamed.lastDay().map(LocalDate::toString).orElse("");
    return unnamed.named(
        (profile.name() + " " + (first.equals(last) ? first : first + "/" + last)).strip());
  }

  private Optional<Fit> fit(byte[] file, List<CsvProfile> profiles) throws Refusal {
    Map<Character, Sheet> read = new LinkedHashMap<>();
    Refusal broken = null;
    for (CsvProfile profile : profiles) {
      String text =
          profile.encoding().isPresent()
              ? Decoding.text(file, profile.encoding().get())
              : Decoding.text(file);
      List<Character> separators =
          profile.separator().map(List::of).orElse(List.of(';', ',', '\t'));
      for (char separator : separators) {
        if (text.indexOf(separator) < 0) {
          continue;
        }
        try {
          Sheet sheet = read.get(separator);
          if (sheet == null || profile.encoding().isPresent()) {
            sheet = Sheet.of(CsvSheet.rows(text, separator, limits));
            read.putIfAbsent(separator, sheet);
          }
          Optional<Fit> fit = fit(profile, sheet);
          if (fit.isPresent()) {
            return fit;
          }
        } catch (Refusal unreadable) {
          // Read by another separator it may be whole.
          broken = broken == null ? unreadable : broken;
          read.put(separator, Sheet.NONE);
        }
      }
    }
    if (broken != null) {
      throw broken;
    }
    return Optional.empty();
  }

  private static Optional<Fit> fit(CsvProfile profile, Sheet sheet) {
    for (int i = 0; i < sheet.heads().size(); i++) {
      Optional<Map<Column, Integer>> places = CsvRows.places(profile, sheet.heads().get(i));
      if (places.isPresent()) {
        return Optional.of(new Fit(profile, sheet.rows(), i, places.get()));
      }
    }
    return Optional.empty();
  }
}
