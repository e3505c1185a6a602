package metropolis.payment.statement;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import metropolis.payment.ledger.DerivedId;
import metropolis.platform.values.Money;

/**
 * Gives each movement the same key whichever file brings it and how often, and two equal movements
 * of one file two keys. One for one file, so that the second of two equal movements is counted.
 */
final class LineKeys {

  private final Map<String, Integer> seen = new HashMap<>();
  private int entries;

  /** Number of the next entry of the file. */
  int nextEntry() {
    return ++entries;
  }

  /**
   * @param entryReference the bank's reference of the entry; empty if none. The entry's own number
   *     in the statement (NtryRef) is left out: it changes from file to file.
   * @param transaction what tells the transaction within the entry; empty if nothing does
   */
  String of(
      String account,
      String entryReference,
      String transaction,
      Money amount,
      boolean reversal,
      LocalDate bookingDate,
      String reference) {
    String base =
        DerivedId.of(
            account,
            entryReference,
            transaction,
            amount.toString(),
            Boolean.toString(reversal),
            bookingDate.toString(),
            reference);
    int ordinal = seen.merge(base, 1, Integer::sum);
    return ordinal == 1 ? base : DerivedId.of(base, Integer.toString(ordinal));
  }
}
