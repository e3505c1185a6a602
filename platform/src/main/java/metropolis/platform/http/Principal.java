package metropolis.platform.http;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Role;

/**
 * A member of the staff, or a program with a token, as whom a request is made.
 *
 * @param id names nobody to a stranger, and stands in events
 * @param name shown to the person only
 */
public record Principal(String id, String name, Set<Role> roles) {

  public Principal {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    roles = Set.copyOf(roles);
  }

  /** In what capacity this principal uses a route: the first role of the route that it has. */
  Actor actor(Access access) {
    List<Role> wanted =
        switch (access) {
          case Access.Public _, Access.OwnToken _ ->
              List.of(Role.SECRETARIAT, Role.FINANCE, Role.GATE);
          case Access.Staff staff -> staff.roles();
        };
    return new Actor(wanted.stream().filter(roles::contains).findFirst().orElse(Role.ADMIN), id);
  }
}
