package metropolis.payment.ledger;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/**
 * What a payer has with us: money of one bank line that paid too much, paid for a registration that
 * ended, or was not meant for us. Immutable.
 *
 * @param invoice that it was meant for, if any
 * @param open what is neither refunded nor approved to be
 * @param reversed whether it was undone, and the money is the line's again
 * @param reason as a code
 * @param postings those that no bank line has
 */
public record PayerCredit(
    String id,
    String lineKey,
    Optional<InvoiceNumber> invoice,
    Money amount,
    Money open,
    boolean reversed,
    String reason,
    Cause cause,
    List<Posting> postings) {

  public PayerCredit {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(invoice, "invoice");
    postings = List.copyOf(postings);
  }

  /** What banks kept of its refunds that came back. */
  Money chargesBorne() {
    return postings.stream()
        .filter(posting -> posting.debit() == Account.BANK_CHARGES)
        .map(Posting::amount)
        .reduce(Money.zero(amount.currency()), Money::plus);
  }

  PayerCredit with(Money nowOpen) {
    return new PayerCredit(
        id, lineKey, invoice, amount, nowOpen, reversed, reason, cause, postings);
  }

  PayerCredit posted(Posting posting) {
    List<Posting> now = Stream.concat(postings.stream(), Stream.of(posting)).toList();
    return new PayerCredit(id, lineKey, invoice, amount, open, reversed, reason, cause, now);
  }

  PayerCredit undone() {
    Money nothing = Money.zero(amount.currency());
    return new PayerCredit(id, lineKey, invoice, amount, nothing, true, reason, cause, postings);
  }
}
