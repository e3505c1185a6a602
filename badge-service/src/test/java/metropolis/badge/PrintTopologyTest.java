package metropolis.badge;

import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.OLHA;
import static metropolis.badge.Given.changedProfile;
import static metropolis.badge.Given.comeBack;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmRun;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.drawRun;
import static metropolis.badge.Given.endRun;
import static metropolis.badge.Given.erased;
import static metropolis.badge.Given.granted;
import static metropolis.badge.Given.handOver;
import static metropolis.badge.Given.key;
import static metropolis.badge.Given.lea;
import static metropolis.badge.Given.print;
import static metropolis.badge.Given.profile;
import static metropolis.badge.Given.profileChanged;
import static metropolis.badge.Given.released;
import static metropolis.badge.Given.startRun;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import metropolis.badge.credential.BadgeId;
import metropolis.schemas.Topics;
import metropolis.schemas.badge.BadgeHandedOver;
import metropolis.schemas.badge.BadgePrinted;
import metropolis.schemas.badge.BadgeReturned;
import metropolis.schemas.badge.BadgeWentStale;
import metropolis.schemas.badge.PrintRunDrawn;
import metropolis.schemas.badge.PrintRunEnded;
import metropolis.schemas.badge.PrintRunStarted;
import metropolis.schemas.common.CommandReply;
import metropolis.schemas.common.EventMeta;
import metropolis.schemas.common.Outcome;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of badges on paper, through the stream. */
class PrintTopologyTest {

  private static final BadgeId LEAS = BadgeId.of(Given.CONFERENCE, LEA);
  private static final BadgeId OLHAS = BadgeId.of(Given.CONFERENCE, OLHA);

  private final Stream stream = new Stream();

  @BeforeEach
  void two_are_confirmed() {
    stream.hears(conference()).hears(lea()).hears(confirmed(LEA));
    stream.hears(profile(OLHA, "Olha", "Aaronenko", "Olha Aaronenko")).hears(confirmed(OLHA));
    stream.badgeEvents();
  }

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void a_print_is_told_with_who_how_template_and_bytes() {
    stream.asks(print("p1", LEA, "", 1));

    BadgePrinted printed = stream.onlyBadgeEvent(BadgePrinted.class);
    assertThat(printed.getHow()).isEqualTo("single");
    assertThat(printed.getReason()).isEmpty();
    assertThat(printed.getTemplate()).isEqualTo("a6-portrait");
    assertThat(printed.getSha256()).isEqualTo(Given.HASH);
    assertThat(printed.getMeta().getActorId()).isEqualTo("gate-account");
    assertThat(printed.getMeta().getTime()).isEqualTo(Given.MONDAY);
  }

  @Test
  void printing_again_without_a_reason_is_refused_with_a_word() {
    stream.asks(print("p1", LEA, "", 1));

    CommandReply again = stream.asks(print("p2", LEA, "", 1));
    CommandReply unknown = stream.asks(print("p3", LEA, "because", 1));
    CommandReply told = stream.asks(print("p4", LEA, "printer-fault", 1));

    assertThat(again.getCode()).isEqualTo("reason-needed");
    assertThat(unknown.getCode()).isEqualTo("unknown-reason");
    assertThat(told.getOutcome()).isEqualTo(Outcome.DONE);
    assertThat(stream.badgeEvents().getLast())
        .isInstanceOfSatisfying(
            BadgePrinted.class, printed -> assertThat(printed.getHow()).isEqualTo("reprint"));
  }

  @Test
  void a_badge_is_handed_over_and_comes_back() {
    stream.asks(print("p1", LEA, "", 1));
    stream.badgeEvents();

    stream.asks(handOver("h1", LEA));
    stream.asks(comeBack("r1", LEA));

    assertThat(stream.badgeEvents())
        .hasExactlyElementsOfTypes(BadgeHandedOver.class, BadgeReturned.class);
  }

