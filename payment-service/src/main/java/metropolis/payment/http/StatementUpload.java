package metropolis.payment.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.http.FinanceDesk.Answer;
import metropolis.payment.ledger.DerivedId;
import metropolis.payment.ledger.PaymentCommand.ImportStatement;
import metropolis.payment.office.Order;
import metropolis.payment.statement.Reading;
import metropolis.payment.statement.Statement;
import metropolis.payment.statement.Statement.Movement;
import metropolis.payment.statement.StatementReader;
import metropolis.platform.values.Cause;

/**
 * Takes an uploaded file: reads it whole, then has each of its statements imported by a command of
 * its own. Nothing is sent unless all of the file could be read; sent again, it changes nothing.
 * Any thread may use it.
 */
final class StatementUpload {

  /** A statement of the file, and what became of it. */
  record Receipt(Statement statement, Answer answer) {}

  /** The outcome for a file. */
  sealed interface Outcome {

    record Taken(List<Receipt> receipts) implements Outcome {}

    /**
     * @param line of the file, from 1; 0 if it concerns the file as a whole
     */
    record Unreadable(String code, int line) implements Outcome {}
  }

  private static final int LONGEST_FILE_NAME = 120;

  private final FinanceDesk desk;
  private final StatementReader reader = new StatementReader(StatementReader.Limits.USUAL);

  StatementUpload(FinanceDesk desk) {
    this.desk = desk;
  }

  /**
   * @param cause of the upload; each statement's command has an id that follows from its own
   */
  Outcome take(String conference, byte[] file, String fileName, Cause cause) {
    return switch (reader.read(file)) {
      case Reading.Refused refused -> new Outcome.Unreadable(refused.code(), refused.line());
      case Reading.Whole whole -> {
        List<Receipt> receipts = new ArrayList<>();
        for (Statement statement : whole.statements()) {
          int number = receipts.size() + 1;
          String importId = DerivedId.of(whole.fileHash(), Integer.toString(number));
          Cause part = new Cause(cause.commandId() + "-" + number, cause.actor(), cause.time());
          Order order = order(statement, importId, whole.fileHash(), plain(fileName));
          receipts.add(new Receipt(statement, desk.carryOut(conference, order, part)));
        }
        yield new Outcome.Taken(List.copyOf(receipts));
      }
    };
  }

  private static Order order(
      Statement statement, String importId, String fileHash, String fileName) {
    Map<String, Narrative> narratives = new HashMap<>();
    statement.movements().forEach(m -> narratives.put(m.line().lineKey(), m.narrative()));
    ImportStatement command =
        new ImportStatement(
            importId,
            fileHash,
            statement.format(),
            statement.id(),
            statement.account(),
            statement.opening(),
            statement.closing(),
            statement.movements().stream().map(Movement::line).toList(),
            statement.rejected().size());
    return new Order(command, narratives, "", fileName);
  }

  private static String plain(String fileName) {
    String plain = fileName.replaceAll("[\\p{C}/\\\\]", " ").strip();
    return plain.length() <= LONGEST_FILE_NAME ? plain : plain.substring(0, LONGEST_FILE_NAME);
  }
}
