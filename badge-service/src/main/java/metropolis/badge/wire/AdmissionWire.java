package metropolis.badge.wire;

import java.util.Optional;
import metropolis.badge.admission.AdmissionEvent;
import metropolis.badge.admission.CheckIn;
import metropolis.badge.admission.Direction;
import metropolis.badge.admission.OverrideReason;
import metropolis.badge.admission.Presented;
import metropolis.badge.admission.RefusalReason;
import metropolis.badge.admission.Resolution;
import metropolis.badge.admission.Scan;
import metropolis.badge.admission.UndoReason;
import metropolis.badge.admission.Verdict;
import metropolis.badge.credential.BadgeBook.Print;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.Words;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Shared;
import metropolis.schemas.badge.CheckInRecorded;
import metropolis.schemas.badge.CheckInUndone;
import metropolis.schemas.badge.CodeCheck;
import metropolis.schemas.badge.ConflictResolved;
import metropolis.schemas.badge.OverrideScan;
import metropolis.schemas.badge.RecordScan;
import metropolis.schemas.badge.ResolveConflict;
import metropolis.schemas.badge.ScanOverridden;
import metropolis.schemas.badge.state.CheckInState;
import org.apache.avro.specific.SpecificRecord;

/** Scans and what came of them. */
public final class AdmissionWire {

  private AdmissionWire() {}

  public static Scan scan(RecordScan command) {
    return new Scan(
        command.getScanId(),
        Shared.text(command.getGate()),
        Shared.text(command.getDevice()),
        presented(
            command.getCheck(), command.getSearched(), command.getBadgeId(), command.getSerial()),
        command.getDeviceTime(),
        Metas.cause(command.getMeta()),
        Words.known(Direction.class, command.getDirection()),
        Optional.ofNullable(command.getSession()),
        command.getWalkIn(),
        ReportWire.report(command.getReport()));
  }

  public static RecordScan command(String conference, Scan scan) {
    return RecordScan.newBuilder()
        .setMeta(Metas.command(scan.cause(), conference, scan.id()))
        .setScanId(scan.id())
        .setGate(scan.gate())
        .setDevice(scan.device())
        .setCheck(check(scan.presented()))
        .setSearched(scan.presented() instanceof Presented.Searched)
        .setBadgeId(badgeId(scan.presented()))
        .setSerial(serial(scan.presented()))
        .setDeviceTime(scan.deviceTime())
        .setDirection(Words.of(scan.direction()))
        .setSession(scan.session().orElse(null))
        .setWalkIn(scan.walkIn())
        .setReport(ReportWire.report(scan.report()))
        .build();
  }

  public static OverrideScan override(
      String conference, String scanId, OverrideReason reason, Cause cause) {
    return new OverrideScan(Metas.command(cause, conference, scanId), scanId, Words.of(reason));
  }

  public static ResolveConflict resolve(
      String conference, String scanId, Resolution resolution, Cause cause) {
    return new ResolveConflict(
        Metas.command(cause, conference, scanId), scanId, Words.of(resolution));
  }

  /** An event, which for all but a scan itself also names what it is about. */
  public static SpecificRecord event(
      String conference, AdmissionEvent event, AdmissionEvent.Recorded recorded) {
    return switch (event) {
      case AdmissionEvent.Recorded scan -> event(conference, scan);
      case AdmissionEvent.Undone undone -> undone(conference, undone, recorded);
      case AdmissionEvent.Overridden override -> overridden(conference, override, recorded);
      case AdmissionEvent.Resolved resolved -> resolved(conference, resolved, recorded);
    };
  }

  private static CheckInRecorded event(String conference, AdmissionEvent.Recorded recorded) {
    Scan scan = recorded.scan();
    CheckInRecorded.Builder event =
        CheckInRecorded.newBuilder()
            .setMeta(Metas.event(scan.cause(), conference, scan.id()))
            .setScanId(scan.id())
            .setGate(scan.gate())
            .setZone(recorded.zone().orElse(""))
            .setDevice(scan.device())
            .setBadgeId(badgeId(scan.presented()))
            .setSerial(serial(scan.presented()))
            .setCheck(check(scan.presented()))
            .setSearched(scan.presented() instanceof Presented.Searched)
            .setReason("")
            .setDeviceTime(scan.deviceTime())
            .setDirection(Words.of(scan.direction()))
            .setSession(scan.session().orElse(null))
            .setWalkIn(recorded.walkIn())
            .setReport(ReportWire.report(scan.report()))
            .setHappened(scan.time())
            .setPassed(recorded.passed());
    switch (recorded.verdict()) {
      case Verdict.Admitted _ -> event.setVerdict(metropolis.schemas.badge.Verdict.ADMITTED);
      case Verdict.AlreadyInside inside ->
          event
              .setVerdict(metropolis.schemas.badge.Verdict.ALREADY_INSIDE)
              .setInsideGate(inside.gate())
              .setInsideSince(inside.since());
      case Verdict.Refused refused ->
          event
              .setVerdict(metropolis.schemas.badge.Verdict.REFUSED)
              .setReason(Words.of(refused.reason()));
    }
    return event.build();
  }

