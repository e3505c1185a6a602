package metropolis.payment.http;

import java.util.function.Function;
import metropolis.payment.http.FinanceDesk.Answer;
import metropolis.payment.http.PaymentJson.ReasonBody;
import metropolis.payment.http.RefundJson.CreditBody;
import metropolis.payment.http.RefundJson.LineRefundBody;
import metropolis.payment.http.RefundJson.LinkedLineBody;
import metropolis.payment.http.RefundJson.PayerCreditSummary;
import metropolis.payment.http.RefundJson.PayerCredits;
import metropolis.payment.http.RefundJson.PaymentOrderBody;
import metropolis.payment.http.RefundJson.PaymentOrderList;
import metropolis.payment.http.RefundJson.PaymentOrderSummary;
import metropolis.payment.http.RefundJson.ProposalSummary;
import metropolis.payment.http.RefundJson.Proposals;
import metropolis.payment.http.RefundJson.RefundBody;
import metropolis.payment.http.RefundJson.RefundDone;
import metropolis.payment.http.RefundJson.RefundSummary;
import metropolis.payment.http.RefundJson.Refunds;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.office.Office;
import metropolis.payment.office.Order;
import metropolis.platform.http.Access;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Routes;

/** Credits, refunds, payment orders and proposals for programs. Any thread may use it. */
final class RefundApi {

  private static final String BASE = PaymentApi.BASE;
  private static final Access FINANCE = PaymentApi.FINANCE;

  private final FinanceDesk desk;

  RefundApi(FinanceDesk desk) {
    this.desk = desk;
  }

  void mount(Routes routes) {
    credits(routes);
    refunds(routes);
    proposals(routes);
    orders(routes);
  }

  private void credits(Routes routes) {
    routes
        .api(
            get("/credits", "listCredits", "Lists what payers have with the conference.")
                .answers(PayerCredits.class),
            FINANCE,
            (x, _) ->
                read(
                    x,
                    office ->
                        new PayerCredits(
                            office.books().payers().credits().stream()
                                .map(credit -> PayerCreditSummary.of(credit, office))
                                .toList())))
        .api(
            Operation.post(
                    BASE + "/credits",
                    "openCredit",
                    "Makes what is unallocated or set aside of a bank line a credit of its payer.")
                .body(CreditBody.class)
                .answers(RefundDone.class)
                .refuses(404, "unknown-conference, unknown-line, unknown-invoice")
                .refuses(409, "not-income, nothing-unallocated"),
            FINANCE,
            (x, body) ->
                done(
                    x,
                    Order.of(
                        new PaymentCommand.OpenCredit(
                            body.line(),
                            body.invoice() == null ? "" : body.invoice(),
                            body.reason()))))
        .api(
            Operation.post(
                    BASE + "/invoices/{number}/credit",
                    "creditInvoice",
                    "Makes what was paid for a registration that ended a credit of its payer.")
                .answers(RefundDone.class)
                .refuses(404, "unknown-conference, unknown-invoice")
                .refuses(409, "invoice-in-force, nothing-paid"),
            FINANCE,
            (x, _) -> done(x, Order.of(new PaymentCommand.CreditInvoice(x.path("number")))))
        .api(
            Operation.post(
                    BASE + "/credits/{credit}/reversal",
                    "reverseCredit",
                    "Undoes a credit: the money is unallocated again.")
                .body(ReasonBody.class)
                .answers(RefundDone.class)
                .refuses(404, "unknown-conference, unknown-credit")
                .refuses(409, "credit-in-use"),
            FINANCE,
            (x, body) ->
                done(
                    x,
                    Order.of(new PaymentCommand.ReverseCredit(x.path("credit"), body.reason()))));
  }

