package metropolis.payment.ledger;

import java.util.List;
import java.util.Optional;

/**
 * What tells a transaction from others, as a kind and a stand-in for the bank's id: ids may hold
 * what a payer typed, and so are not for events.
 */
public final class Mark {

  /** Made by the payer's bank, unique in the world. */
  public static final String UETR = "uetr";

  public static final String TRANSACTION = "tx";

  /** The account's bank's own, where it differs from the entry's and from its neighbours'. */
  public static final String BANK = "bank";

  /** The payer's own: two payments may carry the same, but one payment does not carry two. */
  public static final String END_TO_END = "e2e";

  /** The file tells no booking date, and the value date stands for it. */
  public static final String NO_BOOKING_DATE = "no-booking-date:";

  /** By decreasing trust. */
  static final List<String> TELLING_APART = List.of(UETR, TRANSACTION, BANK, END_TO_END);

  private Mark() {}

  public static String of(String kind, String id) {
    return kind + ":" + DerivedId.of(id);
  }

  /** The mark of a kind, if there is one. */
  static Optional<String> find(List<String> marks, String kind) {
    return marks.stream().filter(mark -> mark.startsWith(kind + ":")).findFirst();
  }
}
