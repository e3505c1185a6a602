package metropolis.badge;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import metropolis.badge.admission.AdmissionEvent;
import metropolis.badge.admission.CheckIn;
import metropolis.badge.credential.Badge;
import metropolis.badge.credential.BadgeEvent;
import metropolis.badge.printing.JobEvent;
import metropolis.badge.printing.PrintRun;
import metropolis.badge.wire.AdmissionWire;
import metropolis.badge.wire.BadgeWire;
import metropolis.badge.wire.JobWire;
import metropolis.badge.wire.RunWire;
import metropolis.platform.kafka.Effects;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.values.Cause;
import metropolis.schemas.Topics;

/** Carries what was decided into the book, the stores and the topics, all three alike. */
final class Consequences {

  private Consequences() {}

  static void happened(Effects effects, ConferenceBook book, BadgeEvent event) {
    book.badges().apply(event);
    book.rosterLog().touch(event.registrationId());
    EntityKey key = new EntityKey(book.id(), event.badge().text());
    Badge badge = book.badges().badge(event.badge()).orElseThrow();
    effects
        .publish(Topics.BADGE_EVENTS, key, BadgeWire.event(book.id(), event))
        .put(Stores.BADGES, key, BadgeWire.state(book.id(), badge));
    if (event instanceof BadgeEvent.Printed printed) {
      staleAtOnce(effects, book, badge, printed.cause());
    }
  }

  /** What was printed had changed before it came out of the printer. */
  private static void staleAtOnce(Effects effects, ConferenceBook book, Badge badge, Cause cause) {
    SortedSet<String> details = book.staleDetails(badge);
    if (!details.isEmpty()) {
      happened(effects, book, stale(badge, List.copyOf(details), cause));
    }
  }

  static BadgeEvent stale(Badge badge, List<String> details, Cause cause) {
    return new BadgeEvent.WentStale(
        badge.id(), badge.registrationId(), badge.serial(), details, cause);
  }

  static void happened(Effects effects, ConferenceBook book, AdmissionEvent event) {
    book.admissions().apply(event);
    CheckIn checkIn = book.admissions().checkIn(event.scanId()).orElseThrow();
    EntityKey key = new EntityKey(book.id(), event.scanId());
    effects
        .publish(
            Topics.CHECK_IN_EVENTS, key, AdmissionWire.event(book.id(), event, checkIn.recorded()))
        .put(Stores.CHECK_INS, key, AdmissionWire.state(book.id(), checkIn));
  }

  static void started(Effects effects, ConferenceBook book, PrintRun run) {
    kept(effects, book, run)
        .publish(Topics.BADGE_EVENTS, key(book, run), RunWire.started(book.id(), run));
  }

  static void drawn(
      Effects effects, ConferenceBook book, PrintRun run, Map<Integer, String> leftOut) {
    kept(effects, book, run)
        .publish(Topics.BADGE_EVENTS, key(book, run), RunWire.drawn(book.id(), run, leftOut));
  }

  /** Some of a run's badges were printed, or it was closed. */
  static void advanced(Effects effects, ConferenceBook book, PrintRun run) {
    kept(effects, book, run);
    if (!run.isOpen()) {
      effects.publish(Topics.BADGE_EVENTS, key(book, run), RunWire.ended(book.id(), run));
    }
  }

  static void happened(Effects effects, ConferenceBook book, JobEvent event) {
    book.jobs().apply(event);
    EntityKey key = new EntityKey(book.id(), JobWire.entity(event.job()));
    effects
        .publish(Topics.BADGE_EVENTS, key, JobWire.event(book.id(), event))
        .put(
            Stores.JOBS, key, JobWire.state(book.id(), book.jobs().job(event.job()).orElseThrow()));
  }

  private static Effects kept(Effects effects, ConferenceBook book, PrintRun run) {
    book.runs().put(run);
    return effects.put(Stores.RUNS, key(book, run), RunWire.state(book.id(), run));
  }

  private static EntityKey key(ConferenceBook book, PrintRun run) {
    return new EntityKey(book.id(), RunWire.entity(run.number()));
  }
}
