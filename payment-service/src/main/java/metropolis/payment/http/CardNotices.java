package metropolis.payment.http;

import java.util.Optional;
import metropolis.payment.cards.PaymentProvider;
import metropolis.payment.cards.PaymentProvider.Reading;
import metropolis.payment.cards.ProviderFailure;
import metropolis.payment.http.FinanceDesk.Answer;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.office.Order;
import metropolis.platform.http.Access;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Routes;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where providers of cards tell what happened. Whoever signs is believed, nobody else; so the route
 * needs no session and no form. It answers once the books have what was told. Any thread may use
 * it.
 */
final class CardNotices {

  private static final Logger LOG = LoggerFactory.getLogger(CardNotices.class);
  private static final long LARGEST = 256 * 1024;

  private final FinanceDesk desk;
  private final Optional<PaymentProvider> cards;

  CardNotices(FinanceDesk desk, Optional<PaymentProvider> cards) {
    this.desk = desk;
    this.cards = cards;
  }

  void mount(Routes routes) {
    routes.api(
        Operation.post(
                "/api/payment/card-notices/{provider}",
                "takeCardNotice",
                "Takes a notice that the provider of cards has signed; repetitions do no harm.")
            .raw("application/json", LARGEST)
            .answers(NoticeAnswer.class)
            .refuses(
                400, "signature-missing, signature-wrong, signature-too-old, notice-unreadable")
            .refuses(404, "unknown-provider, unknown-conference, unknown-invoice")
            .refuses(409, "currency-differs, payout-currency-differs, payout-too-large"),
        Access.PUBLIC,
        (x, _) -> take(x));
  }

  /**
   * @param code what became of it
   */
  record NoticeAnswer(String code) {}

  private NoticeAnswer take(Exchange x) {
    PaymentProvider provider =
        cards
            .filter(known -> known.name().equals(x.path("provider")))
            .orElseThrow(
                () ->
                    Problem.notFound("unknown-provider", "This provider is not set up here.")
                        .refuse());
    try {
      return switch (provider.read(x::header, x.bytes())) {
        case Reading.Notice notice ->
            carryOut(
                x,
                provider,
                notice.conference(),
                new PaymentCommand.Card.TakeNotice(
                    notice.paymentId(), notice.invoice(), provider.name(), notice.notice()));
        case Reading.Payout payout -> {
          NoticeAnswer last = new NoticeAnswer("ignored");
          for (Reading.Share share : payout.shares()) {
            PaymentCommand command =
                payout
                    .failure()
                    .<PaymentCommand>map(
                        why -> new PaymentCommand.Card.FailPayout(share.report(), why))
                    .orElseGet(() -> new PaymentCommand.Card.ReportPayout(share.report()));
            last = carryOut(x, provider, share.conference(), command);
          }
          yield last;
        }
        case Reading.Ignored ignored -> new NoticeAnswer("ignored-" + ignored.why());
        case Reading.Rejected rejected ->
            throw Problem.of(400, rejected.code(), rejected.remedy()).refuse();
      };
    } catch (ProviderFailure failure) {
      LOG.warn("A notice could not be looked into: {}", failure.getMessage());
      throw Problem.unavailable().refuse();
    }
  }

  /** Under a fresh id: the books know a notice again, and what was refused may be taken later. */
  private NoticeAnswer carryOut(
      Exchange x, PaymentProvider provider, String conference, PaymentCommand command) {
    Cause cause = new Cause(Exchange.randomId(), new Actor(Role.SYSTEM, provider.name()), x.now());
    return switch (desk.carryOut(conference, Order.of(command), cause)) {
      case Answer.Done done -> new NoticeAnswer(done.code());
      case Answer.Refused refused -> throw PaymentApi.problem(refused).refuse();
    };
  }
}
