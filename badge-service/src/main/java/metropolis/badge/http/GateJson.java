package metropolis.badge.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import metropolis.badge.http.BadgeJson.BadgeCategory;
import metropolis.badge.http.BadgeJson.DoorScan;
import metropolis.badge.http.BadgeJson.ScanVerdict;
import metropolis.badge.http.BadgeJson.ScannedBadge;
import metropolis.platform.http.JsonItem;
import metropolis.platform.values.MayBeNull;

/** The documents that devices at the gates send and get, and those about them. */
public final class GateJson {

  static final int MOST_SCANS = 200;
  private static final int LONGEST_CODE = 512;
  private static final String WORD = "[a-z0-9-]{1,40}";
  private static final String ALIAS = "[A-Za-z0-9-]{1,40}";

  private GateJson() {}

  private static void check(boolean right, String remedy) {
    if (!right) {
      throw new IllegalArgumentException(remedy);
    }
  }

  /**
   * A scan as a device tells it. What was scanned is one of {@code code} and {@code badgeId}.
   *
   * @param scanId the device's own: send a scan again with the same id
   * @param sequence counts the scans of the device
   * @param code the text of the QR code, or the short code below it
   * @param badgeId of a badge that was found by its wearer's name
   * @param direction in or out; in, if left out
   * @param session whose door it is, where a zone has several at once
   * @param walkIn the person came unannounced
   * @param deviceTime what the device's clock showed
   * @param decision admitted or refused, by the device itself; left out to ask
   * @param reason what spoke against it by the device's own rules, as a word
   * @param override why the person was let in all the same: identity-checked, supervisor-vouches,
   *     paid-at-desk, system-fault or other
   * @param offline decided without a network
   * @param operator an alias of whoever held the device, never a name
   */
  public record GateScan(
      String scanId,
      long sequence,
      @MayBeNull String code,
      @MayBeNull String badgeId,
      @MayBeNull String direction,
      @MayBeNull String session,
      @MayBeNull Boolean walkIn,
      Instant deviceTime,
      @MayBeNull String decision,
      @MayBeNull String reason,
      @MayBeNull String override,
      @MayBeNull Boolean offline,
      @MayBeNull Long rosterVersion,
      @MayBeNull Long revocationVersion,
      @MayBeNull String operator) {

    public GateScan {
      check(
          scanId == null || BadgeJson.isScanId(scanId),
          "Give a scanId of 8 to 64 letters, digits and hyphens.");
      check(
          code == null || code.length() <= LONGEST_CODE, "Give a code of at most 512 characters.");
      check((code == null) != (badgeId == null), "Give one of code and badgeId.");
      check(
          direction == null || List.of("in", "out").contains(direction),
          "Give in or out as the direction.");
      check(
          decision == null || List.of("admitted", "refused").contains(decision),
          "Give admitted or refused as the decision, or leave it out.");
      check(reason == null || reason.matches(WORD), "Give a reason of 1 to 40 of a-z, 0-9 and -.");
      check(!"refused".equals(decision) || reason != null, "Give the reason of the refusal.");
      check(
          operator == null || operator.matches(ALIAS),
          "Give an operator of 1 to 40 letters, digits and hyphens.");
      check(
          session == null || session.matches(WORD), "Give a session of 1 to 40 of a-z, 0-9 and -.");
    }
  }

  /**
   * @param now what the device's clock shows as this is sent
   * @param roundTripMillis how long the latest request took, from sending to answer
   * @param scans up to 200 of GateScan; one that is not right does not harm the others
   */
  public record GateBatch(Instant now, @MayBeNull Integer roundTripMillis, List<JsonItem> scans) {

    public GateBatch {
      check(scans == null || scans.size() <= MOST_SCANS, "Send at most 200 scans at a time.");
      checkRoundTrip(roundTripMillis);
    }
  }

  private static void checkRoundTrip(Integer millis) {
    check(
        millis == null || millis >= 0 && millis <= 60_000,
        "Give a roundTripMillis from 0 to 60000.");
  }

  /**
   * How the device's clock stands to the server's.
   *
   * @param offsetMillis to be added to the device's clock
   * @param uncertaintyMillis of the offset, either way
   * @param skewed more than two minutes: people should put it right
   */
  public record GateClock(
      Instant serverTime, long offsetMillis, long uncertaintyMillis, boolean skewed) {}

