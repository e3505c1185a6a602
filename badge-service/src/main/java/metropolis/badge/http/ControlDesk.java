package metropolis.badge.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import metropolis.badge.admission.OverrideReason;
import metropolis.badge.admission.Resolution;
import metropolis.badge.device.Device;
import metropolis.badge.device.Enrolling;
import metropolis.badge.http.BadgeJson.ScanVerdict;
import metropolis.badge.http.GateJson.ControlRoom;
import metropolis.badge.http.GateJson.DeviceInvitation;
import metropolis.badge.http.GateJson.DoorConflict;
import metropolis.badge.http.GateJson.GateDevice;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Problem;

/** What the API and the pages of the control room have in common. Any thread may use it. */
final class ControlDesk {

  private final Books books;
  private final Commands commands;
  private final DeviceWatch watch;

  ControlDesk(Books books, Commands commands, DeviceWatch watch) {
    this.books = books;
    this.commands = commands;
    this.watch = watch;
  }

  ControlRoom control(Exchange x) {
    return control(x.conference(), x.language().code(), x.now())
        .orElseThrow(Reception::noConference);
  }

  Optional<ControlRoom> control(String conference, String language, Instant now) {
    return books
        .conference(conference)
        .map(known -> new GateDocuments(new Documents(known, language)))
        .flatMap(
            documents ->
                books
                    .control(conference, now)
                    .map(
                        control ->
                            documents.control(
                                control,
                                devices(documents, conference, control.devices(), now),
                                now)));
  }

  private List<GateDevice> devices(
      GateDocuments documents, String conference, List<Device> devices, Instant now) {
    return devices.stream()
        .map(device -> documents.device(device, watch.contact(conference, device), now))
        .toList();
  }

  List<GateDevice> devices(Exchange x) {
    return devices(
        documents(x),
        x.conference(),
        books.devices(x.conference()).orElseThrow(Reception::noConference),
        x.now());
  }

  List<DoorConflict> conflicts(Exchange x, boolean openOnly) {
    GateDocuments documents = documents(x);
    return books.conflicts(x.conference()).orElseThrow(Reception::noConference).stream()
        .filter(dispute -> !openOnly || dispute.conflict().isOpen())
        .map(documents::conflict)
        .toList();
  }

  void resolve(Exchange x, String scanId, Resolution resolution) {
    documents(x);
    Reception.refuseIf(
        commands.resolve(x.conference(), known(scanId), resolution, BadgeApi.cause(x)));
  }

  ScanVerdict override(Exchange x, String scanId, OverrideReason reason) {
    GateDocuments documents = documents(x);
    Reception.refuseIf(commands.override(x.conference(), known(scanId), reason, BadgeApi.cause(x)));
    return documents
        .documents()
        .verdict(
            books
                .scanned(x.conference(), scanId)
                .orElseThrow(() -> Reception.refusal("unknown-scan")));
  }

  private static String known(String scanId) {
    if (!BadgeJson.isScanId(scanId)) {
      throw Reception.refusal("unknown-scan");
    }
    return scanId;
  }

  DeviceInvitation invite(Exchange x, String gate) {
    documents(x);
    String code = GateToken.newCode();
    Reception.refuseIf(
        commands.invite(x.conference(), GateToken.hash(code), gate, BadgeApi.cause(x)));
    // Behind the sign that browsers keep to themselves, so that no log holds it.
    String app = x.publicUrl("/" + x.conference() + "/gate-app").toString();
    return new DeviceInvitation(
        gate, GateToken.grouped(code), app + "#" + code, x.now().plus(Enrolling.CODE_LASTS));
  }

  void revoke(Exchange x, String device) {
    documents(x);
    if (books.device(x.conference(), device).isEmpty()) {
      throw Reception.refusal("unknown-device");
    }
    Reception.refuseIf(commands.revokeDevice(x.conference(), device, BadgeApi.cause(x)));
  }

  /**
   * @throws metropolis.platform.http.Refusal 404 for a session that has no doors of its own
   */
  AttendanceList attendance(Exchange x, String session) {
    Documents documents = documents(x).documents();
    return new AttendanceList(
        documents,
        session,
        books
            .attendance(x.conference(), session)
            .orElseThrow(
                () ->
                    Problem.notFound("unknown-session", "Name a session that has doors of its own.")
                        .refuse()));
  }

  private GateDocuments documents(Exchange x) {
    return new GateDocuments(
        new Documents(
            books.conference(x.conference()).orElseThrow(Reception::noConference),
            x.language().code()));
  }
}
