package metropolis.payment.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.ledger.Allocation;
import metropolis.payment.ledger.Balance;
import metropolis.payment.ledger.BankLine;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.Posting;
import metropolis.payment.ledger.Question;
import metropolis.payment.ledger.Vouchers;
import metropolis.payment.office.Office;
import metropolis.payment.reference.ShortCode;
import metropolis.platform.values.MayBeNull;
import metropolis.platform.values.Money;

/** The records of the JSON API. Amounts are whole minor units, as everywhere. */
final class PaymentJson {

  private PaymentJson() {}

  // Bodies

  record AllocationBody(String line, String invoice, PaymentAmount amount) {}

  record ReasonBody(String reason) {}

  /**
   * @param amount all that is open if it is left out
   */
  record WaiverBody(
      String invoice, @MayBeNull PaymentAmount amount, String reason, @MayBeNull String note) {
    WaiverBody {
      if (note != null && note.length() > 500) {
        throw new IllegalArgumentException("Give a note of at most 500 characters.");
      }
    }
  }

  // Answers

  record PaymentAmount(long minor, String currency) {
    PaymentAmount {
      if (!currency.matches("[A-Z]{3}")) {
        throw new IllegalArgumentException("Give a currency as three capital letters.");
      }
    }

    static PaymentAmount of(Money money) {
      return new PaymentAmount(money.minor(), money.currency().getCurrencyCode());
    }

    Money money() {
      return Money.of(minor, currency);
    }
  }

  record PaymentDone(String code) {}

  record InvoiceSummary(
      String number,
      String registrationId,
      String status,
      boolean overdue,
      PaymentAmount total,
      PaymentAmount paid,
      PaymentAmount waived,
      PaymentAmount credited,
      PaymentAmount open,
      PaymentAmount refundToDecide,
      String reference,
      String category,
      String tier,
      LocalDate issued,
      LocalDate due) {

    static InvoiceSummary of(Invoice i, LocalDate today) {
      return new InvoiceSummary(
          i.number().toString(),
          i.registrationId(),
          code(i.standing()),
          i.overdueOn(today),
          PaymentAmount.of(i.total()),
          PaymentAmount.of(i.figures().paid()),
          PaymentAmount.of(i.figures().waived()),
          PaymentAmount.of(i.figures().credited()),
          PaymentAmount.of(i.open()),
          PaymentAmount.of(i.refundToDecide()),
          i.head().reference(),
          i.head().category(),
          i.head().tier(),
          i.head().issued(),
          i.head().due());
    }
  }

  record InvoiceList(List<InvoiceSummary> invoices, int total, int page, int pages) {}

  /**
   * @param addressee whom it is addressed to; null if nobody is known
   * @param referenceAbroad an ISO 11649 reference; empty for invoices issued before there was one
   * @param shortCode for the text of a transfer
   * @param vatRate in hundredths of a per cent; of a group's invoice each item tells its own
   * @param supplementTo the invoice that was paid late, if this one bills the difference
   * @param receipt its number; null unless all is paid
   * @param creditNotes in the order of their count
   */
  record InvoiceDetail(
      InvoiceSummary invoice,
      @MayBeNull String addressee,
      String referenceAbroad,
      String shortCode,
      int vatRate,
      PaymentAmount vat,
      @MayBeNull String receipt,
      List<InvoiceCreditNote> creditNotes,
      List<InvoiceAllocation> allocations,
      List<InvoiceWaiver> waivers,
      List<PaymentPosting> postings,
      @MayBeNull String supplementTo,
      List<BillingJson.InvoiceClaim> items,
      List<BillingJson.InvoiceReminder> reminders) {

    static InvoiceDetail of(Invoice invoice, Office office, LocalDate today) {
      return new InvoiceDetail(
          InvoiceSummary.of(invoice, today),
          office
              .dossiers()
              .readdressed(invoice.number().toString())
              .map(PostalAddress::name)
              .or(
                  () ->
                      office
                          .dossiers()
                          .addressee(invoice.number().toString())
                          .map(payer -> invoice.group() ? payer.organisation() : payer.name()))
              .orElse(null),
          invoice.head().referenceAbroad(),
          ShortCode.of(office.conferenceId(), invoice.number().year(), invoice.number().sequence())
              .grouped(),
          invoice.head().vat().hundredths(),
          BillingJson.vat(invoice),
          Vouchers.receipt(invoice).map(Vouchers.Receipt::number).orElse(null),
          Vouchers.creditNotes(invoice).stream()
              .map(
                  note ->
                      new InvoiceCreditNote(
                          note.number(),
                          note.date(),
                          PaymentAmount.of(note.amount()),
                          note.registrationId(),
                          note.reason()))
              .toList(),
          invoice.allocations().values().stream().map(InvoiceAllocation::of).toList(),
          invoice.waivers().entrySet().stream()
              .map(
                  w ->
                      new InvoiceWaiver(
                          w.getKey(),
                          PaymentAmount.of(w.getValue()),
                          office.dossiers().note(w.getKey())))
              .toList(),
          invoice.postings().stream().map(PaymentPosting::of).toList(),
          invoice.head().supplementTo().map(Object::toString).orElse(null),
          invoice.claims().stream().map(BillingJson.InvoiceClaim::of).toList(),
          invoice.reminders().stream().map(BillingJson.InvoiceReminder::of).toList());
    }
  }

