package metropolis.badge.http;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import metropolis.badge.roster.Bearer;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Spreadsheet;
import metropolis.platform.http.spreadsheet.XlsxFile;

/** Who was in a session, for spreadsheets. Immutable. */
record AttendanceList(Documents documents, String session, List<Books.Attendee> there) {

  private static final List<String> HEAD =
      List.of("name", "organisation", "category", "badge", "entered", "left", "minutes", "walk-in");

  Reply csv() {
    String text =
        rows().stream()
            .map(AttendanceList::line)
            .collect(Collectors.joining("", "\uFEFF" + line(List.copyOf(HEAD)), ""));
    return Reply.attachment(
        "text/csv; charset=utf-8", file("csv"), text.getBytes(StandardCharsets.UTF_8));
  }

  /** The times in it are those of the venue, since cells have no zone. */
  Reply xlsx() {
    var zone = documents.conference().venue().timeZone();
    var sitting = documents.conference().venue().sitting(session).orElseThrow();
    XlsxFile file =
        new XlsxFile("Attendance", sitting.starts().atZone(zone).toLocalDate(), zone, HEAD, rows());
    return Reply.attachment(XlsxFile.MEDIA_TYPE, file("xlsx"), file::writeTo);
  }

  private List<List<Object>> rows() {
    return there.stream().map(this::row).toList();
  }

  private List<Object> row(Books.Attendee was) {
    Optional<Bearer> bearer = was.holder().bearer();
    return List.of(
        Spreadsheet.harmless(bearer.map(Bearer::badgeName).orElse("")),
        Spreadsheet.harmless(bearer.map(Bearer::organisation).orElse("")),
        Spreadsheet.harmless(documents.category(was.holder().badge().category()).name()),
        was.holder().badge().id().text(),
        was.entered(),
        was.left().<Object>map(Instant.class::cast).orElse(""),
        BigDecimal.valueOf(was.minutes()),
        was.walkIn() ? "yes" : "");
  }

  private static String line(List<Object> cells) {
    return cells.stream()
        .map(cell -> '"' + cell.toString().replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  private String file(String ending) {
    return "attendance-" + session + "." + ending;
  }
}