  private static CheckInUndone undone(
      String conference, AdmissionEvent.Undone undone, AdmissionEvent.Recorded recorded) {
    return new CheckInUndone(
        Metas.event(undone.cause(), conference, undone.scanId()),
        undone.scanId(),
        badgeId(recorded.scan().presented()),
        recorded.scan().gate(),
        Words.of(undone.reason()));
  }

  private static ScanOverridden overridden(
      String conference, AdmissionEvent.Overridden override, AdmissionEvent.Recorded recorded) {
    return new ScanOverridden(
        Metas.event(override.cause(), conference, override.scanId()),
        override.scanId(),
        badgeId(recorded.scan().presented()),
        recorded.scan().gate(),
        Words.of(override.reason()));
  }

  private static ConflictResolved resolved(
      String conference, AdmissionEvent.Resolved resolved, AdmissionEvent.Recorded recorded) {
    return new ConflictResolved(
        Metas.event(resolved.cause(), conference, resolved.scanId()),
        resolved.scanId(),
        badgeId(recorded.scan().presented()),
        Words.of(resolved.resolution()));
  }

  public static CheckInState state(String conference, CheckIn checkIn) {
    AdmissionEvent.Recorded recorded = checkIn.recorded();
    return new CheckInState(
        event(conference, recorded),
        recorded.day(),
        checkIn.undone().map(undo -> undone(conference, undo, recorded)).orElse(null),
        checkIn.overridden().map(event -> overridden(conference, event, recorded)).orElse(null),
        checkIn.resolved().map(event -> resolved(conference, event, recorded)).orElse(null));
  }

  public static CheckIn checkIn(CheckInState state) {
    CheckInRecorded event = state.getRecorded();
    Scan scan =
        new Scan(
            event.getScanId(),
            Shared.text(event.getGate()),
            Shared.text(event.getDevice()),
            presented(event.getCheck(), event.getSearched(), event.getBadgeId(), event.getSerial()),
            event.getDeviceTime(),
            Metas.cause(event.getMeta()),
            Words.known(Direction.class, event.getDirection()),
            Optional.ofNullable(event.getSession()),
            event.getWalkIn(),
            ReportWire.report(event.getReport()));
    Verdict verdict = verdict(event);
    return new CheckIn(
        new AdmissionEvent.Recorded(
            scan,
            Optional.of(event.getZone()).filter(id -> !id.isEmpty()).map(Shared::text),
            state.getDay(),
            verdict,
            event.getPassed() == null ? verdict instanceof Verdict.Admitted : event.getPassed(),
            event.getWalkIn()),
        Optional.ofNullable(state.getUndone()).map(AdmissionWire::undone),
        Optional.ofNullable(state.getOverridden()).map(AdmissionWire::overridden),
        Optional.ofNullable(state.getResolved()).map(AdmissionWire::resolved));
  }

  private static AdmissionEvent.Undone undone(CheckInUndone event) {
    return new AdmissionEvent.Undone(
        event.getScanId(),
        Words.known(UndoReason.class, event.getReason()),
        Metas.cause(event.getMeta()));
  }

  private static AdmissionEvent.Overridden overridden(ScanOverridden event) {
    return new AdmissionEvent.Overridden(
        event.getScanId(),
        Words.known(OverrideReason.class, event.getReason()),
        Metas.cause(event.getMeta()));
  }

  private static AdmissionEvent.Resolved resolved(ConflictResolved event) {
    return new AdmissionEvent.Resolved(
        event.getScanId(),
        Words.known(Resolution.class, event.getResolution()),
        Metas.cause(event.getMeta()));
  }

  private static Verdict verdict(CheckInRecorded event) {
    return switch (event.getVerdict()) {
      case ADMITTED -> new Verdict.Admitted();
      case ALREADY_INSIDE ->
          new Verdict.AlreadyInside(event.getInsideGate(), event.getInsideSince());
      case REFUSED -> new Verdict.Refused(Words.known(RefusalReason.class, event.getReason()));
    };
  }

  private static Presented presented(
      CodeCheck check, boolean searched, String badgeId, Integer serial) {
    Optional<Print> print =
        badgeId == null || serial == null
            ? Optional.empty()
            : Optional.of(new Print(new BadgeId(badgeId), serial));
    return switch (check) {
      case GENUINE -> new Presented.Token(print.orElseThrow());
      case TYPED ->
          searched ? new Presented.Searched(print.orElseThrow()) : new Presented.Typed(print);
      case MALFORMED -> new Presented.Unreadable();
      case FORGED -> new Presented.Forged();
      case OTHER_CONFERENCE -> new Presented.OtherConference();
    };
  }

  private static CodeCheck check(Presented presented) {
    return switch (presented) {
      case Presented.Token _ -> CodeCheck.GENUINE;
      case Presented.Typed _, Presented.Searched _ -> CodeCheck.TYPED;
      case Presented.Unreadable _ -> CodeCheck.MALFORMED;
      case Presented.Forged _ -> CodeCheck.FORGED;
      case Presented.OtherConference _ -> CodeCheck.OTHER_CONFERENCE;
    };
  }

  private static String badgeId(Presented presented) {
    return presented.print().map(print -> print.badge().text()).orElse(null);
  }

  private static Integer serial(Presented presented) {
    return presented.print().map(Print::serial).orElse(null);
  }
}
