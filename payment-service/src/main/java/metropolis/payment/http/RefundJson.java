package metropolis.payment.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import metropolis.payment.dossier.Payee;
import metropolis.payment.http.PaymentJson.PaymentAmount;
import metropolis.payment.ledger.PayerCredit;
import metropolis.payment.ledger.PaymentEvent.Ordered;
import metropolis.payment.ledger.PaymentOrder;
import metropolis.payment.ledger.Refund;
import metropolis.payment.office.Office;
import metropolis.platform.values.Cause;
import metropolis.platform.values.MayBeNull;

/** The records of the JSON API about credits, refunds and proposals. */
final class RefundJson {

  private RefundJson() {}

  // Bodies

  /**
   * @param invoice that the money was meant for, if any
   */
  record CreditBody(String line, @MayBeNull String invoice, String reason) {}

  private static void requireShort(@MayBeNull String account) {
    if (account != null && account.length() > 50) {
      throw new IllegalArgumentException("account: Give at most 50 characters.");
    }
  }

  private static Payee payee(AddressBody to, String account, @MayBeNull String bic) {
    return new Payee(to.address(), account, bic == null ? "" : bic.toUpperCase(Locale.ROOT));
  }

  /**
   * @param account an IBAN, or another number where the country has none
   * @param bic needed without an IBAN
   */
  record RefundBody(
      String credit, PaymentAmount amount, String account, @MayBeNull String bic, AddressBody to) {

    RefundBody {
      requireShort(account);
    }

    Payee payee() {
      return RefundJson.payee(to, account, bic);
    }
  }

  record LinkedLineBody(String line) {}

  /**
   * @param invoice that the money was meant for, if any
   * @param reason of the credit
   * @param account if the bank did not tell the payer's; else that or nothing
   * @param bic needed without an IBAN
   */
  record LineRefundBody(
      @MayBeNull String invoice,
      String reason,
      @MayBeNull String account,
      @MayBeNull String bic,
      AddressBody to) {

    LineRefundBody {
      requireShort(account);
    }

    /**
     * @param told the account from which the money came; empty if the bank did not tell
     */
    Payee payee(String told) {
      return RefundJson.payee(to, account == null ? told : account, bic);
    }
  }

  record PaymentOrderBody(List<String> refunds, LocalDate executionDate) {}

  // Answers

  /**
   * @param id of what was made by it; null if nothing was
   */
  record RefundDone(String code, @MayBeNull String id) {}

  record PayerCreditSummary(
      String id,
      String line,
      @MayBeNull String invoice,
      PaymentAmount amount,
      PaymentAmount open,
      PaymentAmount available,
      boolean reversed,
      String reason,
      Instant opened) {

    static PayerCreditSummary of(PayerCredit c, Office office) {
      return new PayerCreditSummary(
          c.id(),
          c.lineKey(),
          c.invoice().map(Object::toString).orElse(null),
          PaymentAmount.of(c.amount()),
          PaymentAmount.of(c.open()),
          PaymentAmount.of(office.books().payers().available(c)),
          c.reversed(),
          c.reason(),
          c.cause().time());
    }
  }

  record PayerCredits(List<PayerCreditSummary> credits) {}

  record RefundStepReport(
      String standing, Instant time, String actorRole, String actorId, String reason) {

    static RefundStepReport of(String standing, Cause cause, String reason) {
      return new RefundStepReport(
          standing,
          cause.time(),
          PaymentJson.code(cause.actor().role()),
          cause.actor().id(),
          reason);
    }
  }

  /**
   * @param order the payment order it is in; null if in none
   * @param history every standing it had, the latest last
   */
  record RefundSummary(
      String id,
      String credit,
      PaymentAmount amount,
      String standing,
      @MayBeNull String payee,
      @MayBeNull String order,
      @MayBeNull String endToEndId,
      @MayBeNull String debitLine,
      @MayBeNull String returnLine,
      List<RefundStepReport> history) {

    static RefundSummary of(Refund r, Office office) {
      return new RefundSummary(
          r.id(),
          r.creditId(),
          PaymentAmount.of(r.amount()),
          PaymentJson.code(r.standing()),
          office.dossiers().payee(r.id()).map(payee -> payee.address().name()).orElse(null),
          r.order().orElse(null),
          r.endToEndId().orElse(null),
          r.debitLine().orElse(null),
          r.returnLine().orElse(null),
          r.history().stream()
              .map(
                  step ->
                      RefundStepReport.of(
                          PaymentJson.code(step.standing()), step.cause(), step.reason()))
              .toList());
    }
  }

  record Refunds(List<RefundSummary> refunds) {}

  record PaymentOrderSummary(
      String id,
      String standing,
      LocalDate executionDate,
      List<String> refunds,
      List<PaymentAmount> totals,
      List<RefundStepReport> history) {

    static PaymentOrderSummary of(PaymentOrder o, Office office) {
      return new PaymentOrderSummary(
          o.id(),
          PaymentJson.code(o.standing()),
          o.execution(),
          o.refunds().stream().map(Ordered::refundId).toList(),
          RefundView.totals(o, office).stream().map(PaymentAmount::of).toList(),
          o.history().stream()
              .map(
                  step ->
                      RefundStepReport.of(
                          PaymentJson.code(step.standing()), step.cause(), step.reason()))
              .toList());
    }
  }

  record PaymentOrderList(List<PaymentOrderSummary> orders) {}

  /**
   * @param kind refund or waiver
   * @param invoice of a waiver; null of a refund
   * @param credit of a refund; null of a waiver
   */
  record ProposalSummary(
      String id,
      String kind,
      @MayBeNull String invoice,
      @MayBeNull String credit,
      PaymentAmount amount,
      String reason,
      Instant proposed,
      String proposedBy) {

    static ProposalSummary of(RefundView.Waiting w) {
      return new ProposalSummary(
          w.id(),
          w.refund().isPresent() ? "refund" : "waiver",
          w.waiver().map(it -> it.invoice().toString()).orElse(null),
          w.refund().map(it -> it.refund().creditId()).orElse(null),
          PaymentAmount.of(w.amount()),
          w.waiver().map(it -> it.reason()).orElse(""),
          w.proposed().time(),
          w.proposed().actor().id());
    }
  }

  record Proposals(List<ProposalSummary> proposals) {}
}
