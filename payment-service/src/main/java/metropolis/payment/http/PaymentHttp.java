package metropolis.payment.http;

import java.util.Optional;
import metropolis.payment.cards.PaymentProvider;
import metropolis.payment.office.Programme;
import metropolis.platform.http.HttpModule;
import metropolis.platform.http.Routes;

/** Payment's routes: finance's pages, the delegate's invoice, the JSON API. */
public final class PaymentHttp implements HttpModule {

  private final FinanceDesk desk;
  private final FinancePages pages;
  private final FinanceForms forms;
  private final PaymentApi api;
  private final Papers papers;
  private final DelegatesPapers delegatesPapers;
  private final CardCheckout cardCheckout;
  private final CardNotices cardNotices;
  private final CardPages cardPages;
  private final CardApi cardApi;
  private final PeriodPages periodPages;
  private final PeriodApi periodApi;
  private final OverviewApi overviewApi;
  private final QueueApi queue;
  private final StatementPages statementPages;
  private final StatementApi statementApi;
  private final ReconciliationReport reconciliation;
  private final ProfilePages profilePages;
  private final ProfileApi profileApi;
  private final QueuePages queuePages;
  private final TrialPages trialPages;
  private final BillingPages billingPages;
  private final BillingApi billingApi;
  private final RefundPages refundPages;
  private final RefundForms refundForms;
  private final RefundApi refundApi;

  /** Without cards. */
  public PaymentHttp(FinanceDesk desk) {
    this(desk, Optional.empty());
  }

  /**
   * @param cards who takes them, if anybody does
   */
  public PaymentHttp(FinanceDesk desk, Optional<PaymentProvider> cards) {
    StatementUpload upload = new StatementUpload(desk);
    this.desk = desk;
    this.pages = new FinancePages(desk);
    this.forms = new FinanceForms(desk, pages, upload);
    this.api = new PaymentApi(desk);
    this.papers = new Papers(desk);
    this.delegatesPapers = new DelegatesPapers(desk, papers, cards);
    this.cardCheckout = new CardCheckout(desk, cards);
    this.cardNotices = new CardNotices(desk, cards);
    this.cardPages = new CardPages(desk, cards);
    this.cardApi = new CardApi(desk);
    this.periodPages = new PeriodPages(desk);
    this.periodApi = new PeriodApi(desk);
    this.overviewApi = new OverviewApi(desk);
    this.queue = new QueueApi(desk, api);
    this.statementPages = new StatementPages(desk);
    this.reconciliation = new ReconciliationReport(desk);
    this.profilePages = new ProfilePages(desk);
    this.profileApi = new ProfileApi(desk);
    this.queuePages = new QueuePages(desk);
    this.trialPages = new TrialPages(desk);
    this.billingPages = new BillingPages(desk);
    this.billingApi = new BillingApi(desk);
    this.statementApi = new StatementApi(desk, upload);
    this.refundPages = new RefundPages(desk);
    this.refundForms = new RefundForms(desk, refundPages, queuePages, pages);
    this.refundApi = new RefundApi(desk);
  }

  @Override
  public void routes(Routes routes) {
    pages.mount(routes);
    forms.mount(routes);
    api.mount(routes);
    papers.mount(routes);
    delegatesPapers.mount(routes);
    cardCheckout.mount(routes);
    cardNotices.mount(routes);
    cardPages.mount(routes);
    cardApi.mount(routes);
    periodPages.mount(routes);
    periodApi.mount(routes);
    overviewApi.mount(routes);
    queue.mount(routes);
    statementPages.mount(routes);
    statementApi.mount(routes);
    reconciliation.mount(routes);
    profilePages.mount(routes);
    profileApi.mount(routes);
    queuePages.mount(routes);
    trialPages.mount(routes);
    billingPages.mount(routes);
    billingApi.mount(routes);
    refundPages.mount(routes);
    refundForms.mount(routes);
    refundApi.mount(routes);
    routes
        .navigation(
            FinancePages.FINANCE,
            FinancePages.BASE,
            language -> FinancePages.TEXTS.in(language).get("nav.finance"))
        .conferenceNames(
            (conference, language) ->
                desk.read(
                        conference, office -> office.programme().map(p -> name(p, language.code())))
                    .flatMap(name -> name));
  }

  private static String name(Programme programme, String language) {
    return programme.name(language);
  }
}
