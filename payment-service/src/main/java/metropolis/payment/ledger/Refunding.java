package metropolis.payment.ledger;

import static metropolis.payment.ledger.Bookkeeper.reason;
import static metropolis.payment.ledger.Bookkeeper.sameCurrency;
import static metropolis.payment.ledger.Bookkeeper.within;
import static metropolis.payment.ledger.Refusing.first;
import static metropolis.payment.ledger.Refusing.refuse;
import static metropolis.payment.ledger.Refusing.when;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.ledger.Decision.Done;
import metropolis.payment.ledger.PaymentCommand.CreditInvoice;
import metropolis.payment.ledger.PaymentCommand.DecideProposal;
import metropolis.payment.ledger.PaymentCommand.DropPaymentOrder;
import metropolis.payment.ledger.PaymentCommand.LinkRefund;
import metropolis.payment.ledger.PaymentCommand.MakePaymentOrder;
import metropolis.payment.ledger.PaymentCommand.OpenCredit;
import metropolis.payment.ledger.PaymentCommand.PayerCommand;
import metropolis.payment.ledger.PaymentCommand.ProposeRefund;
import metropolis.payment.ledger.PaymentCommand.RefundLine;
import metropolis.payment.ledger.PaymentCommand.ReverseCredit;
import metropolis.payment.ledger.PaymentCommand.SendPaymentOrder;
import metropolis.payment.ledger.PaymentCommand.UnlinkRefund;
import metropolis.payment.ledger.PaymentCommand.WithdrawRefund;
import metropolis.payment.ledger.PaymentEvent.AllocationReversed;
import metropolis.payment.ledger.PaymentEvent.BankLineReclaimed;
import metropolis.payment.ledger.PaymentEvent.CreditOpened;
import metropolis.payment.ledger.PaymentEvent.CreditReversed;
import metropolis.payment.ledger.PaymentEvent.InvoiceWaived;
import metropolis.payment.ledger.PaymentEvent.RefundApproved;
import metropolis.payment.ledger.PaymentEvent.RefundProposed;
import metropolis.payment.ledger.PaymentEvent.RefundRefused;
import metropolis.payment.ledger.PaymentEvent.RefundWithdrawn;
import metropolis.payment.ledger.PaymentEvent.WaiverRefused;
import metropolis.payment.ledger.Refund.Standing;
import metropolis.payment.matching.Proposal;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/** Decides what concerns credits of payers, their refunds, and what needs a second person. */
final class Refunding {

  private Refunding() {}

  static Decision decide(Books books, Terms terms, PayerCommand command, Cause cause) {
    return switch (command) {
      case OpenCredit c -> open(books, c, cause);
      case CreditInvoice c -> creditInvoice(books, c, cause);
      case ReverseCredit c -> reverse(books, c);
      case ProposeRefund c -> propose(books, terms, c, cause);
      case RefundLine c -> refundLine(books, terms, c, cause);
      case DecideProposal c -> decideProposal(books, c, cause);
      case WithdrawRefund c -> withdraw(books, c);
      case MakePaymentOrder c -> RefundOrders.makeOrder(books, terms, c, cause);
      case SendPaymentOrder c -> RefundOrders.sendOrder(books, c);
      case DropPaymentOrder c -> RefundOrders.dropOrder(books, c);
      case LinkRefund c -> RefundOrders.link(books, terms, c);
      case UnlinkRefund c -> RefundOrders.unlink(books, c);
    };
  }

  /** The rest of a line whose invoice asked for less. */
  static CreditOpened overpaid(String lineKey, Proposal paid, Money more, Cause cause) {
    return new CreditOpened(
        DerivedId.of("credit", cause.commandId(), lineKey),
        lineKey,
        InvoiceNumber.parse(paid.shares().getFirst().invoiceNumber()),
        more,
        Reasons.OVERPAID,
        true);
  }

