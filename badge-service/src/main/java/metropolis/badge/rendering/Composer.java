package metropolis.badge.rendering;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import metropolis.badge.rendering.Composition.Notice;
import metropolis.badge.rendering.Composition.Obstacle;
import metropolis.badge.template.Area;
import metropolis.badge.template.Box;
import metropolis.badge.template.Side;
import metropolis.badge.template.Template;
import metropolis.rendering.code.Symbol;
import metropolis.rendering.code.Symbols;
import metropolis.rendering.font.Coverage;
import metropolis.rendering.page.Picture;
import metropolis.rendering.page.Rgb;

/**
 * Decides what stands on one badge, in which form and size, as its template asks. For one badge and
 * one thread.
 */
final class Composer {

  private static final double SMALLEST_MODULE = 0.5;

  /** Boxes are given in tenths, and 49 modules of 0.5 are 24.5. */
  private static final double TOLERANCE = 0.001;

  private final Workshop workshop;
  private final Template template;
  private final FieldTexts texts;
  private final Rgb colour;
  private final Found found;
  private final Optional<Symbol> symbol;
  private Optional<Composition.Impossible> obstacle = Optional.empty();

  private Composer(
      Workshop workshop, Template template, FieldTexts texts, Found found, String token) {
    this.workshop = workshop;
    this.template = template;
    this.texts = texts;
    this.colour = texts.stationery().category(texts.categoryId()).colour();
    this.found = found;
    this.symbol = token.isEmpty() ? Optional.empty() : Optional.of(Symbols.of(token));
  }

  /**
   * @param token of the code; empty to look a badge over without one
   */
  static Composition compose(
      Workshop workshop,
      Template template,
      Stationery stationery,
      String category,
      String shortCode,
      Wearer wearer,
      String token) {
    Composition composition =
        attempt(workshop, template, stationery, category, shortCode, wearer, token);
    boolean crowded =
        wearer.photo().isPresent()
            && composition instanceof Composition.Impossible impossible
            && impossible.why() == Obstacle.NAME_TOO_LONG;
    if (!crowded) {
      return composition;
    }
    Composition without =
        attempt(
            workshop,
            template,
            stationery,
            category,
            shortCode,
            wearer.photographed(Optional.empty()),
            token);
    return switch (without) {
      case Composition.Ready ready -> ready.noticing(Notice.PHOTO_LEFT_OUT);
      case Composition.Impossible impossible -> impossible;
    };
  }

  private static Composition attempt(
      Workshop workshop,
      Template template,
      Stationery stationery,
      String category,
      String shortCode,
      Wearer wearer,
      String token) {
    Found found = new Found();
    Optional<String> name = name(wearer, found);
    if (name.isEmpty()) {
      return new Composition.Impossible(
          Obstacle.NAME_NEEDS_LATIN_FORM, Coverage.uncovered(wearer.name()));
    }
    FieldTexts texts = FieldTexts.of(stationery, category, shortCode, wearer, name.get());
    return new Composer(workshop, template, texts, found, token).compose();
  }

  static Optional<String> name(Wearer wearer, Found found) {
    if (Coverage.isSettable(wearer.name())) {
      return Optional.of(wearer.name());
    }
    Optional<String> latin = wearer.latinName().filter(Coverage::isSettable);
    if (latin.isPresent()) {
      found.notices().add(Notice.NAME_IN_LATIN_LETTERS);
      found.characters().addAll(Coverage.uncovered(wearer.name()));
    }
    return latin;
  }

  private Composition compose() {
    Map<Side, List<Mark>> sides = new EnumMap<>(Side.class);
    for (Map.Entry<Side, List<Box>> side : template.sides().entrySet()) {
      List<Mark> marks = new ArrayList<>();
      side.getValue().forEach(box -> box(side.getKey(), box, marks));
      sides.put(side.getKey(), marks);
    }
    return obstacle.isPresent()
        ? obstacle.get()
        : new Composition.Ready(
            new Face(template, texts.stationery().language(), sides),
            found.notices(),
            List.copyOf(found.characters()));
  }