  private void refunds(Routes routes) {
    routes
        .api(
            get("/refunds", "listRefunds", "Lists refunds with all that became of them.")
                .answers(Refunds.class),
            FINANCE,
            (x, _) ->
                read(
                    x,
                    office ->
                        new Refunds(
                            RefundView.all(office).stream()
                                .map(view -> RefundSummary.of(view.refund(), office))
                                .toList())))
        .api(
            Operation.post(
                    BASE + "/refunds",
                    "proposeRefund",
                    "Proposes a refund from a credit; up to the conference's limit it is approved"
                        + " at once.")
                .body(RefundBody.class)
                .answers(RefundDone.class)
                .refuses(404, "unknown-conference, unknown-credit")
                .refuses(
                    409,
                    "currency-differs, refund-currency, amount-exceeds-credit, account-wrong,"
                        + " account-is-qr-iban, bic-needed, bic-wrong, payee-not-latin,"
                        + " payee-too-long, payee-address-missing"),
            FINANCE,
            (x, body) ->
                done(
                    x,
                    Order.refunding(body.credit(), PaymentApi.money(body.amount()), body.payee())))
        .api(
            Operation.post(
                    BASE + "/lines/{line}/refund",
                    "refundLine",
                    "Makes what is unallocated or set aside of a bank line a credit and proposes"
                        + " the refund of all of it to the account that it came from, both or"
                        + " neither; up to the conference's limit it is approved at once.")
                .body(LineRefundBody.class)
                .answers(RefundDone.class)
                .refuses(404, "unknown-conference, unknown-line, unknown-invoice")
                .refuses(
                    409,
                    "not-income, nothing-unallocated, refund-currency, account-not-the-payers,"
                        + " account-wrong, account-is-qr-iban, bic-needed, bic-wrong,"
                        + " payee-not-latin, payee-too-long, payee-address-missing"),
            FINANCE,
            this::refundLine)
        .api(
            refund("withdrawal", "withdrawRefund", "Withdraws a refund that is in no order.")
                .body(ReasonBody.class)
                .answers(RefundDone.class)
                .refuses(409, "refund-on-its-way"),
            FINANCE,
            (x, body) ->
                done(
                    x,
                    Order.of(new PaymentCommand.WithdrawRefund(x.path("refund"), body.reason()))))
        .api(
            refund(
                    "line",
                    "linkRefund",
                    "Names by hand the bank line by which a refund left, or came back.")
                .body(LinkedLineBody.class)
                .answers(RefundDone.class)
                .refuses(409, "refund-not-on-its-way, line-in-use, line-differs, return-too-short"),
            FINANCE,
            (x, body) ->
                done(x, Order.of(new PaymentCommand.LinkRefund(x.path("refund"), body.line()))))
        .api(
            refund("line-reversal", "unlinkRefund", "Takes back that a line was the refund's.")
                .body(ReasonBody.class)
                .answers(RefundDone.class)
                .refuses(409, "refund-not-linked, credit-in-use"),
            FINANCE,
            (x, body) ->
                done(
                    x, Order.of(new PaymentCommand.UnlinkRefund(x.path("refund"), body.reason()))));
  }

  private void proposals(Routes routes) {
    routes
        .api(
            get("/proposals", "listProposals", "Lists what waits for a second person.")
                .answers(Proposals.class),
            FINANCE,
            (x, _) ->
                read(
                    x,
                    office ->
                        new Proposals(
                            RefundView.waiting(office).stream().map(ProposalSummary::of).toList())))
        .api(
            Operation.post(
                    BASE + "/proposals/{proposal}/approval",
                    "approveProposal",
                    "Approves a refund or a waiver that somebody else proposed.")
                .answers(RefundDone.class)
                .refuses(404, "unknown-conference, unknown-proposal")
                .refuses(409, "second-person-needed, amount-exceeds-invoice, invoice-cancelled"),
            FINANCE,
            (x, _) ->
                done(x, Order.of(new PaymentCommand.DecideProposal(x.path("proposal"), true, ""))))
        .api(
            Operation.post(
                    BASE + "/proposals/{proposal}/refusal",
                    "refuseProposal",
                    "Refuses a refund or a waiver that somebody else proposed.")
                .body(ReasonBody.class)
                .answers(RefundDone.class)
                .refuses(404, "unknown-conference, unknown-proposal")
                .refuses(409, "second-person-needed"),
            FINANCE,
            (x, body) ->
                done(
                    x,
                    Order.of(
                        new PaymentCommand.DecideProposal(
                            x.path("proposal"), false, body.reason()))));
  }

