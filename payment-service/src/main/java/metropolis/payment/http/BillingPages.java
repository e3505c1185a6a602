package metropolis.payment.http;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import metropolis.payment.dossier.Payer;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.http.FinanceDesk.Answer;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.InvoiceNumber;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.ledger.PaymentCommand.WantedReminder;
import metropolis.payment.office.Office;
import metropolis.payment.office.Order;
import metropolis.payment.office.Overdue;
import metropolis.payment.rendering.FinancePdf;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Flash;
import metropolis.platform.http.Form;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Field;
import metropolis.platform.http.view.Text;
import metropolis.platform.http.view.Ui;

/** Invoices for groups, and reminders, as finance makes them out. Any thread may use it. */
final class BillingPages {

  private static final String BASE = FinancePages.BASE;
  private static final int MOST_SHOWN = 300;

  private final FinanceDesk desk;

  BillingPages(FinanceDesk desk) {
    this.desk = desk;
  }

  void mount(Routes routes) {
    routes
        .page(BASE + "/group", FinancePages.FINANCE, x -> group(x, Form.empty(x.text()), 200))
        .form(BASE + "/group", FinancePages.FINANCE, this::issueGroup)
        .form(
            BASE + "/invoices/{number}/items/{registration}/take-out",
            FinancePages.FINANCE,
            this::takeOut)
        .page(BASE + "/overdue", FinancePages.FINANCE, this::overdue)
        .form(BASE + "/overdue", FinancePages.FINANCE, this::remind);
  }

  private Reply group(Exchange x, Form form, int status) {
    String words = x.query("q").orElse("");
    return Requests.read(
        desk,
        x,
        office -> {
          LocalDate today = Requests.today(x, office);
          Set<String> picked = new HashSet<>(form.values("pick"));
          List<Invoice> found =
              Search.invoices(office, "open", words, today).stream()
                  .filter(Invoice::canBeGrouped)
                  .limit(MOST_SHOWN)
                  .toList()
                  .reversed();
          Map<String, Payer> payers = new HashMap<>();
          for (Invoice invoice : found) {
            String number = invoice.number().toString();
            office.dossiers().addressee(number).ifPresent(payer -> payers.put(number, payer));
          }
          Map<String, Object> model = new HashMap<>();
          model.put("invoices", found);
          model.put("payers", payers);
          model.put("picked", picked);
          model.put("words", words);
          model.put("form", form);
          model.put("languageField", language(x, form));
          model.put(
              "addressFields",
              AddressForm.fields(x, AddressForm.shown(x, form, suggested(payers, words))));
          Text text = FinancePages.text(x);
          return FinancePages.page(x)
              .status(status)
              .title(text.get("group.title"))
              .lead(text.get("group.lead"))
              .main(FinancePages.view(x, office, "group", model));
        });
  }

  /** The billing address that all found have in common. */
  private static Optional<PostalAddress> suggested(Map<String, Payer> payers, String words) {
    List<PostalAddress> addresses =
        payers.values().stream()
            .map(Payer::billing)
            .flatMap(Optional::stream)
            .distinct()
            .limit(2)
            .toList();
    return words.isBlank() || addresses.size() != 1
        ? Optional.empty()
        : Optional.of(addresses.getFirst());
  }

  private static Field language(Exchange x, Form form) {
    SequencedMap<String, String> names = new LinkedHashMap<>();
    for (String code : FinancePdf.LANGUAGES) {
      names.put(code, Locale.of(code).getDisplayLanguage(x.language().locale()));
    }
    return Ui.select("language", FinancePages.text(x).get("group.language"), names)
        .mandatory()
        .in(form);
  }

  private Reply issueGroup(Exchange x) {
    Form form = x.form();
    Text text = FinancePages.text(x);
    List<String> picked = form.values("pick");
    if (picked.size() < 2) {
      form.reject("pick", text.get("refused.group-two-to-many"));
    }
    Optional<String> language = form.choice("language", FinancePdf.LANGUAGES);
    Optional<PostalAddress> to = AddressForm.read(form);
    if (form.hasErrors() || to.isEmpty() || language.isEmpty()) {
      return group(x, form, 422);
    }
    Order order = Order.grouping(picked, to.get(), language.get());
    return switch (desk.carryOut(x.conference(), order, PaymentApi.cause(x))) {
      case Answer.Done done -> done(x, "/invoices/" + done.data().get("invoice"), done, text);
      case Answer.Refused refused -> {
        form.reject("pick", at(refused, picked) + FinanceForms.refusal(text, refused.code()));
        yield group(x, form, 422);
      }
    };
  }

