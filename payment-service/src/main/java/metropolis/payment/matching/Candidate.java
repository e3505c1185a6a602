package metropolis.payment.matching;

import metropolis.payment.matching.Mentions.Clue;

/** An invoice and all that links a payment to it. Gathered by {@link Candidates}, then read. */
final class Candidate {

  final OpenItem item;
  boolean given;
  Clue clue;
  boolean payerKnown;
  int person;
  int institution;

  Candidate(OpenItem item) {
    this.item = item;
  }

  /** Whether the payment names it beyond misunderstanding. */
  boolean clear() {
    return given || (clue != null && clue.clear());
  }

  boolean named() {
    return given || clue != null;
  }
}
