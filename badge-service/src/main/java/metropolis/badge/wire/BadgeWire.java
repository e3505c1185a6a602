package metropolis.badge.wire;

import java.util.ArrayList;
import java.util.List;
import metropolis.badge.credential.Badge;
import metropolis.badge.credential.BadgeEvent;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.IssueReason;
import metropolis.badge.credential.RevocationReason;
import metropolis.badge.credential.Validity;
import metropolis.badge.credential.Words;
import metropolis.schemas.badge.BadgeIssued;
import metropolis.schemas.badge.BadgeRevoked;
import metropolis.schemas.badge.state.BadgeHistory;
import org.apache.avro.specific.SpecificRecord;

/** Badges. */
public final class BadgeWire {

  private BadgeWire() {}

  public static SpecificRecord event(String conference, BadgeEvent event) {
    return switch (event) {
      case BadgeEvent.Issued issued ->
          new BadgeIssued(
              Metas.event(issued.cause(), conference, issued.badge().text()),
              issued.badge().text(),
              issued.registrationId(),
              issued.serial(),
              issued.category(),
              issued.validity().from(),
              issued.validity().until(),
              Words.of(issued.reason()));
      case BadgeEvent.Revoked revoked ->
          new BadgeRevoked(
              Metas.event(revoked.cause(), conference, revoked.badge().text()),
              revoked.badge().text(),
              revoked.registrationId(),
              revoked.serial(),
              Words.of(revoked.reason()));
    };
  }

  public static BadgeHistory state(String conference, Badge badge) {
    List<Object> events = new ArrayList<>();
    badge.history().forEach(event -> events.add(event(conference, event)));
    return new BadgeHistory(events);
  }

  public static Badge badge(BadgeHistory state) {
    return Badge.of(state.getEvents().stream().map(BadgeWire::event).toList());
  }

  private static BadgeEvent event(Object record) {
    return switch (record) {
      case BadgeIssued issued ->
          new BadgeEvent.Issued(
              new BadgeId(issued.getBadgeId()),
              issued.getRegistrationId(),
              issued.getSerial(),
              issued.getCategory(),
              new Validity(issued.getValidFrom(), issued.getValidUntil()),
              Words.known(IssueReason.class, issued.getReason()),
              Metas.cause(issued.getMeta()));
      case BadgeRevoked revoked ->
          new BadgeEvent.Revoked(
              new BadgeId(revoked.getBadgeId()),
              revoked.getRegistrationId(),
              revoked.getSerial(),
              Words.known(RevocationReason.class, revoked.getReason()),
              Metas.cause(revoked.getMeta()));
      default -> throw new IllegalArgumentException("not an event of a badge");
    };
  }
}
