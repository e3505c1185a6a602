package metropolis.badge;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.Validity;
import metropolis.platform.kafka.EntityKey;
import metropolis.schemas.badge.CodeCheck;
import metropolis.schemas.badge.ConfirmPrintRun;
import metropolis.schemas.badge.DrawPrintRun;
import metropolis.schemas.badge.EndPrintRun;
import metropolis.schemas.badge.HandOverBadge;
import metropolis.schemas.badge.PrintBadge;
import metropolis.schemas.badge.RecordScan;
import metropolis.schemas.badge.ReissueBadge;
import metropolis.schemas.badge.ReturnBadge;
import metropolis.schemas.badge.RevokeBadge;
import metropolis.schemas.badge.RunBadge;
import metropolis.schemas.badge.RunPage;
import metropolis.schemas.badge.StartPrintRun;
import metropolis.schemas.badge.UndoScan;
import metropolis.schemas.common.Amount;
import metropolis.schemas.common.CommandMeta;
import metropolis.schemas.common.EventMeta;
import metropolis.schemas.conference.ApprovalRule;
import metropolis.schemas.conference.Category;
import metropolis.schemas.conference.ConferenceAnnounced;
import metropolis.schemas.conference.CreditorAccount;
import metropolis.schemas.conference.Fees;
import metropolis.schemas.conference.Gate;
import metropolis.schemas.conference.PostalAddress;
import metropolis.schemas.conference.Session;
import metropolis.schemas.conference.Zone;
import metropolis.schemas.delegate.DelegatePhoto;
import metropolis.schemas.delegate.DelegateProfile;
import metropolis.schemas.registration.ConfirmationBasis;
import metropolis.schemas.registration.ConfirmationWithdrawn;
import metropolis.schemas.registration.ProfileChanged;
import metropolis.schemas.registration.RegistrationCancelled;
import metropolis.schemas.registration.RegistrationConfirmed;
import metropolis.schemas.registration.RegistrationErased;
import metropolis.schemas.registration.SeatGranted;
import metropolis.schemas.registration.SeatReleased;

/** Records as other services and the doors send them. */
public final class Given {

  public static final String CONFERENCE = "metropolis-2004";
  public static final String LEA = "7Q2M4X9K3TAB5CDE";
  public static final String OLHA = "8R3N5Y0M4VBC6DEF";

  /** The Monday of the conference, 08:00 in Geneva. */
  public static final Instant MONDAY = Instant.parse("2004-09-27T06:00:00Z");

  /** The badge that Léa is issued. */
  public static final BadgeId LEAS_BADGE = BadgeId.of(CONFERENCE, LEA);

  /** On which badges of the conference open doors. */
  public static final Validity DAYS =
      new Validity(LocalDate.of(2004, 9, 27), LocalDate.of(2004, 10, 1));

  public static final String HASH = "5a".repeat(32);

  private Given() {}

  public static EntityKey key(String entity) {
    return new EntityKey(CONFERENCE, entity);
  }

  public static ConferenceAnnounced conference() {
    Amount fee = new Amount(45_000L, "CHF");
    Fees fees = new Fees(fee, fee, fee);
    PostalAddress address =
        new PostalAddress("Verein Metropolis", "Rue du Lac", "1", "1201", "Genève", "CH");
    return new ConferenceAnnounced(
        event("announce", CONFERENCE),
        1,
        Map.of("en", "International Metropolis Conference", "fr", "Conférence Metropolis"),
        Map.of(),
        "CICG",
        "Geneva",
        "CH",
        "Europe/Zurich",
        LocalDate.of(2004, 9, 27),
        LocalDate.of(2004, 10, 1),
        MONDAY.minusSeconds(9_000_000),
        MONDAY,
        MONDAY.minusSeconds(5_000_000),
        MONDAY.minusSeconds(100_000),
        "CHF",
        List.of("en", "fr"),
        List.of(
            new Category(
                "ngo",
                Map.of("en", "Civil society", "fr", "Société civile"),
                "#0B6E4F",
                ApprovalRule.AUTOMATIC,
                null,
                fees,
                Map.of(),
                null,
                Map.of()),
            new Category(
                "speaker",
                Map.of("en", "Speaker", "fr", "Intervenant"),
                "#F2C14E",
                ApprovalRule.AUTOMATIC,
                null,
                fees,
                Map.of(),
                null,
                Map.of())),
        List.of(),
        List.of(
            new Gate("main", Map.of("en", "Main entrance", "fr", "Entrée principale"), "house"),
            new Gate("lake", Map.of("en", "Lake side", "fr", "Côté lac"), "house")),
        new CreditorAccount(address, "CH4431999123000889012", "POFICHBE", "PostFinance", "", ""),
        30,
        Map.of(),
        "info@example.org",
        List.of(
            Zone.newBuilder()
                .setId("house")
                .setNames(Map.of("en", "Conference centre", "fr", "Centre de conférences"))
                .build()),
        null,
        List.of(),
        0,
        null,
        null,
        List.of());
  }

  /**
   * One in which those who have a seat in "ws-asylum" lose it ten minutes after its beginning,
   * unless they are in the house.
   */
  static ConferenceAnnounced withWorkshop(Instant begins, Duration length, int capacity) {
    Zone house =
        Zone.newBuilder()
            .setId("house")
            .setNames(Map.of())
            .setSeatsNeeded(true)
            .setSeatsReleasedAfter(10)
            .build();
    Session workshop =
        new Session(
            "ws-asylum",
            Map.of("en", "Asylum"),
            begins,
            begins.plus(length),
            "Room 4",
            capacity,
            "house");
    return ConferenceAnnounced.newBuilder(conference())
        .setZones(List.of(house))
        .setSessions(List.of(workshop))
        .build();
  }

