package metropolis.badge.wire;

import java.util.Optional;
import metropolis.badge.admission.AdmissionEvent;
import metropolis.badge.admission.CheckIn;
import metropolis.badge.admission.Presented;
import metropolis.badge.admission.RefusalReason;
import metropolis.badge.admission.Scan;
import metropolis.badge.admission.UndoReason;
import metropolis.badge.admission.Verdict;
import metropolis.badge.credential.BadgeBook.Print;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.Words;
import metropolis.platform.values.Cause;
import metropolis.schemas.badge.CheckInRecorded;
import metropolis.schemas.badge.CheckInUndone;
import metropolis.schemas.badge.CodeCheck;
import metropolis.schemas.badge.RecordScan;
import metropolis.schemas.badge.state.CheckInState;

/** Scans and what came of them. */
public final class AdmissionWire {

  private AdmissionWire() {}

  public static Scan scan(RecordScan command) {
    return new Scan(
        command.getScanId(),
        command.getGate(),
        command.getDevice(),
        presented(command.getCheck(), command.getBadgeId(), command.getSerial()),
        command.getDeviceTime(),
        Metas.cause(command.getMeta()));
  }

  public static RecordScan command(String conference, Scan scan) {
    return new RecordScan(
        Metas.command(scan.cause(), conference, scan.id()),
        scan.id(),
        scan.gate(),
        scan.device(),
        check(scan.presented()),
        badgeId(scan.presented()),
        serial(scan.presented()),
        scan.deviceTime());
  }

  public static CheckInRecorded event(String conference, AdmissionEvent.Recorded recorded) {
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
            .setReason("")
            .setDeviceTime(scan.deviceTime());
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

  public static CheckInUndone event(
      String conference, AdmissionEvent.Undone undone, AdmissionEvent.Recorded recorded) {
    return new CheckInUndone(
        Metas.event(undone.cause(), conference, undone.scanId()),
        undone.scanId(),
        badgeId(recorded.scan().presented()),
        recorded.scan().gate(),
        Words.of(undone.reason()));
  }

  public static CheckInState state(String conference, CheckIn checkIn) {
    return new CheckInState(
        event(conference, checkIn.recorded()),
        checkIn.recorded().day(),
        checkIn.undone().map(undo -> event(conference, undo, checkIn.recorded())).orElse(null));
  }

  public static CheckIn checkIn(CheckInState state) {
    CheckInRecorded event = state.getRecorded();
    Cause cause = Metas.cause(event.getMeta());
    Scan scan =
        new Scan(
            event.getScanId(),
            event.getGate(),
            event.getDevice(),
            presented(event.getCheck(), event.getBadgeId(), event.getSerial()),
            event.getDeviceTime(),
            cause);
    Optional<String> zone = Optional.of(event.getZone()).filter(id -> !id.isEmpty());
    return new CheckIn(
        new AdmissionEvent.Recorded(scan, zone, state.getDay(), verdict(event)),
        Optional.ofNullable(state.getUndone()).map(AdmissionWire::undone));
  }

  private static AdmissionEvent.Undone undone(CheckInUndone event) {
    return new AdmissionEvent.Undone(
        event.getScanId(),
        Words.known(UndoReason.class, event.getReason()),
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

  private static Presented presented(CodeCheck check, String badgeId, Integer serial) {
    Optional<Print> print =
        badgeId == null || serial == null
            ? Optional.empty()
            : Optional.of(new Print(new BadgeId(badgeId), serial));
    return switch (check) {
      case GENUINE -> new Presented.Token(print.orElseThrow());
      case TYPED -> new Presented.Typed(print);
      case MALFORMED -> new Presented.Unreadable();
      case FORGED -> new Presented.Forged();
      case OTHER_CONFERENCE -> new Presented.OtherConference();
    };
  }

  private static CodeCheck check(Presented presented) {
    return switch (presented) {
      case Presented.Token _ -> CodeCheck.GENUINE;
      case Presented.Typed _ -> CodeCheck.TYPED;
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
