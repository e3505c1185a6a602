package metropolis.payment.http;

import java.util.List;
import metropolis.payment.http.PaymentJson.BankLineSummary;
import metropolis.payment.http.PaymentJson.PaymentAmount;
import metropolis.payment.ledger.BankLine;
import metropolis.payment.matching.Evidence;
import metropolis.payment.matching.Proposal;
import metropolis.payment.office.Office;
import metropolis.platform.http.view.Language;
import metropolis.platform.values.MayBeNull;

/** The records of the JSON API about lines that wait. */
final class QueueJson {

  private QueueJson() {}

  record ShareBody(String invoice, PaymentAmount amount) {}

  /**
   * @param chargeRest whether what is missing on the one invoice is written off as charges of
   *     banks; not if it is left out
   */
  record SplitBody(String line, List<ShareBody> shares, @MayBeNull Boolean chargeRest) {}

  /**
   * @param code for programs; {@code text} says it in English
   */
  record ProposalEvidence(String code, String text) {

    static ProposalEvidence of(Evidence evidence) {
      return new ProposalEvidence(
          ProposalText.code(evidence),
          ProposalText.reason(evidence, FinancePages.TEXTS.in(Language.EN)));
    }
  }

  /**
   * @param action allocate, split, charge or credit
   * @param score from 0 to 100
   * @param charge what would be written off as charges of banks
   */
  record LineProposal(
      String action,
      String rule,
      int score,
      List<ShareBody> shares,
      @MayBeNull PaymentAmount charge,
      List<ProposalEvidence> evidence) {

    static LineProposal of(Proposal p) {
      return new LineProposal(
          PaymentJson.code(p.action()),
          p.rule().code(),
          p.score(),
          p.shares().stream()
              .map(s -> new ShareBody(s.invoiceNumber(), PaymentAmount.of(s.amount())))
              .toList(),
          p.charge().map(PaymentAmount::of).orElse(null),
          p.evidence().stream().map(ProposalEvidence::of).toList());
    }
  }

  /**
   * @param task what is to be decided: allocate money that came in, or explain money that left or
   *     came back
   * @param proposals of invoices; none for money that is to be explained
   * @param refunds that the line may have paid out or brought back, the likeliest first
   */
  record QueuedLine(
      BankLineSummary line, String task, List<LineProposal> proposals, List<LikelyRefund> refunds) {

    static QueuedLine of(BankLine line, Office office) {
      List<Proposal> proposals = line.waits() ? office.judge(line).proposals() : List.of();
      return new QueuedLine(
          BankLineSummary.of(line, office),
          line.waits() ? "allocate" : "explain",
          proposals.stream().map(LineProposal::of).toList(),
          RefundPicker.of(office, line).stream().map(LikelyRefund::of).toList());
    }
  }

  /**
   * @param standing of the refund
   * @param kept by banks, if the line is its return
   */
  record LikelyRefund(
      String refund, String credit, String standing, PaymentAmount amount, PaymentAmount kept) {

    static LikelyRefund of(RefundPicker found) {
      return new LikelyRefund(
          found.refund().id(),
          found.refund().creditId(),
          PaymentJson.code(found.refund().standing()),
          PaymentAmount.of(found.refund().amount()),
          PaymentAmount.of(found.kept()));
    }
  }

  record LineQueue(List<QueuedLine> lines, int total, int page, int pages) {}

  record TrialChange(String line, LineProposal proposal) {}

  record TrialReport(List<TrialChange> changes) {}
}
