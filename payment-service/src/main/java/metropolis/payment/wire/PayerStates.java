package metropolis.payment.wire;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import metropolis.payment.ledger.PayerCredit;
import metropolis.payment.ledger.PaymentOrder;
import metropolis.payment.ledger.Refund;
import metropolis.payment.ledger.WaiverProposal;
import metropolis.payment.office.Office;
import metropolis.schemas.payment.state.CreditState;
import metropolis.schemas.payment.state.PaymentOrderState;
import metropolis.schemas.payment.state.RefundState;
import metropolis.schemas.payment.state.RefundStep;
import metropolis.schemas.payment.state.WaiverProposalState;

/** What the stores keep of payers, both ways; the rest of {@link States}. */
public final class PayerStates {

  private PayerStates() {}

  public static CreditState state(PayerCredit credit) {
    return new CreditState(
        credit.id(),
        credit.lineKey(),
        credit.invoice().map(Object::toString).orElse(null),
        Values.amount(credit.amount()),
        Values.amount(credit.open()),
        credit.reversed(),
        credit.reason(),
        Values.state(credit.cause()),
        credit.postings().stream().map(States::state).toList());
  }

  public static void restore(CreditState state, Office office) {
    office
        .books()
        .restore(
            new PayerCredit(
                state.getCreditId(),
                state.getLineKey(),
                Optional.ofNullable(state.getInvoiceNumber()).map(Values::number),
                Values.money(state.getAmount()),
                Values.money(state.getOpen()),
                state.getReversed(),
                state.getReason(),
                Values.cause(state.getCause()),
                state.getPostings().stream().map(States::posting).toList()));
  }

  public static RefundState state(Refund refund, Office office) {
    return new RefundState(
        refund.id(),
        refund.creditId(),
        Values.amount(refund.amount()),
        refund.order().orElse(null),
        refund.endToEndId().orElse(null),
        refund.debitLine().orElse(null),
        refund.returnLine().orElse(null),
        refund.history().stream()
            .map(
                step ->
                    new RefundStep(
                        step.standing().name(), step.reason(), Values.state(step.cause())))
            .toList(),
        office.dossiers().payee(refund.id()).map(PayerCommands::payee).orElse(null));
  }

  public static void restore(RefundState state, Office office) {
    office
        .books()
        .payers()
        .restore(
            new Refund(
                state.getRefundId(),
                state.getCreditId(),
                Values.money(state.getAmount()),
                Optional.ofNullable(state.getOrderId()),
                Optional.ofNullable(state.getEndToEndId()),
                Optional.ofNullable(state.getDebitLine()),
                Optional.ofNullable(state.getReturnLine()),
                state.getHistory().stream().map(PayerStates::refundStep).toList()));
    if (state.getPayee() != null) {
      office.dossiers().pay(state.getRefundId(), PayerCommands.payee(state.getPayee()));
    }
  }

  public static PaymentOrderState state(PaymentOrder order, Office office) {
    return new PaymentOrderState(
        order.id(),
        order.execution(),
        order.refunds().stream().map(PayerEvents::ordered).toList(),
        order.history().stream()
            .map(
                step ->
                    new RefundStep(
                        step.standing().name(), step.reason(), Values.state(step.cause())))
            .toList(),
        ByteBuffer.wrap(office.dossiers().orderFile(order.id()).orElseThrow()));
  }

  public static void restore(PaymentOrderState state, Office office) {
    List<PaymentOrder.Step> history =
        state.getHistory().stream()
            .map(
                step ->
                    new PaymentOrder.Step(
                        PaymentOrder.Standing.valueOf(step.getStanding()),
                        Values.cause(step.getCause()),
                        step.getReason()))
            .toList();
    office
        .books()
        .payers()
        .restore(
            new PaymentOrder(
                state.getOrderId(),
                state.getExecutionDate(),
                state.getRefunds().stream().map(PayerEvents::ordered).toList(),
                history));
    office.dossiers().keepOrderFile(state.getOrderId(), Values.bytes(state.getContent()));
  }

  public static WaiverProposalState state(WaiverProposal waiver, Office office) {
    return new WaiverProposalState(
        waiver.id(),
        waiver.invoice().toString(),
        Values.amount(waiver.amount()),
        waiver.reason(),
        Values.state(waiver.proposed()),
        waiver.decided().map(Values::state).orElse(null),
        waiver.approved(),
        waiver.refusal(),
        office.dossiers().note(waiver.id()));
  }

  public static void restore(WaiverProposalState state, Office office) {
    office
        .books()
        .payers()
        .restore(
            new WaiverProposal(
                state.getWaiverId(),
                Values.number(state.getInvoiceNumber()),
                Values.money(state.getAmount()),
                state.getReason(),
                Values.cause(state.getProposed()),
                Optional.ofNullable(state.getDecided()).map(Values::cause),
                state.getApproved(),
                state.getRefusal()));
    if (!state.getNote().isEmpty()) {
      office.dossiers().note(state.getWaiverId(), state.getNote());
    }
  }

  private static Refund.Step refundStep(RefundStep step) {
    return new Refund.Step(
        Refund.Standing.valueOf(step.getStanding()),
        Values.cause(step.getCause()),
        step.getReason());
  }
}
