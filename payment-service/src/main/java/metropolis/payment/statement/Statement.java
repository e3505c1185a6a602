package metropolis.payment.statement;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.ledger.Extent;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.platform.values.Money;

/**
 * One statement or notification of one account, as a file tells it.
 *
 * @param format the message or layout, e.g. "camt.053.001.08", "mt940", "csv-ubs"; for the record
 *     only
 * @param file name within an archive; empty if there is none
 * @param fileHash SHA-256 of the file that holds it; within an archive, of that file
 * @param id the bank's own
 * @param account the IBAN, or another number where the bank has none; empty if the file has none
 * @param currency of the account, if anything tells it
 * @param extent which of the account's statements it is
 * @param rejected lines that cannot be booked
 * @param warnings what a person should know of lines that are booked, or of the file's shape
 * @param informational entries that are pending, expected, or move nothing
 */
public record Statement(
    String format,
    String file,
    String fileHash,
    String id,
    String account,
    Optional<Currency> currency,
    Optional<Money> opening,
    Optional<Money> closing,
    Extent extent,
    List<Movement> movements,
    List<Finding> rejected,
    List<Finding> warnings,
    List<Finding> informational) {

  /** A line and the text that came with it, which names persons. */
  public record Movement(Line line, Narrative narrative) {}

  /**
   * Something to tell of a place of the file.
   *
   * @param line from 1
   * @param element the element, field or column at fault, e.g. "Ntry/Amt"
   * @param raw the whole line or entry as the file has it, cut if it is long; may name persons
   */
  public record Finding(int line, String element, String code, String raw) {

    Finding(int line, String element, String code) {
      this(line, element, code, "");
    }

    Finding of(String rawText) {
      return new Finding(line, element, code, rawText);
    }
  }

  public Statement {
    movements = List.copyOf(movements);
    rejected = List.copyOf(rejected);
    warnings = List.copyOf(warnings);
    informational = List.copyOf(informational);
  }

  public Optional<LocalDate> firstDay() {
    return movements.stream().map(m -> m.line().bookingDate()).min(LocalDate::compareTo);
  }

  public Optional<LocalDate> lastDay() {
    return movements.stream().map(m -> m.line().bookingDate()).max(LocalDate::compareTo);
  }

  /** How many lines it has, booked or not. */
  int size() {
    return movements.size() + rejected.size() + informational.size();
  }

  Statement inArchive(String fileName) {
    return with(fileName, id);
  }

  Statement named(String name) {
    return with(file, name);
  }

  Statement warned(List<Finding> more) {
    return with(file, id, both(warnings, more));
  }

  private Statement with(String fileName, String name) {
    return with(fileName, name, warnings);
  }

  private Statement with(String fileName, String name, List<Finding> ofWarnings) {
    return new Statement(
        format,
        fileName,
        fileHash,
        name,
        account,
        currency,
        opening,
        closing,
        extent,
        movements,
        rejected,
        ofWarnings,
        informational);
  }

  /** With the lines of another of the same account: equal lines of both are two payments. */
  Statement with(Statement other) {
    return new Statement(
        format,
        file,
        fileHash,
        id,
        account,
        currency.or(other::currency),
        Optional.empty(),
        Optional.empty(),
        new Extent(
            extent.sequence().equals(other.extent.sequence()) ? extent.sequence() : "",
            first(extent.from(), other.extent.from()),
            last(extent.through(), other.extent.through())),
        both(movements, other.movements),
        both(rejected, other.rejected),
        both(warnings, other.warnings),
        both(informational, other.informational));
  }

  private static Optional<LocalDate> first(Optional<LocalDate> one, Optional<LocalDate> other) {
    return Stream.of(one, other).flatMap(Optional::stream).min(LocalDate::compareTo);
  }

  private static Optional<LocalDate> last(Optional<LocalDate> one, Optional<LocalDate> other) {
    return Stream.of(one, other).flatMap(Optional::stream).max(LocalDate::compareTo);
  }

  private static <T> List<T> both(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
