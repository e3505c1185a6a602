package metropolis.payment.cards;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import metropolis.platform.values.Money;

/**
 * What a provider paid to the bank account, and what it is made of. Immutable.
 *
 * @param payoutId ours, the same whenever the same payout is told
 * @param providerId the provider's
 * @param arrival the day it should be on the account
 * @param net what arrives, of all conferences that share the account with the provider
 * @param references what the bank may say of it
 * @param entries those of this conference
 */
public record PayoutReport(
    String payoutId,
    String provider,
    String providerId,
    LocalDate arrival,
    Money net,
    List<String> references,
    List<Entry> entries) {

  /** What moved the balance at the provider. */
  public enum Kind {
    PAYMENT,
    REFUND,
    DISPUTE,
    /** A fee that stands by itself. */
    FEE,
    /** A payout that had failed, and is paid with this one. */
    CARRIED,
    /** Anything else, which the books do not explain. */
    OTHER
  }

  /**
   * @param entryId the provider's
   * @param amount before the fee; negative if it went out
   * @param fee that the provider kept; negative if it was given back
   * @param paymentId ours; empty if it belongs to none
   */
  public record Entry(String entryId, Kind kind, Money amount, Money fee, String paymentId) {
    public Entry {
      Objects.requireNonNull(entryId, "entryId");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(paymentId, "paymentId");
    }

    Money net() {
      return amount.minus(fee);
    }
  }

  public PayoutReport {
    Objects.requireNonNull(arrival, "arrival");
    references = List.copyOf(references);
    entries = List.copyOf(entries);
  }

  /** Taken from cards. */
  public Money gross() {
    return sum(entry -> entry.kind() == Kind.PAYMENT, Entry::amount);
  }

  /** Negative. */
  public Money refunds() {
    return sum(entry -> entry.kind() == Kind.REFUND, Entry::amount);
  }

  /** Negative unless more was won than lost. */
  public Money disputes() {
    return sum(entry -> entry.kind() == Kind.DISPUTE, Entry::amount);
  }

  public Money carried() {
    return sum(entry -> entry.kind() == Kind.CARRIED, Entry::amount);
  }

  /** Positive, as an expense; fees kept from payments and fees by themselves. */
  public Money fees() {
    Money kept = sum(entry -> entry.kind() != Kind.OTHER, Entry::fee);
    return kept.minus(sum(entry -> entry.kind() == Kind.FEE, Entry::amount));
  }

  /** What of it the books explain, and so what of the bank's line it clears. */
  public Money own() {
    return own(entries, Money.zero(net.currency()));
  }

  /** What of some entries the books explain. */
  public static Money own(List<Entry> entries, Money zero) {
    return entries.stream()
        .filter(entry -> entry.kind() != Kind.OTHER)
        .map(Entry::net)
        .reduce(zero, Money::plus);
  }

  /** What is of others, or unexplained. */
  public Money rest() {
    return net.minus(own());
  }

  private Money sum(Predicate<Entry> which, Function<Entry, Money> amount) {
    return entries.stream()
        .filter(which)
        .map(amount)
        .reduce(Money.zero(net.currency()), Money::plus);
  }
}
