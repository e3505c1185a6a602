package metropolis.payment.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import metropolis.payment.cards.CardState;
import metropolis.payment.cards.PayoutReport;
import metropolis.payment.http.PaymentJson.PaymentAmount;
import metropolis.payment.http.PaymentJson.PaymentDone;
import metropolis.payment.http.PaymentJson.ReasonBody;
import metropolis.payment.ledger.CardPayment;
import metropolis.payment.ledger.CardPayout;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.office.Order;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Language;
import metropolis.platform.values.MayBeNull;

/** Card payments and payouts for finance's own programs. Any thread may use it. */
final class CardApi {

  private final FinanceDesk desk;

  CardApi(FinanceDesk desk) {
    this.desk = desk;
  }

  void mount(Routes routes) {
    routes
        .api(
            Operation.get(
                    PaymentApi.BASE + "/cards",
                    "listCardPayments",
                    "Lists payments by card, the newest first.")
                .query("state", "One of " + String.join(", ", CardSearch.FILTERS) + ".")
                .query("q", "Part of an id, an invoice's number or an amount.")
                .query("page", "From 1.")
                .query("size", "Payments on a page, at most 1000; 50 if left out.")
                .answers(CardPaymentList.class)
                .refuses(404, "unknown-conference"),
            FinancePages.FINANCE,
            (x, _) -> payments(x))
        .api(
            Operation.get(
                    PaymentApi.BASE + "/cards/{payment}",
                    "showCardPayment",
                    "Shows a payment by card and every notice of its provider.")
                .answers(CardPaymentDetail.class)
                .refuses(404, "unknown-conference, unknown-card-payment"),
            FinancePages.FINANCE,
            (x, _) ->
                Requests.read(
                    desk,
                    x,
                    office -> CardPaymentDetail.of(CardSearch.payment(office, x.path("payment")))))
        .api(
            Operation.get(
                    PaymentApi.BASE + "/payouts",
                    "listCardPayouts",
                    "Lists payouts of the provider of cards, the newest first.")
                .query("page", "From 1.")
                .query("size", "Payouts on a page, at most 1000; 50 if left out.")
                .answers(CardPayoutList.class)
                .refuses(404, "unknown-conference"),
            FinancePages.FINANCE,
            (x, _) -> payouts(x))
        .api(
            Operation.get(
                    PaymentApi.BASE + "/payouts/{payout}",
                    "showCardPayout",
                    "Shows a payout and what it is made of.")
                .answers(CardPayoutDetail.class)
                .refuses(404, "unknown-conference, unknown-payout"),
            FinancePages.FINANCE,
            (x, _) ->
                Requests.read(
                    desk,
                    x,
                    office -> CardPayoutDetail.of(CardSearch.payout(office, x.path("payout")))))
        .api(
            Operation.post(
                    PaymentApi.BASE + "/payouts/{payout}/clearing",
                    "clearCardPayout",
                    "Says which bank line a payout arrived as.")
                .body(LineBody.class)
                .answers(PaymentDone.class)
                .refuses(404, "unknown-conference, unknown-payout, unknown-line")
                .refuses(
                    409,
                    "payout-has-failed, payout-cleared, not-income, currency-differs,"
                        + " payout-exceeds-line"),
            FinancePages.FINANCE,
            (x, body) ->
                PaymentApi.done(
                    desk,
                    x,
                    Order.of(new PaymentCommand.Card.ClearPayout(x.path("payout"), body.line()))))
        .api(
            Operation.post(
                    PaymentApi.BASE + "/payouts/{payout}/clearing/reversal",
                    "reopenCardPayout",
                    "Takes back that a payout arrived as a bank line.")
                .body(ReasonBody.class)
                .answers(PaymentDone.class)
                .refuses(404, "unknown-conference, unknown-payout")
                .refuses(409, "payout-not-cleared"),
            FinancePages.FINANCE,
            (x, body) ->
                PaymentApi.done(
                    desk,
                    x,
                    Order.of(
                        new PaymentCommand.Card.ReopenPayout(x.path("payout"), body.reason()))));
  }

  private CardPaymentList payments(Exchange x) {
    String filter = x.query("state", CardSearch.FILTERS).orElse("all");
    int page = x.query("page", 1, 1, 100_000);
    int size = x.query("size", Search.PAGE_SIZE, 1, 1_000);
    return Requests.read(
        desk,
        x,
        office -> {
          Search.Page<CardPayment> shown =
              Search.Page.of(
                  CardSearch.payments(office, filter, x.query("q").orElse("")), page, size);
          return new CardPaymentList(
              shown.rows().stream().map(CardPaymentSummary::of).toList(),
              shown.total(),
              shown.page(),
              shown.pages());
        });
  }

