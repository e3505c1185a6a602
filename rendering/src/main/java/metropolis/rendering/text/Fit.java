package metropolis.rendering.text;

import java.util.Optional;

/** What came of setting a text in a box. */
public sealed interface Fit permits Fitted, Refusal {

  default Optional<Fitted> fitted() {
    return this instanceof Fitted fitted ? Optional.of(fitted) : Optional.empty();
  }
}
