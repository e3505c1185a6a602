package metropolis.payment.http;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import metropolis.payment.http.PaymentJson.InvoiceSummary;
import metropolis.payment.http.PaymentJson.PaymentAmount;
import metropolis.payment.ledger.Claim;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.PaymentCommand.WantedReminder;
import metropolis.payment.ledger.Reminder;
import metropolis.payment.ledger.VatRate;
import metropolis.payment.office.Overdue;
import metropolis.payment.rendering.FinancePdf;
import metropolis.platform.values.MayBeNull;
import metropolis.platform.values.Money;

/** The records of the JSON API for invoices of groups, and for reminders. */
final class BillingJson {

  private BillingJson() {}

  // Bodies

  /**
   * @param invoices numbers, in the order in which payments are to cover them
   * @param language of its papers: en, fr, de or it; English if it is left out
   */
  record GroupInvoiceBody(
      List<String> invoices, @MayBeNull String language, AddressBody addressee) {

    GroupInvoiceBody {
      if (language != null && !FinancePdf.LANGUAGES.contains(language)) {
        throw new IllegalArgumentException(
            "language: Give one of " + String.join(", ", FinancePdf.LANGUAGES) + ".");
      }
    }

    String inLanguage() {
      return language == null ? Locale.ENGLISH.getLanguage() : language;
    }
  }

  record ReminderBody(String invoice, int level) {}

  record RemindersBody(List<ReminderBody> reminders) {

    List<WantedReminder> wanted() {
      return reminders.stream().map(r -> new WantedReminder(r.invoice(), r.level())).toList();
    }
  }

  // Answers

  /**
   * @param invoice number of the one that was issued
   */
  record IssuedInvoice(String code, String invoice) {}

  /**
   * @param already made out before
   * @param paymentWaits left out, since a bank line that waits may be the payment
   * @param notDue left out, since the level is not due
   */
  record RemindersDone(String code, int issued, int already, int paymentWaits, int notDue) {

    static RemindersDone of(String code, Map<String, String> data) {
      return new RemindersDone(
          code,
          Integer.parseInt(data.get("issued")),
          Integer.parseInt(data.get("already")),
          Integer.parseInt(data.get("payment-waits")),
          Integer.parseInt(data.get("not-due")));
    }
  }

  /**
   * @param ended whether nothing is asked for it any more
   * @param settled whether payments and waivers cover it
   */
  record InvoiceClaim(
      String registrationId,
      String category,
      String tier,
      PaymentAmount amount,
      int vatRate,
      boolean ended,
      boolean settled) {

    static InvoiceClaim of(Claim claim) {
      return new InvoiceClaim(
          claim.item().registrationId(),
          claim.item().category(),
          claim.item().tier(),
          PaymentAmount.of(claim.item().amount()),
          claim.item().vat().hundredths(),
          claim.ended(),
          claim.settled().isPresent());
    }
  }

  record InvoiceReminder(int level, LocalDate day, LocalDate payBy, PaymentAmount open) {

    static InvoiceReminder of(Reminder r) {
      return new InvoiceReminder(r.level(), r.day(), r.payBy(), PaymentAmount.of(r.open()));
    }
  }

  /**
   * @param level of the reminder that is due; 0 if none is
   * @param waiting bank lines that may be the payment, so that no reminder is made out
   */
  record OverdueInvoice(
      InvoiceSummary invoice,
      int level,
      long daysOverdue,
      List<InvoiceReminder> reminders,
      List<String> waiting) {

    static OverdueInvoice of(Overdue overdue, LocalDate today) {
      return new OverdueInvoice(
          InvoiceSummary.of(overdue.invoice(), today),
          overdue.level(),
          overdue.days(),
          overdue.invoice().reminders().stream().map(InvoiceReminder::of).toList(),
          List.copyOf(overdue.waiting()));
    }
  }

  record OverdueList(List<OverdueInvoice> invoices) {}

  /** The tax within an invoice, by the sum of each rate. */
  static PaymentAmount vat(Invoice invoice) {
    Map<Integer, Money> byRate = new TreeMap<>();
    invoice
        .claims()
        .forEach(c -> byRate.merge(c.item().vat().hundredths(), c.item().amount(), Money::plus));
    return PaymentAmount.of(
        byRate.entrySet().stream()
            .map(rated -> new VatRate(rated.getKey()).within(rated.getValue()))
            .reduce(Money.zero(invoice.total().currency()), Money::plus));
  }
}
