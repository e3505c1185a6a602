package metropolis.badge.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import metropolis.badge.credential.Badge;
import metropolis.badge.credential.BadgeEvent;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.Imprint;
import metropolis.badge.credential.IssueReason;
import metropolis.badge.credential.ReprintReason;
import metropolis.badge.credential.RevocationReason;
import metropolis.badge.credential.Validity;
import metropolis.badge.credential.Words;
import metropolis.platform.values.Shared;
import metropolis.schemas.badge.BadgeHandedOver;
import metropolis.schemas.badge.BadgeIssued;
import metropolis.schemas.badge.BadgePrinted;
import metropolis.schemas.badge.BadgeReturned;
import metropolis.schemas.badge.BadgeRevoked;
import metropolis.schemas.badge.BadgeWentStale;
import metropolis.schemas.badge.state.BadgeFact;
import metropolis.schemas.badge.state.BadgeHistory;
import org.apache.avro.specific.SpecificRecord;

/** Badges. */
public final class BadgeWire {

  private BadgeWire() {}

  public static SpecificRecord event(String conference, BadgeEvent event) {
    String badge = event.badge().text();
    return switch (event) {
      case BadgeEvent.Issued issued ->
          new BadgeIssued(
              Metas.event(issued.cause(), conference, badge),
              badge,
              issued.registrationId(),
              issued.serial(),
              issued.category(),
              issued.validity().from(),
              issued.validity().until(),
              Words.of(issued.reason()));
      case BadgeEvent.Revoked revoked ->
          new BadgeRevoked(
              Metas.event(revoked.cause(), conference, badge),
              badge,
              revoked.registrationId(),
              revoked.serial(),
              Words.of(revoked.reason()));
      case BadgeEvent.Printed printed -> printed(conference, printed);
      case BadgeEvent.HandedOver handed ->
          new BadgeHandedOver(
              Metas.event(handed.cause(), conference, badge),
              badge,
              handed.registrationId(),
              handed.serial());
      case BadgeEvent.Returned returned ->
          new BadgeReturned(
              Metas.event(returned.cause(), conference, badge),
              badge,
              returned.registrationId(),
              returned.serial());
      case BadgeEvent.WentStale stale ->
          new BadgeWentStale(
              // A run that is confirmed prints many, and some are stale at once.
              Metas.event(stale.cause(), conference, badge, "s-" + badge),
              badge,
              stale.registrationId(),
              stale.serial(),
              stale.details());
    };
  }

  private static BadgePrinted printed(String conference, BadgeEvent.Printed printed) {
    String badge = printed.badge().text();
    Imprint imprint = printed.imprint();
    return new BadgePrinted(
        Metas.event(printed.cause(), conference, badge, "p-" + badge),
        badge,
        printed.registrationId(),
        printed.serial(),
        how(printed),
        printed.reason().map(Words::of).orElse(""),
        printed.run().isPresent() ? printed.run().getAsInt() : null,
        imprint.template(),
        imprint.templateVersion(),
        imprint.sha256(),
        imprint.profileVersion());
  }

  private static String how(BadgeEvent.Printed printed) {
    if (printed.run().isPresent()) {
      return "run";
    }
    return printed.reason().isPresent() ? "reprint" : "single";
  }

  public static BadgeHistory state(String conference, Badge badge) {
    List<Object> events = new ArrayList<>();
    List<BadgeFact> facts = new ArrayList<>();
    for (BadgeEvent event : badge.history()) {
      SpecificRecord record = event(conference, event);
      switch (record) {
        case BadgePrinted printed ->
            facts.add(new BadgeFact(events.size(), printed, null, null, null));
        case BadgeHandedOver handed ->
            facts.add(new BadgeFact(events.size(), null, handed, null, null));
        case BadgeReturned returned ->
            facts.add(new BadgeFact(events.size(), null, null, returned, null));
        case BadgeWentStale stale ->
            facts.add(new BadgeFact(events.size(), null, null, null, stale));
        default -> events.add(record);
      }
    }
    return new BadgeHistory(events, facts);
  }

  public static Badge badge(BadgeHistory state) {
    List<BadgeEvent> history = new ArrayList<>();
    int fact = 0;
    for (int event = 0; event < state.getEvents().size(); event++) {
      history.add(event(state.getEvents().get(event)));
      while (fact < state.getFacts().size() && state.getFacts().get(fact).getAfter() == event + 1) {
        event(state.getFacts().get(fact++)).ifPresent(history::add);
      }
    }
    return Badge.of(history);
  }

  /** Empty for a kind that a later version of this service knows. */
  private static Optional<BadgeEvent> event(BadgeFact fact) {
    if (fact.getPrinted() != null) {
      return Optional.of(printed(fact.getPrinted()));
    }
    if (fact.getHandedOver() instanceof BadgeHandedOver handed) {
      return Optional.of(
          new BadgeEvent.HandedOver(
              new BadgeId(handed.getBadgeId()),
              handed.getRegistrationId(),
              handed.getSerial(),
              Metas.cause(handed.getMeta())));
    }
    if (fact.getReturned() instanceof BadgeReturned returned) {
      return Optional.of(
          new BadgeEvent.Returned(
              new BadgeId(returned.getBadgeId()),
              returned.getRegistrationId(),
              returned.getSerial(),
              Metas.cause(returned.getMeta())));
    }
    if (fact.getWentStale() instanceof BadgeWentStale stale) {
      return Optional.of(
          new BadgeEvent.WentStale(
              new BadgeId(stale.getBadgeId()),
              stale.getRegistrationId(),
              stale.getSerial(),
              stale.getDetails(),
              Metas.cause(stale.getMeta())));
    }
    return Optional.empty();
  }

  private static BadgeEvent printed(BadgePrinted printed) {
    return new BadgeEvent.Printed(
        new BadgeId(printed.getBadgeId()),
        printed.getRegistrationId(),
        printed.getSerial(),
        new Imprint(
            printed.getTemplate(),
            printed.getTemplateVersion(),
            printed.getSha256(),
            printed.getProfileVersion()),
        Words.read(ReprintReason.class, printed.getReason()),
        printed.getRun() == null ? OptionalInt.empty() : OptionalInt.of(printed.getRun()),
        Metas.cause(printed.getMeta()));
  }

  private static BadgeEvent event(Object record) {
    return switch (record) {
      case BadgeIssued issued ->
          new BadgeEvent.Issued(
              new BadgeId(issued.getBadgeId()),
              issued.getRegistrationId(),
              issued.getSerial(),
              Shared.text(issued.getCategory()),
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
