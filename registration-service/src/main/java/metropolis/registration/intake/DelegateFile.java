package metropolis.registration.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import metropolis.registration.enrolment.BillingAddress;
import metropolis.registration.enrolment.Letters;
import metropolis.registration.enrolment.Printable;
import metropolis.registration.enrolment.Profile;
import metropolis.registration.enrolment.ProfileRules;
import metropolis.registration.programme.Programme;

/**
 * A file of delegates: UTF-8, comma-separated, first line with the headers of {@link Column} in any
 * order. A file that was saved otherwise is refused as a whole, since guessing would spoil names;
 * within a readable file, bad rows are left out and good ones taken.
 */
public sealed interface DelegateFile {

  int LARGEST = 4 * 1024 * 1024;
  int MOST_ROWS = 2_000;
  int LONGEST_FIELD = 4_000;

  /** Rows that can be registered, and what is wrong with the others. */
  record Readable(List<DelegateRow> rows, List<RowProblem> problems) implements DelegateFile {
    public Readable {
      rows = List.copyOf(rows);
      problems = List.copyOf(problems);
    }
  }

  /** Nothing can be taken. */
  record Unreadable(List<RowProblem> problems) implements DelegateFile {
    public Unreadable {
      problems = List.copyOf(problems);
    }
  }

  /**
   * @param printable what a badge can show
   * @param consented when the sender stated that the persons agree
   */
  static DelegateFile read(
      byte[] content, Programme programme, Printable printable, Instant consented) {
    if (content.length > LARGEST) {
      return unreadable(1, "file-too-large", Integer.toString(LARGEST / 1024 / 1024));
    }
    if (spreadsheet(content)) {
      return unreadable(1, "file-spreadsheet", "");
    }
    if (utf16(content)) {
      return unreadable(1, "file-utf-16", "");
    }
    CharBuffer text = CharBuffer.allocate(content.length);
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(bytes, text, true);
    text.flip();
    if (result.isError()) {
      long line = text.chars().filter(c -> c == '\n').count() + 1;
      return unreadable(line, "file-not-utf-8", "");
    }
    String decoded = text.toString();
    return parse(
        decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded,
        programme,
        printable,
        consented);
  }

  private static DelegateFile parse(
      String text, Programme programme, Printable printable, Instant consented) {
    Optional<String> other = otherSeparator(text);
    if (other.isPresent()) {
      return unreadable(1, "wrong-separator", other.get());
    }
    List<CsvRecord> records = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .maxBufferSize(64 * 1024)
            .ofCsvRecord(text)) {
      for (CsvRecord record : reader) {
        records.add(record);
        if (records.size() > MOST_ROWS + 1) {
          return unreadable(
              record.getStartingLineNumber(), "too-many-rows", Integer.toString(MOST_ROWS));
        }
      }
    } catch (CsvParseException e) {
      long line = records.isEmpty() ? 1 : records.getLast().getStartingLineNumber() + 1;
      return unreadable(line, "broken-quotes", "");
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
    if (records.isEmpty()) {
      return unreadable(1, "file-empty", "");
    }
    List<RowProblem> problems = new ArrayList<>();
    List<Column> columns = header(records.getFirst(), problems);
    if (!problems.isEmpty()) {
      return new Unreadable(problems);
    }
    if (records.size() == 1) {
      return unreadable(1, "file-empty", "");
    }
    return rows(records.subList(1, records.size()), columns, programme, printable, consented);
  }

  /** Looked for before quotation marks are: around the headers they hide the columns. */
  private static Optional<String> otherSeparator(String text) {
    String header = text.lines().findFirst().orElse("");
    return header.indexOf(',') >= 0
        ? Optional.empty()
        : List.of(";", "\t", "|").stream()
            .filter(header::contains)
            .findFirst()
            .map(separator -> separator.equals("\t") ? "Tab" : separator);
  }

  private static List<Column> header(CsvRecord record, List<RowProblem> problems) {
    List<Column> columns = new ArrayList<>();
    for (String header : record.getFields()) {
      Optional<Column> column = Column.of(header);
      if (column.isEmpty()) {
        problems.add(new RowProblem(1, shortened(header), "unknown-column", shortened(header)));
      } else if (columns.contains(column.get())) {
        problems.add(new RowProblem(1, column.get().header(), "repeated-column", ""));
      } else {
        columns.add(column.get());
      }
    }
    for (Column column : Column.mandatoryOnes()) {
      if (!columns.contains(column)) {
        problems.add(new RowProblem(1, column.header(), "missing-column", column.header()));
      }
    }
    return columns;
  }

