package metropolis.payment.ledger;

import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/**
 * Money on its way from a credit back to its payer. Immutable.
 *
 * @param order of payment that it is in, while it is
 * @param endToEndId by which the bank tells it again; of that order alone
 * @param debitLine by which it left the account
 * @param returnLine by which it came back
 * @param history every standing it had, with who and when; the latest last, never empty
 */
public record Refund(
    String id,
    String creditId,
    Money amount,
    Optional<String> order,
    Optional<String> endToEndId,
    Optional<String> debitLine,
    Optional<String> returnLine,
    List<Step> history) {

  private static final Set<String> CURRENCIES = Set.of("CHF", "EUR");

  /** How far it has come. */
  public enum Standing {
    /** Waits for a second person. */
    PROPOSED,
    REFUSED,
    WITHDRAWN,
    /** To be put into a payment order. */
    APPROVED,
    /** In a file that is not marked sent. */
    ORDERED,
    SENT,
    /** The bank debited it. */
    CONFIRMED,
    /** The bank returned it: the credit is open again. */
    RETURNED
  }

  /**
   * @param reason as a code; empty where none is asked for
   */
  public record Step(Standing standing, Cause cause, String reason) {}

  public Refund {
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(endToEndId, "endToEndId");
    Objects.requireNonNull(debitLine, "debitLine");
    Objects.requireNonNull(returnLine, "returnLine");
    history = List.copyOf(history);
  }

  /** Whether a payment order can be made in it. */
  public static boolean payable(Currency currency) {
    return CURRENCIES.contains(currency.getCurrencyCode());
  }

  static Refund proposed(String id, String creditId, Money amount, Cause cause) {
    return new Refund(
        id,
        creditId,
        amount,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(new Step(Standing.PROPOSED, cause, "")));
  }

  public Standing standing() {
    return history.getLast().standing();
  }

  /** Who proposed it. */
  public Cause proposal() {
    return history.getFirst().cause();
  }

  /** Who approved it, if it was. */
  public Optional<Cause> approval() {
    return history.stream()
        .filter(step -> step.standing() == Standing.APPROVED)
        .map(Step::cause)
        .findFirst();
  }

  /** Approved, and not debited yet. */
  public boolean payable() {
    return switch (standing()) {
      case APPROVED, ORDERED, SENT -> true;
      case PROPOSED, REFUSED, WITHDRAWN, CONFIRMED, RETURNED -> false;
    };
  }

  /** Whether it counts against the credit, or will once it is approved. */
  public boolean counts() {
    return switch (standing()) {
      case PROPOSED, APPROVED, ORDERED, SENT, CONFIRMED -> true;
      case REFUSED, WITHDRAWN, RETURNED -> false;
    };
  }

  Refund now(Standing standing, Cause cause, String reason) {
    return new Refund(
        id,
        creditId,
        amount,
        order,
        endToEndId,
        debitLine,
        returnLine,
        Stream.concat(history.stream(), Stream.of(new Step(standing, cause, reason))).toList());
  }

  Refund in(Optional<String> paymentOrder, Optional<String> endToEnd) {
    return new Refund(id, creditId, amount, paymentOrder, endToEnd, debitLine, returnLine, history);
  }

  Refund linked(Optional<String> debit, Optional<String> back) {
    return new Refund(id, creditId, amount, order, endToEndId, debit, back, history);
  }
}
