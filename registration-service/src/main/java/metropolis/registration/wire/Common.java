package metropolis.registration.wire;

import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;
import metropolis.platform.values.Role;
import metropolis.schemas.common.Amount;
import metropolis.schemas.common.CommandMeta;
import metropolis.schemas.common.EventMeta;

/** Heads of records, money, and codes. */
final class Common {

  private Common() {}

  static Cause cause(CommandMeta meta) {
    return new Cause(
        meta.getCommandId(), actor(meta.getActorRole(), meta.getActorId()), meta.getTime());
  }

  /** The event of another service stands behind what follows from it. */
  static Cause cause(EventMeta meta) {
    return new Cause(
        meta.getEventId(), actor(meta.getActorRole(), meta.getActorId()), meta.getTime());
  }

  static Actor actor(String role, String id) {
    return new Actor(Role.valueOf(role), id);
  }

  static CommandMeta command(Cause cause, String conference, String entity) {
    return new CommandMeta(
        cause.commandId(),
        conference,
        entity,
        cause.time(),
        cause.actor().role().name(),
        cause.actor().id());
  }

  /** The id follows from the cause and the place among its events, so a replay gives the same. */
  static EventMeta event(Cause cause, String conference, String entity, int index) {
    String seed = "registration/" + cause.commandId() + "/" + conference + "/" + index;
    return new EventMeta(
        UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString(),
        conference,
        entity,
        cause.time(),
        cause.actor().role().name(),
        cause.actor().id(),
        cause.commandId());
  }

  static Amount amount(Money money) {
    return new Amount(money.minor(), money.currency().getCurrencyCode());
  }

  static Money money(Amount amount) {
    return new Money(amount.getMinor(), Currency.getInstance(amount.getCurrency()));
  }

  /** As {@code not-accredited}. */
  static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> E named(Class<E> type, String code) {
    return Enum.valueOf(type, code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
