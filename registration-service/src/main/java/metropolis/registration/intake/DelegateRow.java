package metropolis.registration.intake;

import java.util.List;
import metropolis.registration.enrolment.FieldProblem;
import metropolis.registration.enrolment.Letters;
import metropolis.registration.enrolment.Profile;

/**
 * A row that can be registered.
 *
 * @param line of the file, from 1
 * @param sessions ids, in the order given
 */
public record DelegateRow(long line, Profile profile, List<String> sessions) {

  public DelegateRow {
    sessions = List.copyOf(sessions);
  }

  /** What is wrong with a field of the profile, by line and column. */
  public RowProblem problem(FieldProblem p) {
    return new RowProblem(line, Column.headerFor(p.field()), p.code(), p.detail());
  }

  /**
   * What makes it the same row in another file: e-mail and names. Correcting anything else in a
   * file does not register the person again.
   */
  public String identity() {
    return String.join(
        "\n",
        Letters.folded(profile.email()),
        Letters.folded(profile.givenName()),
        Letters.folded(profile.familyName()));
  }
}
