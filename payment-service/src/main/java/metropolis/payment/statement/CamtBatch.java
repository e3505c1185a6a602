package metropolis.payment.statement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import metropolis.payment.statement.Statement.Finding;

/**
 * The transactions of one entry, taken one after another while it is read, so that none of them has
 * to be in memory as the piece of the document that it was. Confined to one reading.
 */
final class CamtBatch {

  /** A hundred thousand that tell what banks do tell take half of it. */
  private static final long HEAVIEST = 160L * 1024 * 1024;

  private final List<CamtDetail> details = new ArrayList<>(1);
  private final List<Finding> shape = new ArrayList<>(0);
  private final int longestRaw;
  private final boolean shaped;
  private int raw;
  private long weight;

  /**
   * @param longestRaw how much of an entry is kept as the file has it
   * @param shaped whether to look at the shape of transactions, which no schema does
   */
  CamtBatch(int longestRaw, boolean shaped) {
    this.longestRaw = longestRaw;
    this.shaped = shaped;
  }

  /**
   * Takes the next transaction.
   *
   * @return whether what is kept of the entry as the file has it goes so far; else it can be
   *     forgotten
   * @throws Refusal if all of them tell more than can be held
   */
  boolean take(Node transaction) throws Refusal {
    CamtDetail detail = CamtDetail.of(transaction);
    weight += detail.weight();
    if (weight > HEAVIEST) {
      throw new Refusal("entry-too-large", transaction.line);
    }
    details.add(detail);
    if (shaped) {
      CamtShape.ofTransaction(transaction).forEach(this::hint);
    }
    boolean shown = raw <= longestRaw;
    raw += shown ? transaction.rawLength(longestRaw) : 0;
    return shown;
  }

  /** A file errs in the same way throughout: told once. */
  private void hint(Finding finding) {
    for (Finding told : shape) {
      if (told.code().equals(finding.code()) && told.element().equals(finding.element())) {
        return;
      }
    }
    shape.add(finding);
  }

  /** In the order of the file. */
  List<CamtDetail> details() {
    return Collections.unmodifiableList(details);
  }

  /** Where transactions are not as a careful bank writes them. */
  List<Finding> shape() {
    return Collections.unmodifiableList(shape);
  }

  int size() {
    return details.size();
  }

  /** What the bank gave to several as its reference tells none of them from another. */
  Set<String> repeatedReferences() {
    Set<String> seen = new HashSet<>();
    Set<String> repeated = new HashSet<>();
    for (CamtDetail detail : details) {
      if (!seen.add(detail.ids().bank())) {
        repeated.add(detail.ids().bank());
      }
    }
    return repeated;
  }
}