  /**
   * @param date the day it is posted on
   * @param registrationId empty for notes made before that was kept
   */
  record InvoiceCreditNote(
      String number, LocalDate date, PaymentAmount amount, String registrationId, String reason) {}

  record InvoiceAllocation(
      String id, String line, String invoice, PaymentAmount amount, String rule, int score) {

    static InvoiceAllocation of(Allocation a) {
      return new InvoiceAllocation(
          a.id(),
          a.lineKey(),
          a.invoice().toString(),
          PaymentAmount.of(a.amount()),
          a.rule(),
          a.score());
    }
  }

  record InvoiceWaiver(String id, PaymentAmount amount, String note) {}

  record PaymentPosting(
      Instant time,
      String debit,
      String credit,
      PaymentAmount amount,
      @MayBeNull String invoice,
      @MayBeNull String line,
      String reason,
      String actorRole,
      String actorId) {

    static PaymentPosting of(Posting p) {
      return new PaymentPosting(
          p.cause().time(),
          code(p.debit()),
          code(p.credit()),
          PaymentAmount.of(p.amount()),
          p.invoice().map(Object::toString).orElse(null),
          p.lineKey().orElse(null),
          p.reason(),
          code(p.cause().actor().role()),
          p.cause().actor().id());
    }
  }

  /**
   * @param question why money of it waits for a person; null if none does
   */
  record BankLineSummary(
      String line,
      String kind,
      PaymentAmount amount,
      PaymentAmount unallocated,
      PaymentAmount setAside,
      LocalDate bookingDate,
      LocalDate valueDate,
      String reference,
      String counterparty,
      String text,
      @MayBeNull String question) {

    static BankLineSummary of(BankLine l, Office office) {
      Narrative narrative = office.dossiers().narrative(l.key());
      return new BankLineSummary(
          l.key(),
          code(l.kind()),
          PaymentAmount.of(l.amount()),
          PaymentAmount.of(l.unallocated()),
          PaymentAmount.of(l.setAside()),
          l.origin().bookingDate(),
          l.origin().valueDate(),
          l.origin().reference(),
          narrative.counterparty(),
          narrative.text(),
          Question.of(l, office.books()).map(PaymentJson::code).orElse(null));
    }
  }

  record BankLineList(List<BankLineSummary> lines, int total, int page, int pages) {}

  record BankLineDetail(
      BankLineSummary line, List<InvoiceAllocation> allocations, List<PaymentPosting> postings) {

    static BankLineDetail of(BankLine line, Office office) {
      return new BankLineDetail(
          BankLineSummary.of(line, office),
          line.allocations().values().stream().map(InvoiceAllocation::of).toList(),
          line.postings().stream().map(PaymentPosting::of).toList());
    }
  }

  /**
   * @param broken what does not add up; empty as long as the books are right
   */
  record BalanceReport(boolean holds, List<BalanceSheet> sheets, List<String> broken) {

    static BalanceReport of(Balance balance) {
      return new BalanceReport(
          balance.holds(),
          balance.sheets().stream().map(BalanceSheet::of).toList(),
          balance.broken());
    }
  }

  record BalanceSheet(
      String currency,
      PaymentAmount moneyIn,
      PaymentAmount moneyOut,
      PaymentAmount bankLines,
      PaymentAmount allocated,
      PaymentAmount unallocated,
      PaymentAmount setAside,
      PaymentAmount invoiced,
      PaymentAmount paid,
      PaymentAmount waived,
      PaymentAmount credited,
      PaymentAmount open,
      PaymentAmount refundsToDecide,
      PaymentAmount payerCredits,
      PaymentAmount refundsPayable,
      PaymentAmount bankCharges,
      PaymentAmount cardPayments,
      PaymentAmount cardPayouts,
      PaymentAmount ownCharges) {

    static BalanceSheet of(Balance.Sheet s) {
      return new BalanceSheet(
          s.currency().getCurrencyCode(),
          PaymentAmount.of(s.moneyIn()),
          PaymentAmount.of(s.moneyOut()),
          PaymentAmount.of(s.bank()),
          PaymentAmount.of(s.allocated()),
          PaymentAmount.of(s.unallocated()),
          PaymentAmount.of(s.setAside()),
          PaymentAmount.of(s.invoiced()),
          PaymentAmount.of(s.paid()),
          PaymentAmount.of(s.waived()),
          PaymentAmount.of(s.credited()),
          PaymentAmount.of(s.open()),
          PaymentAmount.of(s.refundsToDecide()),
          PaymentAmount.of(s.payerCredits()),
          PaymentAmount.of(s.refundsPayable()),
          PaymentAmount.of(s.bankCharges()),
          PaymentAmount.of(s.cards()),
          PaymentAmount.of(s.payouts()),
          PaymentAmount.of(s.ownCharges()));
    }
  }

  /** A word for programs: {@code PART_PAID} becomes {@code part-paid}. */
  static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
