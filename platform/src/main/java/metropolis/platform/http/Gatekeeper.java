package metropolis.platform.http;

import java.util.Optional;

/** Tells who makes a request. Threads may share an implementation. */
public interface Gatekeeper {

  /**
   * @param id differs from session to session
   * @param mustChangePassword nothing else is allowed until that is done
   */
  record Session(Principal principal, String id, boolean mustChangePassword) {}

  /** The session that a cookie stands for, if it is valid still. */
  Optional<Session> session(String cookie);

  /** Whom an API token belongs to. */
  Optional<Principal> token(String bearer);

  /**
   * What the staff call whoever acts under an id, an account or a program, if there still is one.
   */
  default Optional<String> nameOf(String id) {
    return Optional.empty();
  }

  /** For sites without staff: nobody can sign in. */
  static Gatekeeper closed() {
    return new Gatekeeper() {
      @Override
      public Optional<Session> session(String cookie) {
        return Optional.empty();
      }

      @Override
      public Optional<Principal> token(String bearer) {
        return Optional.empty();
      }
    };
  }
}
