package metropolis.platform.http.signin;

import java.util.Set;
import metropolis.platform.http.Principal;
import metropolis.platform.values.Role;

/**
 * A member of the staff who can sign in. Immutable.
 *
 * @param id stands in events, and names nobody to a stranger
 * @param name what is typed at sign-in
 * @param password see {@link PasswordHash}
 * @param epoch one more with each new password; sessions of an earlier epoch are void
 * @param mustChange whether the password was given by somebody else
 */
record Account(
    String id, String name, Set<Role> roles, String password, int epoch, boolean mustChange) {

  Account {
    if (!id.matches("[A-Za-z0-9-]{4,40}")) {
      throw new IllegalArgumentException("Give an id of 4 to 40 letters, digits and hyphens.");
    }
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "Give a name of 2 to 40 lower-case letters, digits, dots and hyphens.");
    }
    roles = Set.copyOf(roles);
    checkRoles(roles);
    if (!PasswordHash.isWellFormed(password)) {
      throw new IllegalArgumentException(
          "Give a password hash as pbkdf2-sha256$iterations$salt$hash.");
    }
  }

  static boolean isName(String name) {
    return name.matches("[a-z0-9][a-z0-9.-]{1,39}");
  }

  static void checkRoles(Set<Role> roles) {
    if (roles.isEmpty() || roles.contains(Role.SYSTEM) || roles.contains(Role.DELEGATE)) {
      throw new IllegalArgumentException("Give roles out of SECRETARIAT, FINANCE, GATE, ADMIN.");
    }
  }

  Account withPassword(String hash, boolean givenByAnother) {
    return new Account(id, name, roles, hash, epoch + 1, givenByAnother);
  }

  Principal principal() {
    return new Principal(id, name, roles);
  }
}
