package metropolis.payment.ledger;

import static metropolis.payment.ledger.Refusing.first;
import static metropolis.payment.ledger.Refusing.refuse;
import static metropolis.payment.ledger.Refusing.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import metropolis.payment.ledger.Decision.Done;
import metropolis.payment.ledger.Decision.Refused;
import metropolis.payment.ledger.PaymentCommand.AllocateByHand;
import metropolis.payment.ledger.PaymentCommand.CancelInvoice;
import metropolis.payment.ledger.PaymentCommand.ChargeLine;
import metropolis.payment.ledger.PaymentCommand.ClosePeriod;
import metropolis.payment.ledger.PaymentCommand.DropCsvProfile;
import metropolis.payment.ledger.PaymentCommand.ImportStatement;
import metropolis.payment.ledger.PaymentCommand.IssueGroupInvoice;
import metropolis.payment.ledger.PaymentCommand.IssueInvoice;
import metropolis.payment.ledger.PaymentCommand.IssueReminders;
import metropolis.payment.ledger.PaymentCommand.KeepCsvProfile;
import metropolis.payment.ledger.PaymentCommand.PayerCommand;
import metropolis.payment.ledger.PaymentCommand.ReaddressInvoice;
import metropolis.payment.ledger.PaymentCommand.ReclaimLine;
import metropolis.payment.ledger.PaymentCommand.ReverseAllocation;
import metropolis.payment.ledger.PaymentCommand.ReverseWaiver;
import metropolis.payment.ledger.PaymentCommand.SetAsideLine;
import metropolis.payment.ledger.PaymentCommand.SplitLine;
import metropolis.payment.ledger.PaymentCommand.TakeOutOfGroup;
import metropolis.payment.ledger.PaymentCommand.WaiveInvoice;
import metropolis.payment.ledger.PaymentEvent.AllocationReversed;
import metropolis.payment.ledger.PaymentEvent.InvoiceWaived;
import metropolis.payment.ledger.PaymentEvent.PaymentAllocated;
import metropolis.payment.ledger.PaymentEvent.PeriodClosed;
import metropolis.payment.ledger.PaymentEvent.WaiverReversed;
import metropolis.payment.matching.Share;
import metropolis.payment.matching.Wording;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/** Decides commands against the books, which it only reads. */
public final class Bookkeeper {

  /** More than any delegation; a limit for what programs send. */
  private static final int MOST_SHARES = 500;

  private Bookkeeper() {}

  /** Decides what brought no words with it. */
  public static Decision decide(Books books, Terms terms, PaymentCommand command, Cause cause) {
    return decide(books, terms, command, cause, _ -> Wording.NONE);
  }

  /**
   * @param wordings what the bank says in words of a line of a statement, by key: for the rules of
   *     matching, not for the books
   */
  public static Decision decide(
      Books books,
      Terms terms,
      PaymentCommand command,
      Cause cause,
      Function<String, Wording> wordings) {
    Decision decision =
        switch (command) {
          case IssueInvoice c -> Invoicing.issue(books, terms, c, cause);
          case CancelInvoice c -> Invoicing.cancel(books, c, cause);
          case IssueGroupInvoice c -> Invoicing.issueGroup(books, terms, c, cause);
          case TakeOutOfGroup c -> Invoicing.takeOut(books, terms, c, cause);
          case IssueReminders c -> Reminding.issue(books, terms, c, cause);
          case ImportStatement c -> new StatementIntake(books, terms, cause, wordings).take(c);
          case AllocateByHand c -> allocate(books, c, cause);
          case SplitLine c -> split(books, terms, c, cause);
          case ReverseAllocation c -> reverseAllocation(books, c);
          case WaiveInvoice c -> waive(books, terms, c, cause);
          case ReverseWaiver c -> reverseWaiver(books, c);
          case SetAsideLine c -> LineFates.setAside(books, c);
          case ReclaimLine c -> LineFates.reclaim(books, c);
          case ChargeLine c -> LineFates.charge(books, c);
          case ReaddressInvoice c -> Invoicing.readdress(books, c);
          case ClosePeriod c -> close(books, terms, c, cause);
          case PayerCommand c -> Refunding.decide(books, terms, c, cause);
          case KeepCsvProfile c -> CsvLayouts.keep(books, c.profile());
          case DropCsvProfile c -> CsvLayouts.drop(books, c.profileId());
          case PaymentCommand.Card c -> CardDesk.decide(books, terms, c, cause, wordings);
        };
    return switch (decision) {
      case Refused refused -> refused;
      case Done done -> withWhatFollows(books, terms, done, cause, wordings);
    };
  }

