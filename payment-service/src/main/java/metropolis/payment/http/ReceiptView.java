package metropolis.payment.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.http.StatementUpload.Receipt;
import metropolis.payment.statement.Statement.Finding;

/**
 * What became of one statement of a file, for the page.
 *
 * @param importId of its page; empty if nothing was taken of it
 * @param file name within an archive; empty if there is none
 * @param assumed lines among the known that no id tells apart from what was booked before
 * @param contradicted references of entries that the bank tells with two sums
 */
public record ReceiptView(
    String importId,
    String file,
    String statementId,
    String format,
    String account,
    int fresh,
    int known,
    int assumed,
    int allocated,
    int byHand,
    List<Finding> rejected,
    List<Finding> warnings,
    List<Finding> informational,
    Optional<String> contradicted,
    boolean booking) {

  static ReceiptView of(Receipt receipt) {
    Map<String, String> data = receipt.data();
    return new ReceiptView(
        data.getOrDefault("import", ""),
        receipt.statement().file(),
        receipt.statement().id(),
        receipt.statement().format(),
        receipt.statement().account(),
        number(data, "new"),
        number(data, "known"),
        number(data, "assumed"),
        number(data, "allocated"),
        number(data, "by-hand"),
        receipt.statement().rejected(),
        receipt.statement().warnings(),
        receipt.statement().informational(),
        Optional.ofNullable(data.get("contradicted")),
        receipt.code().equals("statement-booking"));
  }

  private static int number(Map<String, String> data, String name) {
    return Integer.parseInt(data.getOrDefault(name, "0"));
  }
}
