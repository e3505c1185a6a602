package metropolis.payment.ledger;

import java.util.Optional;
import java.util.function.Supplier;
import metropolis.payment.ledger.Decision.Refused;

/** How rules refuse, and in which order they are asked. */
final class Refusing {

  private Refusing() {}

  static Supplier<Optional<Refused>> refuse(boolean refused, String code, String field) {
    return () -> when(refused, code, field);
  }

  static Optional<Refused> when(boolean refused, String code, String field) {
    return refused ? Optional.of(new Refused(code, field)) : Optional.empty();
  }

  /** The first rule that refuses; later rules may take for granted what earlier ones tested. */
  @SafeVarargs
  static Optional<Decision> first(Supplier<Optional<Refused>>... rules) {
    for (Supplier<Optional<Refused>> rule : rules) {
      Optional<Refused> refused = rule.get();
      if (refused.isPresent()) {
        return Optional.of(refused.get());
      }
    }
    return Optional.empty();
  }
}
