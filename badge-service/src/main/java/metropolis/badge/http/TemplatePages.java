package metropolis.badge.http;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import metropolis.badge.credential.Words;
import metropolis.badge.http.TemplateViews.Chosen;
import metropolis.badge.http.TemplateViews.Look;
import metropolis.badge.http.TemplateViews.Shown;
import metropolis.badge.rendering.BadgePrinter;
import metropolis.badge.rendering.Composition;
import metropolis.badge.rendering.Face;
import metropolis.badge.rendering.Specimens;
import metropolis.badge.rendering.Stationery;
import metropolis.badge.rendering.Wearer;
import metropolis.badge.template.Side;
import metropolis.badge.template.Template;
import metropolis.badge.template.TemplateShelf;
import metropolis.platform.http.Access;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Text;
import metropolis.platform.http.view.Views;
import metropolis.platform.values.Role;

/**
 * Templates looked at while they are written: any of them, with the hardest names or a delegate's
 * own. Codes on them open no door. Any thread may use it.
 */
final class TemplatePages {

  private static final Access OFFICE = Access.staff(Role.SECRETARIAT);
  private static final String HERE = "/{conference}/badge-templates";

  private final Books books;
  private final TemplateShelf shelf;
  private final BadgePrinter printer;

  TemplatePages(Books books, TemplateShelf shelf, BadgePrinter printer) {
    this.books = books;
    this.shelf = shelf;
    this.printer = printer;
  }

  void routes(Routes routes) {
    routes
        .page(HERE, OFFICE, this::page)
        .page(HERE + "/look", OFFICE, this::look)
        .download(HERE + "/specimen.pdf", OFFICE, this::pdf)
        .navigation(
            OFFICE, HERE, language -> BadgeHttp.TEXTS.in(language).get("nav.badge-templates"));
  }

  /** Whose badge is shown. */
  private record Subject(String category, String shortCode, Wearer wearer) {}

  private Reply page(Exchange x) {
    Text text = text(x);
    Stationery stationery = stationery(x);
    TemplateShelf.Shown shown = shelf.look(x.conference());
    Chosen chosen = chosen(x, stationery, shown);
    TemplateViews.Choices choices =
        new TemplateViews.Choices(
            templates(shown, x), specimens(text), categories(stationery, x), chosen);
    return Layout.of(x)
        .title(text.get("templates.title"))
        .lead(text.get("templates.lead"))
        .wide()
        .style("badge/badge.css")
        .style("badge/templates.css")
        .script("badge/templates.js")
        .main(
            Views.of(
                "badge/templates.jte",
                Map.of(
                    "base",
                    base(x),
                    "choices",
                    choices,
                    "look",
                    look(x, stationery, shown, chosen),
                    "text",
                    text)));
  }

  /** The part of the page that changes with the files; nothing as long as they have not. */
  private Reply look(Exchange x) {
    Stationery stationery = stationery(x);
    TemplateShelf.Shown shown = shelf.look(x.conference());
    if (x.query("version").filter(shown.version()::equals).isPresent()) {
      return Reply.nothing();
    }
    Look look = look(x, stationery, shown, chosen(x, stationery, shown));
    return Reply.html(Views.of("badge/template-look.jte", Map.of("look", look, "text", text(x))));
  }

  private Reply pdf(Exchange x) {
    Stationery stationery = stationery(x);
    TemplateShelf.Shown shown = shelf.look(x.conference());
    Chosen chosen = chosen(x, stationery, shown);
    Template template = shown.templates().template(chosen.template()).orElseThrow();
    return switch (composed(template, stationery, subject(x, stationery, chosen))) {
      case Composition.Ready ready ->
          Reply.inline(
              "application/pdf",
              "specimen-" + template.id().replaceAll("[^A-Za-z0-9._-]", "-") + ".pdf",
              printer.print(
                  template.name(List.of(x.language().code())),
                  stationery.languages().getFirst(),
                  List.of(ready.face())));
      case Composition.Impossible impossible ->
          throw Problem.conflict(
                  "not-printable", text(x).get("obstacle." + Words.of(impossible.why())))
              .refuse();
    };
  }

