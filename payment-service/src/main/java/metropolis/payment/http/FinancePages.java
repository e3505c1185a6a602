package metropolis.payment.http;

import gg.jte.Content;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.dossier.Payer;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.ledger.Balance;
import metropolis.payment.ledger.BankLine;
import metropolis.payment.ledger.Books;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.Overview;
import metropolis.payment.ledger.Question;
import metropolis.payment.ledger.Reasons;
import metropolis.payment.ledger.Vouchers;
import metropolis.payment.matching.Proposal;
import metropolis.payment.office.Office;
import metropolis.payment.office.Programme;
import metropolis.payment.rendering.FinanceDocument;
import metropolis.payment.rendering.FinanceDocuments;
import metropolis.payment.rendering.QrPayer;
import metropolis.platform.http.Access;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Form;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Text;
import metropolis.platform.http.view.Texts;
import metropolis.platform.http.view.Ui;
import metropolis.platform.http.view.Views;
import metropolis.platform.values.Role;

/** What finance looks at. Any thread may use it. */
final class FinancePages {

  static final Texts TEXTS = Texts.beside(FinancePages.class);
  static final Access FINANCE = Access.staff(Role.FINANCE);
  static final String BASE = "/{conference}/finance";

  static final int PROPOSALS = 3;

  /** Of each kind on the page of a search; the lists behind it have all. */
  private static final int MOST_FOUND = 10;

  private final FinanceDesk desk;

  FinancePages(FinanceDesk desk) {
    this.desk = desk;
  }

  void mount(Routes routes) {
    routes
        .page(BASE, FINANCE, this::overview)
        .page(BASE + "/search", FINANCE, this::search)
        .page(BASE + "/invoices", FINANCE, this::invoices)
        .download(BASE + "/invoices.csv", FINANCE, x -> Requests.read(desk, x, Exports::invoices))
        .page(BASE + "/invoices/{number}", FINANCE, x -> invoicePage(x, Form.empty(x.text()), 200))
        .page(BASE + "/lines", FINANCE, this::lines)
        .download(BASE + "/lines.csv", FINANCE, x -> Requests.read(desk, x, Exports::lines))
        .page(BASE + "/lines/{line}", FINANCE, x -> linePage(x, Form.empty(x.text()), 200))
        .page(BASE + "/statements", FINANCE, x -> statementsPage(x, Form.empty(x.text()), 200));
  }

  private Reply overview(Exchange x) {
    return Requests.read(
        desk,
        x,
        office -> {
          Map<String, Object> model = new HashMap<>();
          model.put("balance", Balance.of(office.books()));
          Overview overview = Overview.of(office.books(), Requests.today(x, office));
          model.put("overview", overview);
          model.put("charts", overview.courses().stream().map(Chart::of).toList());
          Map<String, String> categories = new HashMap<>();
          for (Overview.Row row : overview.rows()) {
            Programme programme = office.programme().orElseThrow();
            categories.put(row.category(), programme.category(row.category(), x.language().code()));
          }
          model.put("categories", categories);
          model.put("unallocated", Search.lines(office, "unallocated", "").size());
          model.put("unexplained", Search.lines(office, "unexplained", "").size());
          model.put("overdue", count(x, office, "overdue"));
          model.put("open", count(x, office, "open"));
          model.put("refunds", count(x, office, "refund"));
          model.put("waiting", RefundView.waiting(office).size());
          model.put("imports", imports(office).stream().limit(5).toList());
          return page(x)
              .title(text(x).get("nav.finance"))
              .lead(text(x).get("overview.lead"))
              .main(view(x, office, "overview", model));
        });
  }

  /** Invoices, payers and bank lines by the same words. */
  private Reply search(Exchange x) {
    String words = x.query("q").orElse("");
    return Requests.read(
        desk,
        x,
        office -> {
          List<Invoice> invoices =
              words.isBlank()
                  ? List.of()
                  : Search.invoices(office, "all", words, Requests.today(x, office));
          List<BankLine> lines = words.isBlank() ? List.of() : Search.lines(office, "all", words);
          List<Invoice> shown = invoices.stream().limit(MOST_FOUND).toList();
          Map<String, Narrative> narratives = new HashMap<>();
          lines.stream()
              .limit(MOST_FOUND)
              .forEach(l -> narratives.put(l.key(), office.dossiers().narrative(l.key())));
          Map<String, Object> model = new HashMap<>();
          model.put("words", words);
          model.put("query", Links.encoded(words));
          model.put("invoices", shown);
          model.put("invoicesFound", invoices.size());
          model.put("payers", payers(office, shown));
          model.put("lines", lines.stream().limit(MOST_FOUND).toList());
          model.put("linesFound", lines.size());
          model.put("narratives", narratives);
          return page(x).title(text(x).get("search.title")).main(view(x, office, "search", model));
        });
  }

