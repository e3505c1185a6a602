package metropolis.badge.credential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A badge and all that happened to it. Immutable.
 *
 * @param issue the latest print
 * @param revocation of that print
 * @param history oldest first
 */
public record Badge(
    BadgeEvent.Issued issue, Optional<BadgeEvent.Revoked> revocation, List<BadgeEvent> history) {

  /** A badge begins with its first print. */
  static Badge begun(BadgeEvent.Issued issue) {
    return new Badge(issue, Optional.empty(), List.of(issue));
  }

  /**
   * The badge of a history that was kept.
   *
   * @throws IllegalArgumentException if the history does not begin with a print
   */
  public static Badge of(List<BadgeEvent> history) {
    if (history.isEmpty() || !(history.getFirst() instanceof BadgeEvent.Issued first)) {
      throw new IllegalArgumentException("a badge begins with a print");
    }
    Badge badge = begun(first);
    for (BadgeEvent event : history.subList(1, history.size())) {
      badge = badge.with(event);
    }
    return badge;
  }

  Badge with(BadgeEvent event) {
    List<BadgeEvent> longer = new ArrayList<>(history);
    longer.add(event);
    List<BadgeEvent> told = Collections.unmodifiableList(longer);
    return switch (event) {
      case BadgeEvent.Issued issued -> new Badge(issued, Optional.empty(), told);
      case BadgeEvent.Revoked revoked -> new Badge(issue, Optional.of(revoked), told);
    };
  }

  public BadgeId id() {
    return issue.badge();
  }

  public String registrationId() {
    return issue.registrationId();
  }

  public int serial() {
    return issue.serial();
  }

  public String category() {
    return issue.category();
  }

  public Validity validity() {
    return issue.validity();
  }

  public boolean isRevoked() {
    return revocation.isPresent();
  }

  public PrintedCode code() {
    return PrintedCode.of(id(), serial());
  }
}
