package metropolis.payment.http;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
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

  /**
   * One cell, ready to be written.
   *
   * @param value the same for programs that know numbers and dates: text, {@code BigDecimal},
   *     {@code LocalDate} or {@code Instant}
   */
  record Cell(String text, Object value) {

    static Cell text(String value) {
      String harmless = Spreadsheet.harmless(value);
      return new Cell(harmless, harmless);
    }

    /** Anything the program made itself: numbers, dates, codes. */
    static Cell of(Object value) {
      boolean typed =
          value instanceof LocalDate || value instanceof Instant || value instanceof BigDecimal;
      return new Cell(value.toString(), typed ? value : value.toString());
    }

    /** As a number, without its currency. */
    static Cell amount(Money money) {
      return new Cell(money.decimal().toPlainString(), money.decimal());
    }
  }

  static void write(OutputStream out, List<String> head, Iterable<List<Cell>> rows)
      throws IOException {
    out.write(0xEF);
    out.write(0xBB);
    out.write(0xBF);
    line(out, head.stream().map(Cell::of).toList());
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
