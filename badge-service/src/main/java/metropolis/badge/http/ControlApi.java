package metropolis.badge.http;

import java.util.List;
import metropolis.badge.admission.OverrideReason;
import metropolis.badge.admission.Resolution;
import metropolis.badge.http.BadgeJson.ScanVerdict;
import metropolis.badge.http.GateJson.ControlRoom;
import metropolis.badge.http.GateJson.DeviceInvitation;
import metropolis.badge.http.GateJson.DoorConflicts;
import metropolis.badge.http.GateJson.GateDevices;
import metropolis.badge.http.GateJson.InviteDeviceRequest;
import metropolis.badge.http.GateJson.OverrideScanRequest;
import metropolis.badge.http.GateJson.ResolveConflictRequest;
import metropolis.platform.http.Access;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Routes;
import metropolis.platform.http.spreadsheet.XlsxFile;
import metropolis.platform.values.Role;

/** What supervisors see and decide: devices, conflicts, the control room. Any thread may use it. */
final class ControlApi {

  /** A supervisor is a member of the secretariat. */
  static final Access SUPERVISORS = Access.staff(Role.SECRETARIAT);

  private static final String BASE = BadgeApi.BASE;

  private final ControlDesk desk;

  ControlApi(ControlDesk desk) {
    this.desk = desk;
  }

  void routes(Routes routes) {
    routes
        .api(
            Operation.get(BASE + "/control", "getControlRoom", "All that the control room shows.")
                .answers(ControlRoom.class)
                .refuses(404, "unknown-conference"),
            BadgeApi.STAFF,
            (x, body) -> desk.control(x))
        .api(
            Operation.get(BASE + "/conflicts", "listConflicts", "Conflicts between gates.")
                .query("open", "yes for those that nobody resolved.")
                .answers(DoorConflicts.class)
                .refuses(404, "unknown-conference"),
            BadgeApi.STAFF,
            (x, body) -> conflicts(x))
        .api(
            Operation.post(
                    BASE + "/conflicts/{scanId}/resolve",
                    "resolveConflict",
                    "Says what a conflict was; both scans stay.")
                .body(ResolveConflictRequest.class)
                .answers(DoorConflicts.class)
                .refuses(404, "unknown-conference, unknown-conflict")
                .refuses(409, "resolved-otherwise"),
            SUPERVISORS,
            this::resolve)
        .api(
            Operation.post(
                    BASE + "/scans/{scanId}/override",
                    "overrideScan",
                    "Lets somebody in whom a scan kept out.")
                .body(OverrideScanRequest.class)
                .answers(ScanVerdict.class)
                .refuses(404, "unknown-conference, unknown-scan")
                .refuses(409, "nothing-to-override"),
            SUPERVISORS,
            this::override)
        .api(
            Operation.post(
                    BASE + "/devices/invitations",
                    "inviteDevice",
                    "Makes a one-time code for a device, good for ten minutes.")
                .body(InviteDeviceRequest.class)
                .answers(DeviceInvitation.class)
                .refuses(404, "unknown-conference, unknown-gate"),
            BadgeApi.STAFF,
            (x, body) -> desk.invite(x, body.gate()))
        .api(
            Operation.get(BASE + "/devices", "listDevices", "The devices of the gates.")
                .answers(GateDevices.class)
                .refuses(404, "unknown-conference"),
            BadgeApi.STAFF,
            (x, body) -> new GateDevices(desk.devices(x)))
        .api(
            Operation.post(
                    BASE + "/devices/{device}/revoke",
                    "revokeDevice",
                    "Ends the trust in a device, which wipes itself when it asks next.")
                .answers(GateDevices.class)
                .refuses(404, "unknown-conference, unknown-device"),
            BadgeApi.STAFF,
            (x, body) -> {
              desk.revoke(x, x.path("device"));
              return new GateDevices(desk.devices(x));
            })
        .api(
            Operation.get(
                    BASE + "/sessions/{session}/attendance.csv",
                    "exportAttendance",
                    "Who was in a session, as CSV.")
                .answersFile("text/csv")
                .refuses(404, "unknown-conference, unknown-session"),
            SUPERVISORS,
            (x, body) -> attendance(x).csv())
        .api(
            Operation.get(
                    BASE + "/sessions/{session}/attendance.xlsx",
                    "exportAttendanceWorkbook",
                    "Who was in a session, as XLSX.")
                .answersFile(XlsxFile.MEDIA_TYPE)
                .refuses(404, "unknown-conference, unknown-session"),
            SUPERVISORS,
            (x, body) -> attendance(x).xlsx());
  }

  private DoorConflicts conflicts(Exchange x) {
    boolean open = x.query("open", List.of("yes", "no")).filter("yes"::equals).isPresent();
    return new DoorConflicts(desk.conflicts(x, open));
  }

  private DoorConflicts resolve(Exchange x, ResolveConflictRequest body) {
    desk.resolve(
        x, x.path("scanId"), Reasons.named("resolution", Resolution.class, body.resolution()));
    return new DoorConflicts(desk.conflicts(x, false));
  }

  private ScanVerdict override(Exchange x, OverrideScanRequest body) {
    return desk.override(
        x, x.path("scanId"), Reasons.of(OverrideReason.class, body.reason(), any -> true));
  }

  private AttendanceList attendance(Exchange x) {
    return desk.attendance(x, x.path("session"));
  }
}