  public static DelegateProfile profile(
      String registration, String given, String family, String badgeName) {
    return new DelegateProfile(
        CONFERENCE,
        registration,
        1,
        "ngo",
        "Dr",
        given,
        family,
        null,
        null,
        badgeName,
        "Réseau Accueil",
        "Coordinator",
        "CH",
        "somebody@example.org",
        null,
        "fr",
        "",
        "",
        MONDAY.minusSeconds(8_000_000),
        "she/her",
        null);
  }

  public static DelegateProfile lea() {
    return profile(LEA, "Léa", "Amsler", "Léa Amsler");
  }

  public static RegistrationConfirmed confirmed(String registration) {
    return new RegistrationConfirmed(event("confirm", registration), "ngo", ConfirmationBasis.PAID);
  }

  public static RegistrationConfirmed confirmedAgain(String registration) {
    return new RegistrationConfirmed(
        event("confirm-again", registration), "ngo", ConfirmationBasis.PAID);
  }

  public static ConfirmationWithdrawn withdrawn(String registration) {
    return new ConfirmationWithdrawn(event("withdraw", registration));
  }

  public static RegistrationCancelled cancelled(String registration) {
    return new RegistrationCancelled(event("cancel", registration), "by-delegate");
  }

  public static RegistrationErased erased(String registration) {
    return new RegistrationErased(event("erase", registration));
  }

  public static RecordScan scan(String command, String scanId, String badgeId, int serial) {
    return recordScan(command, scanId, CodeCheck.GENUINE)
        .setBadgeId(badgeId)
        .setSerial(serial)
        .build();
  }

  public static RecordScan forged(String command, String scanId) {
    return recordScan(command, scanId, CodeCheck.FORGED).build();
  }

  private static RecordScan.Builder recordScan(String command, String scanId, CodeCheck check) {
    return RecordScan.newBuilder()
        .setMeta(command(command, scanId))
        .setScanId(scanId)
        .setGate("main")
        .setDevice("handheld")
        .setCheck(check)
        .setDeviceTime(MONDAY);
  }

  public static UndoScan undo(String command, String scanId, String reason) {
    return new UndoScan(command(command, scanId), scanId, reason);
  }

  public static ReissueBadge reissue(String command, String registration, Integer serial) {
    return new ReissueBadge(command(command, registration), registration, serial, "lost");
  }

  public static RevokeBadge revoke(String command, String registration, String reason) {
    return new RevokeBadge(command(command, registration), registration, null, reason);
  }

  public static DelegateProfile changedProfile(int version, String badgeName, String email) {
    return DelegateProfile.newBuilder(profile(LEA, "Léa", "Amsler", badgeName))
        .setVersion(version)
        .setEmail(email)
        .build();
  }

  public static DelegateProfile photographed(int version, String photo) {
    return DelegateProfile.newBuilder(lea()).setVersion(version).setPhoto(photo).build();
  }

  public static DelegatePhoto photo(String registration, String id, byte[] jpeg) {
    return new DelegatePhoto(CONFERENCE, registration, id, ByteBuffer.wrap(jpeg));
  }

  public static SeatGranted granted(String registration, String session) {
    return new SeatGranted(event("grant-" + session, registration), session);
  }

  public static SeatReleased released(String registration, String session) {
    return new SeatReleased(event("release-" + session, registration), session);
  }

  public static ProfileChanged profileChanged(String change, String... fields) {
    return new ProfileChanged(
        new EventMeta(change + "-" + LEA, CONFERENCE, LEA, MONDAY, "SECRETARIAT", "desk-7", change),
        List.of(fields));
  }

  public static PrintBadge print(String command, String registration, String reason, int version) {
    return new PrintBadge(
        command(command, registration), registration, 1, reason, "a6-portrait", "1", HASH, version);
  }

  public static HandOverBadge handOver(String command, String registration) {
    return new HandOverBadge(command(command, registration), registration, 1);
  }

  public static ReturnBadge comeBack(String command, String registration) {
    return new ReturnBadge(command(command, registration), registration, 1);
  }

  public static StartPrintRun startRun(String command, String... badges) {
    return new StartPrintRun(
        command(command, "run-new"),
        Stream.of(badges).map(badge -> new RunBadge(badge, 1)).toList(),
        "",
        "");
  }

  /** A document of all places given, each with the first version of the profile. */
  public static DrawPrintRun drawRun(String command, int before, int... places) {
    return new DrawPrintRun(
        command(command, "run-1"),
        1,
        before,
        "a6-portrait",
        "1",
        HASH,
        IntStream.of(places).mapToObj(place -> new RunPage(place, 1, 0, 0, 0)).toList(),
        List.of(),
        List.of(),
        0);
  }

  public static ConfirmPrintRun confirmRun(String command, int drawing, int first, int last) {
    return new ConfirmPrintRun(command(command, "run-1"), 1, drawing, first, last, List.of());
  }

  public static EndPrintRun endRun(String command) {
    return new EndPrintRun(command(command, "run-1"), 1);
  }

  static CommandMeta command(String id, String entity) {
    return new CommandMeta(id, CONFERENCE, entity, MONDAY, "GATE", "gate-account");
  }

  private static EventMeta event(String cause, String entity) {
    return new EventMeta(
        cause + "-" + entity, CONFERENCE, entity, MONDAY, "SYSTEM", "registration", cause);
  }
}