  /**
   * @param results one for each scan, in their order
   */
  public record GateBatchAnswer(
      GateClock clock, long rosterVersion, int openConflicts, List<GateScanResult> results) {}

  /**
   * @param scanId as it came; left out if it had none
   * @param status stored (delete it), invalid or rejected (keep it for people to look at; sending
   *     it again does not help), or again (send it again)
   * @param code why it is not stored
   * @param remedy what is to be done about it
   */
  public record GateScanResult(
      @MayBeNull String scanId,
      String status,
      @MayBeNull String code,
      @MayBeNull String remedy,
      @MayBeNull ScanVerdict verdict) {}

  /**
   * @param code of the invitation, however it was typed
   * @param name what staff call the device, e.g. tablet 3
   */
  public record GateEnrolment(String code, String name) {
    public GateEnrolment {
      check(code == null || code.length() <= 40, "Give the code that staff show.");
      check(
          name == null || !name.isBlank() && name.length() <= 40,
          "Give a name of 1 to 40 characters.");
    }
  }

  /**
   * @param token to be sent as bearer token; opens the routes of its gate and nothing else
   */
  public record GateEnrolled(String token, String device, String gate) {}

  /**
   * Small portraits on a device.
   *
   * @param wanted how many people it would have one of
   */
  public record GateFaces(int kept, int wanted) {

    public GateFaces {
      check(
          kept >= 0 && kept <= wanted && wanted <= 1_000_000,
          "Give as many faces as are kept, of those that are wanted.");
    }
  }

  /**
   * @param battery per cent
   * @param waiting scans that are yet to be sent
   * @param faces left out by a device that keeps none
   */
  public record GateHeartbeat(
      Instant now,
      @MayBeNull Integer roundTripMillis,
      @MayBeNull Integer battery,
      int waiting,
      String appVersion,
      @MayBeNull GateFaces faces) {

    public GateHeartbeat {
      check(battery == null || battery >= 0 && battery <= 100, "Give a battery from 0 to 100.");
      check(waiting >= 0 && waiting <= 1_000_000, "Give the number of waiting scans.");
      check(
          appVersion == null || appVersion.matches("[A-Za-z0-9.+-]{1,40}"),
          "Give an appVersion of 1 to 40 letters, digits, dots, plus and minus.");
      checkRoundTrip(roundTripMillis);
    }
  }

  /**
   * @param rosterVersion of roster and revocations as they are now
   */
  public record GatePulse(GateClock clock, long rosterVersion, int openConflicts) {}

  /** What a device needs to decide by itself, but the people. */
  public record GateRules(
      String device,
      String gate,
      String name,
      GateZone zone,
      String timeZone,
      List<GateSession> sessions,
      List<BadgeCategory> categories,
      Map<String, String> gates) {}

  /**
   * @param categories who may enter; everybody if empty
   * @param days on which it is open; all if empty
   * @param antiPassBack none, warn or block
   * @param seatsReleasedAfter minutes after a session's start
   * @param inside people as of now
   */
  public record GateZone(
      String id,
      String name,
      List<String> categories,
      List<LocalDate> days,
      @MayBeNull Integer capacity,
      boolean seatsNeeded,
      String antiPassBack,
      @MayBeNull Integer seatsReleasedAfter,
      int inside) {}

  /** A session of the gate's zone. */
  public record GateSession(
      String id, String title, Instant starts, Instant ends, boolean seated) {}

  /**
   * @param version to ask with next time
   * @param whole all badges; else only those that changed, which replace those of the same id
   */
  public record GateRoster(long version, boolean whole, List<GatePerson> people) {}

  /**
   * All of a badge that a steward needs.
   *
   * @param code the short code below the QR code
   * @param revoked to be forgotten
   * @param latin name in Latin letters
   * @param sessions with a seat
   * @param photo the version of the portrait, for its address
   */
  public record GatePerson(
      String badgeId,
      int serial,
      String code,
      boolean revoked,
      @MayBeNull String name,
      @MayBeNull String latin,
      String category,
      List<String> sessions,
      LocalDate validFrom,
      LocalDate validUntil,
      @MayBeNull String photo) {}

