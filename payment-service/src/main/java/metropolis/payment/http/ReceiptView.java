package metropolis.payment.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.http.FinanceDesk.Answer;
import metropolis.payment.http.StatementUpload.Receipt;
import metropolis.payment.statement.Statement.Finding;

/**
 * What became of one statement of a file, for the page.
 *
 * @param refusal code of the reason if it was not taken
 * @param contradicted references of entries that the bank tells with two sums
 */
public record ReceiptView(
    String statementId,
    String format,
    String account,
    Optional<String> refusal,
    int fresh,
    int known,
    int allocated,
    int byHand,
    int notBooked,
    List<Finding> rejected,
    List<Finding> warnings,
    Optional<String> contradicted) {

  static ReceiptView of(Receipt receipt) {
    Map<String, String> data =
        receipt.answer() instanceof Answer.Done done ? done.data() : Map.of();
    return new ReceiptView(
        receipt.statement().id(),
        receipt.statement().format(),
        receipt.statement().account(),
        receipt.answer() instanceof Answer.Refused refused
            ? Optional.of(refused.code())
            : Optional.empty(),
        number(data, "new"),
        number(data, "known"),
        number(data, "allocated"),
        number(data, "by-hand"),
        receipt.statement().notBooked(),
        receipt.statement().rejected(),
        receipt.statement().warnings(),
        Optional.ofNullable(data.get("contradicted")));
  }

  private static int number(Map<String, String> data, String name) {
    return Integer.parseInt(data.getOrDefault(name, "0"));
  }
}
