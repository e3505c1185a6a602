package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/**
 * One entry of the journal: an amount from one account to another, who, when and why. Immutable.
 *
 * @param amount on the debit side; negative where money left the bank
 * @param lineKey of the bank line; of what a provider of cards tells, the id of the card payment or
 *     payout
 * @param subject id of the allocation or waiver that is made or undone, of a credit that of the
 *     registration; otherwise empty
 * @param reason a rule's or a reason's code; never free text
 * @param date the day it counts for: never in a period that was closed when it was made
 */
public record Posting(
    Account debit,
    Account credit,
    Money amount,
    Optional<InvoiceNumber> invoice,
    Optional<String> lineKey,
    String subject,
    String reason,
    LocalDate date,
    Cause cause) {

  public Posting {
    Objects.requireNonNull(debit, "debit");
    Objects.requireNonNull(credit, "credit");
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(invoice, "invoice");
    Objects.requireNonNull(lineKey, "lineKey");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(date, "date");
    Objects.requireNonNull(cause, "cause");
  }
}