  /**
   * @param faces of those who have a portrait that can be read, as they were asked for
   */
  public record GateThumbnails(List<GateThumbnail> faces) {}

  /**
   * @param photo the version of the portrait
   * @param jpeg at most 8 KiB, three by four, in base 64
   */
  public record GateThumbnail(String badgeId, String photo, String jpeg) {}

  /** As {@link GateRoster}, without persons: it can be kept without a key. */
  public record GateRevocations(long version, boolean whole, List<GateRevocation> badges) {}

  /**
   * @param voidThrough the highest serial that is worthless; 0 if none is
   * @param reason superseded, revoked or unpaid: of the highest
   */
  public record GateRevocation(String badgeId, int voidThrough, @MayBeNull String reason) {}

  /** Who is in the gate's zone now. */
  public record GateInside(Instant time, List<GatePresent> people) {}

  public record GatePresent(String badgeId, String gate, Instant since) {}

  public record GateFound(List<ScannedBadge> badges) {}

  /** Conflicts, those of today and before, as they happened. */
  public record DoorConflicts(List<DoorConflict> conflicts) {}

  /**
   * @param scanId of the scan that should not have let anybody in
   * @param kind double-entry or against-the-rules
   * @param entry by which the badge was inside
   * @param orderUncertain the clocks cannot tell which was first
   * @param reason which rule was against it
   * @param resolution same-person, shared-badge, error, tolerated or removed; left out while open
   */
  public record DoorConflict(
      String scanId,
      String kind,
      DoorPassage scan,
      @MayBeNull DoorPassage entry,
      boolean orderUncertain,
      @MayBeNull String reason,
      @MayBeNull String resolution,
      @MayBeNull ScannedBadge badge) {}

  /**
   * @param time by the server's clock
   */
  public record DoorPassage(
      String scanId,
      String gate,
      String gateName,
      String device,
      Instant time,
      long uncertaintyMillis,
      boolean offline) {}

  /**
   * @param resolution same-person, shared-badge, error, tolerated or removed
   */
  public record ResolveConflictRequest(String resolution) {}

  /**
   * @param reason identity-checked, supervisor-vouches, paid-at-desk, system-fault or other
   */
  public record OverrideScanRequest(String reason) {}

  public record InviteDeviceRequest(String gate) {}

  /**
   * @param typed the code for people to type
   * @param qr the text of a QR code, which opens the gate app with the code
   */
  public record DeviceInvitation(String gate, String typed, String qr, Instant expires) {}

  public record GateDevices(List<GateDevice> devices) {}

  /**
   * @param lastContact left out if it was not heard of since it was enrolled
   * @param online heard of within the last 30 seconds
   * @param faces left out if the device keeps none, or did not say so since the last restart
   */
  public record GateDevice(
      String device,
      String name,
      String gate,
      String gateName,
      Instant enrolled,
      @MayBeNull Instant revoked,
      @MayBeNull Instant lastContact,
      boolean online,
      @MayBeNull Integer battery,
      @MayBeNull Integer waiting,
      @MayBeNull String appVersion,
      @MayBeNull Long clockOffsetMillis,
      boolean clockSkewed,
      @MayBeNull GateFaces faces) {}

  /**
   * All that the control room shows.
   *
   * @param objections the latest scans in which the rules or a gate had something against letting
   *     somebody in, the latest first
   */
  public record ControlRoom(
      LocalDate day,
      List<ControlGate> gates,
      List<ControlZone> zones,
      List<GateDevice> devices,
      List<DoorConflict> open,
      List<DoorScan> objections,
      List<ControlMinute> arrivals) {}

  /**
   * @param walkIns those of the admitted who came without a seat, or unannounced
   * @param perMinute scans in the last five whole minutes, divided by five
   * @param refusals how often, by reason
   */
  public record ControlGate(
      String gate,
      String name,
      String zone,
      int admitted,
      int walkIns,
      int left,
      int alreadyInside,
      int refused,
      double perMinute,
      Map<String, Integer> refusals) {}

  public record ControlZone(
      String zone, String name, int inside, @MayBeNull Integer capacity, double perMinute) {}

  /**
   * @param minute its beginning; minutes in which nobody came are left out
   */
  public record ControlMinute(Instant minute, long in) {}
}
