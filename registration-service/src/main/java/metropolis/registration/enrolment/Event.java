package metropolis.registration.enrolment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import metropolis.platform.values.Money;
import metropolis.registration.programme.Tier;

/**
 * What has happened to a registration. None of these names a person: the profile travels beside the
 * event, and only its id stays for ever.
 */
public sealed interface Event {

  String registrationId();

  record Submitted(
      String registrationId,
      String category,
      Channel channel,
      boolean needsApproval,
      List<String> sessions)
      implements Event {
    public Submitted {
      sessions = List.copyOf(sessions);
    }
  }

  record Approved(String registrationId) implements Event {}

  record Refused(String registrationId, RefusalReason reason) implements Event {}

  record PlaceQueued(String registrationId, String category, long ticket) implements Event {}

  record Accepted(String registrationId, String category, Money fee, Tier tier) implements Event {}

  record Confirmed(String registrationId, String category, Basis basis) implements Event {}

  record ConfirmationWithdrawn(String registrationId) implements Event {}

  record Cancelled(String registrationId, CancellationReason reason) implements Event {}

  /** Another set of sessions is wanted; the seats follow in events of their own. */
  record SessionsChosen(String registrationId, List<String> sessions) implements Event {
    public SessionsChosen {
      sessions = List.copyOf(sessions);
    }
  }

  record SeatGranted(String registrationId, String session) implements Event {}

  record SeatQueued(String registrationId, String session, long ticket) implements Event {}

  record SeatReleased(String registrationId, String session) implements Event {}

  record ProfileChanged(String registrationId, Set<String> fields) implements Event {
    public ProfileChanged {
      fields = Set.copyOf(fields);
    }
  }

  record Erased(String registrationId) implements Event {}

  /** Name for programs and bundles. */
  default String code() {
    return switch (this) {
      case Submitted _ -> "submitted";
      case Approved _ -> "approved";
      case Refused _ -> "refused";
      case PlaceQueued _ -> "place-queued";
      case Accepted _ -> "accepted";
      case Confirmed _ -> "confirmed";
      case ConfirmationWithdrawn _ -> "confirmation-withdrawn";
      case Cancelled _ -> "cancelled";
      case SessionsChosen _ -> "sessions-chosen";
      case SeatGranted _ -> "seat-granted";
      case SeatQueued _ -> "seat-queued";
      case SeatReleased _ -> "seat-released";
      case ProfileChanged _ -> "profile-changed";
      case Erased _ -> "erased";
    };
  }

  /** What the history keeps of it. */
  default Map<String, String> details() {
    return switch (this) {
      case Submitted e -> Map.of("channel", e.channel().name());
      case Approved _, ConfirmationWithdrawn _, Erased _ -> Map.of();
      case Refused e -> Map.of("reason", e.reason().name());
      case PlaceQueued e -> Map.of("ticket", Long.toString(e.ticket()));
      case Accepted e -> Map.of("fee", e.fee().toString(), "tier", e.tier().name());
      case Confirmed e -> Map.of("basis", e.basis().name());
      case Cancelled e -> Map.of("reason", e.reason().name());
      case SessionsChosen e -> Map.of("sessions", String.join(" ", e.sessions()));
      case SeatGranted e -> Map.of("session", e.session());
      case SeatQueued e -> Map.of("session", e.session(), "ticket", Long.toString(e.ticket()));
      case SeatReleased e -> Map.of("session", e.session());
      case ProfileChanged e ->
          Map.of("fields", String.join(" ", e.fields().stream().sorted().toList()));
    };
  }
}
