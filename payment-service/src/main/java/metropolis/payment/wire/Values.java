package metropolis.payment.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import metropolis.payment.dossier.SetApart;
import metropolis.payment.ledger.InvoiceNumber;
import metropolis.payment.ledger.Lately;
import metropolis.payment.ledger.Telling;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;
import metropolis.platform.values.Role;
import metropolis.platform.values.Shared;
import metropolis.schemas.common.Amount;
import metropolis.schemas.common.CommandMeta;
import metropolis.schemas.common.EventMeta;
import metropolis.schemas.payment.LineSetApart;
import metropolis.schemas.payment.state.CauseState;

/** The small values that many records share. */
public final class Values {

  private static final Lately SHARED = new Lately();

  private Values() {}

  static Amount amount(Money money) {
    return new Amount(money.minor(), money.currency().getCurrencyCode());
  }

  /** What becomes of each; without a stream, since a state has few of them or none, and often. */
  static <A, B> List<B> each(Collection<A> all, Function<? super A, ? extends B> made) {
    if (all.isEmpty()) {
      return List.of();
    }
    List<B> each = new ArrayList<>(all.size());
    for (A one : all) {
      each.add(made.apply(one));
    }
    return each;
  }

  /** Null stays null. */
  static Amount amountOrNull(Optional<Money> money) {
    return money.map(Values::amount).orElse(null);
  }

  /** What many records say alike is held once; who is not mentioned any more is forgotten. */
  static String shared(String text) {
    return Shared.text(text);
  }

  public static Money money(Amount amount) {
    return SHARED.of(Money.of(amount.getMinor(), amount.getCurrency()));
  }

  /**
   * As for texts, as far as it was told lately.
   *
   * @param value immutable
   */
  static <T> T shared(T value) {
    return SHARED.of(value);
  }

  static Optional<Money> money(Optional<Amount> amount) {
    return amount.map(Values::money);
  }

  /** The cause of what a command led to. */
  public static Cause cause(CommandMeta meta) {
    return new Cause(
        meta.getCommandId(),
        new Actor(Role.valueOf(meta.getActorRole()), meta.getActorId()),
        meta.getTime());
  }

  /** The cause of an event, as its head tells it. */
  public static Cause cause(EventMeta meta) {
    return new Cause(
        meta.getCausedBy(),
        new Actor(Role.valueOf(meta.getActorRole()), meta.getActorId()),
        meta.getTime());
  }

  static Telling telling(
      String account, String source, String entry, List<String> marks, int fileLine) {
    return source.isEmpty()
        ? Telling.NONE
        : new Telling(shared(account), Telling.Source.valueOf(source), entry, marks, fileLine);
  }

  /** Empty for what older releases booked. */
  static String source(Telling telling) {
    return telling.source() == Telling.Source.UNKNOWN ? "" : telling.source().name();
  }

  static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  static LineSetApart apart(SetApart line) {
    return new LineSetApart(
        line.file(),
        line.fileLine(),
        line.element(),
        line.code(),
        line.raw(),
        line.informational());
  }

  static SetApart apart(LineSetApart line) {
    return new SetApart(
        line.getFile(),
        line.getFileLine(),
        line.getElement(),
        line.getCode(),
        line.getRaw(),
        line.getInformational());
  }

  static CauseState state(Cause cause) {
    return new CauseState(
        cause.commandId(), cause.actor().role().name(), cause.actor().id(), cause.time());
  }

  static Cause cause(CauseState state) {
    return SHARED.of(
        new Cause(
            state.getCommandId(),
            new Actor(Role.valueOf(state.getActorRole()), state.getActorId()),
            state.getTime()));
  }

  /**
   * @throws IllegalArgumentException if a record holds a malformed number, which only a bug writes
   */
  static InvoiceNumber number(String text) {
    return InvoiceNumber.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not an invoice number"));
  }
}
