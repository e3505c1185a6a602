package metropolis.payment.http;

import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.cards.CardState.Standing;
import metropolis.payment.cards.PaymentProvider;
import metropolis.payment.cards.PaymentProvider.Checkout;
import metropolis.payment.cards.PaymentProvider.CheckoutRequest;
import metropolis.payment.cards.ProviderFailure;
import metropolis.payment.http.FinanceDesk.Answer;
import metropolis.payment.ledger.CardPayment;
import metropolis.payment.ledger.DerivedId;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.office.Office;
import metropolis.payment.office.Order;
import metropolis.platform.http.Access;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Flash;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Text;
import metropolis.platform.http.view.Views;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;
import metropolis.platform.values.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads a delegate with an open invoice to the provider's page for cards. No card is ever seen
 * here. Any thread may use it.
 */
final class CardCheckout {

  private static final Logger LOG = LoggerFactory.getLogger(CardCheckout.class);
  private static final int LONGEST_DESCRIPTION = 200;

  /** Pages that are still open are asked for; more than these nobody keeps open. */
  private static final int MOST_PAGES = 3;

  private final FinanceDesk desk;
  private final Optional<PaymentProvider> cards;

  CardCheckout(FinanceDesk desk, Optional<PaymentProvider> cards) {
    this.desk = desk;
    this.cards = cards;
  }

  void mount(Routes routes) {
    routes.form("/{conference}/invoice/{token}/{number}/card", Access.PUBLIC, this::pay);
  }

  /** One for a group is for its addressee, and names others. */
  static boolean isPayable(Invoice invoice) {
    return !invoice.group() && !invoice.cancelled() && invoice.open().isPositive();
  }

  /** What is to be paid, and the pages that were opened for it before. */
  private record Due(
      String number, Money open, boolean payable, String conference, List<CardPayment> before) {}

  private Reply pay(Exchange x) {
    PaymentProvider provider =
        cards.orElseThrow(
            () -> Problem.conflict("no-cards", "Pay by transfer, as the invoice says.").refuse());
    String registration = DelegatesPapers.registration(x);
    Due due = Requests.read(desk, x, office -> due(x, office, registration));
    if (!due.payable()) {
      return back(x, Flash.Kind.WARNING, "card.nothing-open");
    }
    try {
      return openBefore(x, provider, due).orElseGet(() -> open(x, provider, due, registration));
    } catch (ProviderFailure failure) {
      LOG.warn("Cards: {}", failure.getMessage());
      return back(x, Flash.Kind.WARNING, "card.unavailable");
    }
  }

  private static Due due(Exchange x, Office office, String registration) {
    Invoice invoice =
        office.books().invoicesOf(registration).stream()
            .filter(own -> !own.group() && own.number().toString().equals(x.path("number")))
            .findFirst()
            .orElseThrow(Papers::unknownInvoice);
    return new Due(
        invoice.number().toString(),
        invoice.open(),
        isPayable(invoice),
        office.programme().orElseThrow().name(x.language().code()),
        office
            .books()
            .cards()
            .paymentsOf(invoice.number())
            .filter(
                payment ->
                    payment.checkout().isPresent()
                        && payment.state().standing() == Standing.PENDING)
            .sorted(
                Comparator.comparing((CardPayment payment) -> payment.first().time()).reversed())
            .limit(MOST_PAGES)
            .toList());
  }

  /** A second page would let somebody pay twice: one that is open is used, or closed. */
  private static Optional<Reply> openBefore(Exchange x, PaymentProvider provider, Due due) {
    for (CardPayment payment : due.before()) {
      CardPayment.Checkout before = payment.checkout().orElseThrow();
      switch (provider.checkout(before.session())) {
        case Checkout.Open open when before.amount().equals(due.open()) -> {
          return Optional.of(leave(x, provider, open.page()));
        }
        case Checkout.Open _ -> provider.close(before.session());
        case Checkout.Complete _ -> {
          return Optional.of(back(x, Flash.Kind.DONE, "card.confirming"));
        }
        case Checkout.Closed _ -> {}
      }
    }
    return Optional.empty();
  }

  private Reply open(Exchange x, PaymentProvider provider, Due due, String registration) {
    String payment = CardPayment.PREFIX + DerivedId.of(x.conference(), due.number(), x.commandId());
    String papers = DelegatesPapers.path(x) + "/papers";
    String description = due.conference() + ", " + due.number();
    PaymentProvider.Opened opened =
        provider.open(
            new CheckoutRequest(
                payment,
                x.conference(),
                due.number(),
                due.open(),
                description.substring(0, Math.min(description.length(), LONGEST_DESCRIPTION)),
                x.language().code(),
                x.publicUrl(papers + "?card=" + due.number()),
                x.publicUrl(papers)));
    PaymentCommand command =
        new PaymentCommand.Card.OpenCheckout(
            payment, due.number(), due.open(), provider.name(), opened.session());
    Cause cause = new Cause(x.commandId(), new Actor(Role.DELEGATE, registration), x.now());
    return switch (desk.carryOut(x.conference(), Order.of(command), cause)) {
      case Answer.Done _ -> leave(x, provider, opened.page());
      case Answer.Refused refused -> {
        provider.close(opened.session());
        Text text = FinancePages.text(x);
        yield Reply.seeOther(papers)
            .flash(Flash.Kind.WARNING, FinanceForms.refusal(text, refused.code()));
      }
    };
  }

  private static Reply leave(Exchange x, PaymentProvider provider, URI page) {
    Text text = FinancePages.text(x);
    Map<String, Object> model = new HashMap<>();
    model.put("t", text);
    model.put("page", page.toASCIIString());
    model.put("provider", provider.title());
    return Reply.leaving(
        page,
        Layout.of(x)
            .title(text.get("card.leaving"))
            .main(Views.of("payment/card-leaving.jte", model)));
  }

  private static Reply back(Exchange x, Flash.Kind kind, String key) {
    return Reply.seeOther(DelegatesPapers.path(x) + "/papers")
        .flash(kind, FinancePages.text(x).get(key));
  }
}
