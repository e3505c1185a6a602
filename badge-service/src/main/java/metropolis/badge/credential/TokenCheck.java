package metropolis.badge.credential;

/** What the keys say about a text that was scanned. */
public sealed interface TokenCheck {

  /** Signed by us for this conference. Whether the badge still counts is for the books to say. */
  record Genuine(Claims claims) implements TokenCheck {}

  /** Signed by us, for another conference. */
  record OtherConference(Claims claims) implements TokenCheck {}

  /**
   * Looks like a token, but the signature is not of a key of ours. Its claims are worth nothing.
   */
  record Forged() implements TokenCheck {}

  /** Not a token at all. */
  record Malformed() implements TokenCheck {}
}
