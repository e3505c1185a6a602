package metropolis.payment.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.platform.values.Money;

/**
 * One statement or notification of one account, as a file tells it.
 *
 * @param format the message, e.g. "camt.053.001.08"; of its name space, for the record only
 * @param id the bank's own
 * @param account the IBAN, or another number where the bank has none
 * @param rejected lines that cannot be booked
 * @param warnings lines that were booked in another way than the file suggests
 * @param notBooked entries that are pending, or move nothing
 */
public record Statement(
    String format,
    String id,
    String account,
    Optional<Money> opening,
    Optional<Money> closing,
    List<Movement> movements,
    List<Finding> rejected,
    List<Finding> warnings,
    int notBooked) {

  /** A line and the text that came with it, which names persons. */
  public record Movement(Line line, Narrative narrative) {}

  /**
   * Something wrong at a place of the file.
   *
   * @param line from 1
   * @param element the element at fault, e.g. "Ntry/Amt"
   */
  public record Finding(int line, String element, String code) {}

  public Statement {
    movements = List.copyOf(movements);
    rejected = List.copyOf(rejected);
    warnings = List.copyOf(warnings);
  }

  public Optional<LocalDate> firstDay() {
    return movements.stream().map(m -> m.line().bookingDate()).min(LocalDate::compareTo);
  }

  public Optional<LocalDate> lastDay() {
    return movements.stream().map(m -> m.line().bookingDate()).max(LocalDate::compareTo);
  }
}