  private void box(Side side, Box box, List<Mark> marks) {
    switch (box) {
      case Box.Fill fill -> marks.add(new Mark.Ground(fill.area(), fill.ink().on(colour)));
      case Box.Decoration decoration -> marks.add(pattern(decoration));
      case Box.Code code -> symbol.ifPresent(given -> code(code.area(), given, marks));
      case Box.Image image -> image(image, marks);
      case Box.Photo photo -> photo(photo, marks);
      case Box.Conditional conditional -> {
        if (conditional.photo() == texts.wearer().photo().isPresent()) {
          box(side, conditional.box(), marks);
        }
      }
      case Box.Texts stack -> {
        TextSetter setter = new TextSetter(workshop, texts, colour, found);
        marks.addAll(setter.stack(stack, side == Side.FRONT));
        setter.obstacle().ifPresent(this::refuse);
      }
      case Box.Programme programme -> {
        Programmes.Laid laid = programme(programme);
        found.notices().addAll(laid.notices());
        marks.addAll(laid.marks());
      }
    }
  }

  private Programmes.Laid programme(Box.Programme programme) {
    List<Stationery.Session> sessions = texts.programme(programme.own());
    String language = texts.wearer().language();
    return workshop
        .programmes()
        .laid(
            new Programmes.Key(programme, sessions, language, colour),
            () -> {
              Set<Notice> said = EnumSet.noneOf(Notice.class);
              List<Mark> marks =
                  new ProgrammeSetter(workshop.typesetter(), texts, colour, said)
                      .set(programme, sessions);
              return new Programmes.Laid(marks, said);
            });
  }

  private void refuse(Obstacle why) {
    if (obstacle.isEmpty()) {
      obstacle = Optional.of(new Composition.Impossible(why));
    }
  }

  private Mark pattern(Box.Decoration decoration) {
    String category = texts.categoryId();
    return new Mark.Pattern(
        decoration.area(),
        decoration
            .motif()
            .or(() -> Optional.ofNullable(template.motifs().get(category)))
            .orElseGet(() -> texts.stationery().motif(category)),
        decoration.pitch(),
        decoration.ink().on(colour));
  }

  private void code(Area area, Symbol given, List<Mark> marks) {
    double side = Math.min(area.width(), area.height());
    double module = side / (given.size() + 2 * Symbol.QUIET_ZONE);
    if (module < SMALLEST_MODULE - TOLERANCE) {
      refuse(Obstacle.CODE_TOO_SMALL);
    }
    double inset = module * given.size() / 2;
    marks.add(
        new Mark.Code(
            area,
            given,
            area.x() + area.width() / 2 - inset,
            area.y() + area.height() / 2 - inset,
            module,
            texts.codeInWords()));
  }

  private void image(Box.Image image, List<Mark> marks) {
    texts
        .file(image.file(), template.pictures())
        .map(template.pictures()::get)
        .map(
            picture ->
                shown(
                    picture,
                    image.area(),
                    image.cover(),
                    texts.stationery().text(image.alternative(), texts.stationery().language())))
        .ifPresent(marks::add);
  }

  private void photo(Box.Photo photo, List<Mark> marks) {
    texts
        .wearer()
        .photo()
        .map(picture -> shown(picture, photo.area(), true, texts.name()))
        .or(
            () ->
                photo
                    .placeholder()
                    .map(template.pictures()::get)
                    .map(picture -> shown(picture, photo.area(), true, "")))
        .ifPresent(marks::add);
  }

  private static Mark shown(Picture picture, Area frame, boolean cover, String alternative) {
    double across = frame.width() / picture.width();
    double down = frame.height() / picture.height();
    double scale = cover ? Math.max(across, down) : Math.min(across, down);
    double width = picture.width() * scale;
    double height = picture.height() * scale;
    Area area =
        new Area(
            frame.x() + (frame.width() - width) / 2,
            frame.y() + (frame.height() - height) / 2,
            width,
            height);
    return new Mark.Shown(picture, frame, area, alternative);
  }
}
