package metropolis.payment.statement;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import metropolis.payment.statement.StatementReader.Limits;

/** The cells of a CSV file. */
final class CsvSheet {

  /**
   * @param line of the file at which it begins, from 1
   * @param cells without white space around them
   */
  record Row(int line, List<String> cells) {
    String cell(int column) {
      return column >= 0 && column < cells.size() ? cells.get(column) : "";
    }

    boolean blank() {
      return cells.stream().allMatch(String::isEmpty);
    }

    String raw() {
      return Fields.words(String.join(" | ", cells), 600);
    }
  }

  private CsvSheet() {}

  static List<Row> rows(String text, char separator, Limits limits) throws Refusal {
    List<Row> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .maxBufferSize(64 * 1024)
            .ofCsvRecord(text)) {
      for (CsvRecord record : reader) {
        int line = (int) record.getStartingLineNumber();
        if (rows.size() > 4 * limits.lines()) {
          throw new Refusal("too-many-lines", line);
        }
        List<String> cells = record.getFields().stream().map(CsvSheet::plain).toList();
        if (cells.size() > 100 || cells.stream().anyMatch(c -> c.length() > limits.characters())) {
          throw new Refusal("text-too-long", line);
        }
        rows.add(new Row(line, cells));
      }
    } catch (CsvParseException e) {
      throw new Refusal("broken-quotes", rows.isEmpty() ? 1 : rows.getLast().line() + 1);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
    return rows;
  }

  /** Spreadsheets are told by ="…" to leave a text alone; some banks quote twice. */
  private static String plain(String cell) {
    String text = Fields.words(cell, Integer.MAX_VALUE);
    if (text.startsWith("=\"") && text.endsWith("\"") && text.length() > 2) {
      text = text.substring(2, text.length() - 1);
    }
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1).strip()
        : text;
  }
}
