package metropolis.platform.http;

/** Addresses of the sign-in pages, which other parts lead to. */
public final class SignInPaths {
  public static final String SIGN_IN = "/sign-in";
  public static final String SIGN_OUT = "/sign-out";
  public static final String PASSWORD = "/account/password";
  public static final String SESSION_COOKIE = "metropolis_session";
  public static final String ACCOUNTS = "/admin/accounts";

  private SignInPaths() {}
}
