package metropolis.payment.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import metropolis.payment.ledger.PaymentEvent.BankLineBooked;
import metropolis.platform.values.Money;

/**
 * A movement on the bank account as its postings left it. Immutable. Always: amount = allocated +
 * on account of payers + unallocated + set aside + cleared + charged, unless an aggregate gave way
 * to its details, when all are zero.
 *
 * @param origin as booked; never changes
 * @param replaced whether it was an aggregate and its details have been booked instead
 * @param allocations those in force, by id
 * @param onAccount what of it concerns payers, by the id of the credit or refund: what was credited
 *     or came back, and negative what was refunded
 */
public record BankLine(
    BankLineBooked origin,
    Money unallocated,
    Money setAside,
    boolean replaced,
    SequencedMap<String, Allocation> allocations,
    List<Posting> postings,
    SequencedMap<String, Money> onAccount) {

  /** What kind of movement it is, which decides whether it can pay an invoice. */
  public enum Kind {
    INCOME,
    PAID_OUT,
    RETURNED
  }

  public BankLine {
    allocations = Few.copy(allocations);
    postings = List.copyOf(postings);
    onAccount = Few.copy(onAccount);
  }

  static BankLine booked(BankLineBooked event, Posting posting) {
    return new BankLine(
        event,
        event.amount(),
        Money.zero(event.amount().currency()),
        false,
        new LinkedHashMap<>(),
        List.of(posting),
        new LinkedHashMap<>());
  }

  /** Which kind such a movement is. */
  static Kind kindOf(Money amount, boolean reversal) {
    if (amount.isNegative()) {
      return Kind.PAID_OUT;
    }
    return reversal ? Kind.RETURNED : Kind.INCOME;
  }

  public String key() {
    return origin.lineKey();
  }

  /** As it counts in the books: nothing once replaced. */
  public Money amount() {
    return replaced ? Money.zero(origin.amount().currency()) : origin.amount();
  }

  public Kind kind() {
    return kindOf(origin.amount(), origin.reversal());
  }

  /** What of it is a payout of a provider of cards. */
  public Money cleared() {
    return postedTo(Account.PSP_CLEARING);
  }

  /** What of it the bank itself took, then negative, or paid. */
  public Money charged() {
    return postedTo(Account.BANK_CHARGES);
  }

  private Money postedTo(Account account) {
    Money sum = Money.zero(origin.amount().currency());
    for (Posting posting : postings) {
      if (posting.credit() == account) {
        sum = sum.plus(posting.amount());
      } else if (posting.debit() == account) {
        sum = sum.minus(posting.amount());
      }
    }
    return sum;
  }

  /** What of it pays invoices. */
  public Money allocated() {
    return amount()
        .minus(ofPayers())
        .minus(unallocated)
        .minus(setAside)
        .minus(cleared())
        .minus(charged());
  }

  /** What of it is on account of payers. */
  public Money ofPayers() {
    Money zero = Money.zero(origin.amount().currency());
    return onAccount.values().stream().reduce(zero, Money::plus);
  }

  /** The payout that it is. */
  public Optional<String> payout() {
    return cleared().isZero()
        ? Optional.empty()
        : postings.reversed().stream()
            .filter(posting -> posting.credit() == Account.PSP_CLEARING)
            .map(Posting::subject)
            .findFirst();
  }

  /** Whether money of it is still to be allocated. */
  public boolean waits() {
    return !replaced && kind() == Kind.INCOME && unallocated.isPositive();
  }

  /**
   * Whether it left the account or came back, and nobody knows yet what it was: only the rule that
   * it is no income has judged it.
   */
  public boolean unexplained() {
    return !replaced
        && !setAside.isZero()
        && postings.reversed().stream()
            .filter(posting -> posting.credit() == Account.SET_ASIDE)
            .findFirst()
            .filter(posting -> Reasons.byRule(posting.reason()))
            .isPresent();
  }

  /** Whether an allocation of it was ever undone. */
  public boolean takenBack() {
    return postings.stream().anyMatch(posting -> posting.debit() == Account.RECEIVABLES);
  }

  /** Whether nobody has decided anything about it yet. */
  boolean untouched() {
    return !replaced
        && allocations.isEmpty()
        && onAccount.isEmpty()
        && setAside.isZero()
        && cleared().isZero()
        && charged().isZero();
  }

  /** A decision of a person about a sum is kept; only what nobody touched gives way to details. */
  boolean mayGiveWay() {
    return !replaced
        && (untouched()
            || (kind() != Kind.INCOME
                && onAccount().isEmpty()
                && charged().isZero()
                && cleared().isZero()));
  }

  BankLine allocated(Allocation allocation, Posting posting) {
    SequencedMap<String, Allocation> now = new LinkedHashMap<>(allocations);
    now.put(allocation.id(), allocation);
    return after(unallocated.minus(allocation.amount()), setAside, now, posting);
  }

  BankLine allocationReversed(String allocationId, Money amount, Posting posting) {
    SequencedMap<String, Allocation> now = new LinkedHashMap<>(allocations);
    now.remove(allocationId);
    return after(unallocated.plus(amount), setAside, now, posting);
  }

  BankLine setAside(Money amount, Posting posting) {
    return after(unallocated.minus(amount), setAside.plus(amount), allocations, posting);
  }

  BankLine reclaimed(Money amount, Posting posting) {
    return after(unallocated.plus(amount), setAside.minus(amount), allocations, posting);
  }

  /**
   * @param amount negative if it is taken back
   */
  BankLine cleared(Money amount, Posting posting) {
    return after(unallocated.minus(amount), setAside, allocations, posting);
  }

  /** Money of it concerns a payer from now on. */
  BankLine onAccount(String id, Money amount, Posting posting) {
    SequencedMap<String, Money> now = new LinkedHashMap<>(onAccount);
    now.put(id, amount);
    return moved(unallocated.minus(amount), now, posting);
  }

  /** It does not any more. */
  BankLine offAccount(String id, Money amount, Posting posting) {
    SequencedMap<String, Money> now = new LinkedHashMap<>(onAccount);
    now.remove(id);
    return moved(unallocated.plus(amount), now, posting);
  }

  private BankLine moved(Money unallocated, SequencedMap<String, Money> now, Posting posting) {
    return new BankLine(
        origin, unallocated, setAside, replaced, allocations, Few.with(postings, posting), now);
  }

  BankLine replacedBy(Money amount, Posting posting) {
    return new BankLine(
        origin,
        unallocated.minus(amount),
        setAside,
        true,
        allocations,
        Few.with(postings, posting),
        onAccount);
  }

  private BankLine after(
      Money unallocated,
      Money setAside,
      SequencedMap<String, Allocation> allocations,
      Posting posting) {
    return new BankLine(
        origin,
        unallocated,
        setAside,
        replaced,
        allocations,
        Few.with(postings, posting),
        onAccount);
  }
}
