package metropolis.badge.http;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import metropolis.badge.http.PageViews.NewRunView;
import metropolis.badge.http.PageViews.RunView;
import metropolis.badge.http.PageViews.RunsView;
import metropolis.badge.printing.PrintRun;
import metropolis.badge.rendering.Sheets;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Flash;
import metropolis.platform.http.Form;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Text;
import metropolis.platform.http.view.Views;

/** Print runs at the desk. */
final class RunPages {

  private static final String RUNS = "/{conference}/badges/runs";
  private static final String RUN = RUNS + "/{run}";
  private static final int PAGE = 50;
  private static final int MOST_OMISSIONS = 200;
  private static final int LONGEST_EXCEPTIONS = 2_000;

  private final Books books;
  private final RunDesk desk;
  private final PrintRoom printRoom;
  private final PrintOffice office;

  RunPages(Books books, RunDesk desk, PrintRoom printRoom, PrintOffice office) {
    this.books = books;
    this.desk = desk;
    this.printRoom = printRoom;
    this.office = office;
  }

  void routes(Routes routes) {
    routes
        .page(RUNS, BadgeApi.STAFF, this::list)
        .page(RUNS + "/new", BadgeApi.STAFF, this::preview)
        .form(RUNS, BadgeApi.STAFF, this::start)
        .page(RUN, BadgeApi.STAFF, this::run)
        .form(RUN + "/pdf", BadgeApi.STAFF, this::draw)
        .form(RUN + "/confirm", BadgeApi.STAFF, this::confirm)
        .form(RUN + "/end", BadgeApi.STAFF, this::end);
  }

  private Reply list(Exchange x) {
    Text text = text(x);
    RunsView view =
        new RunsView(
            base(x),
            books.runs(x.conference()).orElseThrow(Reception::noConference).stream()
                .map(run -> RunDocuments.summary(run, desk.progress(x.conference(), run.number())))
                .toList());
    return page(x, text.get("runs.title"))
        .lead(text.get("runs.lead"))
        .actions(
            Views.of(
                "badge/runs-actions.jte", Map.of("conference", "/" + x.conference(), "text", text)))
        .main(
            Views.of(
                "badge/runs.jte", Map.of("view", view, "text", text, "times", times(x), "x", x)));
  }

  private Reply preview(Exchange x) {
    Text text = text(x);
    Documents documents = documents(x);
    String print = x.query("print", RunApi.CHOICES).orElse(RunApi.CHOICES.getFirst());
    String reason = x.query("reason").orElse("");
    String format = printRoom.format(x.conference(), x.query("format").orElse(""));
    RunDesk.Choice choice =
        RunApi.choice(
            print,
            new RunApi.Filters(
                x.query("q").orElse(""),
                x.query("category").orElse(""),
                x.query("organisation").orElse("")),
            reason,
            format);
    RunDesk.Selection selection = desk.preview(documents.conference(), choice);
    SequencedMap<String, Integer> byReason = new LinkedHashMap<>();
    selection.leftOut().forEach(omission -> byReason.merge(omission.why(), 1, Integer::sum));
    SequencedMap<String, String> reasons = new LinkedHashMap<>();
    reasons.put("", text.get("runs.no-reason"));
    reasons.putAll(DeskViews.choices(text, "reprint.", Reasons.REPRINT));
    NewRunView view =
        new NewRunView(
            base(x),
            print,
            choice.filter(),
            reason,
            format,
            printRoom.formats(x.conference(), x.language().code()),
            DeskViews.choices(text, "runs.print.", RunApi.CHOICES),
            DeskViews.categories(documents, text),
            reasons,
            selection.printable().size(),
            selection.leftOut().size(),
            byReason,
            selection.leftOut().stream().limit(MOST_OMISSIONS).map(RunDocuments::omission).toList(),
            selection.notable().size(),
            selection.notable().stream()
                .limit(MOST_OMISSIONS)
                .flatMap(proof -> Documents.notice(proof).stream())
                .toList());
    return page(x, text.get("runs.new"))
        .lead(text.get("runs.new.lead"))
        .main(Views.of("badge/run-new.jte", Map.of("view", view, "text", text, "x", x)));
  }

  private Reply start(Exchange x) {
    Form form = x.form();
    Text text = text(x);
    Optional<String> print = form.choice("print", RunApi.CHOICES);
    if (print.isEmpty()) {
      return Reply.seeOther(base(x) + "/runs/new")
          .flash(Flash.Kind.WARNING, text.get("refused.other"));
    }
    RunDesk.Choice choice =
        RunApi.choice(
            print.get(),
            new RunApi.Filters(
                form.optional("q", 200),
                form.optional("category", 200),
                form.optional("organisation", 200)),
            form.value("reason"),
            printRoom.format(x.conference(), form.value("format")));
    Books.Conference conference = documents(x).conference();
    return switch (desk.start(conference, choice, BadgeApi.cause(x))) {
      case Commands.Answer.Done done ->
          Reply.seeOther(base(x) + "/runs/" + done.data().get("run"))
              .flash(Flash.Kind.DONE, text.get("done.run-started"));
      case Commands.Answer.Refused refused ->
          Reply.seeOther(base(x) + "/runs/new")
              .flash(Flash.Kind.WARNING, DeskViews.refusal(text, refused.code()));
    };
  }

  private Reply run(Exchange x) {
    return run(x, Form.empty(x.text()), 200);
  }

