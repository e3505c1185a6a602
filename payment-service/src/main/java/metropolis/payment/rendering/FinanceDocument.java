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

  /** What is charged for, credited or receipted. */
  Item item();

  Vat vat();

  /**
   * The fee of one delegate.
   *
   * @param tier step of the fee: EARLY, REGULAR or ON_SITE
   * @param delegate forms of the name, the person's own first; empty if nobody is known any more
   */
  record Item(String category, String tier, List<String> delegate) {
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
   */
  record Invoice(
      Letterhead head,
      String number,
      LocalDate date,
      LocalDate due,
      Transfer transfer,
      Item item,
      Money total,
      Figures figures,
      boolean cancelled,
      Vat vat)
      implements FinanceDocument {

    boolean isToBePaid() {
      return !cancelled && figures.open().isPositive();
    }
  }

  /**
   * Takes back what was open when a registration ended.
   *
   * @param paid of the invoice, on which is decided apart
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
      Vat vat)
      implements FinanceDocument {}

  /** Confirms that an invoice was paid. */
  record Receipt(
      Letterhead head,
      String number,
      LocalDate date,
      String invoice,
      LocalDate invoiced,
      Item item,
      Money total,
      List<Payment> payments,
      Money waived,
      Vat vat)
      implements FinanceDocument {

    public Receipt {
      payments = List.copyOf(payments);
    }
  }

  /**
   * @param valued the day from which the bank counted it
   */
  record Payment(LocalDate valued, Money amount) {}
}
