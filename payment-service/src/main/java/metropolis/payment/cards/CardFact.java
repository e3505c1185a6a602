package metropolis.payment.cards;

import java.util.Objects;
import metropolis.platform.values.Money;

/**
 * One thing that a provider says of a card payment. Facts come more than once and in any order, so
 * each says something that stays true, and none says "from now on".
 */
public sealed interface CardFact {

  /** The payer went through the hosted page; the money is still under way. */
  record Pending() implements CardFact {}

  /**
   * @param amount that was taken, all of it
   */
  record Paid(Money amount) implements CardFact {}

  /** It will never be paid. */
  record Failed() implements CardFact {}

  /** Nobody paid as long as the hosted page was open. */
  record Expired() implements CardFact {}

  /**
   * @param total given back so far, a sum that the provider keeps
   * @param captured what had been taken
   */
  record Refunded(Money total, Money captured) implements CardFact {}

  /** One refund. */
  record Refund(String refundId, Money amount, Outcome outcome) implements CardFact {
    public Refund {
      Objects.requireNonNull(refundId, "refundId");
    }
  }

  /** One dispute, in which the payer's bank wants the money back. */
  record Disputed(String disputeId, Money amount, Phase phase) implements CardFact {
    public Disputed {
      Objects.requireNonNull(disputeId, "disputeId");
    }
  }

  /** What became of a refund. */
  enum Outcome {
    UNDER_WAY,
    MADE,
    /** It could not be made: the provider has the money again. */
    FAILED
  }

  /** Something that happened to a dispute; several may have. */
  enum Phase {
    /** A question before a dispute: no money moves. */
    INQUIRY,
    INQUIRY_CLOSED,
    OPENED,
    /** The provider took the money back. */
    WITHDRAWN,
    /** The provider gave it again. */
    REINSTATED,
    WON,
    LOST
  }
}
