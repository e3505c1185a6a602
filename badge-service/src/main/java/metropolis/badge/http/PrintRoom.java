package metropolis.badge.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import metropolis.badge.credential.Badge;
import metropolis.badge.credential.Imprint;
import metropolis.badge.credential.KeyRing;
import metropolis.badge.imposition.Paper;
import metropolis.badge.rendering.BadgePrinter;
import metropolis.badge.rendering.Composition;
import metropolis.badge.rendering.Face;
import metropolis.badge.rendering.Sheets;
import metropolis.badge.rendering.Stationery;
import metropolis.badge.rendering.Wearer;
import metropolis.badge.roster.Bearer;
import metropolis.badge.template.Template;
import metropolis.badge.template.TemplateShelf;
import metropolis.badge.template.Templates;
import metropolis.platform.http.Problem;

/** Composes badges and makes documents of single ones. Any thread may use it. */
final class PrintRoom {

  private final Portrayal portrayal;
  private final KeyRing keys;
  private final BadgePrinter printer;
  private final TemplateShelf shelf;

  PrintRoom(Portrayal portrayal, KeyRing keys, BadgePrinter printer, TemplateShelf shelf) {
    this.portrayal = portrayal;
    this.keys = keys;
    this.printer = printer;
    this.shelf = shelf;
  }

  /** What a badge shows of somebody, the photograph too. */
  @FunctionalInterface
  interface Portrayal {
    Wearer wearer(String conference, Bearer bearer);
  }

  /** A badge with what came of composing it. */
  record Proof(Books.Holder holder, Composition composition) {}

  /** The names of the formats to choose from; the first is the standard one. */
  SequencedMap<String, String> formats(String conference, String language) {
    SequencedMap<String, String> formats = new LinkedHashMap<>();
    for (Template template : shelf.templates(conference).all()) {
      formats.putIfAbsent(template.format(), template.name(List.of(language, "en")));
    }
    return formats;
  }

  /**
   * The format that is meant.
   *
   * @param wanted the standard one, if null or blank
   * @throws metropolis.platform.http.Refusal 400 with what there is
   */
  String format(String conference, String wanted) {
    Templates templates = shelf.templates(conference);
    if (wanted == null || wanted.isBlank()) {
      return templates.formats().iterator().next();
    }
    if (!templates.formats().contains(wanted)) {
      throw Problem.badRequest(
              "format", "Give one of " + String.join(", ", templates.formats()) + ".")
          .refuse();
    }
    return wanted;
  }

  /**
   * @throws metropolis.platform.http.Refusal 400 if not one badge of the format goes on a sheet
   */
  void requireRoom(String conference, String format, Sheets sheets) {
    boolean none =
        shelf.templates(conference).all().stream()
            .filter(template -> template.format().equals(format))
            .anyMatch(template -> sheets.imposition(template).isEmpty());
    if (none) {
      throw Problem.badRequest("paper", "Take larger paper or smaller margins: not one badge fits.")
          .refuse();
    }
  }

  /** What the badge looks like, or why it cannot be made. */
  Composition compose(Books.Conference conference, Books.Holder holder, String format) {
    return compose(conference, holder, token(conference.id(), holder.badge()), format);
  }

  /** The same to be looked over rather than printed: no code is signed. */
  Composition proof(Books.Conference conference, Books.Holder holder, String format) {
    return compose(conference, holder, "", format);
  }

  /** Proofs of many. */
  List<Proof> proofs(Books.Conference conference, List<Books.Holder> holders, String format) {
    return holders.parallelStream()
        .map(holder -> new Proof(holder, proof(conference, holder, format)))
        .toList();
  }

  /** On a page as large as the badge. */
  byte[] print(Books.Conference conference, Face face) {
    return print(conference, face, Optional.empty());
  }

  /**
   * On a sheet if the badge goes on it between the margins, or else on a page as large as itself.
   */
  byte[] print(Books.Conference conference, Face face, Optional<Paper> sheet) {
    Stationery stationery = conference.stationery();
    String language = stationery.languages().getFirst();
    String title = stationery.names().getOrDefault(language, conference.id());
    return sheet
        .map(Sheets::ofOne)
        .filter(sheets -> sheets.imposition(face.template()).isPresent())
        .map(sheets -> printer.print(title, language, sheets, face))
        .orElseGet(() -> printer.print(title, language, List.of(face)));
  }

  /** What is kept of a document that goes to a printer. */
  static Imprint imprint(byte[] document, Face face, Books.Holder holder) {
    return new Imprint(
        face.template().id(), face.template().version(), sha256(document), holder.profileVersion());
  }

  /** In lower-case hexadecimal digits. */
  private static String sha256(byte[] document) {
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

  private Composition compose(
      Books.Conference conference, Books.Holder holder, String token, String format) {
    if (holder.bearer().isEmpty()) {
      return impossible(Composition.Obstacle.NO_PERSON);
    }
    Bearer bearer = holder.bearer().get();
    Badge badge = holder.badge();
    return shelf
        .templates(conference.id())
        .choose(format, badge.category())
        .map(template -> compose(conference, badge, bearer, token, template))
        .orElseGet(() -> impossible(Composition.Obstacle.NO_TEMPLATE));
  }

  private Composition compose(
      Books.Conference conference, Badge badge, Bearer bearer, String token, Template template) {
    Wearer wearer =
        template.showsPhoto() ? portrayal.wearer(conference.id(), bearer) : Wearer.of(bearer);
    Composition composition =
        printer.compose(
            template,
            conference.stationery(),
            badge.category(),
            badge.code().toString(),
            wearer,
            token);
    boolean missing =
        template.showsPhoto() && bearer.photo().isPresent() && wearer.photo().isEmpty();
    return missing && composition instanceof Composition.Ready ready
        ? ready.noticing(Composition.Notice.PHOTO_MISSING)
        : composition;
  }

  private static Composition impossible(Composition.Obstacle why) {
    return new Composition.Impossible(why);
  }

  private String token(String conference, Badge badge) {
    return keys.sign(conference, badge.id(), badge.serial(), badge.validity());
  }
}