  private static Decision open(Books books, OpenCredit command, Cause cause) {
    Optional<BankLine> line = books.line(command.lineKey());
    Optional<Invoice> invoice = books.invoice(command.invoiceNumber());
    return first(
            refuse(line.isEmpty(), "unknown-line", "line"),
            refuse(
                invoice.isEmpty() && !command.invoiceNumber().isEmpty(),
                "unknown-invoice",
                "invoice"),
            reason(command.reason(), Reasons.PAYER_CREDIT),
            () -> when(line.get().kind() != BankLine.Kind.INCOME, "not-income", "line"),
            () ->
                when(
                    !line.get().unallocated().isPositive() && !line.get().setAside().isPositive(),
                    "nothing-unallocated",
                    "line"))
        .orElseGet(
            () -> {
              List<PaymentEvent> events = new ArrayList<>();
              Money amount = line.get().unallocated();
              if (!amount.isPositive()) {
                amount = line.get().setAside();
                events.add(new BankLineReclaimed(line.get().key(), amount, Reasons.IDENTIFIED));
              }
              events.add(
                  new CreditOpened(
                      DerivedId.of("credit", cause.commandId()),
                      line.get().key(),
                      invoice.map(Invoice::number),
                      amount,
                      command.reason(),
                      false));
              return done("credit-opened", events);
            });
  }

  /**
   * Each transfer is taken off the invoice, which is credited for it, and becomes a credit. Card
   * payments go back to the card.
   */
  private static Decision creditInvoice(Books books, CreditInvoice command, Cause cause) {
    Optional<Invoice> invoice = books.invoice(command.invoiceNumber());
    return first(
            refuse(invoice.isEmpty(), "unknown-invoice", "invoice"),
            () -> when(!invoice.get().cancelled(), "invoice-in-force", "invoice"),
            () -> when(invoice.get().allocations().isEmpty(), "nothing-paid", "invoice"),
            () -> when(!invoice.get().creditable().isPositive(), "paid-by-card", "invoice"))
        .orElseGet(
            () -> {
              List<PaymentEvent> events = new ArrayList<>();
              for (Allocation paid : invoice.get().transfers()) {
                events.addAll(
                    Invoicing.undone(
                        new AllocationReversed(
                            paid.id(),
                            paid.lineKey(),
                            paid.invoice(),
                            paid.amount(),
                            Reasons.ENDED),
                        invoice.get(),
                        paid.amount()));
                events.add(
                    new CreditOpened(
                        DerivedId.of("credit", cause.commandId(), paid.id()),
                        paid.lineKey(),
                        Optional.of(paid.invoice()),
                        paid.amount(),
                        Reasons.ENDED,
                        false));
              }
              return done("credit-opened", events);
            });
  }

  private static Decision reverse(Books books, ReverseCredit command) {
    Optional<PayerCredit> credit = inForce(books, command.creditId());
    return first(
            refuse(credit.isEmpty(), "unknown-credit", "credit"),
            reason(command.reason(), Reasons.CREDIT_REVERSAL),
            () ->
                when(
                    !books.payers().available(credit.get()).equals(credit.get().amount()),
                    "credit-in-use",
                    "credit"))
        .orElseGet(
            () ->
                done(
                    "credit-reversed",
                    List.of(
                        new CreditReversed(
                            credit.get().id(),
                            credit.get().lineKey(),
                            credit.get().amount(),
                            command.reason()))));
  }

  private static Decision propose(Books books, Terms terms, ProposeRefund command, Cause cause) {
    Optional<PayerCredit> credit = inForce(books, command.creditId());
    Money amount = command.amount();
    return first(
            refuse(credit.isEmpty(), "unknown-credit", "credit"),
            refuse(!amount.isPositive(), "amount-not-positive", "amount"),
            () -> sameCurrency(amount, credit.get().amount()),
            () -> payable(amount.currency(), "amount"),
            () -> within(amount, books.payers().available(credit.get()), "amount-exceeds-credit"))
        .orElseGet(
            () -> {
              Money total =
                  books.payers().refundsOf(credit.get()).stream()
                      .filter(Refund::counts)
                      .map(Refund::amount)
                      .reduce(amount, Money::plus);
              return proposed(
                  List.of(), credit.get().id(), amount, terms.secondPerson().needed(total), cause);
            });
  }

  /** What opened the credit, if it was not there before, and the refund. */
  private static Done proposed(
      List<PaymentEvent> opening, String creditId, Money amount, boolean waits, Cause cause) {
    String id = DerivedId.of("refund", cause.commandId());
    List<PaymentEvent> events = new ArrayList<>(opening);
    events.add(new RefundProposed(id, creditId, amount));
    if (!waits) {
      events.add(new RefundApproved(id, creditId, amount));
    }
    return done(waits ? "refund-proposed" : "refund-approved", events, Map.of("refund", id));
  }

