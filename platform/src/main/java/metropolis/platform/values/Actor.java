package metropolis.platform.values;

import java.util.Objects;

/**
 * Who did something: the capacity, and an id that names nobody to a stranger (an account's or a
 * registration's id, never a name or an e-mail).
 */
public record Actor(Role role, String id) {

  public Actor {
    Objects.requireNonNull(role, "role");
    id = Shared.text(id);
  }

  /** A service acting by its own rules. */
  public static Actor system(String service) {
    return new Actor(Role.SYSTEM, service);
  }
}
