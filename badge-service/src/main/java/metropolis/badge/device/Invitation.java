package metropolis.badge.device;

import java.time.Instant;
import java.util.Optional;

/**
 * A one-time code for a device that is to stand at a gate. Immutable.
 *
 * @param codeHash of the code, which is kept nowhere
 * @param expires from this moment it is worth nothing
 * @param device that used it
 */
public record Invitation(
    String codeHash, String gate, Instant expires, String invitedBy, Optional<String> device) {

  public Invitation usedBy(String id) {
    return new Invitation(codeHash, gate, expires, invitedBy, Optional.of(id));
  }
}
