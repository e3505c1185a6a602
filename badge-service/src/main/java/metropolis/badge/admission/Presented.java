package metropolis.badge.admission;

import java.util.Optional;
import metropolis.badge.credential.BadgeBook.Print;

/** What was held out at the door, after the signature was checked. */
public sealed interface Presented {

  /** The print of ours that it is, if it is one. */
  default Optional<Print> print() {
    return Optional.empty();
  }

  /** A token we signed for this conference. */
  record Token(Print genuine) implements Presented {
    @Override
    public Optional<Print> print() {
      return Optional.of(genuine);
    }
  }

  /**
   * The short code, typed by staff. It is not signed, so it counts only if a badge of ours has it.
   */
  record Typed(Optional<Print> found) implements Presented {
    @Override
    public Optional<Print> print() {
      return found;
    }
  }

  /** No badge at all: staff found its wearer by name, and looked at another paper. */
  record Searched(Print found) implements Presented {
    @Override
    public Optional<Print> print() {
      return Optional.of(found);
    }
  }

  /** Neither a token nor a printed code. */
  record Unreadable() implements Presented {}

  /** A token that we did not sign; what it claims is not kept. */
  record Forged() implements Presented {}

  /** A token that we signed for another conference. */
  record OtherConference() implements Presented {}
}
