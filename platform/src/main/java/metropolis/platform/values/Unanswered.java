package metropolis.platform.values;

import java.io.Serial;

/**
 * A command was sent and no reply came in time. It may still be carried out: the same command, with
 * the same id, can be sent again safely and gets the same reply.
 */
public final class Unanswered extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final String commandId;

  public Unanswered(String commandId) {
    super("no reply yet to command " + commandId);
    this.commandId = commandId;
  }

  public String commandId() {
    return commandId;
  }
}
