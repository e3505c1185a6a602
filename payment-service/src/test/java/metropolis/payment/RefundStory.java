package metropolis.payment;

import static metropolis.payment.Wire.credit;
import static metropolis.payment.Wire.statement;

import java.time.LocalDate;
import java.util.List;
import metropolis.payment.dossier.Payee;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.ledger.Mark;
import metropolis.payment.ledger.PayerCredit;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.payment.ledger.Refund;
import metropolis.payment.ledger.Telling;
import metropolis.payment.office.Order;
import metropolis.platform.values.Money;
import metropolis.schemas.common.CommandReply;

/** Refunds on a wire. */
final class RefundStory {

  static final Payee AID =
      new Payee(
          new PostalAddress("Réfugiés & Aide", "Rua das Flores", "7", "20000", "Rio", "BR"),
          "DE89 3704 0044 0532 0130 00",
          "");

  private final Wire wire;

  RefundStory(Wire wire) {
    this.wire = wire;
  }

  /** A line that pays its invoice and brings so much more, which is a credit then. */
  PayerCredit overpaid(String registration, String line, long more) {
    String reference =
        wire.office().books().invoiceOf(registration).orElseThrow().head().reference();
    wire.send(statement("S-" + line, credit(line, 45000 + more, reference)));
    return wire.office().books().payers().credits().stream()
        .filter(it -> it.lineKey().equals(line))
        .findFirst()
        .orElseThrow();
  }

  CommandReply propose(PayerCredit credit, Payee payee) {
    return wire.send(Order.refunding(credit.id(), credit.amount(), payee));
  }

  Refund refund(String id) {
    return wire.office().books().payers().refund(id).orElseThrow();
  }

  /** Puts refunds into a file and tells the id of the order. */
  String ordered(String... refunds) {
    return wire.send(
            new PaymentCommand.MakePaymentOrder(List.of(refunds), LocalDate.of(2004, 6, 16)))
        .getData()
        .get("order");
  }

  /** A line as camt tells it, of a payment with this id. */
  static Line told(String key, long minor, boolean reversal, String endToEndId) {
    LocalDate day = LocalDate.of(2004, 6, 16);
    return new Line(
        key,
        "",
        false,
        reversal,
        Money.of(minor, "CHF"),
        day,
        day,
        "",
        new Telling(
            "CH9300762011623852957",
            Telling.Source.CAMT,
            "",
            List.of(Mark.of(Mark.END_TO_END, endToEndId)),
            1));
  }
}