  @Test
  void a_changed_name_makes_a_printed_badge_stale_and_says_who_changed_it() {
    stream.asks(print("p1", LEA, "", 1));
    stream.badgeEvents();

    stream.hears(profileChanged("c1", "badgeName")).hears(changedProfile(2, "Lea A.", "a@b.org"));

    assertThat(stream.onlyBadgeEvent(BadgeWentStale.class))
        .satisfies(
            stale -> {
              assertThat(stale.getDetails()).containsExactly("name");
              assertThat(stale.getMeta().getActorId()).isEqualTo("desk-7");
              assertThat(stale.getMeta().getCausedBy()).isEqualTo("c1-" + LEA);
            });
  }

  @Test
  void another_seat_makes_a_printed_badge_stale_and_says_whose_doing_it_was() {
    stream.asks(print("p1", LEA, "", 1));
    stream.badgeEvents();

    stream.hears(granted(LEA, "opening")).hears(granted(LEA, "borders"));

    BadgeWentStale stale = stream.onlyBadgeEvent(BadgeWentStale.class);
    assertThat(stale.getDetails()).containsExactly("sessions");
    assertThat(stale.getMeta().getCausedBy()).isEqualTo("grant-opening-" + LEA);
  }

  @Test
  void a_badge_printed_with_its_seats_is_fresh() {
    stream.hears(granted(LEA, "opening")).hears(granted(LEA, "borders"));

    stream.asks(print("p1", LEA, "", 3));

    assertThat(stale()).isEmpty();
  }

  @Test
  void a_place_in_the_line_given_up_makes_no_badge_stale() {
    stream.asks(print("p1", LEA, "", 1));
    stream.badgeEvents();

    stream.hears(released(LEA, "opening"));

    assertThat(stream.badgeEvents()).isEmpty();
  }

  @Test
  void it_makes_no_difference_which_topic_is_heard_first() {
    stream.asks(print("p1", LEA, "", 1));
    stream.badgeEvents();

    stream.hears(changedProfile(2, "Lea A.", "a@b.org")).hears(profileChanged("c1", "badgeName"));

    assertThat(stream.onlyBadgeEvent(BadgeWentStale.class).getDetails()).containsExactly("name");
  }

  @Test
  void what_is_not_printed_makes_no_badge_stale() {
    stream.asks(print("p1", LEA, "", 1));
    stream.badgeEvents();

    stream.hears(profileChanged("c1", "email")).hears(changedProfile(2, "Léa Amsler", "a@b.org"));

    assertThat(stream.badgeEvents()).isEmpty();
    assertThat(stale()).isEmpty();
  }

  @Test
  void before_it_is_printed_no_badge_is_stale() {
    stream.hears(profileChanged("c1", "badgeName")).hears(changedProfile(2, "Lea A.", "a@b.org"));

    assertThat(stream.badgeEvents()).isEmpty();
    assertThat(stale()).isEmpty();
  }

  @Test
  void a_stale_badge_is_fresh_again_when_it_was_printed_again() {
    stream.asks(print("p1", LEA, "", 1));
    stream.hears(profileChanged("c1", "badgeName")).hears(changedProfile(2, "Lea A.", "a@b.org"));
    List<String> before = stale();

    stream.asks(print("p2", LEA, "details-changed", 2));

    assertThat(before).containsExactly("name");
    assertThat(stale()).isEmpty();
  }

  /** Between making the document and the printer's last page a name may change. */
  @Test
  void what_changed_while_the_printer_ran_is_stale_at_once() {
    stream.asks(startRun("s1", LEAS.text()));
    stream.asks(drawRun("d1", 0, 0));
    stream.hears(profileChanged("c1", "badgeName")).hears(changedProfile(2, "Lea A.", "a@b.org"));
    stream.badgeEvents();

    stream.asks(confirmRun("k1", 1, 1, 1));

    assertThat(stream.badgeEvents())
        .hasExactlyElementsOfTypes(BadgePrinted.class, BadgeWentStale.class, PrintRunEnded.class);
    assertThat(stale()).containsExactly("name");
  }

