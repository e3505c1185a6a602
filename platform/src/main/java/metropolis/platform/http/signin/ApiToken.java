package metropolis.platform.http.signin;

import java.time.Instant;
import java.util.Set;
import metropolis.platform.http.Principal;
import metropolis.platform.values.Role;

/**
 * Lets a program use the API. Immutable.
 *
 * @param id stands in events
 * @param label what it is for
 * @param hash SHA-256 of the token in hexadecimal; the token itself is shown once and kept nowhere
 */
record ApiToken(String id, String label, Set<Role> roles, String hash, Instant created) {

  ApiToken {
    if (!id.matches("[A-Za-z0-9-]{4,40}")) {
      throw new IllegalArgumentException("Give an id of 4 to 40 letters, digits and hyphens.");
    }
    if (label.isBlank() || label.length() > 80) {
      throw new IllegalArgumentException("Give a label of 1 to 80 characters.");
    }
    if (!hash.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("Give the SHA-256 of the token in hexadecimal.");
    }
    roles = Set.copyOf(roles);
    Account.checkRoles(roles);
  }

  Principal principal() {
    return new Principal(id, label, roles);
  }
}