  private void orders(Routes routes) {
    routes
        .api(
            get("/payment-orders", "listPaymentOrders", "Lists payment orders, newest first.")
                .answers(PaymentOrderList.class),
            FINANCE,
            (x, _) ->
                read(
                    x,
                    office ->
                        new PaymentOrderList(
                            RefundView.orders(office).stream()
                                .map(view -> PaymentOrderSummary.of(view.order(), office))
                                .toList())))
        .api(
            Operation.post(
                    BASE + "/payment-orders",
                    "makePaymentOrder",
                    "Puts approved refunds into one pain.001 file.")
                .body(PaymentOrderBody.class)
                .answers(RefundDone.class)
                .refuses(404, "unknown-conference, unknown-refund")
                .refuses(
                    409,
                    "refund-not-approved, refund-twice, execution-out-of-range,"
                        + " no-account-to-debit"),
            FINANCE,
            (x, body) ->
                done(
                    x,
                    Order.of(
                        new PaymentCommand.MakePaymentOrder(body.refunds(), body.executionDate()))))
        .api(
            get(
                    "/payment-orders/{order}/file",
                    "paymentOrderFile",
                    "The file of a payment order, pain.001.001.09, byte for byte as it was made.")
                .answersFile("application/xml")
                .refuses(404, "unknown-conference, unknown-order"),
            FINANCE,
            (x, _) -> RefundPages.file(desk, x))
        .api(
            Operation.post(
                    BASE + "/payment-orders/{order}/sent",
                    "sendPaymentOrder",
                    "Says that the file was given to the bank.")
                .answers(RefundDone.class)
                .refuses(404, "unknown-conference, unknown-order")
                .refuses(409, "order-dropped"),
            FINANCE,
            (x, _) -> done(x, Order.of(new PaymentCommand.SendPaymentOrder(x.path("order")))))
        .api(
            Operation.post(
                    BASE + "/payment-orders/{order}/drop",
                    "dropPaymentOrder",
                    "Drops an order of which the bank paid nothing: its refunds wait for another.")
                .body(ReasonBody.class)
                .answers(RefundDone.class)
                .refuses(404, "unknown-conference, unknown-order")
                .refuses(409, "order-dropped, order-debited"),
            FINANCE,
            (x, body) ->
                done(
                    x,
                    Order.of(new PaymentCommand.DropPaymentOrder(x.path("order"), body.reason()))));
  }

  private RefundDone refundLine(Exchange x, LineRefundBody body) {
    String line = x.path("line");
    String told = read(x, office -> office.dossiers().narrative(line).iban());
    return done(
        x,
        Order.refundingLine(
            line, body.invoice() == null ? "" : body.invoice(), body.reason(), body.payee(told)));
  }

  private static Operation<Void, Void> get(String path, String id, String summary) {
    return Operation.get(BASE + path, id, summary).refuses(404, "unknown-conference");
  }

  private static Operation<Void, Void> refund(String what, String id, String summary) {
    return Operation.post(BASE + "/refunds/{refund}/" + what, id, summary)
        .refuses(404, "unknown-conference, unknown-refund, unknown-line");
  }

  private <R> R read(Exchange x, Function<Office, R> query) {
    return Requests.read(desk, x, query);
  }

  private RefundDone done(Exchange x, Order order) {
    return switch (desk.carryOut(x.conference(), order, PaymentApi.cause(x))) {
      case Answer.Done done ->
          new RefundDone(done.code(), done.data().getOrDefault("refund", done.data().get("order")));
      case Answer.Refused refused -> {
        Problem problem = PaymentApi.problem(refused);
        throw problem.refuse();
      }
    };
  }
}
