package metropolis.badge.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import metropolis.platform.values.MayBeNull;

/** The documents of the JSON API. */
public final class BadgeJson {

  private static final String SCAN_ID = "[A-Za-z0-9-]{8,64}";
  private static final int LONGEST_CODE = 512;
  private static final int LONGEST_DEVICE = 64;

  private BadgeJson() {}

  static boolean isScanId(String text) {
    return text.matches(SCAN_ID);
  }

  /**
   * @param scanId the gate's own: send a scan again with the same id
   * @param code the text of the QR code, or the short code below it
   * @param deviceTime what the device's clock shows; now, if left out
   * @param walkIn the person came unannounced
   */
  public record ScanRequest(
      String scanId,
      String gate,
      String code,
      @MayBeNull String device,
      @MayBeNull Instant deviceTime,
      @MayBeNull Boolean walkIn) {

    public ScanRequest {
      // What is missing is told by its name, after all of the document was read.
      if (scanId != null && !isScanId(scanId)) {
        throw new IllegalArgumentException("Give a scanId of 8 to 64 letters, digits and hyphens.");
      }
      if (code != null && code.length() > LONGEST_CODE) {
        throw new IllegalArgumentException("Give a code of at most 512 characters.");
      }
      if (device != null && device.length() > LONGEST_DEVICE) {
        throw new IllegalArgumentException("Give a device of at most 64 characters.");
      }
    }
  }

  /**
   * @param verdict admitted, already-inside or refused
   * @param reason why refused
   * @param undone whether the admission was taken back since
   * @param walkIn came without a seat, or unannounced
   * @param insideGate for already-inside, with {@code insideSince}
   */
  public record ScanVerdict(
      String scanId,
      String gate,
      String verdict,
      @MayBeNull String reason,
      boolean undone,
      boolean walkIn,
      Instant time,
      @MayBeNull String insideGate,
      @MayBeNull Instant insideSince,
      @MayBeNull ScannedBadge badge) {}

  /**
   * A scan as supervisors see it.
   *
   * @param objection what the rules or the gate said against it, as a word; left out for nothing
   * @param stands whether somebody went through by it, and it still counts
   * @param overridable whether a supervisor can let the person in all the same
   * @param override who let the person in all the same, a supervisor later or a steward at once
   * @param undo who took the passage back
   */
  public record DoorScan(
      ScanVerdict scan,
      String gateName,
      @MayBeNull String objection,
      boolean stands,
      boolean overridable,
      @MayBeNull ScanWord override,
      @MayBeNull ScanWord undo) {}

  /**
   * What somebody said of a scan.
   *
   * @param role in what capacity
   * @param actor the account, or at a gate the steward's alias or the device
   */
  public record ScanWord(String reason, String role, String actor, Instant time) {}

  /** What the person at the door sees of a badge. */
  public record ScannedBadge(
      String badgeId,
      int serial,
      @MayBeNull String name,
      @MayBeNull String organisation,
      BadgeCategory category) {}

  /**
   * @param colour as #rrggbb
   */
  public record BadgeCategory(String id, String name, String colour) {}

  /**
   * @param reason scanned-by-mistake, wrong-person, did-not-enter, left or other
   */
  public record UndoScanRequest(String reason) {}

  /**
   * @param serial the print that was seen: refused if there is a newer one
   * @param reason lost, stolen, damaged, misprinted or details-changed
   */
  public record ReissueBadgeRequest(@MayBeNull Integer serial, String reason) {}

  /**
   * @param serial the print that was seen: refused if there is a newer one
   * @param reason lost, stolen or misused
   */
  public record RevokeBadgeRequest(@MayBeNull Integer serial, String reason) {}

  /**
   * @param serial the serial that was seen: refused if there is a newer one
   */
  public record SeenBadgeRequest(@MayBeNull Integer serial) {}

