package metropolis.badge.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.http.GateJson.GateThumbnail;
import metropolis.badge.http.GateJson.GateThumbnails;
import metropolis.badge.roster.Bearer;
import metropolis.platform.http.Access;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.rendering.page.Picture;

/**
 * Portraits for the devices at the gates: one as it is, to be looked at now, and many small ones,
 * to be kept for when there is no network. Any thread may use it.
 */
final class GatePhotos {

  static final int MOST_AT_ONCE = 50;

  private final Books books;
  private final Thumbnails thumbnails = new Thumbnails();

  GatePhotos(Books books) {
    this.books = books;
  }

  void routes(Routes routes, Access devices) {
    routes
        .api(
            Operation.get(
                    GateApi.BASE + "/photos/{badgeId}", "getGatePhoto", "The wearer's portrait.")
                .answersFile("image/jpeg")
                .refuses(404, "unknown-conference, no-such-badge, no-photo")
                .refuses(410, GateApi.GONE),
            devices,
            (x, body) -> photo(x))
        .api(
            Operation.get(
                    GateApi.BASE + "/thumbnails",
                    "getGateThumbnails",
                    "Small portraits of up to 50 wearers, for a device to keep.")
                .requiredQuery("badges", "Ids of badges, separated by commas.")
                .answersKept(GateThumbnails.class)
                .refuses(404, "unknown-conference")
                .refuses(410, GateApi.GONE),
            devices,
            (x, body) -> thumbnails(x));
  }

  private Reply photo(Exchange x) {
    String badge = x.path("badgeId");
    return holder(x.conference(), badge)
        .bearer()
        .flatMap(bearer -> bearer.photo().flatMap(id -> portrait(x.conference(), bearer, id)))
        .filter(Picture.Jpeg.class::isInstance)
        .map(Picture.Jpeg.class::cast)
        .map(jpeg -> Reply.inline("image/jpeg", badge + ".jpg", jpeg.bytes()))
        .orElseThrow(() -> Problem.notFound("no-photo", "There is no portrait.").refuse());
  }

  private Books.Holder holder(String conference, String badgeId) {
    try {
      return books
          .holder(conference, new BadgeId(badgeId))
          .orElseThrow(() -> Reception.refusal("no-such-badge"));
    } catch (IllegalArgumentException notAnId) {
      throw Reception.refusal("no-such-badge");
    }
  }

  private Optional<Picture> portrait(String conference, Bearer bearer, String id) {
    return books.photo(conference, bearer.registrationId(), id);
  }

  private Reply thumbnails(Exchange x) {
    List<BadgeId> badges = badges(x);
    books.conference(x.conference()).orElseThrow(Reception::noConference);
    List<GateThumbnail> found =
        badges.stream().flatMap(badge -> thumbnail(x.conference(), badge).stream()).toList();
    return new Reply.Kept("thumbnails-" + version(found), new GateThumbnails(found));
  }

  private static List<BadgeId> badges(Exchange x) {
    String[] given = x.query("badges").orElseThrow().split(",", -1);
    if (given.length > MOST_AT_ONCE) {
      throw Problem.badRequest("badges", "Give at most " + MOST_AT_ONCE + " ids at a time.")
          .refuse();
    }
    try {
      return Stream.of(given).distinct().map(BadgeId::new).toList();
    } catch (IllegalArgumentException notAnId) {
      throw Problem.badRequest(
              "badges", "Give ids of badges as the roster has them, separated by commas.")
          .refuse();
    }
  }

  /** Whoever will not be let in needs no face on the device. */
  private Optional<GateThumbnail> thumbnail(String conference, BadgeId badge) {
    Optional<Bearer> wearer =
        books
            .holder(conference, badge)
            .filter(holder -> !holder.badge().isRevoked())
            .flatMap(Books.Holder::bearer);
    Optional<String> photo = wearer.flatMap(Bearer::photo);
    thumbnails.current(conference, badge, photo);
    return photo.flatMap(
        id ->
            thumbnails
                .of(conference, badge, id, () -> portrait(conference, wearer.orElseThrow(), id))
                .map(
                    jpeg ->
                        new GateThumbnail(
                            badge.text(), id, Base64.getEncoder().encodeToString(jpeg))));
  }

  /** What changed on a badge may be its photo: nothing is kept of one that is removed. */
  void changed(String conference, Books.RosterLine line) {
    thumbnails.current(
        conference,
        line.badge().id(),
        line.bearer().filter(_ -> !line.badge().isRevoked()).flatMap(Bearer::photo));
  }

  private static String version(List<GateThumbnail> found) {
    String all =
        found.stream()
            .map(thumbnail -> thumbnail.badgeId() + " " + thumbnail.photo())
            .collect(Collectors.joining("\n"));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
