package metropolis.payment.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.dossier.SetApart;
import metropolis.payment.http.FinanceDesk.Answer;
import metropolis.payment.layout.CsvProfile;
import metropolis.payment.layout.CsvProfiles;
import metropolis.payment.ledger.DerivedId;
import metropolis.payment.ledger.PaymentCommand.ImportStatement;
import metropolis.payment.office.Order;
import metropolis.payment.office.Parcel;
import metropolis.payment.statement.Reading;
import metropolis.payment.statement.Statement;
import metropolis.payment.statement.Statement.Finding;
import metropolis.payment.statement.Statement.Movement;
import metropolis.payment.statement.StatementReader;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Spooled;

/**
 * Takes an uploaded file: reads it whole, then has all of its statements imported by one command,
 * with the file itself to be kept. Sent again, it changes nothing. Any thread may use it.
 */
final class StatementUpload {

  /**
   * A statement of the file, and what became of it.
   *
   * @param code "statement-imported", "statement-booking" if it is long and under way,
   *     "statement-known" or "statement-empty"
   */
  record Receipt(Statement statement, String code, Map<String, String> data) {}

  /** The outcome for a file. */
  sealed interface Outcome {

    record Taken(List<Receipt> receipts) implements Outcome {}

    record Unreadable(Reading.Refused why) implements Outcome {}

    record Refused(Answer.Refused why) implements Outcome {}
  }

  /** Of a name that people give to a file. */
  private static final int LONGEST_FILE_NAME = 120;

  /** Another long file is booked meanwhile: a short one waits so long for it. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final FinanceDesk desk;
  private final StatementReader reader = new StatementReader(StatementReader.Limits.USUAL);

  StatementUpload(FinanceDesk desk) {
    this.desk = desk;
  }

  Outcome take(String conference, Spooled file, String fileName, Cause cause) {
    List<CsvProfile> profiles =
        desk.read(conference, office -> List.copyOf(office.books().profiles())).orElse(List.of());
    return switch (reader.read(file, withReadyMade(profiles))) {
      case Reading.Refused refused -> new Outcome.Unreadable(refused);
      case Reading.Whole whole -> {
        Parcel parcel = parcel(whole, file, plain(fileName));
        if (parcel.isTooHeavy()) {
          yield new Outcome.Unreadable(new Reading.Refused("file-too-heavy", 0));
        }
        // Not for ever: then the books refuse it, and say why.
        desk.await(conference, office -> office.uploads().booking().isEmpty(), PATIENCE);
        yield switch (desk.take(conference, parcel, cause)) {
          case Answer.Refused refused -> new Outcome.Refused(refused);
          case Answer.Done done -> new Outcome.Taken(receipts(whole, done.data()));
        };
      }
    };
  }

  /** Finance's own come first: they were made since the others did not fit. */
  private static List<CsvProfile> withReadyMade(List<CsvProfile> own) {
    return Stream.concat(own.stream(), CsvProfiles.readyMade().stream()).toList();
  }

  /** The reply tells of each statement under its number. */
  private static List<Receipt> receipts(Reading.Whole whole, Map<String, String> data) {
    List<Receipt> receipts = new ArrayList<>();
    for (Statement statement : whole.statements()) {
      String prefix = receipts.size() + 1 + ".";
      Map<String, String> own =
          data.entrySet().stream()
              .filter(entry -> entry.getKey().startsWith(prefix))
              .collect(
                  Collectors.toMap(
                      entry -> entry.getKey().substring(prefix.length()), Map.Entry::getValue));
      receipts.add(new Receipt(statement, own.getOrDefault("code", ""), own));
    }
    return List.copyOf(receipts);
  }

  private static Parcel parcel(Reading.Whole whole, Spooled file, String fileName) {
    Map<String, Integer> numbers = new HashMap<>();
    List<Order> orders = new ArrayList<>();
    for (Statement statement : whole.statements()) {
      int number = numbers.merge(statement.fileHash(), 1, Integer::sum);
      String importId = DerivedId.of(statement.fileHash(), Integer.toString(number));
      String name =
          statement.file().isEmpty() ? fileName : plain(fileName + ": " + statement.file());
      orders.add(order(statement, importId, whole.fileHash(), name));
    }
    return new Parcel(whole.fileHash(), fileName, file.gzip(), orders);
  }

  private static Order order(
      Statement statement, String importId, String uploadHash, String fileName) {
    Map<String, Narrative> narratives = new HashMap<>();
    statement.movements().forEach(m -> narratives.put(m.line().lineKey(), m.narrative()));
    List<SetApart> apart =
        Stream.concat(
                statement.rejected().stream().map(f -> apart(statement, f, false)),
                statement.informational().stream().map(f -> apart(statement, f, true)))
            .toList();
    ImportStatement command =
        new ImportStatement(
            importId,
            statement.fileHash(),
            statement.format(),
            statement.id(),
            statement.account(),
            statement.opening(),
            statement.closing(),
            statement.movements().stream().map(Movement::line).toList(),
            statement.rejected().size(),
            statement.informational().size(),
            uploadHash,
            statement.currency(),
            statement.extent());
    return new Order(command, narratives, "", fileName, apart);
  }

  private static SetApart apart(Statement statement, Finding finding, boolean informational) {
    return new SetApart(
        statement.file(),
        finding.line(),
        finding.element(),
        finding.code(),
        finding.raw(),
        informational);
  }

  private static String plain(String fileName) {
    String plain = fileName.replaceAll("[\\p{C}/\\\\]", " ").strip();
    return plain.length() <= LONGEST_FILE_NAME ? plain : plain.substring(0, LONGEST_FILE_NAME);
  }
}
