package metropolis.platform.http.spreadsheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A list as a workbook of one sheet: numbers and dates as such, its head kept in sight. The same
 * list gives the same bytes, whenever it is written. Immutable; any thread may use it.
 *
 * @param name of the sheet
 * @param day it is made for, which the file tells as its date
 * @param zone of the times in it
 * @param rows of {@code String}, {@code BigDecimal}, {@code LocalDate} and {@code Instant}; text is
 *     written as text, which no program takes for a formula
 */
public record XlsxFile(
    String name, LocalDate day, ZoneId zone, List<String> head, List<List<Object>> rows) {

  public static final String MEDIA_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static final String DAY = "yyyy-mm-dd";
  private static final String TIME = "yyyy-mm-dd hh:mm";

  /** Of amounts in any currency that has cents. */
  private static final String AMOUNT = "#,##0.00";

  /** What the library tells of the moment of writing. */
  private static final String CREATED = "(<dcterms:created[^>]*>)[^<]*(</dcterms:created>)";

  private static final int WIDEST = 40;
  private static final int NARROWEST = 9;

  /** A whole sheet is in memory until it is written; this many rows are written at a time. */
  private static final int AT_ONCE = 5_000;

  public void writeTo(OutputStream out) throws IOException {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    Workbook workbook = new Workbook(made, "Metropolis", "1.0");
    Worksheet sheet = workbook.newWorksheet(name);
    head(sheet);
    for (int row = 0; row < rows.size(); row++) {
      List<Object> cells = rows.get(row);
      for (int column = 0; column < cells.size(); column++) {
        cell(sheet, row + 1, column, cells.get(column));
      }
      if (row % AT_ONCE == AT_ONCE - 1) {
        sheet.flush();
      }
    }
    workbook.finish();
    withoutMoment(made.toByteArray(), out);
  }

  private void head(Worksheet sheet) {
    for (int column = 0; column < head.size(); column++) {
      sheet.value(0, column, head.get(column));
      sheet.style(0, column).bold().set();
      sheet.width(column, width(column));
    }
    sheet.freezePane(0, 1);
    if (!rows.isEmpty()) {
      sheet.setAutoFilter(0, 0, rows.size(), head.size() - 1);
    }
  }

  private double width(int column) {
    int longest =
        rows.stream()
            .limit(200)
            .mapToInt(row -> row.get(column).toString().length())
            .max()
            .orElse(0);
    return Math.clamp(Math.max(longest, head.get(column).length()) + 2L, NARROWEST, WIDEST);
  }

  private void cell(Worksheet sheet, int row, int column, Object value) {
    switch (value) {
      case BigDecimal number -> {
        sheet.value(row, column, number);
        sheet.style(row, column).format(number.scale() == 0 ? "#,##0" : AMOUNT).set();
      }
      case LocalDate date -> {
        sheet.value(row, column, date);
        sheet.style(row, column).format(DAY).set();
      }
      case Instant time -> {
        sheet.value(row, column, LocalDateTime.ofInstant(time, zone));
        sheet.style(row, column).format(TIME).set();
      }
      default -> {
        if (!value.toString().isEmpty()) {
          sheet.inlineString(row, column, value.toString());
        }
      }
    }
  }

  /** The library writes when it wrote; that would make every copy another file. */
  private void withoutMoment(byte[] workbook, OutputStream out) throws IOException {
    ZipOutputStream to = new ZipOutputStream(out);
    for (ZipParts.Part part : ZipParts.of(workbook)) {
      ZipEntry copy = new ZipEntry(part.name());
      copy.setTimeLocal(day.atStartOfDay());
      to.putNextEntry(copy);
      try (InputStream content = part.open()) {
        if (part.name().equals("docProps/core.xml")) {
          String told = new String(content.readAllBytes(), StandardCharsets.UTF_8);
          String untimed = told.replaceAll(CREATED, "$1" + day + "T00:00:00Z$2");
          to.write(untimed.getBytes(StandardCharsets.UTF_8));
        } else {
          content.transferTo(to);
        }
      }
    }
    to.finish();
  }
}
