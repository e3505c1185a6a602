package metropolis.badge.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import metropolis.badge.admission.CheckIn;
import metropolis.badge.admission.Conflict;
import metropolis.badge.admission.Decision;
import metropolis.badge.admission.Scan;
import metropolis.badge.admission.Verdict;
import metropolis.badge.admission.Zone;
import metropolis.badge.credential.Badge;
import metropolis.badge.credential.RevocationReason;
import metropolis.badge.credential.Words;
import metropolis.badge.device.Contact;
import metropolis.badge.device.Device;
import metropolis.badge.http.BadgeJson.DoorScan;
import metropolis.badge.http.BadgeJson.ScanWord;
import metropolis.badge.http.GateJson.ControlGate;
import metropolis.badge.http.GateJson.ControlMinute;
import metropolis.badge.http.GateJson.ControlRoom;
import metropolis.badge.http.GateJson.ControlZone;
import metropolis.badge.http.GateJson.DoorConflict;
import metropolis.badge.http.GateJson.DoorPassage;
import metropolis.badge.http.GateJson.GateDevice;
import metropolis.badge.http.GateJson.GateFaces;
import metropolis.badge.http.GateJson.GatePerson;
import metropolis.badge.http.GateJson.GateRevocation;
import metropolis.badge.http.GateJson.GateRules;
import metropolis.badge.http.GateJson.GateSession;
import metropolis.badge.http.GateJson.GateZone;
import metropolis.badge.roster.Bearer;
import metropolis.platform.values.Cause;

/** What devices and the control room are told, names in one language. */
record GateDocuments(Documents documents) {

  private static final Duration ONLINE = Duration.ofSeconds(30);
  private static final int RATE_MINUTES = 5;

  GateRules rules(Device device, Books.Doors doors) {
    var venue = documents.conference().venue();
    Zone zone = venue.zoneOf(device.gate()).orElseThrow(() -> Reception.refusal("unknown-gate"));
    int inside =
        doors.zones().stream()
            .filter(day -> day.zone().id().equals(zone.id()))
            .mapToInt(Books.ZoneDay::inside)
            .sum();
    return new GateRules(
        device.id(),
        device.gate(),
        gateName(device.gate()),
        zone(zone, inside),
        venue.timeZone().getId(),
        venue.sittings().stream()
            .filter(sitting -> sitting.zone().equals(zone.id()))
            .map(
                sitting ->
                    new GateSession(
                        sitting.id(),
                        documents.name(sitting.titles(), sitting.id()),
                        sitting.starts(),
                        sitting.ends(),
                        sitting.seated()))
            .toList(),
        documents.conference().stationery().categories().keySet().stream()
            .map(documents::category)
            .toList(),
        documents.gateNames());
  }

  private GateZone zone(Zone zone, int inside) {
    return new GateZone(
        zone.id(),
        documents.name(zone.names(), zone.id()),
        zone.categories().stream().sorted().toList(),
        zone.days().stream().sorted().toList(),
        capacity(zone),
        zone.seatsNeeded(),
        Words.of(zone.antiPassBack()),
        zone.seatsReleasedAfter().map(after -> Math.toIntExact(after.toMinutes())).orElse(null),
        inside);
  }

  private static Integer capacity(Zone zone) {
    return zone.capacity().isPresent() ? zone.capacity().getAsInt() : null;
  }

  static GatePerson person(Books.RosterLine line) {
    Badge badge = line.badge();
    Optional<Bearer> bearer = line.bearer();
    return new GatePerson(
        badge.id().text(),
        badge.serial(),
        badge.code().toString(),
        badge.isRevoked(),
        bearer.map(Bearer::badgeName).orElse(null),
        bearer.flatMap(Bearer::latinName).orElse(null),
        badge.category(),
        bearer.map(Bearer::sessions).orElse(List.of()),
        badge.validity().from(),
        badge.validity().until(),
        bearer.flatMap(Bearer::photo).orElse(null));
  }

  static GateRevocation revocation(Badge badge) {
    if (badge.isRevoked()) {
      RevocationReason why = badge.revocation().orElseThrow().reason();
      return new GateRevocation(
          badge.id().text(),
          badge.serial(),
          why == RevocationReason.CONFIRMATION_WITHDRAWN ? "unpaid" : "revoked");
    }
    return new GateRevocation(
        badge.id().text(), badge.serial() - 1, badge.serial() > 1 ? "superseded" : null);
  }

  DoorConflict conflict(Books.Dispute dispute) {
    Conflict conflict = dispute.conflict();
    return new DoorConflict(
        conflict.scan().scanId(),
        Words.of(conflict.kind()),
        passage(conflict.scan()),
        conflict.entry().map(this::passage).orElse(null),
        conflict.orderUncertain(),
        conflict.scan().verdict() instanceof Verdict.Refused refused
            ? Words.of(refused.reason())
            : null,
        conflict.scan().resolved().map(resolved -> Words.of(resolved.resolution())).orElse(null),
        dispute.holder().map(documents::scannedBadge).orElse(null));
  }

