package metropolis.payment.statement;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import metropolis.payment.ledger.BankLine;
import metropolis.payment.ledger.Bookkeeper;
import metropolis.payment.ledger.Books;
import metropolis.payment.ledger.Decision;
import metropolis.payment.ledger.DerivedId;
import metropolis.payment.ledger.PaymentCommand.ImportStatement;
import metropolis.payment.ledger.Terms;
import metropolis.payment.matching.Policy;
import metropolis.payment.reference.Iban;
import metropolis.payment.statement.Statement.Movement;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;
import metropolis.platform.values.Role;

/** Books that take files one after the other. One for one test. */
final class Bookkeeping {

  private static final Terms TERMS =
      new Terms(
          "metropolis-2004",
          ZoneId.of("Europe/Zurich"),
          new Iban("CH4431999123000889012"),
          30,
          Policy.standard());

  final Books books = new Books("metropolis-2004");
  private int commands;

  /**
   * @return what the books answered for the last statement of the file
   */
  Map<String, String> take(byte[] file) {
    Map<String, String> answer = Map.of();
    Map<String, Integer> numbers = new HashMap<>();
    for (Statement statement : Sample.statements(file)) {
      Cause cause =
          new Cause(
              "command-" + ++commands,
              new Actor(Role.FINANCE, "clerk"),
              Instant.parse("2004-06-15T08:00:00Z"));
      int number = numbers.merge(statement.fileHash(), 1, Integer::sum);
      Decision decision = Bookkeeper.decide(books, TERMS, command(statement, number), cause);
      switch (decision) {
        case Decision.Refused refused -> throw new IllegalStateException(refused.code());
        case Decision.Done done -> {
          done.events().forEach(event -> books.apply(event, TERMS.day(cause), cause));
          answer = done.data();
        }
      }
    }
    return answer;
  }

  Map<String, String> take(String sample) {
    return take(Sample.bytes(sample));
  }

  /** Lines that count, as amounts in francs in order. */
  List<String> amounts() {
    return books.lines().stream()
        .map(BankLine::amount)
        .filter(amount -> !amount.isZero())
        .sorted()
        .map(Money::decimal)
        .map(Object::toString)
        .toList();
  }

  private static ImportStatement command(Statement statement, int number) {
    return new ImportStatement(
        DerivedId.of(statement.fileHash(), Integer.toString(number)),
        statement.fileHash(),
        statement.format(),
        statement.id(),
        statement.account(),
        statement.opening(),
        statement.closing(),
        statement.movements().stream().map(Movement::line).toList(),
        statement.rejected().size(),
        statement.informational().size(),
        statement.fileHash(),
        statement.currency(),
        statement.extent());
  }
}
