package metropolis.badge.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import metropolis.badge.credential.Badge;
import metropolis.badge.credential.KeyRing;
import metropolis.badge.rendering.BadgePrinter;
import metropolis.badge.rendering.Composition;
import metropolis.badge.rendering.Face;
import metropolis.badge.rendering.Stationery;

/** Makes documents of badges. Any thread may use it. */
final class PrintRoom {

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

  private byte[] print(Books.Conference conference, List<Face> faces) {
    Stationery stationery = conference.stationery();
    String language = stationery.languages().isEmpty() ? "en" : stationery.languages().getFirst();
    String title = stationery.names().getOrDefault(language, conference.id());
    return printer.print(title, language, faces);
  }

  private String token(String conference, Badge badge) {
    return keys.sign(conference, badge.id(), badge.serial(), badge.validity());
  }
}
