package metropolis.platform.http;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import metropolis.platform.values.Role;

/** Who may use a route. An administrator may use every one. */
public sealed interface Access {

  /** Everybody, signed in or not. Secret links are checked by the route itself. */
  Access PUBLIC = new Public();

  record Public() implements Access {}

  /**
   * Whoever shows a token that the module itself gave out, as to devices. Nobody else is told
   * anything about what they send.
   *
   * @param check refuses whoever is not trusted; may find that another instance has to say it
   */
  static Access ownToken(Consumer<Exchange> check) {
    return new OwnToken(check);
  }

  record OwnToken(Consumer<Exchange> check) implements Access {}

  /**
   * @param roles any one of them will do; in order of preference for the actor of a command
   */
  record Staff(List<Role> roles) implements Access {
    public Staff {
      roles = List.copyOf(roles);
    }
  }

  /** Staff with any of these roles; without roles, an administrator only. */
  static Access staff(Role... roles) {
    return new Staff(List.of(roles));
  }

  /** Any member of the staff who is signed in. */
  static Access anyStaff() {
    return staff(Role.SECRETARIAT, Role.FINANCE, Role.GATE, Role.ADMIN);
  }

  /** Whether somebody with these roles may use the route. */
  default boolean allows(Set<Role> roles) {
    return switch (this) {
      case Public _, OwnToken _ -> true;
      case Staff staff ->
          roles.contains(Role.ADMIN)
              || !EnumSet.copyOf(union(staff.roles())).stream().noneMatch(roles::contains);
    };
  }

  private static List<Role> union(List<Role> roles) {
    return roles.isEmpty() ? List.of(Role.ADMIN) : roles;
  }
}
