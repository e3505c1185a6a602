package metropolis.payment.matching;

import java.util.Currency;
import metropolis.platform.values.Money;

/** What speaks for a proposal, or against it: data for pages to say in words. No names, no text. */
public sealed interface Evidence {

  /** The bank gave the invoice's structured reference. */
  record ReferenceGiven() implements Evidence {}

  /** The invoice's reference stands in the text. */
  record ReferenceInText() implements Evidence {}

  /** The invoice's number stands in the text. */
  record NumberInText() implements Evidence {}

  /** What stands in the text can be read as the invoice's number, cut short. */
  record NumberCutShort() implements Evidence {}

  /** The invoice is that of a whole group. */
  record GroupInvoice(int registrations) implements Evidence {}

  record AmountEqual() implements Evidence {}

  /** Less came than is open. */
  record AmountShort(Money by) implements Evidence {}

  /** Less came than is open, by no more than banks charge on the way. */
  record ShortByCharges(Money by, Money tolerance) implements Evidence {}

  /** More came than is open. */
  record AmountOver(Money by) implements Evidence {}

  /** What is open on so many invoices adds up to what came. */
  record SumEqual(int invoices) implements Evidence {}

  /** The account has paid for this payer or institution before. */
  record PayerKnown() implements Evidence {}

  /**
   * @param percent of the delegate's name
   */
  record NameAlike(int percent) implements Evidence {}

  /**
   * @param percent of the institution's name
   */
  record InstitutionAlike(int percent) implements Evidence {}

  /** So many proposals are equally good, this one among them. */
  record OneOfSeveral(int proposals) implements Evidence {}

  record OtherCurrency(Currency currency) implements Evidence {}

  record RegistrationEnded() implements Evidence {}

  record AlreadyPaid() implements Evidence {}
}
