package metropolis.badge.wire;

import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Role;
import metropolis.schemas.common.CommandMeta;
import metropolis.schemas.common.EventMeta;

/** The heads of commands and events. */
public final class Metas {

  private static final Actor THIS_SERVICE = Actor.system("badge");

  private Metas() {}

  public static Cause cause(CommandMeta meta) {
    return new Cause(
        meta.getCommandId(), actor(meta.getActorRole(), meta.getActorId()), meta.getTime());
  }

  /** For what this service does on hearing of another's event. */
  public static Cause followed(EventMeta meta) {
    return new Cause(meta.getEventId(), THIS_SERVICE, meta.getTime());
  }

  public static CommandMeta command(Cause cause, String conference, String entity) {
    return new CommandMeta(
        cause.commandId(),
        conference,
        entity,
        cause.time(),
        cause.actor().role().name(),
        cause.actor().id());
  }

  /** Whoever did in another service what has a consequence here. */
  public static Cause carriedOver(EventMeta meta) {
    return new Cause(
        meta.getEventId(), actor(meta.getActorRole(), meta.getActorId()), meta.getTime());
  }

  /**
   * For the one event of its cause. The letter keeps its id apart from what other services make of
   * the same cause.
   */
  static EventMeta event(Cause cause, String conference, String entity) {
    return event(cause, conference, entity, "b1");
  }

  /**
   * @param part tells the events of one cause apart
   */
  static EventMeta event(Cause cause, String conference, String entity, String part) {
    return new EventMeta(
        cause.commandId() + "." + part,
        conference,
        entity,
        cause.time(),
        cause.actor().role().name(),
        cause.actor().id(),
        cause.commandId());
  }

  static Cause cause(EventMeta meta) {
    return new Cause(
        meta.getCausedBy(), actor(meta.getActorRole(), meta.getActorId()), meta.getTime());
  }

  private static Actor actor(String role, String id) {
    return new Actor(Role.valueOf(role), id);
  }
}
