package metropolis.badge.credential;

import java.util.Optional;

/** What staff may want done with a badge. */
public sealed interface Wish {

  /** A new serial; the print before stops counting at once. */
  record Reissue(IssueReason reason) implements Wish {}

  /** It shall stop counting, without a new one. */
  record Revoke(RevocationReason reason) implements Wish {}

  /**
   * A document of it went to the printer.
   *
   * @param reason needed if the serial was printed before
   */
  record Print(Imprint imprint, Optional<ReprintReason> reason) implements Wish {}

  record HandOver() implements Wish {}

  record TakeBack() implements Wish {}
}
