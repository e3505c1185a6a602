package metropolis.badge.credential;

import metropolis.platform.values.Cause;

/** What happened to a badge. A badge is the fold of its events. */
public sealed interface BadgeEvent {

  BadgeId badge();

  String registrationId();

  int serial();

  Cause cause();

  /** A print was issued; from now on every earlier serial is refused. */
  record Issued(
      BadgeId badge,
      String registrationId,
      int serial,
      String category,
      Validity validity,
      IssueReason reason,
      Cause cause)
      implements BadgeEvent {}

  record Revoked(
      BadgeId badge, String registrationId, int serial, RevocationReason reason, Cause cause)
      implements BadgeEvent {}
}