  private Reply run(Exchange x, Form form, int status) {
    Text text = text(x);
    int number = RunApi.number(x);
    documents(x);
    Books.RunSheet sheet = books.run(x.conference(), number).orElseThrow(Reception::noRun);
    int pages = Math.max(1, (sheet.places().size() + PAGE - 1) / PAGE);
    int page = Math.min(pages, x.query("page", 1, 1, 1_000_000));
    RunView view =
        new RunView(
            base(x),
            RunDocuments.detail(sheet, desk.progress(x.conference(), number), page, PAGE),
            formatName(x, sheet.run().format()),
            "/api/badge/" + x.conference() + "/runs/" + number,
            sheet.run().drawings().isEmpty() ? 0 : sheet.run().drawings().getLast().pages(),
            isLayered(sheet.run()),
            sheet.run().count(PrintRun.State.DRAWN),
            pages,
            form);
    return page(x, text.get("runs.run", number))
        .status(status)
        .script("badge/desk.js")
        .main(
            Views.of(
                "badge/run.jte",
                Map.of(
                    "view",
                    view,
                    "sheet",
                    SheetFields.of(x, office.printers(x.conference())),
                    "text",
                    text,
                    "times",
                    times(x),
                    "x",
                    x)));
  }

  /** Nothing if there is but one. */
  private String formatName(Exchange x, String format) {
    SequencedMap<String, String> formats = printRoom.formats(x.conference(), x.language().code());
    return format.isEmpty() || formats.size() == 1 && formats.containsKey(format)
        ? ""
        : formats.getOrDefault(format, format);
  }

  private static boolean isLayered(PrintRun run) {
    return run.members().stream().anyMatch(member -> member.leaf().last() > member.leaf().first())
        || !run.drawings().isEmpty()
            && run.count(PrintRun.State.DRAWN) > run.drawings().getLast().pages();
  }

  private Reply draw(Exchange x) {
    int number = RunApi.number(x);
    Form form = x.form();
    Optional<Sheets> sheets =
        form.value("layout").equals("sheets") ? Optional.of(sheets(x, form)) : Optional.empty();
    return RunApi.document(
        x.conference(),
        number,
        desk.draw(documents(x).conference(), number, sheets, BadgeApi.cause(x)));
  }

  private Sheets sheets(Exchange x, Form form) {
    Function<String, Optional<String>> values =
        name -> Optional.of(form.value(name)).filter(value -> !value.isEmpty());
    Sheets sheets = SheetChoice.of(values, office.printers(x.conference()));
    SheetFields.remember(x, values);
    return sheets;
  }

  private Reply confirm(Exchange x) {
    documents(x);
    Text text = text(x);
    Form form = x.form();
    Optional<Integer> drawing = number(form.value("drawing"));
    String which = form.choice("which", List.of("all", "up-to")).orElse("");
    Optional<Integer> upTo = number(form.value("up-to"));
    Optional<Set<Integer>> except = pages(form.optional("except", LONGEST_EXCEPTIONS));
    if (which.equals("up-to") && upTo.isEmpty()) {
      form.reject("up-to", text.get("runs.up-to.number"));
    }
    if (except.isEmpty()) {
      form.reject("except", text.get("runs.except.numbers"));
    }
    if (form.hasErrors() || drawing.isEmpty()) {
      return run(x, form, 422);
    }
    return answered(
        x,
        desk.confirm(
            x.conference(),
            RunApi.number(x),
            drawing.get(),
            which.equals("up-to") ? upTo : Optional.empty(),
            except.orElseThrow(),
            BadgeApi.cause(x)),
        "done.run-confirmed");
  }

  private Reply end(Exchange x) {
    documents(x);
    return answered(
        x, desk.end(x.conference(), RunApi.number(x), BadgeApi.cause(x)), "done.run-ended");
  }

  private static Reply answered(Exchange x, Commands.Answer answer, String done) {
    Reply.Redirect back = Reply.seeOther(base(x) + "/runs/" + RunApi.number(x));
    return switch (answer) {
      case Commands.Answer.Done _ -> back.flash(Flash.Kind.DONE, text(x).get(done));
      case Commands.Answer.Refused refused ->
          back.flash(Flash.Kind.WARNING, DeskViews.refusal(text(x), refused.code()));
    };
  }

  /** Page numbers and spans such as "3, 17-19"; empty if the text is something else. */
  static Optional<Set<Integer>> pages(String text) {
    Set<Integer> pages = new LinkedHashSet<>();
    for (String part : text.split("[,;\\s]+")) {
      if (part.isEmpty()) {
        continue;
      }
      String[] ends = part.split("[-–]", -1);
      Optional<Integer> first = number(ends[0]);
      Optional<Integer> last = number(ends[ends.length - 1]);
      if (ends.length > 2 || first.isEmpty() || last.isEmpty() || first.get() > last.get()) {
        return Optional.empty();
      }
      for (int page = first.get(); page <= last.get(); page++) {
        pages.add(page);
      }
    }
    return Optional.of(pages);
  }

  /** From 1; no document has more pages than fit into five digits. */
  private static Optional<Integer> number(String text) {
    return text.matches("[1-9][0-9]{0,4}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static Layout page(Exchange x, String title) {
    return Layout.of(x).title(title).wide().style("badge/badge.css");
  }

  private static String base(Exchange x) {
    return "/" + x.conference() + "/badges";
  }

  private Times times(Exchange x) {
    return new Times(documents(x).conference().venue().timeZone(), x.language());
  }

  private static Text text(Exchange x) {
    return BadgeHttp.TEXTS.in(x.language());
  }

  private Documents documents(Exchange x) {
    return new Documents(
        books.conference(x.conference()).orElseThrow(Reception::noConference), x.language().code());
  }
}
