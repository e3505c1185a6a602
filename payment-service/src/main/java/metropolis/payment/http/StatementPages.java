package metropolis.payment.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import metropolis.payment.dossier.KeptFile;
import metropolis.payment.dossier.SetApart;
import metropolis.payment.ledger.Books;
import metropolis.payment.office.Office;
import metropolis.payment.statement.Statement.Finding;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Text;

/**
 * What was taken of one statement, what was not, and its file as it came. Any thread may use it.
 */
final class StatementPages {

  private static final String STATEMENT = FinancePages.BASE + "/statements/{import}";

  private final FinanceDesk desk;

  StatementPages(FinanceDesk desk) {
    this.desk = desk;
  }

  void mount(Routes routes) {
    routes
        .page(STATEMENT, FinancePages.FINANCE, this::statement)
        .download(STATEMENT + "/file", FinancePages.FINANCE, x -> file(desk, x));
  }

  private Reply statement(Exchange x) {
    return Requests.read(
        desk,
        x,
        office -> {
          Optional<StatementProgress> progress = StatementProgress.of(office, x.path("import"));
          if (progress.isPresent() && office.books().statement(x.path("import")).isEmpty()) {
            return waiting(x, office, progress.get());
          }
          Books.Import taken = taken(x, office);
          String importId = taken.statement().importId();
          List<SetApart> apart = office.dossiers().apart(importId);
          Map<String, Object> model = new HashMap<>();
          model.put("taken", taken);
          model.put("fileName", office.dossiers().fileName(importId));
          model.put("kept", office.dossiers().file(taken.statement().uploadHash()).isPresent());
          model.put("rejected", findings(apart, false));
          model.put("informational", findings(apart, true));
          model.put("percent", progress.map(StatementProgress::percent).orElse(100));
          Text text = FinancePages.text(x);
          String id = taken.statement().statementId();
          return FinancePages.page(x)
              .title(id.isEmpty() ? text.get("statement.title") : id)
              .main(FinancePages.view(x, office, "statement", model));
        });
  }

  /** It stands behind another in its file. */
  private static Reply waiting(Exchange x, Office office, StatementProgress progress) {
    Map<String, Object> model = new HashMap<>();
    model.put("importId", progress.importId());
    model.put("percent", progress.percent());
    return FinancePages.page(x)
        .title(FinancePages.text(x).get("statement.title"))
        .main(FinancePages.view(x, office, "statement-waiting", model));
  }

  private record Download(String name, List<byte[]> gzip) {}

  /** The bytes as the bank wrote them. */
  static Reply file(FinanceDesk desk, Exchange x) {
    Download file =
        Requests.read(
            desk,
            x,
            office ->
                office
                    .dossiers()
                    .file(taken(x, office).statement().uploadHash())
                    .map(kept -> new Download(name(kept), office.content(kept)))
                    .orElseThrow(
                        () ->
                            Problem.notFound(
                                    "file-not-kept", "It was taken before files were kept.")
                                .refuse()));
    // Never a type that a browser would show: the file comes from outside.
    return Reply.attachment(
        "application/octet-stream", file.name(), out -> unpack(file.gzip(), out));
  }

  static Books.Import taken(Exchange x, Office office) {
    return office
        .books()
        .statement(x.path("import"))
        .orElseThrow(
            () -> Problem.notFound("unknown-statement", "Check the id of the statement.").refuse());
  }

  private static List<Finding> findings(List<SetApart> apart, boolean informational) {
    return apart.stream()
        .filter(line -> line.informational() == informational)
        .map(line -> new Finding(line.fileLine(), line.element(), line.code(), line.raw()))
        .toList();
  }

  private static String name(KeptFile file) {
    return file.fileName().isBlank() ? file.uploadHash() : file.fileName();
  }

  /** Piece by piece: it may be far longer than what memory should hold. */
  private static void unpack(List<byte[]> gzip, OutputStream out) throws IOException {
    List<InputStream> pieces = new ArrayList<>();
    gzip.forEach(piece -> pieces.add(new ByteArrayInputStream(piece)));
    try (GZIPInputStream in =
        new GZIPInputStream(new SequenceInputStream(Collections.enumeration(pieces)))) {
      in.transferTo(out);
    }
  }
}
