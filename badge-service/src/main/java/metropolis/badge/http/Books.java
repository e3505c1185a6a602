package metropolis.badge.http;

import java.text.CollationKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import metropolis.badge.admission.CheckIn;
import metropolis.badge.admission.Conflict;
import metropolis.badge.admission.Gate;
import metropolis.badge.admission.GateCount;
import metropolis.badge.admission.Presence;
import metropolis.badge.admission.Venue;
import metropolis.badge.admission.Zone;
import metropolis.badge.credential.Badge;
import metropolis.badge.credential.BadgeBook.Print;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.PrintedCode;
import metropolis.badge.device.Device;
import metropolis.badge.printing.PrintJob;
import metropolis.badge.printing.PrintRun;
import metropolis.badge.rendering.Stationery;
import metropolis.badge.rendering.Wearer;
import metropolis.badge.roster.Bearer;
import metropolis.rendering.page.Picture;

/**
 * What is known of each conference, to be read. Every method answers empty for an unknown
 * conference, and may throw {@link metropolis.platform.values.HeldElsewhere} or {@link
 * metropolis.platform.values.NotReady}, which the platform deals with. Any thread may use it.
 */
public interface Books {

  /** A conference as its badges and doors have it. */
  record Conference(String id, Stationery stationery, Venue venue) {}

  /**
   * A badge and who wears it; nobody, if the person is not known yet or was erased.
   *
   * @param profileVersion the edition of what is known of the person, which counts up with changes
   *     of the profile and of the seats; 0 if nothing is
   * @param place in an alphabetical list; empty if nobody is known
   * @param stale what changed since the badge was printed, as words
   * @param openRun the print run that has it still to print
   */
  record Holder(
      Badge badge,
      Optional<Bearer> bearer,
      int profileVersion,
      Optional<CollationKey> place,
      SortedSet<String> stale,
      OptionalInt openRun) {}

  /** A member of a print run and its badge as it is now. */
  record RunPlace(PrintRun.Member member, Holder holder) {}

  /** A print run and its badges, in the order of the run. */
  record RunSheet(PrintRun run, List<RunPlace> places) {}

  /** A scan and the badge that was scanned, if it is one of ours. */
  record Scanned(CheckIn checkIn, Optional<Holder> holder) {}

  /** One gate's day. */
  record GateDay(Gate gate, GateCount count) {}

  /** How many people are in a zone. */
  record ZoneDay(Zone zone, int inside) {}

  /** All doors on one day. */
  record Doors(List<GateDay> gates, List<ZoneDay> zones) {}

  /** A badge as gates know it. */
  record RosterLine(Badge badge, Optional<Bearer> bearer) {}

  /**
   * What gates are to know.
   *
   * @param whole everybody, and not only what changed
   */
  record RosterSince(long version, boolean whole, List<RosterLine> lines) {}

  /** Somebody who is in a zone. */
  record Present(BadgeId badge, String gate, Instant since) {}

  /** A conflict and the badge it is about. */
  record Dispute(Conflict conflict, Optional<Holder> holder) {}

  /**
   * What one gate does.
   *
   * @param refusals why it turned people away today, as words, and how often
   * @param in people who came in, by the minute; minutes with none are left out
   * @param refused scans that let nobody through, by the minute
   */
  record Busy(
      Gate gate,
      GateCount count,
      Map<String, Integer> refusals,
      NavigableMap<Instant, Long> in,
      NavigableMap<Instant, Long> out,
      NavigableMap<Instant, Long> refused) {}

  /**
   * All that the control room shows, on the day of a moment.
   *
   * @param objections the latest scans in which something spoke against letting somebody in, the
   *     latest first
   */
  record Control(
      LocalDate day,
      List<Busy> gates,
      List<ZoneDay> zones,
      List<Dispute> disputes,
      List<Scanned> objections,
      List<Device> devices) {}

  /**
   * Somebody who was in a session.
   *
   * @param entered for the first time
   * @param left for the last time; empty if nobody saw it
   * @param minutes inside while the session lasted
   */
  record Attendee(
      Holder holder, Instant entered, Optional<Instant> left, long minutes, boolean walkIn) {}

  /**
   * What changed for the gates since a version.
   *
   * @param since 0 for everything
   */
  Optional<RosterSince> roster(String conference, long since);

  /** The version of what gates know, as it is now. */
  Optional<Long> rosterVersion(String conference);

  /** Who is in a zone. */
  Optional<List<Present>> inside(String conference, String zone, Instant now);

  /** All conflicts, as they happened. */
  Optional<List<Dispute>> conflicts(String conference);

  /** All devices, those that were revoked too. */
  Optional<List<Device>> devices(String conference);

  Optional<Device> device(String conference, String device);

  Optional<Control> control(String conference, Instant now);

  /** Who was in a session; empty too if it has no doors of its own. */
  Optional<List<Attendee>> attendance(String conference, String session);

  /** Somebody whom a door let in. */
  record Visitor(Holder holder, Presence presence) {}

  /**
   * Who was at the conference, in no particular order.
   *
   * @param badges those asked for; all, if empty
   */
  Optional<List<Visitor>> visitors(String conference, Set<BadgeId> badges);

  /** Sessions whose free seats are to be given away by now, with their conferences. */
  List<DueRelease> dueReleases(Instant now);

  /**
   * @param due when the seats were to be given away
   * @param zone whose gates may know of somebody we do not
   */
  record DueRelease(String conference, String session, Instant due, String zone) {}

  Optional<Conference> conference(String conference);

  /**
   * Badges in no particular order.
   *
   * @param query words of names, organisations and countries, or a printed code, a badge id or a
   *     registration id; all badges if blank
   */
  Optional<List<Holder>> holders(String conference, String query);

  Optional<Holder> holder(String conference, BadgeId badge);

  Optional<Holder> holderOf(String conference, String registrationId);

  /**
   * A portrait; empty if it is not here yet, not any more, or cannot be read.
   *
   * @param id as the bearer has it
   */
  Optional<Picture> photo(String conference, String registrationId, String id);

  /** What a badge may say and show of somebody. */
  default Wearer wearer(String conference, Bearer bearer) {
    return Wearer.of(bearer)
        .photographed(bearer.photo().flatMap(id -> photo(conference, bearer.registrationId(), id)));
  }

  /** All print runs, the newest first. */
  Optional<List<PrintRun>> runs(String conference);

  Optional<RunSheet> run(String conference, int number);

  /** A print job and its badge as it is now. */
  record DeskJob(PrintJob job, Holder holder) {}

  /** All print jobs, the one that was queued last first. */
  Optional<List<DeskJob>> printJobs(String conference);

  Optional<PrintJob> printJob(String conference, String job);

  /** A job that waits or is at its printer. */
  record OpenJob(String conference, PrintJob job) {}

  /** Those of all conferences that are held here, the one that waits longest first. */
  List<OpenJob> openJobs();

  /** The print that a typed code belongs to. */
  Optional<Print> print(String conference, PrintedCode code);

  /** A badge's scans, oldest first. */
  List<CheckIn> checkIns(String conference, BadgeId badge);

  Optional<Scanned> scanned(String conference, String scanId);

  /** The counts of the day that this moment is in, at the venue. */
  Optional<Doors> doors(String conference, Instant now);
}
