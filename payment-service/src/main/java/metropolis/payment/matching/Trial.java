package metropolis.payment.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import metropolis.platform.values.Money;

/**
 * Judges payments one after another, each knowing what those before it took. Nothing is changed:
 * what it finds is what would be allocated if it were done in earnest. One instance for one run.
 */
public final class Trial {

  /** A payment that would be allocated. */
  public record Change(String lineKey, Proposal proposal) {}

  private final Rules rules;
  private final Map<String, Money> taken = new HashMap<>();

  public Trial(MatchIndex index, Policy policy) {
    rules =
        new Rules(
            index,
            policy,
            item -> {
              Money paid = taken.get(item.invoiceNumber());
              return paid == null ? item : item.less(paid);
            });
  }

  /** What the rules make of the next payment; what they would allocate is taken. */
  public Verdict next(Incoming payment) {
    Verdict verdict = rules.judge(payment);
    if (verdict instanceof Verdict.Automatic automatic) {
      Proposal proposal = automatic.proposal();
      proposal.shares().forEach(share -> take(share.invoiceNumber(), share.amount()));
      proposal
          .charge()
          .ifPresent(charge -> take(proposal.shares().getFirst().invoiceNumber(), charge));
    }
    return verdict;
  }

  private void take(String invoiceNumber, Money amount) {
    taken.merge(invoiceNumber, amount, Money::plus);
  }

  /** What would change if the rules were run over these payments, in this order. */
  public static List<Change> run(List<Incoming> payments, MatchIndex index, Policy policy) {
    Trial trial = new Trial(index, policy);
    List<Change> changes = new ArrayList<>();
    for (Incoming payment : payments) {
      if (trial.next(payment) instanceof Verdict.Automatic automatic) {
        changes.add(new Change(payment.lineKey(), automatic.proposal()));
      }
    }
    return changes;
  }
}
