package metropolis.payment.http;

import gg.jte.Content;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.cards.PaymentProvider;
import metropolis.payment.http.FinanceDesk.Answer;
import metropolis.payment.ledger.Account;
import metropolis.payment.ledger.CardPayment;
import metropolis.payment.ledger.CardPayout;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.ledger.PayoutMatching;
import metropolis.payment.ledger.Reasons;
import metropolis.payment.ledger.TrialBalance;
import metropolis.payment.office.Office;
import metropolis.payment.office.Order;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Flash;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Text;
import metropolis.platform.http.view.Ui;

/** What finance sees of cards and does about payouts. Any thread may use it. */
final class CardPages {

  private static final String BASE = FinancePages.BASE;

  private final FinanceDesk desk;
  private final Optional<PaymentProvider> cards;

  CardPages(FinanceDesk desk, Optional<PaymentProvider> cards) {
    this.desk = desk;
    this.cards = cards;
  }

  void mount(Routes routes) {
    routes
        .page(BASE + "/cards", FinancePages.FINANCE, this::payments)
        .page(BASE + "/cards/{payment}", FinancePages.FINANCE, this::payment)
        .page(BASE + "/payouts", FinancePages.FINANCE, this::payouts)
        .page(BASE + "/payouts/{payout}", FinancePages.FINANCE, this::payout)
        .form(BASE + "/payouts/{payout}/clear", FinancePages.FINANCE, this::clear)
        .form(BASE + "/payouts/{payout}/reopen", FinancePages.FINANCE, this::reopen);
  }

  private Reply payments(Exchange x) {
    String filter = x.query("show").filter(CardSearch.FILTERS::contains).orElse("all");
    String words = x.query("q").orElse("");
    return Requests.read(
        desk,
        x,
        office -> {
          Search.Page<CardPayment> shown =
              Search.Page.of(
                  CardSearch.payments(office, filter, words),
                  x.query("page", 1, 1, 100_000),
                  Search.PAGE_SIZE);
          String query = "?show=" + filter + (words.isEmpty() ? "" : "&q=" + Links.encoded(words));
          Map<String, Object> model = new HashMap<>();
          model.put("payments", shown.rows());
          model.put("total", shown.total());
          model.put("filter", filter);
          model.put("filters", CardSearch.FILTERS);
          model.put("words", words);
          model.put("offered", cards.map(PaymentProvider::title).orElse(""));
          model.put("clearing", row(office, Account.PSP_CLEARING));
          model.put("fees", row(office, Account.CARD_FEES));
          model.put(
              "pages",
              Ui.pagination(x.text(), shown.page(), shown.pages(), x.requestPath() + query));
          return page(x, office, "cards", "cards.title", model);
        });
  }

  private static List<TrialBalance.Row> row(Office office, Account account) {
    return TrialBalance.of(office.books(), java.time.LocalDate.MAX).sheets().stream()
        .flatMap(sheet -> sheet.rows().stream())
        .filter(row -> row.account() == account)
        .toList();
  }

  private Reply payment(Exchange x) {
    return Requests.read(
        desk,
        x,
        office -> {
          CardPayment payment = CardSearch.payment(office, x.path("payment"));
          Map<String, Object> model = new HashMap<>();
          model.put("payment", payment);
          model.put("invoiceKnown", office.books().invoice(payment.invoice()).isPresent());
          return page(x, office, "card", "card.title", model);
        });
  }

  private Reply payouts(Exchange x) {
    return Requests.read(
        desk,
        x,
        office -> {
          Search.Page<CardPayout> shown =
              Search.Page.of(
                  CardSearch.payouts(office), x.query("page", 1, 1, 100_000), Search.PAGE_SIZE);
          Content pages =
              Ui.pagination(x.text(), shown.page(), shown.pages(), x.requestPath() + "?");
          Map<String, Object> model = new HashMap<>();
          model.put("payouts", shown.rows());
          model.put("pages", pages);
          return page(x, office, "payouts", "payouts.title", model);
        });
  }

  private Reply payout(Exchange x) {
    return Requests.read(
        desk,
        x,
        office -> {
          CardPayout payout = CardSearch.payout(office, x.path("payout"));
          Map<String, Object> model = new HashMap<>();
          model.put("x", x);
          model.put("payout", payout);
          model.put(
              "candidates",
              payout.standing() != CardPayout.Standing.UNDER_WAY
                  ? List.of()
                  : PayoutMatching.candidates(office.books(), payout.report()));
          model.put("reasons", FinancePages.show(x, office).reasons(Reasons.PAYOUT));
          return page(x, office, "payout", "payout.title", model);
        });
  }

  private static Reply page(
      Exchange x, Office office, String view, String title, Map<String, Object> model) {
    return FinancePages.page(x)
        .title(FinancePages.text(x).get(title))
        .main(FinancePages.view(x, office, view, model));
  }

  private Reply clear(Exchange x) {
    String line = x.form().required("line", 64);
    return carryOut(x, new PaymentCommand.Card.ClearPayout(x.path("payout"), line));
  }

  private Reply reopen(Exchange x) {
    String reason =
        x.form()
            .choice("reason", Reasons.PAYOUT)
            .orElseThrow(() -> Problem.badRequest("reason", "Choose one of the reasons.").refuse());
    return carryOut(x, new PaymentCommand.Card.ReopenPayout(x.path("payout"), reason));
  }

  private Reply carryOut(Exchange x, PaymentCommand command) {
    Requests.read(desk, x, office -> CardSearch.payout(office, x.path("payout")));
    Text text = FinancePages.text(x);
    String next = "/" + x.conference() + "/finance/payouts/" + x.path("payout");
    return switch (desk.carryOut(x.conference(), Order.of(command), PaymentApi.cause(x))) {
      case Answer.Done done ->
          Reply.seeOther(next).flash(Flash.Kind.DONE, text.get("done." + done.code()));
      case Answer.Refused refused ->
          Reply.seeOther(next)
              .flash(Flash.Kind.WARNING, FinanceForms.refusal(text, refused.code()));
    };
  }
}