  @Test
  void a_run_is_told_from_start_to_end() {
    CommandReply started = stream.asks(startRun("s1", OLHAS.text(), LEAS.text()));
    stream.asks(drawRun("d1", 0, 0, 1));
    stream.asks(confirmRun("k1", 1, 1, 2));

    List<SpecificRecord> events = stream.badgeEvents();
    assertThat(started.getData()).containsEntry("run", "1").containsEntry("badges", "2");
    assertThat(events)
        .hasExactlyElementsOfTypes(
            PrintRunStarted.class,
            PrintRunDrawn.class,
            BadgePrinted.class,
            BadgePrinted.class,
            PrintRunEnded.class);
    assertThat((BadgePrinted) events.get(2))
        .satisfies(
            printed -> {
              assertThat(printed.getBadgeId()).isEqualTo(OLHAS.text());
              assertThat(printed.getHow()).isEqualTo("run");
              assertThat(printed.getRun()).isEqualTo(1);
            });
    assertThat(events.stream().map(PrintTopologyTest::eventId).distinct()).hasSize(5);
  }

  @Test
  void a_run_asked_for_twice_is_one_run() {
    stream.asks(startRun("s1", LEAS.text()));

    CommandReply again = stream.asks(startRun("s1", LEAS.text()));

    assertThat(again.getData()).containsEntry("run", "1");
    assertThat(stream.badgeEvents()).hasExactlyElementsOfTypes(PrintRunStarted.class);
  }

  @Test
  void two_clerks_do_not_print_the_same_badges() {
    stream.asks(startRun("s1", LEAS.text(), OLHAS.text()));

    CommandReply second = stream.asks(startRun("s2", LEAS.text(), OLHAS.text()));

    assertThat(second.getOutcome()).isEqualTo(Outcome.REFUSED);
    assertThat(second.getCode()).isEqualTo("nothing-to-print");
  }

  @Test
  void an_interrupted_run_goes_on_after_a_restart() {
    stream.asks(startRun("s1", LEAS.text(), OLHAS.text()));
    stream.asks(drawRun("d1", 0, 0, 1));
    stream.asks(confirmRun("k1", 1, 1, 1));
    stream.hears(profileChanged("c1", "badgeName"));

    ConferenceBook restored = stream.restored().orElseThrow();

    stream
        .shards()
        .read(
            Given.CONFERENCE,
            live -> {
              assertThat(restored.runs().all()).containsExactlyElementsOf(live.runs().all());
              assertThat(openRun(restored, OLHAS)).hasValue(1);
              assertThat(openRun(restored, LEAS)).isEmpty();
              assertThat(restored.badges().badge(LEAS)).isEqualTo(live.badges().badge(LEAS));
              assertThat(restored.roster().person(LEA)).isEqualTo(live.roster().person(LEA));
              assertThat(restored.change(LEA)).isEqualTo(live.change(LEA)).isPresent();
              return null;
            });
  }

  @Test
  void a_closed_run_gives_its_badges_free() {
    stream.asks(startRun("s1", LEAS.text()));

    stream.asks(endRun("e1"));

    assertThat(stream.asks(startRun("s2", LEAS.text())).getData()).containsEntry("run", "2");
  }

  @Test
  void no_event_and_nothing_kept_after_erasure_tells_a_person() {
    stream.asks(print("p1", LEA, "", 1));
    stream.hears(profileChanged("c1", "badgeName")).hears(changedProfile(2, "Lea A.", "a@b.org"));
    stream.asks(print("p2", LEA, "details-changed", 2));
    stream.asks(startRun("s1", LEAS.text(), OLHAS.text()));

    stream.hears(Topics.DELEGATES, key(LEA), null).hears(erased(LEA));

    String everything =
        Stream.stores().stream().map(name -> stream.store(name).toString()).toList().toString();
    assertThat(stream.badgeEvents().toString() + everything)
        .doesNotContain("Léa", "Lea A.", "Amsler", "a@b.org");
  }

  private static OptionalInt openRun(ConferenceBook book, BadgeId badge) {
    return book.runs().openRunOf(book.badges().badge(badge).orElseThrow());
  }

  private List<String> stale() {
    return stream
        .shards()
        .read(
            Given.CONFERENCE,
            book -> List.copyOf(book.staleDetails(book.badges().badge(LEAS).orElseThrow())))
        .orElseThrow();
  }

  private static String eventId(SpecificRecord event) {
    return ((EventMeta) event.get(0)).getEventId();
  }
}
