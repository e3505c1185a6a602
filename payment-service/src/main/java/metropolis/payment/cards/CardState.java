package metropolis.payment.cards;

import java.util.Collection;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import metropolis.payment.cards.CardFact.Disputed;
import metropolis.payment.cards.CardFact.Outcome;
import metropolis.payment.cards.CardFact.Paid;
import metropolis.payment.cards.CardFact.Phase;
import metropolis.payment.cards.CardFact.Refund;
import metropolis.payment.cards.CardFact.Refunded;
import metropolis.platform.values.Money;

/**
 * Where a card payment stands after the notices that came, however often and in whatever order:
 * every figure is a greatest value or a sum over a set.
 *
 * @param received taken from the card; zero until that is known
 * @param refunded given back, or on its way back
 * @param withdrawn by disputes, as long as it was not given again
 * @param inquiry whether the payer's bank asks without having taken anything
 */
public record CardState(
    Standing standing, Money received, Money refunded, Money withdrawn, boolean inquiry) {

  /** In one word. */
  public enum Standing {
    PENDING,
    PAID,
    FAILED,
    EXPIRED,
    PARTLY_REFUNDED,
    REFUNDED,
    DISPUTED,
    WON,
    LOST
  }

  public CardState {
    Objects.requireNonNull(standing, "standing");
  }

  /** What the provider took from the books again; nothing before anything was received. */
  public Money returned() {
    return received.isZero() ? received : refunded.plus(withdrawn);
  }

  /** Of these notices, in any order; repetitions do not matter. */
  public static CardState of(Currency currency, Collection<CardNotice> notices) {
    List<CardFact> facts = notices.stream().flatMap(n -> n.facts().stream()).toList();
    Money zero = Money.zero(currency);
    Money received =
        facts.stream()
            .map(fact -> taken(fact, zero))
            .reduce(zero, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    Money refunded = refunded(facts, zero);
    Map<String, Dispute> disputes = disputes(facts, zero);
    Money withdrawn =
        disputes.values().stream().map(dispute -> dispute.out(zero)).reduce(zero, Money::plus);
    Standing standing =
        received.isPositive() ? paid(received, refunded, disputes.values()) : unpaid(facts);
    boolean inquiry = disputes.values().stream().anyMatch(Dispute::isInquiry);
    return new CardState(standing, received, refunded, withdrawn, inquiry);
  }

  private static Money taken(CardFact fact, Money zero) {
    return switch (fact) {
      case Paid paid -> paid.amount();
      case Refunded refunded -> refunded.captured();
      case CardFact.Pending _,
          CardFact.Failed _,
          CardFact.Expired _,
          CardFact.Refund _,
          CardFact.Disputed _ ->
          zero;
    };
  }

  /**
   * The provider's own sum and the single refunds may each be ahead of the other. A refund that
   * failed counts in neither; the sum may have been told before it failed.
   */
  private static Money refunded(List<CardFact> facts, Money zero) {
    Money told = zero;
    Map<String, Refund> single = new TreeMap<>();
    for (CardFact fact : facts) {
      if (fact instanceof Refunded refunded && refunded.total().compareTo(told) > 0) {
        told = refunded.total();
      }
      if (fact instanceof Refund refund) {
        single.merge(
            refund.refundId(), refund, (a, b) -> a.outcome().compareTo(b.outcome()) >= 0 ? a : b);
      }
    }
    Money all = single.values().stream().map(Refund::amount).reduce(zero, Money::plus);
    Money failed =
        single.values().stream()
            .filter(refund -> refund.outcome() == Outcome.FAILED)
            .map(Refund::amount)
            .reduce(zero, Money::plus);
    return (told.compareTo(all) > 0 ? told : all).minus(failed);
  }

  private static Map<String, Dispute> disputes(List<CardFact> facts, Money zero) {
    Map<String, Dispute> disputes = new TreeMap<>();
    for (CardFact fact : facts) {
      if (fact instanceof Disputed told) {
        disputes.merge(
            told.disputeId(), new Dispute(told.amount(), EnumSet.of(told.phase())), Dispute::and);
      }
    }
    return disputes;
  }

  private static Standing paid(Money received, Money refunded, Collection<Dispute> disputes) {
    if (disputes.stream().anyMatch(Dispute::isOpen)) {
      return Standing.DISPUTED;
    }
    if (disputes.stream().anyMatch(dispute -> dispute.had(Phase.LOST))) {
      return Standing.LOST;
    }
    if (refunded.compareTo(received) >= 0) {
      return Standing.REFUNDED;
    }
    if (refunded.isPositive()) {
      return Standing.PARTLY_REFUNDED;
    }
    return disputes.stream().anyMatch(dispute -> dispute.had(Phase.WON))
        ? Standing.WON
        : Standing.PAID;
  }

  private static Standing unpaid(List<CardFact> facts) {
    if (facts.stream().anyMatch(CardFact.Failed.class::isInstance)) {
      return Standing.FAILED;
    }
    return facts.stream().anyMatch(CardFact.Expired.class::isInstance)
        ? Standing.EXPIRED
        : Standing.PENDING;
  }

  /** All that was said of one dispute. */
  private record Dispute(Money amount, Set<Phase> phases) {

    Dispute and(Dispute other) {
      EnumSet<Phase> both = EnumSet.copyOf(phases);
      both.addAll(other.phases);
      return new Dispute(amount.compareTo(other.amount) >= 0 ? amount : other.amount, both);
    }

    boolean had(Phase phase) {
      return phases.contains(phase);
    }

    boolean isOpen() {
      return (had(Phase.OPENED) || had(Phase.WITHDRAWN)) && !had(Phase.WON) && !had(Phase.LOST);
    }

    boolean isInquiry() {
      return phases.equals(EnumSet.of(Phase.INQUIRY));
    }

    Money out(Money zero) {
      return had(Phase.WITHDRAWN) && !had(Phase.REINSTATED) ? amount : zero;
    }
  }
}
