package metropolis.payment.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.http.FinanceDesk.Answer;
import metropolis.payment.layout.CsvProfile;
import metropolis.payment.layout.CsvProfiles;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.office.Order;
import metropolis.payment.statement.Reading;
import metropolis.payment.statement.Statement;
import metropolis.payment.statement.StatementReader;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Flash;
import metropolis.platform.http.Form;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.Upload;
import metropolis.platform.http.view.Text;

/** Where finance tells how its bank lays out CSV, and tries it on a file. Any thread may use it. */
final class ProfilePages {

  private static final String PAGE = FinancePages.BASE + "/csv-profiles";
  private static final int LARGEST_UPLOAD = 8 * 1024 * 1024 + 64 * 1024;
  private static final int ROWS_SHOWN = 10;

  private final FinanceDesk desk;
  private final StatementReader reader = new StatementReader(StatementReader.Limits.USUAL);

  ProfilePages(FinanceDesk desk) {
    this.desk = desk;
  }

  void mount(Routes routes) {
    routes
        .page(PAGE, FinancePages.FINANCE, x -> page(x, Form.empty(x.text()), List.of(), 200))
        .upload(PAGE, FinancePages.FINANCE, LARGEST_UPLOAD, this::submitted)
        .form(PAGE + "/{profile}/drop", FinancePages.FINANCE, this::drop);
  }

  private Reply submitted(Exchange x) {
    Form form = x.form();
    Text text = FinancePages.text(x);
    Optional<CsvProfile> profile = ProfileForm.read(form, text);
    if (profile.isEmpty()) {
      return page(x, form, List.of(), 422);
    }
    return form.value("action").equals("keep")
        ? keep(x, form, profile.get())
        : preview(x, form, profile.get());
  }

  private Reply preview(Exchange x, Form form, CsvProfile profile) {
    Text text = FinancePages.text(x);
    Optional<Upload> sample = form.file("sample");
    if (sample.isEmpty()) {
      form.reject("sample", text.get("profile.choose-sample"));
      return page(x, form, List.of(), 422);
    }
    return switch (reader.read(sample.get().bytes(), List.of(profile))) {
      case Reading.Whole whole -> page(x, form, whole.statements(), 200);
      case Reading.Refused refused -> {
        form.reject(
            "sample",
            refused.code().equals("format-unknown")
                ? text.get("profile.headings-not-found")
                : FinanceForms.refusal(text, refused));
        yield page(x, form, List.of(), 422);
      }
    };
  }

  private Reply keep(Exchange x, Form form, CsvProfile profile) {
    Order order = Order.of(new PaymentCommand.KeepCsvProfile(profile));
    return switch (desk.carryOut(x.conference(), order, PaymentApi.cause(x))) {
      case Answer.Done done -> done(x, done);
      case Answer.Refused refused -> {
        form.reject(
            refused.field().orElse("name"),
            FinanceForms.refusal(FinancePages.text(x), refused.code()));
        yield page(x, form, List.of(), 422);
      }
    };
  }

  private Reply drop(Exchange x) {
    Order order = Order.of(new PaymentCommand.DropCsvProfile(x.path("profile")));
    return switch (desk.carryOut(x.conference(), order, PaymentApi.cause(x))) {
      case Answer.Done done -> done(x, done);
      case Answer.Refused refused ->
          Reply.seeOther(path(x))
              .flash(
                  Flash.Kind.WARNING, FinanceForms.refusal(FinancePages.text(x), refused.code()));
    };
  }

  private static Reply done(Exchange x, Answer.Done done) {
    return Reply.seeOther(path(x))
        .flash(Flash.Kind.DONE, FinancePages.text(x).get("done." + done.code()));
  }

  private static String path(Exchange x) {
    return "/" + x.conference() + "/finance/csv-profiles";
  }

  /**
   * @param read what the layout makes of a sample; empty if none was sent
   */
  private Reply page(Exchange x, Form form, List<Statement> read, int status) {
    return Requests.read(
        desk,
        x,
        office -> {
          Text text = FinancePages.text(x);
          List<Statement.Movement> movements = new ArrayList<>();
          List<Statement.Finding> findings = new ArrayList<>();
          for (Statement statement : read) {
            movements.addAll(statement.movements());
            findings.addAll(statement.rejected());
            findings.addAll(statement.informational());
          }
          Map<String, Object> model = new HashMap<>();
          model.put("own", List.copyOf(office.books().profiles()));
          model.put("readyMade", CsvProfiles.readyMade());
          model.put("form", form);
          model.put("tried", !read.isEmpty());
          model.put("total", movements.size());
          model.put("movements", movements.stream().limit(ROWS_SHOWN).toList());
          model.put("findings", findings.stream().limit(ROWS_SHOWN).toList());
          model.put("separators", ProfileForm.separators(text));
          model.put("encodings", ProfileForm.encodings(text));
          model.put("dates", ProfileForm.dates());
          model.put("decimals", ProfileForm.decimals(text));
          return FinancePages.page(x)
              .status(status)
              .title(text.get("profile.title"))
              .lead(text.get("profile.lead"))
              .main(FinancePages.view(x, office, "profiles", model));
        });
  }
}