  /** Whether a statement can be taken at all; asked of all of a file before any of it is taken. */
  public static Optional<Refused> refusal(ImportStatement command) {
    return StatementIntake.refusal(command);
  }

  private static Decision allocate(Books books, AllocateByHand command, Cause cause) {
    Optional<BankLine> line = books.line(command.lineKey());
    Optional<Invoice> invoice = books.invoice(command.invoiceNumber());
    Money amount = command.amount();
    return first(
            refuse(line.isEmpty(), "unknown-line", "line"),
            refuse(invoice.isEmpty(), "unknown-invoice", "invoice"),
            refuse(!amount.isPositive(), "amount-not-positive", "amount"),
            () -> income(line.get()),
            () -> inForce(invoice.get()),
            () -> sameCurrency(amount, line.get().amount()),
            () -> sameCurrency(amount, invoice.get().total()),
            () -> within(amount, line.get().unallocated(), "amount-exceeds-line"),
            () -> within(amount, invoice.get().open(), "amount-exceeds-invoice"))
        .orElseGet(
            () ->
                done(
                    "payment-allocated",
                    new PaymentAllocated(
                        DerivedId.of("allocation", cause.commandId()),
                        line.get().key(),
                        invoice.get().number(),
                        amount,
                        Allocation.BY_HAND,
                        0)));
  }

  private static Decision split(Books books, Terms terms, SplitLine command, Cause cause) {
    List<Share> shares = command.shares();
    if (shares.isEmpty() || shares.size() > MOST_SHARES) {
      return new Refused("shares-one-to-many", "shares");
    }
    Optional<BankLine> line = books.line(command.lineKey());
    Optional<Decision> refused =
        first(
            refuse(line.isEmpty(), "unknown-line", "line"),
            () -> income(line.get()),
            () -> Allocating.twice(shares));
    Money rest = line.map(BankLine::unallocated).orElse(null);
    for (Share share : shares) {
      if (refused.isEmpty()) {
        refused = refusedShare(books, line.get(), share, rest);
        rest = refused.isEmpty() ? rest.minus(share.amount()) : rest;
      }
    }
    if (refused.isPresent()) {
      return refused.get();
    }
    if (!command.chargeRest()) {
      return done("payment-allocated", Allocating.byHand(command, Optional.empty(), cause));
    }
    Share only = shares.getFirst();
    Money missing = books.invoice(only.invoiceNumber()).orElseThrow().open().minus(only.amount());
    return first(
            refuse(shares.size() > 1 || !missing.isPositive(), "nothing-to-charge", "shares"),
            refuse(terms.matching().covers(missing).isEmpty(), "beyond-tolerance", "shares"))
        .orElseGet(
            () -> {
              List<PaymentEvent> events =
                  Allocating.byHand(command, Optional.of(missing), cause).stream()
                      .map(event -> Waiving.orProposed(books, terms, event))
                      .toList();
              boolean waits = events.getLast() instanceof PaymentEvent.WaiverProposed;
              return done(waits ? "charge-proposed" : "charge-written-off", events);
            });
  }

  private static Optional<Decision> refusedShare(
      Books books, BankLine line, Share share, Money rest) {
    Optional<Invoice> invoice = books.invoice(share.invoiceNumber());
    Money amount = share.amount();
    return first(
        refuse(invoice.isEmpty(), "unknown-invoice", "shares"),
        refuse(!amount.isPositive(), "amount-not-positive", "shares"),
        () -> inForce(invoice.get()),
        () -> sameCurrency(amount, line.amount()),
        () -> sameCurrency(amount, invoice.get().total()),
        () -> within(amount, rest, "amount-exceeds-line"),
        () -> within(amount, invoice.get().open(), "amount-exceeds-invoice"));
  }

