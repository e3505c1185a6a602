package metropolis.payment.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import metropolis.payment.ledger.Decision.Refused;
import metropolis.payment.ledger.PaymentCommand.SplitLine;
import metropolis.payment.ledger.PaymentEvent.InvoiceWaived;
import metropolis.payment.ledger.PaymentEvent.PaymentAllocated;
import metropolis.payment.matching.Proposal;
import metropolis.payment.matching.Share;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/** What is posted when a line pays one or several invoices, with charges of banks or without. */
final class Allocating {

  private Allocating() {}

  static List<PaymentEvent> byRule(String lineKey, Proposal proposal, Cause cause) {
    return events(
        lineKey,
        proposal.shares(),
        proposal.charge(),
        proposal.rule().code(),
        proposal.score(),
        cause);
  }

  static List<PaymentEvent> byHand(SplitLine command, Optional<Money> charge, Cause cause) {
    return events(command.lineKey(), command.shares(), charge, Allocation.BY_HAND, 0, cause);
  }

  /** The first of the invoices that two shares are for. */
  static Optional<Refused> twice(List<Share> shares) {
    Set<String> seen = new HashSet<>();
    return shares.stream().allMatch(share -> seen.add(share.invoiceNumber()))
        ? Optional.empty()
        : Optional.of(new Refused("invoice-twice", "shares"));
  }

  private static List<PaymentEvent> events(
      String lineKey,
      List<Share> shares,
      Optional<Money> charge,
      String rule,
      int score,
      Cause cause) {
    List<PaymentEvent> events = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      Share share = shares.get(i);
      InvoiceNumber number = InvoiceNumber.parse(share.invoiceNumber()).orElseThrow();
      events.add(
          new PaymentAllocated(
              id("allocation", lineKey, i, cause), lineKey, number, share.amount(), rule, score));
    }
    charge.ifPresent(
        amount ->
            events.add(
                new InvoiceWaived(
                    id("waiver", lineKey, 0, cause),
                    InvoiceNumber.parse(shares.getFirst().invoiceNumber()).orElseThrow(),
                    amount,
                    Reasons.BANK_CHARGES)));
    return events;
  }

  private static String id(String what, String lineKey, int share, Cause cause) {
    return share == 0
        ? DerivedId.of(what, cause.commandId(), lineKey)
        : DerivedId.of(what, cause.commandId(), lineKey, Integer.toString(share));
  }
}
