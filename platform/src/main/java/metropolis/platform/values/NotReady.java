package metropolis.platform.values;

import java.io.Serial;

/**
 * Something the answer needs is away for a while: the broker, or a conference whose state is still
 * being restored. The message goes to the log, not to the caller.
 */
public final class NotReady extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public NotReady(String what) {
    super(what);
  }

  public NotReady(String what, Throwable cause) {
    super(what, cause);
  }
}