  private CardPayoutList payouts(Exchange x) {
    int page = x.query("page", 1, 1, 100_000);
    int size = x.query("size", Search.PAGE_SIZE, 1, 1_000);
    return Requests.read(
        desk,
        x,
        office -> {
          Search.Page<CardPayout> shown = Search.Page.of(CardSearch.payouts(office), page, size);
          return new CardPayoutList(
              shown.rows().stream().map(CardPayoutSummary::of).toList(),
              shown.total(),
              shown.page(),
              shown.pages());
        });
  }

  record LineBody(String line) {}

  record CardPaymentList(List<CardPaymentSummary> payments, int total, int page, int pages) {}

  /**
   * @param unallocated to be refunded, since its invoice does not need it
   */
  record CardPaymentSummary(
      String payment,
      String invoice,
      String provider,
      String state,
      PaymentAmount received,
      PaymentAmount returned,
      PaymentAmount allocated,
      PaymentAmount unallocated) {

    static CardPaymentSummary of(CardPayment p) {
      return new CardPaymentSummary(
          p.id(),
          p.invoice().toString(),
          p.provider(),
          PaymentJson.code(p.state().standing()),
          PaymentAmount.of(p.received()),
          PaymentAmount.of(p.returned()),
          PaymentAmount.of(p.allocated()),
          PaymentAmount.of(p.unallocated()));
    }
  }

  /**
   * @param session the provider's page; absent if only notices are known
   * @param inquiry whether the payer's bank asks about it
   */
  record CardPaymentDetail(
      CardPaymentSummary payment,
      @MayBeNull String session,
      PaymentAmount refunded,
      PaymentAmount disputed,
      boolean inquiry,
      List<CardNoticeEntry> notices) {

    static CardPaymentDetail of(CardPayment p) {
      CardState state = p.state();
      return new CardPaymentDetail(
          CardPaymentSummary.of(p),
          p.checkout().map(CardPayment.Checkout::session).orElse(null),
          PaymentAmount.of(state.refunded()),
          PaymentAmount.of(state.withdrawn()),
          state.inquiry(),
          p.notices().stream().map(CardNoticeEntry::of).toList());
    }
  }

  /**
   * @param happened by the provider's clock
   * @param says in English
   */
  record CardNoticeEntry(String event, Instant happened, Instant taken, List<String> says) {

    static CardNoticeEntry of(CardPayment.Taken taken) {
      return new CardNoticeEntry(
          taken.notice().eventId(),
          taken.notice().created(),
          taken.cause().time(),
          taken.notice().facts().stream()
              .map(fact -> CardView.said(fact, FinancePages.TEXTS.in(Language.EN)))
              .toList());
    }
  }

  record CardPayoutList(List<CardPayoutSummary> payouts, int total, int page, int pages) {}

  /**
   * @param net what arrives at the bank
   * @param own what of it is explained, and clears the bank line
   * @param rest of other conferences, or unexplained
   * @param line the bank line; absent until it is known
   * @param state under-way, arrived or failed
   * @param failure the provider's code; absent unless it failed
   */
  record CardPayoutSummary(
      String payout,
      String provider,
      String providerId,
      LocalDate arrival,
      PaymentAmount gross,
      PaymentAmount refunds,
      PaymentAmount disputes,
      PaymentAmount carried,
      PaymentAmount fees,
      PaymentAmount own,
      PaymentAmount rest,
      PaymentAmount net,
      @MayBeNull String line,
      String state,
      @MayBeNull String failure) {

    static CardPayoutSummary of(CardPayout payout) {
      PayoutReport r = payout.report();
      return new CardPayoutSummary(
          payout.id(),
          r.provider(),
          r.providerId(),
          r.arrival(),
          PaymentAmount.of(r.gross()),
          PaymentAmount.of(r.refunds()),
          PaymentAmount.of(r.disputes()),
          PaymentAmount.of(r.carried()),
          PaymentAmount.of(r.fees()),
          PaymentAmount.of(r.own()),
          PaymentAmount.of(r.rest()),
          PaymentAmount.of(r.net()),
          payout.lineKey().orElse(null),
          PaymentJson.code(payout.standing()),
          payout.failure().map(CardPayout.Failure::reason).orElse(null));
    }
  }

  record CardPayoutDetail(CardPayoutSummary payout, List<CardPayoutPart> entries) {

    static CardPayoutDetail of(CardPayout payout) {
      return new CardPayoutDetail(
          CardPayoutSummary.of(payout),
          payout.report().entries().stream().map(CardPayoutPart::of).toList());
    }
  }

  /**
   * @param payment absent if it belongs to none
   */
  record CardPayoutPart(
      String entry,
      String kind,
      PaymentAmount amount,
      PaymentAmount fee,
      @MayBeNull String payment) {

    static CardPayoutPart of(PayoutReport.Entry entry) {
      return new CardPayoutPart(
          entry.entryId(),
          PaymentJson.code(entry.kind()),
          PaymentAmount.of(entry.amount()),
          PaymentAmount.of(entry.fee()),
          entry.paymentId().isEmpty() ? null : entry.paymentId());
    }
  }
}
