package metropolis.payment.http;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import metropolis.payment.http.Csv.Cell;
import metropolis.platform.http.Reply;
import metropolis.platform.http.spreadsheet.XlsxFile;

/**
 * A list for spreadsheets, as it stood at the end of a day.
 *
 * @param name of the file, without its ending
 */
record Listing(String name, LocalDate asOf, ZoneId zone, List<String> head, List<List<Cell>> rows) {

  Reply csv() {
    return Reply.attachment("text/csv", fileName("csv"), out -> Csv.write(out, head, rows));
  }

  Reply xlsx() {
    List<List<Object>> values =
        rows.stream().map(row -> row.stream().map(Cell::value).toList()).toList();
    XlsxFile file = new XlsxFile(name, asOf, zone, head, values);
    return Reply.attachment(XlsxFile.MEDIA_TYPE, fileName("xlsx"), file::writeTo);
  }

  private String fileName(String ending) {
    return name + "-" + asOf + "." + ending;
  }
}