  /** A scan with what supervisors and stewards said of it. */
  DoorScan scan(Books.Scanned scanned) {
    CheckIn checkIn = scanned.checkIn();
    return new DoorScan(
        documents.verdict(scanned),
        gateName(checkIn.recorded().scan().gate()),
        checkIn.objection().isEmpty() ? null : checkIn.objection(),
        checkIn.stands(),
        checkIn.canBeOverridden(),
        override(checkIn),
        checkIn
            .undone()
            .map(undone -> word(Words.of(undone.reason()), undone.cause()))
            .orElse(null));
  }

  private static ScanWord override(CheckIn checkIn) {
    return checkIn
        .overridden()
        .map(overridden -> word(Words.of(overridden.reason()), overridden.cause()))
        .orElseGet(() -> steward(checkIn));
  }

  /** A steward's word goes with the scan. */
  private static ScanWord steward(CheckIn checkIn) {
    Scan scan = checkIn.recorded().scan();
    if (!(scan.report().decision() instanceof Decision.LetThrough let)
        || let.override().isEmpty()) {
      return null;
    }
    String alias = scan.report().operator();
    return new ScanWord(
        Words.of(let.override().get()),
        Documents.role(scan.cause()),
        alias.isEmpty() ? scan.device() : alias,
        checkIn.time());
  }

  private static ScanWord word(String reason, Cause cause) {
    return new ScanWord(reason, Documents.role(cause), cause.actor().id(), cause.time());
  }

  private DoorPassage passage(CheckIn checkIn) {
    Scan scan = checkIn.recorded().scan();
    return new DoorPassage(
        scan.id(),
        scan.gate(),
        gateName(scan.gate()),
        scan.device(),
        checkIn.time(),
        scan.uncertainty().toMillis(),
        scan.report().offline());
  }

  GateDevice device(Device device, Optional<Contact> contact, Instant now) {
    return new GateDevice(
        device.id(),
        device.name(),
        device.gate(),
        gateName(device.gate()),
        device.enrolled().cause().time(),
        device.revoked().map(event -> event.cause().time()).orElse(null),
        contact.map(Contact::time).orElse(null),
        contact.filter(last -> !last.time().isBefore(now.minus(ONLINE))).isPresent(),
        contact
            .filter(last -> last.battery().isPresent())
            .map(last -> last.battery().getAsInt())
            .orElse(null),
        contact.map(Contact::waiting).orElse(null),
        contact.map(Contact::appVersion).orElse(null),
        contact.map(last -> last.offset().toMillis()).orElse(null),
        contact.map(Contact::isSkewed).orElse(false),
        contact
            .flatMap(Contact::faces)
            .map(faces -> new GateFaces(faces.kept(), faces.wanted()))
            .orElse(null));
  }

  private String gateName(String id) {
    return documents
        .conference()
        .venue()
        .gate(id)
        .map(gate -> documents.name(gate.names(), id))
        .orElse(id);
  }

  ControlRoom control(Books.Control control, List<GateDevice> devices, Instant now) {
    List<ControlGate> gates =
        control.gates().stream().map(busy -> gate(busy, perMinute(busy, now))).toList();
    return new ControlRoom(
        control.day(),
        gates,
        control.zones().stream().map(zone -> zone(zone, gates)).toList(),
        devices,
        control.disputes().stream()
            .filter(dispute -> dispute.conflict().isOpen())
            .map(this::conflict)
            .toList(),
        control.objections().stream().map(this::scan).toList(),
        arrivals(control.gates()));
  }

  private ControlGate gate(Books.Busy busy, double perMinute) {
    return new ControlGate(
        busy.gate().id(),
        gateName(busy.gate().id()),
        busy.gate().zone(),
        busy.count().admitted(),
        busy.count().walkIns(),
        busy.count().left(),
        busy.count().alreadyInside(),
        busy.count().refused(),
        perMinute,
        new TreeMap<>(busy.refusals()));
  }

  private ControlZone zone(Books.ZoneDay day, List<ControlGate> gates) {
    return new ControlZone(
        day.zone().id(),
        documents.name(day.zone().names(), day.zone().id()),
        day.inside(),
        capacity(day.zone()),
        gates.stream()
            .filter(gate -> gate.zone().equals(day.zone().id()))
            .mapToDouble(ControlGate::perMinute)
            .sum());
  }

  private static double perMinute(Books.Busy busy, Instant now) {
    Instant from = now.minus(Duration.ofMinutes(RATE_MINUTES));
    long scans = since(busy.in(), from) + since(busy.out(), from) + since(busy.refused(), from);
    return (double) scans / RATE_MINUTES;
  }

  private static long since(NavigableMap<Instant, Long> minutes, Instant from) {
    return minutes.tailMap(from, true).values().stream().mapToLong(Long::longValue).sum();
  }

  private static List<ControlMinute> arrivals(List<Books.Busy> gates) {
    Map<Instant, Long> sums = new TreeMap<>();
    gates.forEach(gate -> gate.in().forEach((minute, in) -> sums.merge(minute, in, Long::sum)));
    List<ControlMinute> minutes = new ArrayList<>();
    sums.forEach((minute, in) -> minutes.add(new ControlMinute(minute, in)));
    return minutes;
  }
}
