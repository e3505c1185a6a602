package metropolis.badge;

import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.OLHA;
import static metropolis.badge.Given.cancelled;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.confirmedAgain;
import static metropolis.badge.Given.erased;
import static metropolis.badge.Given.forged;
import static metropolis.badge.Given.granted;
import static metropolis.badge.Given.key;
import static metropolis.badge.Given.lea;
import static metropolis.badge.Given.reissue;
import static metropolis.badge.Given.released;
import static metropolis.badge.Given.revoke;
import static metropolis.badge.Given.scan;
import static metropolis.badge.Given.undo;
import static metropolis.badge.Given.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.roster.Bearer;
import metropolis.platform.kafka.Shards;
import metropolis.platform.kafka.Table;
import metropolis.schemas.Topics;
import metropolis.schemas.badge.BadgeIssued;
import metropolis.schemas.badge.BadgeRevoked;
import metropolis.schemas.badge.CheckInRecorded;
import metropolis.schemas.badge.CheckInUndone;
import metropolis.schemas.common.CommandReply;
import metropolis.schemas.common.Outcome;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BadgeTopologyTest {

  private static final String BADGE = BadgeId.of(Given.CONFERENCE, LEA).text();

  private final Stream stream = new Stream();

  @AfterEach
  void close() {
    stream.close();
  }

  /** An unintended change would leave deployed state behind. */
  @Test
  void the_topology_is_the_one_that_is_deployed() throws IOException {
    String described =
        BadgeTopology.build(new Shards<>(1), new Table(Topics.DELEGATE_PHOTOS, 1), Minutes.of(1))
            .describe()
            .toString();

    try (var in = getClass().getResourceAsStream("/expected-topology.txt")) {
      assertThat(described)
          .isEqualToIgnoringNewLines(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void a_confirmed_registration_gets_its_badge() {
    stream.hears(conference());

    stream.hears(confirmed(LEA));

    BadgeIssued issued = stream.onlyBadgeEvent(BadgeIssued.class);
    assertThat(issued.getBadgeId()).isEqualTo(BADGE);
    assertThat(issued.getRegistrationId()).isEqualTo(LEA);
    assertThat(issued.getSerial()).isEqualTo(1);
    assertThat(issued.getCategory()).isEqualTo("ngo");
    assertThat(issued.getValidFrom()).isEqualTo(LocalDate.of(2004, 9, 27));
    assertThat(issued.getValidUntil()).isEqualTo(LocalDate.of(2004, 10, 1));
    assertThat(issued.getReason()).isEqualTo("confirmed");
    assertThat(issued.getMeta().getActorRole()).isEqualTo("SYSTEM");
    assertThat(issued.getMeta().getCausedBy()).isEqualTo("confirm-" + LEA);
    assertThat(issued.getMeta().getTime()).isEqualTo(Given.MONDAY);
  }

  @Test
  void a_confirmation_heard_twice_issues_one_badge() {
    stream.hears(conference()).hears(confirmed(LEA)).badgeEvents();

    stream.hears(confirmed(LEA));

    assertThat(stream.badgeEvents()).isEmpty();
  }

  @Test
  void a_confirmation_heard_before_the_conference_waits_for_it() {
    stream.hears(confirmed(LEA));

    stream.hears(conference());

    assertThat(stream.onlyBadgeEvent(BadgeIssued.class).getRegistrationId()).isEqualTo(LEA);
    assertThat(stream.store(Stores.WAITING)).isEmpty();
  }

  @Test
  void a_cancellation_heard_before_the_conference_is_remembered_too() {
    stream.hears(confirmed(LEA)).hears(cancelled(LEA));

    stream.hears(conference());

    assertThat(stream.badgeEvents()).isEmpty();
  }

  @Test
  void a_cancelled_registration_loses_its_badge() {
    stream.hears(conference()).hears(confirmed(LEA)).badgeEvents();

    stream.hears(cancelled(LEA));

    BadgeRevoked revoked = stream.onlyBadgeEvent(BadgeRevoked.class);
    assertThat(revoked.getBadgeId()).isEqualTo(BADGE);
    assertThat(revoked.getReason()).isEqualTo("registration-cancelled");
  }

  @Test
  void a_payment_undone_sends_the_badge_to_the_cashier_and_paid_again_brings_a_new_one() {
    stream.hears(conference()).hears(confirmed(LEA)).hears(withdrawn(LEA)).badgeEvents();
    CommandReply refused = stream.asks(scan("c1", "scan-0001", BADGE, 1));

    stream.hears(confirmedAgain(LEA));

    assertThat(refused.getData()).containsEntry("reason", "unpaid");
    assertThat(stream.onlyBadgeEvent(BadgeIssued.class).getSerial()).isEqualTo(2);
  }

  @Test
  void a_scan_is_recorded_and_answered() {
    stream.hears(conference()).hears(confirmed(LEA));

    CommandReply reply = stream.asks(scan("c1", "scan-0001", BADGE, 1));

    assertThat(reply.getOutcome()).isEqualTo(Outcome.DONE);
    assertThat(reply.getCode()).isEqualTo("admitted");
    assertThat(stream.checkInEvents())
        .singleElement()
        .isInstanceOfSatisfying(
            CheckInRecorded.class,
            event -> {
              assertThat(event.getBadgeId()).isEqualTo(BADGE);
              assertThat(event.getGate()).isEqualTo("main");
              assertThat(event.getZone()).isEqualTo("house");
              assertThat(event.getMeta().getActorId()).isEqualTo("gate-account");
            });
  }

  @Test
  void the_same_scan_with_a_new_command_changes_nothing() {
    stream.hears(conference()).hears(confirmed(LEA)).asks(scan("c1", "scan-0001", BADGE, 1));
    stream.checkInEvents();

    CommandReply reply = stream.asks(scan("c2", "scan-0001", BADGE, 1));

    assertThat(reply.getCode()).isEqualTo("admitted");
    assertThat(stream.checkInEvents()).isEmpty();
  }

  @Test
  void a_second_scan_is_told_where_the_badge_went_in() {
    stream.hears(conference()).hears(confirmed(LEA)).asks(scan("c1", "scan-0001", BADGE, 1));

    CommandReply reply = stream.asks(scan("c2", "scan-0002", BADGE, 1));

    assertThat(reply.getCode()).isEqualTo("already-inside");
    assertThat(reply.getData())
        .containsEntry("insideGate", "main")
        .containsEntry("insideSince", "2004-09-27T06:00:00Z");
  }

  @Test
  void a_scan_id_used_for_two_badges_is_refused() {
    stream.hears(conference()).hears(confirmed(LEA)).asks(scan("c1", "scan-0001", BADGE, 1));

    CommandReply reply = stream.asks(forged("c2", "scan-0001"));

    assertThat(reply.getOutcome()).isEqualTo(Outcome.REFUSED);
    assertThat(reply.getCode()).isEqualTo("scan-id-reused");
  }

  @Test
  void a_forged_badge_is_kept_as_a_fact_without_what_it_claims() {
    stream.hears(conference());

    CommandReply reply = stream.asks(forged("c1", "scan-0001"));

    assertThat(reply.getData()).containsEntry("reason", "forged");
    assertThat(stream.checkInEvents())
        .singleElement()
        .isInstanceOfSatisfying(
            CheckInRecorded.class, event -> assertThat(event.getBadgeId()).isNull());
  }

  @Test
  void a_reissued_badge_makes_the_old_one_worthless_at_once() {
    stream.hears(conference()).hears(confirmed(LEA)).asks(reissue("c1", LEA, 1));

    CommandReply reply = stream.asks(scan("c2", "scan-0001", BADGE, 1));

    assertThat(reply.getData()).containsEntry("reason", "superseded");
  }

  @Test
  void of_two_clerks_the_second_is_told_that_the_badge_changed() {
    stream.hears(conference()).hears(confirmed(LEA)).asks(reissue("c1", LEA, 1));

    CommandReply reply = stream.asks(reissue("c2", LEA, 1));

    assertThat(reply.getCode()).isEqualTo("badge-changed");
  }

  @Test
  void a_revoked_badge_is_refused() {
    stream.hears(conference()).hears(confirmed(LEA)).asks(revoke("c1", LEA, "stolen"));

    CommandReply reply = stream.asks(scan("c2", "scan-0001", BADGE, 1));

    assertThat(reply.getData()).containsEntry("reason", "revoked");
  }

  @Test
  void staff_cannot_give_a_reason_that_is_not_theirs() {
    stream.hears(conference()).hears(confirmed(LEA));

    CommandReply reply = stream.asks(revoke("c1", LEA, "registration-cancelled"));

    assertThat(reply.getCode()).isEqualTo("unknown-reason");
  }

  @Test
  void an_undone_admission_is_published_with_who_and_why() {
    stream.hears(conference()).hears(confirmed(LEA)).asks(scan("c1", "scan-0001", BADGE, 1));
    stream.checkInEvents();

    stream.asks(undo("c2", "scan-0001", "wrong-person"));

    assertThat(stream.checkInEvents())
        .singleElement()
        .isInstanceOfSatisfying(
            CheckInUndone.class,
            event -> {
              assertThat(event.getReason()).isEqualTo("wrong-person");
              assertThat(event.getBadgeId()).isEqualTo(BADGE);
              assertThat(event.getMeta().getActorId()).isEqualTo("gate-account");
            });
  }

  @Test
  void after_an_undo_the_badge_may_enter() {
    stream.hears(conference()).hears(confirmed(LEA)).asks(scan("c1", "scan-0001", BADGE, 1));
    stream.asks(undo("c2", "scan-0001", "did-not-enter"));

    CommandReply reply = stream.asks(scan("c3", "scan-0002", BADGE, 1));

    assertThat(reply.getCode()).isEqualTo("admitted");
  }

  @Test
  void a_command_for_a_conference_nobody_announced_is_refused() {
    CommandReply reply = stream.asks(scan("c1", "scan-0001", BADGE, 1));

    assertThat(reply.getCode()).isEqualTo("unknown-conference");
  }

  @Test
  void a_badge_knows_the_seats_of_its_wearer_whichever_topic_is_heard_first() {
    stream.hears(conference()).hears(granted(LEA, "opening"));

    stream.hears(lea()).hears(granted(LEA, "borders")).hears(released(LEA, "opening"));

    assertThat(bearer().sessions()).containsExactly("borders");
    assertThat(bearer().title()).isEqualTo("Dr");
    assertThat(bearer().pronouns()).isEqualTo("she/her");
    assertThat(bearer().position()).isEqualTo("Coordinator");
  }

  @Test
  void a_seat_granted_to_somebody_erased_is_forgotten_with_the_erasure() {
    stream.hears(conference()).hears(lea()).hears(Topics.DELEGATES, key(LEA), null);

    stream.hears(granted(LEA, "opening")).hears(erased(LEA));

    assertThat(stream.store(Stores.SEATS)).isEmpty();
  }

  private Bearer bearer() {
    return stream
        .shards()
        .read(Given.CONFERENCE, book -> book.roster().bearer(LEA).orElseThrow())
        .orElseThrow();
  }

  @Test
  void an_erased_person_is_gone_from_every_store_and_the_badge_counts_no_more() {
    stream.hears(conference()).hears(lea()).hears(confirmed(LEA));
    stream.asks(scan("c1", "scan-0001", BADGE, 1));

    stream.hears(Topics.DELEGATES, key(LEA), null).hears(erased(LEA));

    String everything =
        Stream.stores().stream().map(name -> stream.store(name).toString()).toList().toString();
    assertThat(everything).doesNotContain("Léa", "Amsler", "Accueil");
    assertThat(stream.asks(scan("c2", "scan-0002", BADGE, 1)).getData())
        .containsEntry("reason", "revoked");
  }

  @Test
  void no_event_names_a_person() {
    stream.hears(conference()).hears(lea()).hears(confirmed(LEA));

    stream.asks(scan("c1", "scan-0001", BADGE, 1));

    List<SpecificRecord> events = stream.badgeEvents();
    events.addAll(stream.checkInEvents());
    assertThat(events.toString()).doesNotContain("Léa", "Amsler", "Accueil", "example.org");
  }

  @Test
  void what_the_stores_hold_gives_the_same_memory_after_a_restart() {
    stream.hears(conference()).hears(lea()).hears(confirmed(LEA)).hears(confirmed(OLHA));
    stream.hears(granted(LEA, "opening")).hears(granted(LEA, "borders"));
    stream.hears(released(LEA, "opening"));
    stream.asks(scan("c1", "scan-0001", BADGE, 1));
    stream.asks(scan("c2", "scan-0002", BADGE, 1));
    stream.asks(forged("c3", "scan-0003"));
    stream.asks(undo("c4", "scan-0001", "other"));
    stream.asks(reissue("c5", LEA, 1));
    stream.hears(cancelled(OLHA));

    ConferenceBook restored = stream.restored().orElseThrow();

    stream
        .shards()
        .read(
            Given.CONFERENCE,
            live -> {
              assertThat(restored.badges().all())
                  .containsExactlyInAnyOrderElementsOf(live.badges().all());
              assertThat(restored.admissions().all())
                  .containsExactlyInAnyOrderElementsOf(live.admissions().all());
              assertThat(restored.admissions().count("main", Given.MONDAY))
                  .isEqualTo(live.admissions().count("main", Given.MONDAY));
              assertThat(restored.roster().person(LEA)).isEqualTo(live.roster().person(LEA));
              assertThat(restored.stationery()).isEqualTo(live.stationery());
              return null;
            });
  }

  @Test
  void the_state_folded_from_the_events_equals_the_store() {
    stream.hears(conference()).hears(confirmed(LEA)).hears(cancelled(LEA));
    stream.hears(confirmedAgain(LEA)).asks(reissue("c1", LEA, 2));

    List<SpecificRecord> log = stream.badgeEvents();

    assertThat(stream.store(Stores.BADGES))
        .containsOnlyKeys(key(BADGE))
        .extractingByKey(key(BADGE))
        .extracting("events")
        .isEqualTo(log);
  }
}
