package metropolis.platform.http.signin;

/** What the administrator's template shows. */
public final class AccountView {
  /** Something shown once, on the answer to the form that made it. */
  public record Secret(String whose, String secret) {}

  /** A line of the list of accounts. */
  public record AccountRow(String id, String name, String roles, boolean first, boolean self) {}

  /** A line of the list of tokens. */
  public record TokenRow(String id, String label, String roles, String created) {}

  private AccountView() {}
}
