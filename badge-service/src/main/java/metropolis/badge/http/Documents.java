package metropolis.badge.http;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.badge.admission.AdmissionEvent;
import metropolis.badge.admission.CheckIn;
import metropolis.badge.admission.Verdict;
import metropolis.badge.credential.Badge;
import metropolis.badge.credential.BadgeEvent;
import metropolis.badge.credential.KeyRing;
import metropolis.badge.credential.Words;
import metropolis.badge.http.BadgeJson.BadgeCategory;
import metropolis.badge.http.BadgeJson.BadgeCharacter;
import metropolis.badge.http.BadgeJson.BadgeDetail;
import metropolis.badge.http.BadgeJson.BadgeHistoryEntry;
import metropolis.badge.http.BadgeJson.BadgeKey;
import metropolis.badge.http.BadgeJson.BadgeKeySet;
import metropolis.badge.http.BadgeJson.BadgeNotice;
import metropolis.badge.http.BadgeJson.BadgePrint;
import metropolis.badge.http.BadgeJson.BadgeSummary;
import metropolis.badge.http.BadgeJson.DoorCounts;
import metropolis.badge.http.BadgeJson.GateDayCount;
import metropolis.badge.http.BadgeJson.ScanVerdict;
import metropolis.badge.http.BadgeJson.ScannedBadge;
import metropolis.badge.http.BadgeJson.ZoneInside;
import metropolis.badge.rendering.Composition;
import metropolis.badge.rendering.Stationery;
import metropolis.badge.roster.Bearer;
import metropolis.platform.values.Cause;
import metropolis.rendering.page.Rgb;

/**
 * Domain values as documents of the JSON API, names in one language.
 *
 * @param language BCP 47
 */
record Documents(Books.Conference conference, String language) {

  private static final int RAW_KEY = 32;

  ScanVerdict verdict(Books.Scanned scanned) {
    return verdict(scanned.checkIn(), scanned.holder());
  }

  private ScanVerdict verdict(CheckIn checkIn, Optional<Books.Holder> holder) {
    AdmissionEvent.Recorded recorded = checkIn.recorded();
    ScannedBadge badge = holder.map(this::scannedBadge).orElse(null);
    boolean undone = checkIn.undone().isPresent();
    boolean walkIn = recorded.walkIn();
    String id = recorded.scanId();
    String gate = recorded.scan().gate();
    var time = checkIn.time();
    return switch (checkIn.verdict()) {
      case Verdict.Admitted _ ->
          new ScanVerdict(id, gate, "admitted", null, undone, walkIn, time, null, null, badge);
      case Verdict.AlreadyInside inside ->
          new ScanVerdict(
              id,
              gate,
              "already-inside",
              null,
              undone,
              walkIn,
              time,
              inside.gate(),
              inside.since(),
              badge);
      case Verdict.Refused refused ->
          new ScanVerdict(
              id,
              gate,
              "refused",
              Words.of(refused.reason()),
              undone,
              walkIn,
              time,
              null,
              null,
              badge);
    };
  }

  ScannedBadge scannedBadge(Books.Holder holder) {
    Badge badge = holder.badge();
    return new ScannedBadge(
        badge.id().text(),
        badge.serial(),
        holder.bearer().map(Bearer::badgeName).orElse(null),
        holder.bearer().map(Bearer::organisation).orElse(null),
        category(badge.category()));
  }

  BadgeCategory category(String id) {
    Stationery.Category category = conference.stationery().categories().get(id);
    return category == null
        ? new BadgeCategory(id, id, Rgb.of("").hex())
        : new BadgeCategory(id, name(category.names(), id), category.colour().hex());
  }

  /** The name in the reader's language, or in the first of the conference's that has one. */
  String name(Map<String, String> names, String otherwise) {
    String own = names.get(language);
    if (own != null) {
      return own;
    }
    return conference.stationery().languages().stream()
        .map(names::get)
        .filter(name -> name != null)
        .findFirst()
        .orElse(otherwise);
  }

  /** Names of gates by id, in the order of the programme. */
  Map<String, String> gateNames() {
    Map<String, String> names = new LinkedHashMap<>();
    conference.venue().gates().forEach((id, gate) -> names.put(id, name(gate.names(), id)));
    return names;
  }

  DoorCounts counts(Books.Doors doors) {
    return new DoorCounts(
        doors.gates().stream()
            .map(
                day ->
                    new GateDayCount(
                        day.gate().id(),
                        name(day.gate().names(), day.gate().id()),
                        day.gate().zone(),
                        zoneName(day.gate().zone()),
                        day.count().admitted(),
                        day.count().walkIns(),
                        day.count().alreadyInside(),
                        day.count().refused()))
            .toList(),
        doors.zones().stream()
            .map(day -> new ZoneInside(day.zone().id(), zoneName(day.zone().id()), day.inside()))
            .toList());
  }

  /** A zone that has no name is called by its id. */
  private String zoneName(String id) {
    return Optional.ofNullable(conference.venue().zones().get(id))
        .map(zone -> name(zone.names(), id))
        .orElse(id);
  }