  private Reply invoices(Exchange x) {
    String filter = choice(x, Search.INVOICE_FILTERS);
    String words = x.query("q").orElse("");
    return Requests.read(
        desk,
        x,
        office -> {
          Map<String, Object> model = new HashMap<>();
          Search.Page<Invoice> shown =
              Search.Page.of(
                  Search.invoices(office, filter, words, Requests.today(x, office)),
                  x.query("page", 1, 1, 100_000),
                  Search.PAGE_SIZE);
          model.put("invoices", shown.rows());
          model.put("payers", payers(office, shown.rows()));
          model.put("total", shown.total());
          model.put("filter", filter);
          model.put("filters", Search.INVOICE_FILTERS);
          model.put("words", words);
          model.put("pages", pages(x, shown, filter, words));
          return page(x)
              .title(text(x).get("invoices.title"))
              .main(view(x, office, "invoices", model));
        });
  }

  /** One invoice; the form is one of its own, shown again if something was wrong with it. */
  Reply invoicePage(Exchange x, Form form, int status) {
    return Requests.read(
        desk,
        x,
        office -> {
          Invoice invoice = invoice(x, office);
          Map<String, Object> model = new HashMap<>();
          model.put("invoice", invoice);
          model.put("payer", office.dossiers().addressee(invoice.number().toString()));
          model.put(
              "category",
              office
                  .programme()
                  .orElseThrow()
                  .category(invoice.head().category(), x.language().code()));
          Map<String, String> notes = new HashMap<>();
          invoice.waivers().keySet().forEach(id -> notes.put(id, office.dossiers().note(id)));
          model.put("notes", notes);
          model.put("form", form);
          Optional<PostalAddress> readdressed =
              office.dossiers().readdressed(invoice.number().toString());
          model.put("readdressed", readdressed);
          model.put(
              "addressFields", AddressForm.fields(x, AddressForm.shown(x, form, readdressed)));
          model.put("readdressing", AddressForm.isSent(form));
          BillingView.fill(model, office, invoice, x.language().code());
          model.put("receipt", Vouchers.receipt(invoice));
          model.put("proposals", RefundView.proposals(invoice, office));
          model.put("creditNotes", Vouchers.creditNotes(invoice));
          FinanceDocument.Invoice paper = FinanceDocuments.invoice(office, invoice).orElseThrow();
          model.put("transfer", paper.transfer());
          model.put("inLatin", inLatin(paper));
          model.put("waiverReasons", show(x, office).reasons(Reasons.WAIVER));
          model.put("reversalReasons", show(x, office).reasons(Reasons.REVERSAL));
          return page(x)
              .status(status)
              .title(text(x).get("invoice.title", invoice.number().toString()))
              .main(view(x, office, "invoice", model));
        });
  }

  private Reply lines(Exchange x) {
    String filter = choice(x, Search.LINE_FILTERS);
    String words = x.query("q").orElse("");
    return Requests.read(
        desk,
        x,
        office -> {
          Search.Page<BankLine> shown =
              Search.Page.of(
                  Search.lines(office, filter, words),
                  x.query("page", 1, 1, 100_000),
                  Search.PAGE_SIZE);
          Map<String, Narrative> narratives = new HashMap<>();
          Map<String, Question> questions = new HashMap<>();
          for (BankLine line : shown.rows()) {
            narratives.put(line.key(), office.dossiers().narrative(line.key()));
            Question.of(line, office.books()).ifPresent(q -> questions.put(line.key(), q));
          }
          Map<String, Object> model = new HashMap<>();
          model.put("lines", shown.rows());
          model.put("narratives", narratives);
          model.put("questions", questions);
          model.put("total", shown.total());
          model.put("filter", filter);
          model.put("filters", Search.LINE_FILTERS);
          model.put("words", words);
          model.put("pages", pages(x, shown, filter, words));
          return page(x).title(text(x).get("lines.title")).main(view(x, office, "lines", model));
        });
  }

  /** One bank line; the form is that of an allocation. */
  Reply linePage(Exchange x, Form form, int status) {
    return Requests.read(
        desk,
        x,
        office -> {
          BankLine line = line(x, office);
          List<Proposal> proposals =
              office.judge(line).proposals().stream().limit(PROPOSALS).toList();
          Map<String, Object> model = new HashMap<>();
          model.put("line", line);
          model.put("narrative", office.dossiers().narrative(line.key()));
          model.put("question", Question.of(line, office.books()));
          model.put("proposals", proposals);
          model.put("payers", payers(office, invoices(office, proposals)));
          model.put("form", AddressForm.isSent(form) ? Form.empty(x.text()) : form);
          model.put("back", BackToPayer.of(x, office, line, form));
          model.put("setAsideReasons", show(x, office).reasons(Reasons.SET_ASIDE));
          model.put("reclaimReasons", show(x, office).reasons(Reasons.RECLAIM));
          model.put("creditReasons", show(x, office).reasons(Reasons.PAYER_CREDIT));
          model.put("picker", Picker.of(x, office, line));
          model.put("refunds", RefundPicker.of(office, line));
          model.put("creditOf", RefundView.creditsOf(line, office));
          model.put("reversalReasons", show(x, office).reasons(Reasons.REVERSAL));
          return page(x)
              .status(status)
              .title(text(x).get("line.title", show(x, office).amount(line.amount())))
              .main(view(x, office, "line", model));
        });
  }

