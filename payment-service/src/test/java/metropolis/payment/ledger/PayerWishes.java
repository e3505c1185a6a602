package metropolis.payment.ledger;

import java.util.List;
import metropolis.payment.ledger.BooksPropertyTest.Wish;
import metropolis.payment.ledger.PaymentCommand.CreditInvoice;
import metropolis.payment.ledger.PaymentCommand.DecideProposal;
import metropolis.payment.ledger.PaymentCommand.DropPaymentOrder;
import metropolis.payment.ledger.PaymentCommand.LinkRefund;
import metropolis.payment.ledger.PaymentCommand.MakePaymentOrder;
import metropolis.payment.ledger.PaymentCommand.OpenCredit;
import metropolis.payment.ledger.PaymentCommand.ProposeRefund;
import metropolis.payment.ledger.PaymentCommand.RefundLine;
import metropolis.payment.ledger.PaymentCommand.ReverseCredit;
import metropolis.payment.ledger.PaymentCommand.SendPaymentOrder;
import metropolis.payment.ledger.PaymentCommand.UnlinkRefund;
import metropolis.payment.ledger.PaymentCommand.WithdrawRefund;
import metropolis.payment.ledger.Refund.Standing;

/** Wishes about credits, refunds, orders and proposals that are there when they are wished. */
final class PayerWishes {

  private PayerWishes() {}

  static PaymentCommand command(Scenario scenario, Wish wish) {
    PayerAccounts payers = scenario.books.payers();
    PayerCredit credit = BooksPropertyTest.pick(payers.credits(), wish.which());
    Refund refund = BooksPropertyTest.pick(payers.refunds(), wish.other());
    BankLine line = BooksPropertyTest.pick(scenario.books.lines(), wish.which() + wish.other());
    Invoice invoice = BooksPropertyTest.pick(scenario.books.invoices(), wish.which());
    PaymentOrder order = BooksPropertyTest.pick(payers.orders(), wish.which());
    String lineKey = line == null ? "none" : line.key();
    String creditId = credit == null ? "none" : credit.id();
    String refundId = refund == null ? "none" : refund.id();
    String orderId = order == null ? "none" : order.id();
    scenario.by(wish.minor() % 2 == 0 ? "clerk" : "head");
    return switch (wish.what()) {
      case 15 ->
          switch (wish.other()) {
            case 0, 2, 4 -> new OpenCredit(lineKey, "", "other");
            case 1 -> new RefundLine(lineKey, "", "paid-in-error");
            default -> new CreditInvoice(invoice.number().toString());
          };
      case 16 -> new ProposeRefund(creditId, Scenario.chf(Math.max(1, wish.minor() / 2)));
      case 17 ->
          wish.other() == 5
              ? new ReverseCredit(creditId, "credited-in-error")
              : new DecideProposal(refundId, wish.which() < 4, "other");
      case 18 ->
          wish.other() == 0
              ? new SendPaymentOrder(orderId)
              : new MakePaymentOrder(
                  payers.refunds().stream()
                      .filter(it -> it.standing() == Standing.APPROVED)
                      .map(Refund::id)
                      .toList(),
                  Scenario.TERMS.day(invoice.postings().getFirst().cause()).plusDays(30));
      case 19 -> refund == null ? new LinkRefund("none", "none") : moved(refund, wish);
      default ->
          switch (wish.other()) {
            case 0 -> new WithdrawRefund(refundId, "other");
            case 1 -> new DropPaymentOrder(orderId, "made-in-error");
            case 2 -> new LinkRefund(refundId, lineKey);
            case 3 -> new UnlinkRefund(refundId, "wrong-line");
            default -> decideWaiver(payers, wish);
          };
    };
  }

  private static PaymentCommand decideWaiver(PayerAccounts payers, Wish wish) {
    WaiverProposal waiver = BooksPropertyTest.pick(payers.waivers(), wish.which());
    return new DecideProposal(
        waiver == null ? "none" : waiver.id(), wish.other() == 4, "not-justified");
  }

  /** The bank debits the refund, or returns it. */
  private static PaymentCommand moved(Refund refund, Wish wish) {
    long minor = refund.amount().minor();
    String key = refund.id() + refund.history().size();
    PaymentCommand.Line line =
        refund.standing() == Standing.CONFIRMED
            // Sometimes short by what banks keep.
            ? Scenario.returned(key, wish.which() > 4 ? Math.max(1, minor - 7) : minor, "")
            : Scenario.debit(key, minor);
    return Scenario.statement(
        "M" + key,
        List.of(Scenario.marked(line, refund.endToEndId().orElse("none" + wish.minor())))
            .toArray(PaymentCommand.Line[]::new));
  }
}
