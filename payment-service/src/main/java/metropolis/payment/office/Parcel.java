package metropolis.payment.office;

import java.util.List;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.dossier.SetApart;
import metropolis.payment.ledger.PaymentCommand.ImportStatement;

/**
 * An uploaded file of the bank: all its statements, to be taken together or not at all.
 *
 * @param uploadHash SHA-256 of the file, hexadecimal
 * @param compressed the file by gzip, in pieces; not copied, and nobody changes them
 * @param statements in the order of the file, with what came in words
 */
public record Parcel(
    String uploadHash, String fileName, List<byte[]> compressed, List<Order> statements) {

  /** What one record on the way to the books can hold, with room for its frame. */
  private static final long HEAVIEST = 7L * 1024 * 1024;

  /** More is not decided at once, so that others need not wait long. */
  private static final int MOST_LINES = 5_000;

  /** Keys, dates, amounts, marks of a line. */
  private static final int LINE_WEIGHT = 400;

  public Parcel {
    compressed = List.copyOf(compressed);
    statements = List.copyOf(statements);
  }

  /** Whether all of it can be one command. */
  public boolean isLight() {
    int lines = statements.stream().mapToInt(order -> statement(order).lines().size()).sum();
    long weight = compressed.stream().mapToLong(piece -> piece.length).sum() + weightApart();
    for (Order order : statements) {
      weight += order.narratives().values().stream().mapToLong(Parcel::weight).sum();
    }
    return lines <= MOST_LINES && weight + (long) LINE_WEIGHT * lines <= HEAVIEST;
  }

  /** Whether it cannot be taken even in pieces: what is not booked stands in one record. */
  public boolean isTooHeavy() {
    return weightApart() > HEAVIEST;
  }

  public static ImportStatement statement(Order order) {
    return (ImportStatement) order.command();
  }

  /** An estimate that is never too low, in bytes. */
  private static long weight(Narrative n) {
    return 3L * (n.counterparty().length() + n.text().length());
  }

  private long weightApart() {
    return statements.stream()
        .flatMap(order -> order.apart().stream())
        .mapToLong((SetApart line) -> LINE_WEIGHT + 3L * line.raw().length())
        .sum();
  }
}