  /** Of which invoice a refusal speaks, as "2004-000001: ". */
  private static String at(Answer.Refused refused, List<String> picked) {
    String index = refused.field().orElse("").replaceAll("\\D", "");
    int i = index.isEmpty() || index.length() > 4 ? -1 : Integer.parseInt(index);
    return i < 0 || i >= picked.size()
        ? ""
        : InvoiceNumber.parse(picked.get(i)).map(number -> number + ": ").orElse("");
  }

  private Reply takeOut(Exchange x) {
    Text text = FinancePages.text(x);
    String number = x.path("number");
    Order order = Order.of(new PaymentCommand.TakeOutOfGroup(number, x.path("registration")));
    return switch (desk.carryOut(x.conference(), order, PaymentApi.cause(x))) {
      case Answer.Done done -> done(x, "/invoices/" + done.data().get("invoice"), done, text);
      case Answer.Refused refused ->
          Reply.seeOther(path(x, "/invoices/" + Links.encoded(number)))
              .flash(Flash.Kind.WARNING, FinanceForms.refusal(text, refused.code()));
    };
  }

  private Reply overdue(Exchange x) {
    return Requests.read(
        desk,
        x,
        office -> {
          LocalDate today = Requests.today(x, office);
          List<Overdue> all = Overdue.of(office, today);
          Map<Integer, List<Overdue>> byLevel = new LinkedHashMap<>();
          for (int level = 3; level >= 0; level--) {
            int wanted = level;
            List<Overdue> due = all.stream().filter(o -> o.level() == wanted).toList();
            if (!due.isEmpty()) {
              byLevel.put(level, due);
            }
          }
          Map<String, Object> model = new HashMap<>();
          model.put("byLevel", byLevel);
          model.put("issuable", all.stream().filter(Overdue::canBeReminded).count());
          model.put("today", remindedOn(office, today));
          model.put("plan", office.programme().orElseThrow().reminders());
          Text text = FinancePages.text(x);
          return FinancePages.page(x)
              .title(text.get("overdue.title"))
              .lead(text.get("overdue.lead"))
              .main(FinancePages.view(x, office, "overdue", model));
        });
  }

  private static List<Invoice> remindedOn(Office office, LocalDate day) {
    return office.books().invoices().stream()
        .filter(i -> !i.reminders().isEmpty() && i.reminders().getLast().day().equals(day))
        .toList();
  }

  private Reply remind(Exchange x) {
    List<String> ticked = x.form().values("remind");
    Text text = FinancePages.text(x);
    List<WantedReminder> wanted =
        ticked.stream().map(BillingPages::wanted).flatMap(Optional::stream).toList();
    if (wanted.size() != ticked.size()) {
      throw Problem.badRequest("remind", "Give a number and a level, as in 2004-000001 1.")
          .refuse();
    }
    Order order = Order.of(new PaymentCommand.IssueReminders(wanted, Set.of()));
    return switch (desk.carryOut(x.conference(), order, PaymentApi.cause(x))) {
      case Answer.Done done -> {
        int skipped = wanted.size() - Integer.parseInt(done.data().getOrDefault("issued", "0"));
        String issued = text.get("done." + done.code(), done.data().get("issued"));
        yield Reply.seeOther(path(x, "/overdue"))
            .flash(
                Flash.Kind.DONE,
                skipped == 0 ? issued : issued + " " + text.get("overdue.skipped", skipped));
      }
      case Answer.Refused refused ->
          Reply.seeOther(path(x, "/overdue"))
              .flash(Flash.Kind.WARNING, FinanceForms.refusal(text, refused.code()));
    };
  }

  private static Optional<WantedReminder> wanted(String ticked) {
    return ticked.matches("[0-9]{4}-[0-9]{6} [1-3]")
        ? Optional.of(
            new WantedReminder(ticked.substring(0, 11), Integer.parseInt(ticked.substring(12))))
        : Optional.empty();
  }

  private static Reply done(Exchange x, String next, Answer.Done done, Text text) {
    return Reply.seeOther(path(x, next)).flash(Flash.Kind.DONE, text.get("done." + done.code()));
  }

  private static String path(Exchange x, String rest) {
    return "/" + x.conference() + "/finance" + rest;
  }
}
