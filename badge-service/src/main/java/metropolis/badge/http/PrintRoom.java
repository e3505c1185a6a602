package metropolis.badge.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import metropolis.badge.credential.Badge;
import metropolis.badge.credential.Imprint;
import metropolis.badge.credential.KeyRing;
import metropolis.badge.rendering.BadgePrinter;
import metropolis.badge.rendering.Composition;
import metropolis.badge.rendering.Face;
import metropolis.badge.rendering.Stationery;

/** Makes documents of badges. Any thread may use it. */
final class PrintRoom {

  /** What badges look like, for as long as there is one way only. */
  static final Template TEMPLATE = new Template("a6-portrait", "1");

  /**
   * How badges look.
   *
   * @param version a version or a hash
   */
  record Template(String name, String version) {}

  private final KeyRing keys;
  private final BadgePrinter printer;

  PrintRoom(KeyRing keys, BadgePrinter printer) {
    this.keys = keys;
    this.printer = printer;
  }

  /** A badge with what came of composing it. */
  record Sheet(Books.Holder holder, Composition composition) {}

  /** What the badge looks like, or why it cannot be made. */
  Composition compose(Books.Conference conference, Books.Holder holder) {
    return compose(conference, holder, token(conference.id(), holder.badge()));
  }

  /** The same for many, to be looked over rather than printed: no code is signed. */
  List<Sheet> proofs(Books.Conference conference, List<Books.Holder> holders) {
    return holders.stream()
        .map(holder -> new Sheet(holder, compose(conference, holder, "")))
        .toList();
  }

  /** Why a badge cannot be made. */
  Optional<Composition.Obstacle> obstacle(Books.Conference conference, Books.Holder holder) {
    return switch (compose(conference, holder, "")) {
      case Composition.Ready _ -> Optional.empty();
      case Composition.Impossible impossible -> Optional.of(impossible.why());
    };
  }

  byte[] print(Books.Conference conference, Face face) {
    return print(conference, List.of(face));
  }

  /**
   * One document of all badges that can be printed, in the order given.
   *
   * @return empty if there is none
   */
  Optional<byte[]> printAll(Books.Conference conference, List<Books.Holder> holders) {
    List<Face> faces = new ArrayList<>();
    // Signing is most of the work, and does not depend on the order.
    holders.parallelStream()
        .map(holder -> compose(conference, holder))
        .toList()
        .forEach(
            composition -> {
              if (composition instanceof Composition.Ready ready) {
                faces.add(ready.face());
              }
            });
    return faces.isEmpty() ? Optional.empty() : Optional.of(print(conference, faces));
  }

  /** What is kept of a document that goes to a printer. */
  static Imprint imprint(byte[] document, Books.Holder holder) {
    return new Imprint(
        TEMPLATE.name(), TEMPLATE.version(), sha256(document), holder.profileVersion());
  }

  /** In lower-case hexadecimal digits. */
  static String sha256(byte[] document) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The badge as a picture in SVG. */
  String picture(Face face) {
    return printer.picture(face);
  }

  private Composition compose(Books.Conference conference, Books.Holder holder, String token) {
    return holder
        .bearer()
        .map(bearer -> printer.compose(conference.stationery(), holder.badge(), bearer, token))
        .orElseGet(() -> new Composition.Impossible(Composition.Obstacle.NO_PERSON));
  }

  byte[] print(Books.Conference conference, List<Face> faces) {
    Stationery stationery = conference.stationery();
    String language = stationery.languages().isEmpty() ? "en" : stationery.languages().getFirst();
    String title = stationery.names().getOrDefault(language, conference.id());
    return printer.print(title, language, faces);
  }

  private String token(String conference, Badge badge) {
    return keys.sign(conference, badge.id(), badge.serial(), badge.validity());
  }
}
