package metropolis.payment.http;

import metropolis.payment.dossier.Narrative;
import metropolis.payment.ledger.BankLine;
import metropolis.payment.ledger.DerivedId;
import metropolis.payment.matching.Proposal;
import metropolis.payment.matching.Trial;
import metropolis.payment.office.Office;

/** What the rules would allocate of a line, as people know it. */
public record TrialView(BankLine line, Narrative narrative, Proposal proposal) {

  static TrialView of(Trial.Change change, Office office) {
    return new TrialView(
        office.books().line(change.lineKey()).orElseThrow(),
        office.dossiers().narrative(change.lineKey()),
        change.proposal());
  }

  /** The same as long as the line and what would become of it are: a person agrees to both. */
  public String id() {
    return DerivedId.of(line.key(), proposal.shares().toString(), proposal.charge().toString());
  }
}
