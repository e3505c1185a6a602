package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import metropolis.payment.ledger.PaymentEvent.AllocationReversed;
import metropolis.payment.ledger.PaymentEvent.BankLineBooked;
import metropolis.payment.ledger.PaymentEvent.BankLineReclaimed;
import metropolis.payment.ledger.PaymentEvent.BankLineReplaced;
import metropolis.payment.ledger.PaymentEvent.BankLineSetAside;
import metropolis.payment.ledger.PaymentEvent.GroupInvoiceIssued;
import metropolis.payment.ledger.PaymentEvent.InvoiceCancelled;
import metropolis.payment.ledger.PaymentEvent.InvoiceIssued;
import metropolis.payment.ledger.PaymentEvent.InvoiceReaddressed;
import metropolis.payment.ledger.PaymentEvent.InvoiceReminded;
import metropolis.payment.ledger.PaymentEvent.InvoiceReopened;
import metropolis.payment.ledger.PaymentEvent.InvoiceSettled;
import metropolis.payment.ledger.PaymentEvent.InvoiceWaived;
import metropolis.payment.ledger.PaymentEvent.PayerEvent;
import metropolis.payment.ledger.PaymentEvent.PaymentAllocated;
import metropolis.payment.ledger.PaymentEvent.PeriodClosed;
import metropolis.payment.ledger.PaymentEvent.StatementImported;
import metropolis.payment.ledger.PaymentEvent.WaiverReversed;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/** The double entry of every event: the one place that says which accounts it moves. */
final class Postings {

  private Postings() {}

  /**
   * Empty for events that move nothing; all others are dated.
   *
   * @param waivedTo the account that a waiver in force was posted to
   */
  static Optional<Posting> of(
      PaymentEvent event, LocalDate date, Cause cause, Function<WaiverReversed, Account> waivedTo) {
    return switch (event) {
      case InvoiceIssued e ->
          invoice(
              Account.RECEIVABLES, Account.FEES, e.amount(), e.number(), "", e.tier(), date, cause);
      case GroupInvoiceIssued e ->
          invoice(
              Account.RECEIVABLES,
              Account.FEES,
              e.amount(),
              e.number(),
              "",
              Invoice.GROUP,
              date,
              cause);
      case InvoiceCancelled e ->
          invoice(
              Account.CREDITS,
              Account.RECEIVABLES,
              e.credited(),
              e.number(),
              e.registrationId(),
              e.reason(),
              date,
              cause);
      case InvoiceWaived e ->
          invoice(
              accountOfWaiver(e.reason()),
              Account.RECEIVABLES,
              e.amount(),
              e.invoice(),
              e.waiverId(),
              e.reason(),
              date,
              cause);
      case WaiverReversed e ->
          invoice(
              Account.RECEIVABLES,
              waivedTo.apply(e),
              e.amount(),
              e.invoice(),
              e.waiverId(),
              e.reason(),
              date,
              cause);
      case PaymentAllocated e ->
          Optional.of(
              new Posting(
                  Account.UNALLOCATED,
                  Account.RECEIVABLES,
                  e.amount(),
                  Optional.of(e.invoice()),
                  Optional.of(e.lineKey()),
                  e.allocationId(),
                  e.rule(),
                  date,
                  cause));
      case AllocationReversed e ->
          Optional.of(
              new Posting(
                  Account.RECEIVABLES,
                  Account.UNALLOCATED,
                  e.amount(),
                  Optional.of(e.invoice()),
                  Optional.of(e.lineKey()),
                  e.allocationId(),
                  e.reason(),
                  date,
                  cause));
      case BankLineBooked e ->
          line(Account.BANK, Account.UNALLOCATED, e.amount(), e.lineKey(), "", date, cause);
      case BankLineReplaced e ->
          line(Account.UNALLOCATED, Account.BANK, e.amount(), e.lineKey(), "", date, cause);
      case BankLineSetAside e ->
          line(
              Account.UNALLOCATED,
              Account.SET_ASIDE,
              e.amount(),
              e.lineKey(),
              e.reason(),
              date,
              cause);
      case BankLineReclaimed e ->
          line(
              Account.SET_ASIDE,
              Account.UNALLOCATED,
              e.amount(),
              e.lineKey(),
              e.reason(),
              date,
              cause);
      case PaymentEvent.BankLineCharged e ->
          line(
              Account.UNALLOCATED,
              Account.BANK_CHARGES,
              e.amount(),
              e.lineKey(),
              e.reason(),
              date,
              cause);
      case PaymentEvent.BankLineChargeReversed e ->
          line(
              Account.BANK_CHARGES,
              Account.UNALLOCATED,
              e.amount(),
              e.lineKey(),
              e.reason(),
              date,
              cause);
      case PaymentEvent.Card e -> CardBooks.posting(e, date, cause);
      case PayerEvent e -> PayerPostings.of(e, date, cause);
      case StatementImported _,
          InvoiceSettled _,
          InvoiceReopened _,
          InvoiceReaddressed _,
          InvoiceReminded _,
          PeriodClosed _,
          PaymentEvent.CsvProfileKept _,
          PaymentEvent.CsvProfileDropped _ ->
          Optional.empty();
    };
  }

  /** What banks took is an expense of ours, and no favour to a payer. */
  private static Account accountOfWaiver(String reason) {
    return reason.equals(Reasons.BANK_CHARGES) ? Account.BANK_CHARGES : Account.WAIVERS;
  }

  /**
   * Postings of an invoice as they would be made today. Until bank charges had an account of their
   * own they were kept among the waivers.
   */
  static List<Posting> asToday(List<Posting> kept) {
    Set<String> charges = new HashSet<>();
    for (Posting posting : kept) {
      if (posting.debit() == Account.WAIVERS && posting.reason().equals(Reasons.BANK_CHARGES)) {
        charges.add(posting.subject());
      }
    }
    return charges.isEmpty()
        ? kept
        : kept.stream()
            .map(posting -> charges.contains(posting.subject()) ? charge(posting) : posting)
            .toList();
  }

  private static Posting charge(Posting posting) {
    return new Posting(
        posting.debit() == Account.WAIVERS ? Account.BANK_CHARGES : posting.debit(),
        posting.credit() == Account.WAIVERS ? Account.BANK_CHARGES : posting.credit(),
        posting.amount(),
        posting.invoice(),
        posting.lineKey(),
        posting.subject(),
        posting.reason(),
        posting.date(),
        posting.cause());
  }

  private static Optional<Posting> invoice(
      Account debit,
      Account credit,
      Money amount,
      InvoiceNumber number,
      String subject,
      String reason,
      LocalDate date,
      Cause cause) {
    return Optional.of(
        new Posting(
            debit,
            credit,
            amount,
            Optional.of(number),
            Optional.empty(),
            subject,
            reason,
            date,
            cause));
  }

  private static Optional<Posting> line(
      Account debit,
      Account credit,
      Money amount,
      String lineKey,
      String reason,
      LocalDate date,
      Cause cause) {
    return Optional.of(
        new Posting(
            debit,
            credit,
            amount,
            Optional.empty(),
            Optional.of(lineKey),
            "",
            reason,
            date,
            cause));
  }
}