  /** Upload and what was uploaded before. */
  Reply statementsPage(Exchange x, Form form, int status) {
    return Requests.read(
        desk,
        x,
        office -> {
          Map<String, Object> model = new HashMap<>();
          model.put("imports", imports(office));
          Map<String, String> fileNames = new HashMap<>();
          imports(office)
              .forEach(
                  i ->
                      fileNames.put(
                          i.statement().importId(),
                          office.dossiers().fileName(i.statement().importId())));
          model.put("fileNames", fileNames);
          model.put("form", form);
          return page(x)
              .status(status)
              .title(text(x).get("statements.title"))
              .lead(text(x).get("statements.lead"))
              .main(view(x, office, "statements", model));
        });
  }

  /** What became of an uploaded file. */
  Reply report(Exchange x, String fileName, List<StatementUpload.Receipt> receipts) {
    return Requests.read(
        desk,
        x,
        office -> {
          Map<String, Object> model = new HashMap<>();
          model.put("receipts", receipts.stream().map(ReceiptView::of).toList());
          return page(x)
              .title(text(x).get("report.title"))
              .lead(fileName)
              .main(view(x, office, "report", model));
        });
  }

  /** The name as the payment part has it, where it had to be put in other letters. */
  private static Optional<String> inLatin(FinanceDocument.Invoice paper) {
    return switch (QrPayer.of(paper.head().addressee())) {
      case QrPayer.Named named when named.rewritten() -> Optional.of(named.address().name());
      case QrPayer.Unnamed unnamed when unnamed.forItsLetters() -> Optional.of("");
      case QrPayer.Named _, QrPayer.Unnamed _ -> Optional.empty();
    };
  }

  static Layout page(Exchange x) {
    return Layout.of(x).wide().style("payment/finance.css");
  }

  static Content view(Exchange x, Office office, String name, Map<String, Object> model) {
    model.put("x", x);
    model.put("t", text(x));
    model.put("show", show(x, office));
    model.put("base", "/" + x.conference() + "/finance");
    return Views.of("payment/" + name + ".jte", model);
  }

  private static Content pages(Exchange x, Search.Page<?> shown, String filter, String words) {
    String query = "?show=" + filter + (words.isEmpty() ? "" : "&q=" + Links.encoded(words));
    return Ui.pagination(x.text(), shown.page(), shown.pages(), x.requestPath() + query);
  }

  private int count(Exchange x, Office office, String filter) {
    return Search.invoices(office, filter, "", Requests.today(x, office)).size();
  }

  private static List<Books.Import> imports(Office office) {
    return office.books().imports().stream()
        .sorted(Comparator.comparing((Books.Import i) -> i.cause().time()).reversed())
        .toList();
  }

  static List<Invoice> invoices(Office office, List<Proposal> proposals) {
    return proposals.stream()
        .flatMap(proposal -> proposal.shares().stream())
        .map(share -> office.books().invoice(share.invoiceNumber()).orElseThrow())
        .distinct()
        .toList();
  }

  static Map<String, Payer> payers(Office office, List<Invoice> invoices) {
    Map<String, Payer> payers = new HashMap<>();
    for (Invoice invoice : invoices) {
      String number = invoice.number().toString();
      office.dossiers().addressee(number).ifPresent(payer -> payers.put(number, payer));
    }
    return payers;
  }

  static Text text(Exchange x) {
    return TEXTS.in(x.language());
  }

  static Show show(Exchange x, Office office) {
    return new Show(
        text(x), office.programme().orElseThrow().zone(), Requests.today(x, office), x::staffName);
  }

  private static String choice(Exchange x, List<String> offered) {
    return x.query("show").filter(offered::contains).orElse("all");
  }

  private static Invoice invoice(Exchange x, Office office) {
    return office.books().invoice(x.path("number")).orElseThrow(Papers::unknownInvoice);
  }

  static BankLine line(Exchange x, Office office) {
    return office
        .books()
        .line(x.path("line"))
        .orElseThrow(() -> Problem.notFound("unknown-line", "Check the address.").refuse());
  }
}
