package metropolis.badge.http;

import java.text.CollationKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import metropolis.badge.admission.CheckIn;
import metropolis.badge.admission.Gate;
import metropolis.badge.admission.GateCount;
import metropolis.badge.admission.Venue;
import metropolis.badge.admission.Zone;
import metropolis.badge.credential.Badge;
import metropolis.badge.credential.BadgeBook.Print;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.PrintedCode;
import metropolis.badge.printing.PrintRun;
import metropolis.badge.rendering.Stationery;
import metropolis.badge.roster.Bearer;

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

  /** All print runs, the newest first. */
  Optional<List<PrintRun>> runs(String conference);

  Optional<RunSheet> run(String conference, int number);

  /** The print that a typed code belongs to. */
  Optional<Print> print(String conference, PrintedCode code);

  /** A badge's scans, oldest first. */
  List<CheckIn> checkIns(String conference, BadgeId badge);

  Optional<Scanned> scanned(String conference, String scanId);

  /** The counts of the day that this moment is in, at the venue. */
  Optional<Doors> doors(String conference, Instant now);
}
