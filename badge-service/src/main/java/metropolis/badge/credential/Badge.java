package metropolis.badge.credential;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A badge and all that happened to it. Immutable.
 *
 * @param issue the latest serial
 * @param revocation of that serial
 * @param state of that serial on paper
 * @param print the latest print of that serial
 * @param toldStale whether an event told that this print went stale
 * @param history oldest first
 */
public record Badge(
    BadgeEvent.Issued issue,
    Optional<BadgeEvent.Revoked> revocation,
    PrintState state,
    Optional<BadgeEvent.Printed> print,
    boolean toldStale,
    List<BadgeEvent> history) {

  /** A badge begins with its first serial. */
  static Badge begun(BadgeEvent.Issued issue) {
    return issued(issue, List.of(issue));
  }

  private static Badge issued(BadgeEvent.Issued issue, List<BadgeEvent> history) {
    return new Badge(
        issue, Optional.empty(), PrintState.NOT_PRINTED, Optional.empty(), false, history);
  }

  /**
   * The badge of a history that was kept.
   *
   * @throws IllegalArgumentException if the history does not begin with the issue
   */
  public static Badge of(List<BadgeEvent> history) {
    if (history.isEmpty() || !(history.getFirst() instanceof BadgeEvent.Issued first)) {
      throw new IllegalArgumentException("a badge begins with its issue");
    }
    Badge badge = begun(first);
    for (BadgeEvent event : history.subList(1, history.size())) {
      badge = badge.with(event);
    }
    return badge;
  }

  /** The badge as it was at a moment; as it was first issued, if that came later. */
  public Badge asOf(Instant time) {
    Badge then = begun((BadgeEvent.Issued) history.getFirst());
    for (BadgeEvent event : history.subList(1, history.size())) {
      if (!event.cause().time().isAfter(time)) {
        then = then.with(event);
      }
    }
    return then;
  }

  Badge with(BadgeEvent event) {
    List<BadgeEvent> longer = new ArrayList<>(history);
    longer.add(event);
    List<BadgeEvent> told = Collections.unmodifiableList(longer);
    return switch (event) {
      case BadgeEvent.Issued issued -> issued(issued, told);
      case BadgeEvent.Revoked revoked ->
          new Badge(issue, Optional.of(revoked), state, print, toldStale, told);
      case BadgeEvent.Printed printed ->
          new Badge(issue, revocation, PrintState.PRINTED, Optional.of(printed), false, told);
      case BadgeEvent.HandedOver _ -> with(PrintState.HANDED_OVER, told);
      case BadgeEvent.Returned _ -> with(PrintState.RETURNED, told);
      case BadgeEvent.WentStale _ -> new Badge(issue, revocation, state, print, true, told);
    };
  }

  private Badge with(PrintState next, List<BadgeEvent> told) {
    return new Badge(issue, revocation, next, print, toldStale, told);
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
