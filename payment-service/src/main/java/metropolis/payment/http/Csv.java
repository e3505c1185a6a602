package metropolis.payment.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import metropolis.platform.http.Spreadsheet;
import metropolis.platform.values.Money;

/**
 * Lists for spreadsheets (RFC 4180, UTF-8 with a byte order mark). Text that a spreadsheet would
 * take for a formula is written so that it is not.
 */
final class Csv {

  private Csv() {}

  /** One cell, ready to be written. */
  record Cell(String text) {

    static Cell text(String value) {
      return new Cell(Spreadsheet.harmless(value));
    }

    /** Anything the program made itself: numbers, dates, codes. */
    static Cell of(Object value) {
      return new Cell(value.toString());
    }

    /** As a number, without its currency. */
    static Cell amount(Money money) {
      return new Cell(money.decimal().toPlainString());
    }
  }

  static void write(OutputStream out, List<String> head, Iterable<List<Cell>> rows)
      throws IOException {
    out.write(0xEF);
    out.write(0xBB);
    out.write(0xBF);
    line(out, head.stream().map(Cell::new).toList());
    for (List<Cell> row : rows) {
      line(out, row);
    }
  }

  private static void line(OutputStream out, List<Cell> cells) throws IOException {
    String line = cells.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\r\n"));
    out.write(line.getBytes(StandardCharsets.UTF_8));
  }

  private static String quoted(Cell cell) {
    String text = cell.text();
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