  private static Decision reverseAllocation(Books books, ReverseAllocation command) {
    Optional<Invoice> found = books.invoiceWith(command.allocationId());
    Optional<Allocation> allocation =
        found.map(invoice -> invoice.allocations().get(command.allocationId()));
    return first(
            refuse(allocation.isEmpty(), "unknown-allocation", "allocation"),
            reason(command.reason(), Reasons.REVERSAL),
            () -> when(CardPayment.isOne(allocation.get().lineKey()), "paid-by-card", "allocation"))
        .orElseGet(
            () ->
                done(
                    "allocation-reversed",
                    Invoicing.undone(
                        new AllocationReversed(
                            command.allocationId(),
                            allocation.get().lineKey(),
                            found.get().number(),
                            allocation.get().amount(),
                            command.reason()),
                        found.get(),
                        allocation.get().amount())));
  }

  private static Decision waive(Books books, Terms terms, WaiveInvoice command, Cause cause) {
    Optional<Invoice> invoice = books.invoice(command.invoiceNumber());
    Money amount = command.amount();
    return first(
            refuse(invoice.isEmpty(), "unknown-invoice", "invoice"),
            reason(command.reason(), Reasons.WAIVER),
            refuse(!amount.isPositive(), "amount-not-positive", "amount"),
            () -> Waiving.refusal(invoice.get(), amount))
        .orElseGet(
            () -> {
              InvoiceWaived waived =
                  new InvoiceWaived(
                      DerivedId.of("waiver", cause.commandId()),
                      invoice.get().number(),
                      amount,
                      command.reason());
              PaymentEvent event = Waiving.orProposed(books, terms, waived);
              return done(event == waived ? "invoice-waived" : "waiver-proposed", event);
            });
  }

  private static Decision reverseWaiver(Books books, ReverseWaiver command) {
    Optional<Invoice> found = books.invoiceWith(command.waiverId());
    Optional<Money> amount = found.map(invoice -> invoice.waivers().get(command.waiverId()));
    return first(
            refuse(amount.isEmpty(), "unknown-waiver", "waiver"),
            reason(command.reason(), Reasons.REVERSAL))
        .orElseGet(
            () ->
                done(
                    "waiver-reversed",
                    Invoicing.undone(
                        new WaiverReversed(
                            command.waiverId(),
                            found.get().number(),
                            amount.get(),
                            command.reason()),
                        found.get(),
                        amount.get())));
  }

  /** Books that do not add up are put right first: what is closed is not touched again. */
  private static Decision close(Books books, Terms terms, ClosePeriod command, Cause cause) {
    LocalDate through = command.through();
    return first(
            refuse(!through.isBefore(terms.day(cause)), "period-not-over", "through"),
            () -> when(!Balance.of(books).holds(), "books-do-not-add-up", "through"))
        .orElseGet(
            () ->
                books.closedThrough().filter(closed -> !through.isAfter(closed)).isPresent()
                    ? Decision.nothing("period-closed-before")
                    : done("period-closed", new PeriodClosed(through)));
  }

  static Done withWhatFollows(
      Books books, Terms terms, Done done, Cause cause, Function<String, Wording> wordings) {
    List<PaymentEvent> events = new ArrayList<>(done.events());
    events.addAll(PayoutMatching.following(books, done.events(), wordings));
    events.addAll(LateFees.following(books, terms, events, cause));
    events.addAll(Settlements.following(books, events));
    return new Done(events, done.code(), done.data());
  }

  private static Done done(String code, PaymentEvent... events) {
    return done(code, List.of(events));
  }

  private static Done done(String code, List<PaymentEvent> events) {
    return new Done(events, code, Map.of());
  }

  // Rules

  /** Neither money that left nor a returned payment can pay an invoice. */
  private static Optional<Refused> income(BankLine line) {
    return when(line.kind() != BankLine.Kind.INCOME, "not-income", "line");
  }

  static Optional<Refused> inForce(Invoice invoice) {
    return when(invoice.cancelled(), "invoice-cancelled", "invoice");
  }

  static Optional<Refused> sameCurrency(Money amount, Money other) {
    return when(!amount.currency().equals(other.currency()), "currency-differs", "amount");
  }

  static Optional<Refused> within(Money amount, Money limit, String code) {
    return when(amount.compareTo(limit) > 0, code, "amount");
  }

  static Supplier<Optional<Refused>> reason(String reason, List<String> known) {
    return refuse(!known.contains(reason), "unknown-reason", "reason");
  }
}
