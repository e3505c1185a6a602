package metropolis.payment.ledger;

import java.util.Optional;
import java.util.stream.Stream;

/** The steps of a fee, by the day. */
public enum Tier {
  EARLY,
  REGULAR,
  ON_SITE;

  /** Empty for what is no step of a fee. */
  static Optional<Tier> named(String name) {
    return Stream.of(values()).filter(tier -> tier.name().equals(name)).findFirst();
  }
}