  /**
   * @param serial the serial that was seen: refused if there is a newer one
   * @param reason needed if it was printed before: printer-fault, damaged, details-changed,
   *     template-changed or other
   * @param format as templates name it; the standard one, if left out
   */
  public record PrintBadgeRequest(
      @MayBeNull Integer serial, @MayBeNull String reason, @MayBeNull String format) {}

  /** What every gate did today, and how many people are inside. */
  public record DoorCounts(List<GateDayCount> gates, List<ZoneInside> zones) {}

  /**
   * @param zone id of the zone that the gate leads into
   * @param zoneName what people call it; its id if it has no name
   * @param walkIns those of the admitted who came without a seat, or unannounced
   */
  public record GateDayCount(
      String gate,
      String name,
      String zone,
      String zoneName,
      int admitted,
      int walkIns,
      int alreadyInside,
      int refused) {}

  /**
   * @param name what people call the zone; its id if it has no name
   */
  public record ZoneInside(String zone, String name, int inside) {}

  /**
   * @param total of all pages
   */
  public record BadgeList(int total, int page, List<BadgeSummary> badges) {}

  /**
   * @param status issued or revoked
   * @param print not-printed, printed, handed-over or returned: of the current serial
   * @param stale what changed since it was printed: name, latin-name, title, given-name,
   *     family-name, pronouns, organisation, position, country, sessions
   * @param openRun the print run that has it still to print
   * @param code the short code that is printed on it
   */
  public record BadgeSummary(
      String badgeId,
      String registrationId,
      int serial,
      String status,
      String print,
      List<String> stale,
      @MayBeNull Integer openRun,
      String code,
      @MayBeNull String name,
      @MayBeNull String organisation,
      @MayBeNull String country,
      BadgeCategory category) {}

  /**
   * @param obstacle why it cannot be printed in the standard format: no-person, no-template,
   *     name-needs-latin-form, name-too-long or code-too-small
   * @param notices what is not printed as wished: name-in-latin-letters, organisation-left-out,
   *     organisation-shortened, text-left-out or text-shortened
   * @param characters that no typeface has, if that is why
   */
  public record BadgeDetail(
      BadgeSummary badge,
      LocalDate validFrom,
      LocalDate validUntil,
      @MayBeNull String obstacle,
      List<String> notices,
      List<BadgeCharacter> characters,
      List<BadgeHistoryEntry> history,
      List<ScanVerdict> scans) {}

  /**
   * @param event issued, revoked, printed, handed-over, returned or went-stale
   * @param reason why it was issued, revoked or printed again
   * @param print for printed
   * @param details for went-stale: what changed
   */
  public record BadgeHistoryEntry(
      String event,
      int serial,
      @MayBeNull String reason,
      Instant time,
      String role,
      String actor,
      @MayBeNull BadgePrint print,
      List<String> details) {}

  /**
   * @param how single, run or reprint
   * @param run number of the print run
   * @param template the name of its file
   * @param templateVersion a hash of its content
   * @param sha256 of the document that went to the printer
   */
  public record BadgePrint(
      String how, @MayBeNull Integer run, String template, String templateVersion, String sha256) {}

  /** A badge that cannot be printed, or not as wished. */
  public record BadgeNotice(
      String badgeId,
      String registrationId,
      @MayBeNull String name,
      @MayBeNull String obstacle,
      List<String> notices,
      List<BadgeCharacter> characters) {}

  /**
   * @param codePoints with their names, as U+1F600 GRINNING FACE
   */
  public record BadgeCharacter(String character, String codePoints) {}

  public record BadgeNotices(List<BadgeNotice> badges) {}

  /** A set of public keys by RFC 7517, for whoever checks badges without asking us. */
  public record BadgeKeySet(List<BadgeKey> keys) {}

  /**
   * @param kid the key id in the token, a decimal number
   * @param x the public key, base 64 for URLs
   */
  public record BadgeKey(String kty, String crv, String kid, String use, String alg, String x) {}
}