  private static Readable rows(
      List<CsvRecord> records,
      List<Column> columns,
      Programme programme,
      Printable printable,
      Instant consented) {
    List<DelegateRow> rows = new ArrayList<>();
    List<RowProblem> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (CsvRecord record : records) {
      long line = record.getStartingLineNumber();
      if (record.getFieldCount() != columns.size()) {
        problems.add(
            new RowProblem(line, "", "field-count", record.getFieldCount() + "/" + columns.size()));
        continue;
      }
      DelegateRow row = row(record, columns, consented);
      List<RowProblem> found = check(row, programme, printable);
      if (found.isEmpty() && !seen.add(row.identity())) {
        found = List.of(new RowProblem(line, Column.EMAIL.header(), "repeated-row", ""));
      }
      if (found.isEmpty()) {
        rows.add(row);
      }
      problems.addAll(found);
    }
    return new Readable(rows, problems);
  }

  private static DelegateRow row(CsvRecord record, List<Column> columns, Instant consented) {
    Map<Column, String> cells = new EnumMap<>(Column.class);
    for (int i = 0; i < columns.size(); i++) {
      String field = record.getField(i);
      // What is longer than any field may be is cut, so that checking it costs nothing.
      cells.put(
          columns.get(i),
          Letters.tidy(field.substring(0, Math.min(field.length(), LONGEST_FIELD))));
    }
    String language = cells.getOrDefault(Column.LANGUAGE, "").toLowerCase(Locale.ROOT);
    Profile profile =
        new Profile(
            cell(cells, Column.CATEGORY),
            cell(cells, Column.TITLE),
            cell(cells, Column.GIVEN_NAME),
            cell(cells, Column.FAMILY_NAME),
            cell(cells, Column.LATIN_GIVEN_NAME),
            cell(cells, Column.LATIN_FAMILY_NAME),
            cell(cells, Column.BADGE_NAME),
            cell(cells, Column.PRONOUNS),
            cell(cells, Column.ORGANISATION),
            cell(cells, Column.POSITION),
            cell(cells, Column.COUNTRY).toUpperCase(Locale.ROOT),
            cell(cells, Column.EMAIL),
            billing(cells),
            language.isEmpty() ? "en" : language,
            cell(cells, Column.DIETARY),
            cell(cells, Column.ACCESS_NEEDS),
            Optional.of(consented));
    List<String> sessions =
        List.of(cell(cells, Column.SESSIONS).split("[\\s|;]+")).stream()
            .filter(s -> !s.isEmpty())
            .toList();
    return new DelegateRow(record.getStartingLineNumber(), profile, sessions);
  }

  private static Optional<BillingAddress> billing(Map<Column, String> cells) {
    BillingAddress address =
        new BillingAddress(
            cell(cells, Column.BILLING_NAME),
            cell(cells, Column.BILLING_STREET),
            cell(cells, Column.BILLING_HOUSE_NUMBER),
            cell(cells, Column.BILLING_POSTCODE),
            cell(cells, Column.BILLING_TOWN),
            cell(cells, Column.BILLING_COUNTRY).toUpperCase(Locale.ROOT));
    boolean empty = address.equals(new BillingAddress("", "", "", "", "", ""));
    return empty ? Optional.empty() : Optional.of(address);
  }

  private static List<RowProblem> check(DelegateRow row, Programme programme, Printable printable) {
    List<RowProblem> problems = new ArrayList<>();
    ProfileRules.check(row.profile(), programme, printable)
        .forEach(p -> problems.add(row.problem(p)));
    for (String session : row.sessions()) {
      if (programme.session(session).isEmpty()) {
        problems.add(
            new RowProblem(
                row.line(), Column.SESSIONS.header(), "unknown-session", shortened(session)));
      }
    }
    return problems;
  }

  private static String cell(Map<Column, String> cells, Column column) {
    return cells.getOrDefault(column, "");
  }

  /** The first bytes of a workbook of today (a ZIP archive) and of one of before 2007. */
  private static boolean spreadsheet(byte[] content) {
    return starts(content, 'P', 'K', 3, 4) || starts(content, 0xD0, 0xCF, 0x11, 0xE0);
  }

  private static boolean starts(byte[] content, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= content.length || (content[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** Half of the bytes of Latin text in UTF-16 are zero; a zero by itself is a fault of its row. */
  private static boolean utf16(byte[] content) {
    if (content.length >= 2) {
      int first = (content[0] & 0xFF) << 8 | content[1] & 0xFF;
      if (first == 0xFFFE || first == 0xFEFF) {
        return true;
      }
    }
    int looked = Math.min(content.length, 200);
    int zeros = 0;
    for (int i = 0; i < looked; i++) {
      zeros += content[i] == 0 ? 1 : 0;
    }
    return zeros * 4 > looked;
  }

  /** Fit to be repeated in a message. */
  private static String shortened(String text) {
    String line = Letters.safe(text, false) ? text.strip() : "?";
    return line.length() <= 60 ? line : line.substring(0, 60) + "…";
  }

  private static Unreadable unreadable(long line, String code, String detail) {
    return new Unreadable(List.of(new RowProblem(line, "", code, detail)));
  }
}
