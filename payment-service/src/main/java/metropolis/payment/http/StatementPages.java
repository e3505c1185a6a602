package metropolis.payment.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
          Books.Import taken = taken(x, office);
          String importId = taken.statement().importId();
          List<SetApart> apart = office.dossiers().apart(importId);
          Map<String, Object> model = new HashMap<>();
          model.put("taken", taken);
          model.put("fileName", office.dossiers().fileName(importId));
          model.put("kept", office.dossiers().file(taken.statement().uploadHash()).isPresent());
          model.put("rejected", findings(apart, false));
          model.put("informational", findings(apart, true));
          Text text = FinancePages.text(x);
          String id = taken.statement().statementId();
          return FinancePages.page(x)
              .title(id.isEmpty() ? text.get("statement.title") : id)
              .main(FinancePages.view(x, office, "statement", model));
        });
  }

  /** The bytes as the bank wrote them. */
  static Reply file(FinanceDesk desk, Exchange x) {
    KeptFile file =
        Requests.read(
            desk,
            x,
            office ->
                office
                    .dossiers()
                    .file(taken(x, office).statement().uploadHash())
                    .orElseThrow(
                        () ->
                            Problem.notFound(
                                    "file-not-kept", "It was taken before files were kept.")
                                .refuse()));
    String name = file.fileName().isBlank() ? file.uploadHash() : file.fileName();
    // Never a type that a browser would show: the file comes from outside.
    return Reply.attachment("application/octet-stream", name, unpacked(file));
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

  private static byte[] unpacked(KeptFile file) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(file.compressed()))) {
      return gzip.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("a kept file is damaged", e);
    }
  }
}
