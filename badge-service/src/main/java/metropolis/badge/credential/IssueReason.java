package metropolis.badge.credential;

/** Why a print of a badge was issued. */
public enum IssueReason {
  CONFIRMED(false),
  LOST(true),
  STOLEN(true),
  DAMAGED(true),
  MISPRINTED(true),
  /** What is printed on it changed: a name, a category. */
  DETAILS_CHANGED(true);

  private final boolean byStaff;

  IssueReason(boolean byStaff) {
    this.byStaff = byStaff;
  }

  /** Whether staff may give it for issuing a badge anew. */
  public boolean byStaff() {
    return byStaff;
  }
}
