package metropolis.registration.http;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Form;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Upload;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Views;
import metropolis.registration.enrolment.ProfileRules;
import metropolis.registration.intake.Column;
import metropolis.registration.intake.RowProblem;
import metropolis.registration.programme.Programme;

/** The page that takes a file of delegates and reports what became of each row. */
public final class ImportPages {

  /** A row that was left out. */
  public record Fault(long line, String column, String remedy) {}

  /** A column of the file, for the page that explains it. */
  public record ColumnHelp(String header, String meaning, boolean mandatory) {}

  private final Registrations registrations;
  private final Imports imports;

  ImportPages(Registrations registrations, Imports imports) {
    this.registrations = registrations;
    this.imports = imports;
  }

  Reply form(Exchange x) {
    Programme p = Pages.scene(registrations, x).programme();
    return page(x, p, Form.empty(x.text()), 200);
  }

  Reply take(Exchange x) {
    Programme p = Pages.scene(registrations, x).programme();
    Words words = Words.of(x);
    Form form = x.form();
    Optional<Upload> file = form.file("file");
    if (file.isEmpty()) {
      form.reject("file", words.get("import.no-file"));
    }
    if (!form.ticked("consent")) {
      form.reject("consent", words.get("import.no-consent"));
    }
    if (form.hasErrors()) {
      return page(x, p, form, 422);
    }
    Imports.Report report = imports.take(x, p, file.orElseThrow().bytes());
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("words", words);
    model.put("conference", p.id());
    model.put("report", new Figures(report.taken(), report.known(), rows(report)));
    model.put("faults", faults(report.problems(), words));
    return Layout.of(x)
        .title(words.get("import.report"))
        .status(report.readable() ? 200 : 422)
        .lead(file.orElseThrow().fileName())
        .wide()
        .style("registration/registration.css")
        .main(Views.of("registration/import-report.jte", model));
  }

  /** The figures of a report. */
  public record Figures(int taken, int known, int leftOut) {}

  private static int rows(Imports.Report report) {
    return (int) report.problems().stream().mapToLong(RowProblem::line).distinct().count();
  }

  static List<Fault> faults(List<RowProblem> problems, Words words) {
    return problems.stream().map(p -> new Fault(p.line(), p.column(), remedy(p, words))).toList();
  }

  static String remedy(RowProblem p, Words words) {
    return switch (p.code()) {
      case "too-long" -> {
        Integer longest =
            Arrays.stream(Column.values())
                .filter(c -> c.header().equals(p.column()))
                .map(c -> ProfileRules.LENGTHS.get(c.field()))
                .findFirst()
                .orElse(0);
        yield words.get("problem.too-long", longest);
      }
      case "file-too-large",
          "wrong-separator",
          "unknown-column",
          "missing-column",
          "field-count",
          "too-many-rows" ->
          words.get("import." + p.code(), p.detail());
      case "file-utf-16",
          "file-not-utf-8",
          "file-empty",
          "broken-quotes",
          "file-spreadsheet",
          "repeated-column",
          "repeated-row" ->
          words.get("import." + p.code());
      case "not-printable" -> words.get("problem.not-printable", p.detail());
      case "unknown-session" -> words.get("import.unknown-session", p.detail());
      case "sessions-overlap" -> words.get("import.sessions-overlap", p.detail());
      default -> words.problem(p.code());
    };
  }

  private static Reply page(Exchange x, Programme p, Form form, int status) {
    Words words = Words.of(x);
    List<ColumnHelp> columns =
        Arrays.stream(Column.values())
            .map(c -> new ColumnHelp(c.header(), words.field(c.field()), c.mandatory()))
            .toList();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("x", x);
    model.put("words", words);
    model.put("form", form);
    model.put("programme", p);
    model.put("columns", columns);
    return Layout.of(x)
        .title(words.get("import.title"))
        .lead(words.get("import.lead"))
        .status(status)
        .style("registration/registration.css")
        .main(Views.of("registration/import.jte", model));
  }
}