  BadgeSummary summary(Books.Holder holder) {
    Badge badge = holder.badge();
    return new BadgeSummary(
        badge.id().text(),
        badge.registrationId(),
        badge.serial(),
        badge.isRevoked() ? "revoked" : "issued",
        Words.of(badge.state()),
        List.copyOf(holder.stale()),
        holder.openRun().isPresent() ? holder.openRun().getAsInt() : null,
        badge.code().toString(),
        holder.bearer().map(Bearer::badgeName).orElse(null),
        holder.bearer().map(Bearer::organisation).orElse(null),
        holder.bearer().map(Bearer::country).orElse(null),
        category(badge.category()));
  }

  BadgeDetail detail(Books.Holder holder, Composition composition, List<CheckIn> checkIns) {
    return new BadgeDetail(
        summary(holder),
        holder.badge().validity().from(),
        holder.badge().validity().until(),
        obstacle(composition),
        notices(composition),
        characters(missing(composition)),
        holder.badge().history().stream().map(Documents::entry).toList(),
        checkIns.stream().map(checkIn -> verdict(checkIn, Optional.of(holder))).toList());
  }

  /** Empty if there is nothing to notice. */
  static Optional<BadgeNotice> notice(PrintRoom.Proof proof) {
    String obstacle = obstacle(proof.composition());
    List<String> notices = notices(proof.composition());
    return obstacle == null && notices.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new BadgeNotice(
                proof.holder().badge().id().text(),
                proof.holder().badge().registrationId(),
                proof.holder().bearer().map(Bearer::badgeName).orElse(null),
                obstacle,
                notices,
                characters(missing(proof.composition()))));
  }

  private static String obstacle(Composition composition) {
    return switch (composition) {
      case Composition.Ready _ -> null;
      case Composition.Impossible impossible -> Words.of(impossible.why());
    };
  }

  private static List<String> notices(Composition composition) {
    return switch (composition) {
      case Composition.Ready ready -> ready.notices().stream().map(Words::of).sorted().toList();
      case Composition.Impossible _ -> List.of();
    };
  }

  private static List<String> missing(Composition composition) {
    return switch (composition) {
      case Composition.Ready ready -> ready.characters();
      case Composition.Impossible impossible -> impossible.characters();
    };
  }

  /** Characters that no typeface has. */
  static List<BadgeCharacter> characters(List<String> missing) {
    return missing.stream()
        .map(text -> new BadgeCharacter(text, Composition.described(text)))
        .toList();
  }

  private static BadgeHistoryEntry entry(BadgeEvent event) {
    return switch (event) {
      case BadgeEvent.Issued issued -> entry("issued", Words.of(issued.reason()), event);
      case BadgeEvent.Revoked revoked -> entry("revoked", Words.of(revoked.reason()), event);
      case BadgeEvent.Printed printed ->
          entry(
              "printed",
              printed.reason().map(Words::of).orElse(null),
              event,
              print(printed),
              List.of());
      case BadgeEvent.HandedOver _ -> entry("handed-over", null, event);
      case BadgeEvent.Returned _ -> entry("returned", null, event);
      case BadgeEvent.WentStale stale -> entry("went-stale", null, event, null, stale.details());
    };
  }

  private static BadgePrint print(BadgeEvent.Printed printed) {
    Integer run = printed.run().isPresent() ? printed.run().getAsInt() : null;
    String alone = printed.reason().isPresent() ? "reprint" : "single";
    return new BadgePrint(
        run == null ? alone : "run",
        run,
        printed.imprint().template(),
        printed.imprint().templateVersion(),
        printed.imprint().sha256());
  }

  private static BadgeHistoryEntry entry(String what, String reason, BadgeEvent event) {
    return entry(what, reason, event, null, List.of());
  }

  private static BadgeHistoryEntry entry(
      String what, String reason, BadgeEvent event, BadgePrint print, List<String> details) {
    return new BadgeHistoryEntry(
        what,
        event.serial(),
        reason,
        event.cause().time(),
        role(event.cause()),
        event.cause().actor().id(),
        print,
        details);
  }

  /** In what capacity somebody acted, as a word. */
  static String role(Cause cause) {
    return Words.of(cause.actor().role());
  }

  static BadgeKeySet keys(KeyRing ring) {
    return new BadgeKeySet(
        ring.publicKeys().entrySet().stream()
            .map(
                key ->
                    new BadgeKey(
                        "OKP",
                        "Ed25519",
                        String.valueOf(key.getKey()),
                        "sig",
                        "EdDSA",
                        raw(key.getValue())))
            .toList());
  }

  /** The key itself stands at the end of its X.509 encoding. */
  private static String raw(PublicKey key) {
    byte[] encoded = key.getEncoded();
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW_KEY, encoded.length);
    return new String(
        Base64.getUrlEncoder().withoutPadding().encode(raw), StandardCharsets.US_ASCII);
  }
}
