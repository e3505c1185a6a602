package metropolis.payment.matching;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import metropolis.platform.values.Money;

/**
 * What could be done with a payment.
 *
 * @param shares what goes to which invoice; for a credit, the invoice that it is about
 * @param score from 0 to 100
 * @param evidence the weightiest first
 */
public record Proposal(
    Action action, Rule rule, int score, List<Share> shares, List<Evidence> evidence) {

  /** What a person would do to follow a proposal. */
  public enum Action {
    /** Allocate to one invoice. */
    ALLOCATE,
    /** Allocate to several. */
    SPLIT,
    /** Allocate, and write off what is missing as charges of banks. */
    CHARGE,
    /** Nothing can be allocated: keep it to the payer's credit, or send it back. */
    CREDIT
  }

  public Proposal {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(rule, "rule");
    shares = List.copyOf(shares);
    evidence = List.copyOf(evidence);
    if (shares.isEmpty() || score < 0 || score > 100) {
      throw new IllegalArgumentException("a proposal for nothing, or a score of " + score);
    }
  }

  /** What is written off with it as charges of banks, on the one invoice that is paid. */
  public Optional<Money> charge() {
    return action != Action.CHARGE
        ? Optional.empty()
        : evidence.stream()
            .filter(Evidence.ShortByCharges.class::isInstance)
            .map(it -> ((Evidence.ShortByCharges) it).by())
            .findFirst();
  }

  /** What is allocated, or would be credited. */
  public Money total() {
    return shares.stream().map(Share::amount).reduce(Money::plus).orElseThrow();
  }
}
