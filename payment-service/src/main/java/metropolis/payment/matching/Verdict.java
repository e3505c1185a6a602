package metropolis.payment.matching;

import java.util.List;
import java.util.Objects;

/** What the rules make of a payment. */
public sealed interface Verdict {

  /**
   * Beyond doubt, by one way only: to be allocated without asking.
   *
   * @param proposal what is to be done; its shares may leave a rest, which stays unallocated
   */
  record Automatic(Proposal proposal) implements Verdict {
    public Automatic {
      Objects.requireNonNull(proposal, "proposal");
    }
  }

  /**
   * For a person to decide.
   *
   * @param ranked at least one, the best first
   */
  record Proposals(List<Proposal> ranked) implements Verdict {
    public Proposals {
      ranked = List.copyOf(ranked);
      if (ranked.isEmpty()) {
        throw new IllegalArgumentException("no proposal");
      }
    }
  }

  /** No rule knows anything of it. */
  record Nothing() implements Verdict {}

  /** What a person is shown, the best first; none if there is nothing to choose. */
  default List<Proposal> proposals() {
    return switch (this) {
      case Automatic automatic -> List.of(automatic.proposal());
      case Proposals proposals -> proposals.ranked();
      case Nothing _ -> List.of();
    };
  }
}