  /** What is not offered, because it is gone or was never there, gives way to the first. */
  private static Chosen chosen(Exchange x, Stationery stationery, TemplateShelf.Shown shown) {
    String template =
        x.query("template")
            .filter(id -> shown.templates().template(id).isPresent())
            .orElseGet(() -> shown.templates().all().getFirst().id());
    String specimen =
        x.query("specimen")
            .filter(id -> Specimens.specimen(id).isPresent())
            .orElseGet(() -> Specimens.all().getFirst().id());
    String category =
        x.query("category")
            .filter(stationery.categories()::containsKey)
            .orElseGet(
                () -> stationery.categories().keySet().stream().findFirst().orElse("unknown"));
    return new Chosen(template, specimen, category, x.query("delegate").orElse(""));
  }

  private Look look(Exchange x, Stationery stationery, TemplateShelf.Shown shown, Chosen chosen) {
    Template template = shown.templates().template(chosen.template()).orElseThrow();
    if (!shown.problems().isEmpty()) {
      return new Look(
          shown.version(), List.of(), shown.problems(), List.of(), "", List.of(), List.of());
    }
    Composition composition = composed(template, stationery, subject(x, stationery, chosen));
    return switch (composition) {
      case Composition.Ready ready ->
          new Look(
              shown.version(),
              sides(ready.face()),
              List.of(),
              shown.warnings(),
              "",
              List.of(),
              ready.notices().stream().map(Words::of).sorted().toList());
      case Composition.Impossible impossible ->
          new Look(
              shown.version(),
              List.of(),
              List.of(),
              shown.warnings(),
              Words.of(impossible.why()),
              impossible.characters(),
              List.of());
    };
  }

  private List<Shown> sides(Face face) {
    List<Shown> sides = new ArrayList<>();
    for (Side side : face.template().sides().keySet()) {
      String svg = printer.picture(face, side);
      // The picture escapes its texts itself.
      Content picture = output -> output.writeContent(svg);
      sides.add(new Shown(Words.of(side), picture));
    }
    return sides;
  }

  private Composition composed(Template template, Stationery stationery, Subject subject) {
    return printer.compose(
        template,
        stationery,
        subject.category(),
        subject.shortCode(),
        subject.wearer(),
        Specimens.TOKEN);
  }

  /** The first delegate who is found, or else the specimen. */
  private Subject subject(Exchange x, Stationery stationery, Chosen chosen) {
    Optional<Books.Holder> found =
        chosen.delegate().isEmpty()
            ? Optional.empty()
            : books.holders(x.conference(), chosen.delegate()).stream()
                .flatMap(List::stream)
                .filter(holder -> holder.bearer().isPresent())
                .min(SheetOrder.NAME.comparator(x.language().locale()));
    return found
        .map(
            holder ->
                new Subject(
                    holder.badge().category(),
                    Specimens.SHORT_CODE,
                    books.wearer(x.conference(), holder.bearer().orElseThrow())))
        .orElseGet(
            () ->
                new Subject(
                    chosen.category(),
                    Specimens.SHORT_CODE,
                    Specimens.specimen(chosen.specimen()).orElseThrow().everywhere(stationery)));
  }

  private static SequencedMap<String, String> templates(TemplateShelf.Shown shown, Exchange x) {
    SequencedMap<String, String> names = new LinkedHashMap<>();
    List<String> languages = List.of(x.language().code(), "en");
    shown.templates().all().forEach(template -> names.put(template.id(), template.name(languages)));
    return names;
  }

  private static SequencedMap<String, String> specimens(Text text) {
    SequencedMap<String, String> labels = new LinkedHashMap<>();
    Specimens.all()
        .forEach(specimen -> labels.put(specimen.id(), text.get("specimen." + specimen.id())));
    return labels;
  }

  private SequencedMap<String, String> categories(Stationery stationery, Exchange x) {
    Documents documents = new Documents(conference(x), x.language().code());
    SequencedMap<String, String> names = new LinkedHashMap<>();
    stationery
        .categories()
        .forEach((id, category) -> names.put(id, documents.name(category.names(), id)));
    return names;
  }

  private Stationery stationery(Exchange x) {
    return conference(x).stationery();
  }

  private Books.Conference conference(Exchange x) {
    return books.conference(x.conference()).orElseThrow(Reception::noConference);
  }

  private static String base(Exchange x) {
    return "/" + x.conference() + "/badge-templates";
  }

  private static Text text(Exchange x) {
    return BadgeHttp.TEXTS.in(x.language());
  }
}
