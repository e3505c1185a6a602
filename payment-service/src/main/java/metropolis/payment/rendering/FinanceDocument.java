package metropolis.payment.rendering;

import java.time.LocalDate;
import java.util.List;
import metropolis.payment.ledger.Figures;
import metropolis.payment.ledger.VatRate;
import metropolis.payment.reference.Iban;
import metropolis.payment.reference.PaymentReference;
import metropolis.payment.reference.ShortCode;
import metropolis.platform.values.Money;

/** All that stands on a paper of the finance office, ready to be drawn. */
public sealed interface FinanceDocument {

  Letterhead head();

  String number();

  LocalDate date();

  /** What is charged for, credited or receipted; at least one. */
  List<Item> items();

  /**
   * The fee of one delegate.
   *
   * @param tier step of the fee: EARLY, REGULAR or ON_SITE
   * @param delegate forms of the name, the person's own first; empty if nobody is known any more
   * @param why it is asked, where that is not plain; may be empty
   * @param ended whether it is asked no longer, and so was credited
   */
  record Item(
      String category,
      String tier,
      List<String> delegate,
      Money amount,
      Vat vat,
      String why,
      boolean ended) {
    public Item {
      delegate = List.copyOf(delegate);
    }
  }

  /**
   * @param text what the law asks to be said; may be empty
   */
  record Vat(VatRate rate, String text) {}

  /**
   * @param account of a Swiss QR-bill
   * @param abroad number of the same account for payers abroad
   * @param reference of a Swiss QR-bill
   * @param referenceAbroad an ISO 11649 reference
   */
  record Transfer(
      Iban account,
      Iban abroad,
      PaymentReference reference,
      PaymentReference referenceAbroad,
      ShortCode code) {}

  /**
   * @param figures where the total went up to now
   * @param supplement whether it bills the difference to a fee that was paid late
   */
  record Invoice(
      Letterhead head,
      String number,
      LocalDate date,
      LocalDate due,
      Transfer transfer,
      List<Item> items,
      Money total,
      Figures figures,
      boolean cancelled,
      boolean supplement)
      implements FinanceDocument {

    public Invoice {
      items = List.copyOf(items);
    }

    boolean isToBePaid() {
      return !cancelled && figures.open().isPositive();
    }
  }

  /**
   * Takes back what was open of a claim.
   *
   * @param paid of the invoice, on which is decided apart
   * @param reason a code of {@link metropolis.payment.ledger.Reasons#CREDIT}
   * @param replacedBy number of the invoice that asks for it now; empty if none does
   */
  record CreditNote(
      Letterhead head,
      String number,
      LocalDate date,
      String invoice,
      LocalDate invoiced,
      Item item,
      Money amount,
      Money paid,
      String reason,
      String replacedBy)
      implements FinanceDocument {

    @Override
    public List<Item> items() {
      return List.of(item);
    }
  }

  /**
   * Asks again for what is to be paid.
   *
   * @param level from 1, the mildest
   * @param asked what was open on its date
   */
  record Reminder(
      Letterhead head,
      String number,
      LocalDate date,
      int level,
      LocalDate payBy,
      Money asked,
      Invoice invoice)
      implements FinanceDocument {

    @Override
    public List<Item> items() {
      return invoice.items();
    }
  }

  /** Confirms that an invoice was paid. */
  record Receipt(
      Letterhead head,
      String number,
      LocalDate date,
      String invoice,
      LocalDate invoiced,
      List<Item> items,
      Money total,
      List<Payment> payments,
      Money waived,
      Money credited)
      implements FinanceDocument {

    public Receipt {
      items = List.copyOf(items);
      payments = List.copyOf(payments);
    }
  }

  /**
   * @param valued the day from which the bank counted it
   */
  record Payment(LocalDate valued, Money amount) {}
}
