package metropolis.payment;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import metropolis.payment.cards.PaymentProvider;
import metropolis.payment.http.FinanceDesk;
import metropolis.payment.http.PaymentHttp;
import metropolis.payment.office.Office;
import metropolis.payment.office.Order;
import metropolis.payment.office.Parcel;
import metropolis.payment.stripe.StripeProvider;
import metropolis.payment.stripe.StripeSettings;
import metropolis.payment.wire.Commands;
import metropolis.platform.http.HttpModule;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.kafka.ServiceRuntime;
import metropolis.platform.kafka.Shards;
import metropolis.platform.service.Service;
import metropolis.platform.service.ServiceContext;
import metropolis.platform.values.Cause;
import metropolis.schemas.Topics;
import metropolis.schemas.common.CommandReply;
import org.apache.avro.specific.SpecificRecord;

/** Payment in one piece: stream, books for readers, routes. Any thread may use it. */
public final class PaymentService implements Service, FinanceDesk {

  private final Shards<Office> shards;
  private final ServiceRuntime runtime;
  private final PaymentHttp http;

  /** All that concerns money is announced with the conference, but for the keys to take cards. */
  public PaymentService(ServiceContext context) {
    // Providers sign by the real time, whatever day is rehearsed.
    Optional<PaymentProvider> cards =
        StripeSettings.read(context.environment())
            .map(settings -> new StripeProvider(settings, InstantSource.system()));
    shards = new Shards<>(context.kafka().partitions());
    runtime =
        new ServiceRuntime(
            Topics.PAYMENT,
            PaymentTopology.build(shards),
            shards,
            Topics.PAYMENT_COMMANDS,
            Topics.PAYMENT_REPLIES,
            context.kafka(),
            context.self(),
            PaymentTopology.INVOICES);
    http = new PaymentHttp(this, cards);
  }

  @Override
  public String name() {
    return Topics.PAYMENT;
  }

  @Override
  public ServiceRuntime runtime() {
    return runtime;
  }

  @Override
  public HttpModule http() {
    return http;
  }

  @Override
  public <R> Optional<R> read(String conference, Function<Office, R> query) {
    return shards.read(conference, query);
  }

  @Override
  public boolean await(String conference, Predicate<Office> condition, Duration patience) {
    return shards.await(conference, condition, patience);
  }

  @Override
  public Answer carryOut(String conference, Order order, Cause cause) {
    String entity = entity(order);
    SpecificRecord command = Commands.record(Commands.meta(conference, entity, cause), order);
    return answer(runtime.send(new EntityKey(conference, entity), command));
  }

  @Override
  public Answer take(String conference, Parcel parcel, Cause cause) {
    return Sending.take(
        conference,
        parcel,
        cause,
        command -> answer(runtime.send(new EntityKey(conference, parcel.uploadHash()), command)));
  }

  /** What no id of ours looks like is looked up as what it is not, and so refused as unknown. */
  static String entity(Order order) {
    String entity = Commands.entity(order.command());
    return entity.matches("[A-Za-z0-9-]{1,64}") ? entity : "malformed";
  }

  static Answer answer(CommandReply reply) {
    return switch (reply.getOutcome()) {
      case DONE -> new Answer.Done(reply.getCode(), reply.getData());
      case REFUSED -> new Answer.Refused(reply.getCode(), Optional.ofNullable(reply.getField()));
      case FAILED -> throw new IllegalStateException("the command failed: " + reply.getCode());
    };
  }

  @Override
  public void close() {
    runtime.close();
  }
}