  /** Refused as the credit would be, or its refund; then there is neither. */
  private static Decision refundLine(Books books, Terms terms, RefundLine command, Cause cause) {
    OpenCredit opening =
        new OpenCredit(command.lineKey(), command.invoiceNumber(), command.reason());
    return switch (open(books, opening, cause)) {
      case Decision.Refused refused -> refused;
      case Done opened -> {
        CreditOpened credit = (CreditOpened) opened.events().getLast();
        Money amount = credit.amount();
        yield first(() -> payable(amount.currency(), "line"))
            .orElseGet(
                () ->
                    proposed(
                        opened.events(),
                        credit.creditId(),
                        amount,
                        terms.secondPerson().needed(amount),
                        cause));
      }
    };
  }

  private static Optional<Decision.Refused> payable(Currency currency, String field) {
    return when(!Refund.payable(currency), "refund-currency", field);
  }

  private static Decision decideProposal(Books books, DecideProposal command, Cause cause) {
    Optional<Refund> refund =
        books
            .payers()
            .refund(command.proposalId())
            .filter(it -> it.standing() == Standing.PROPOSED);
    Optional<WaiverProposal> waiver =
        books.payers().waiver(command.proposalId()).filter(WaiverProposal::waits);
    Optional<Cause> proposed =
        refund.map(Refund::proposal).or(() -> waiver.map(WaiverProposal::proposed));
    return first(
            refuse(proposed.isEmpty(), "unknown-proposal", "proposal"),
            () ->
                when(
                    SecondPerson.same(proposed.get().actor(), cause.actor()),
                    "second-person-needed",
                    "proposal"),
            () ->
                command.approved()
                    ? Optional.empty()
                    : reason(command.reason(), Reasons.REFUSAL).get())
        .orElseGet(
            () ->
                refund.isPresent()
                    ? decided(refund.get(), command)
                    : decided(books, waiver.orElseThrow(), command));
  }

  private static Decision decided(Refund refund, DecideProposal command) {
    return command.approved()
        ? done(
            "refund-approved",
            List.of(new RefundApproved(refund.id(), refund.creditId(), refund.amount())))
        : done(
            "refund-refused",
            List.of(
                new RefundRefused(
                    refund.id(), refund.creditId(), refund.amount(), command.reason())));
  }

  /** What was open then may have been paid since. */
  private static Decision decided(Books books, WaiverProposal waiver, DecideProposal command) {
    if (!command.approved()) {
      return done(
          "waiver-refused",
          List.of(
              new WaiverRefused(waiver.id(), waiver.invoice(), waiver.amount(), command.reason())));
    }
    Invoice invoice = books.invoice(waiver.invoice()).orElseThrow();
    return Waiving.refusal(invoice, waiver.amount())
        .<Decision>map(refused -> refused)
        .orElseGet(
            () ->
                done(
                    "waiver-approved",
                    List.of(
                        new InvoiceWaived(
                            waiver.id(), waiver.invoice(), waiver.amount(), waiver.reason()))));
  }

  private static Decision withdraw(Books books, WithdrawRefund command) {
    Optional<Refund> refund = books.payers().refund(command.refundId());
    return first(
            refuse(refund.isEmpty(), "unknown-refund", "refund"),
            reason(command.reason(), Reasons.WITHDRAWAL),
            () ->
                when(
                    refund.get().standing() != Standing.PROPOSED
                        && refund.get().standing() != Standing.APPROVED,
                    "refund-on-its-way",
                    "refund"))
        .orElseGet(
            () ->
                done(
                    "refund-withdrawn",
                    List.of(
                        new RefundWithdrawn(
                            refund.get().id(),
                            refund.get().creditId(),
                            refund.get().amount(),
                            refund.get().standing() == Standing.APPROVED,
                            command.reason()))));
  }

  private static Optional<PayerCredit> inForce(Books books, String creditId) {
    return books.payers().credit(creditId).filter(credit -> !credit.reversed());
  }

  static Done done(String code, List<PaymentEvent> events) {
    return done(code, events, Map.of());
  }

  static Done done(String code, List<PaymentEvent> events, Map<String, String> data) {
    return new Done(events, code, data);
  }
}
