package metropolis.platform.values;

import java.io.Serial;
import java.net.URI;

/**
 * The conference asked for lives on another instance, which the HTTP layer passes the request on
 * to.
 */
public final class HeldElsewhere extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final URI owner;

  /**
   * @param owner base address of the instance that holds the conference, e.g. {@code
   *     http://10.0.0.7:8080}
   */
  public HeldElsewhere(String conferenceId, URI owner) {
    super("conference " + conferenceId + " is held by another instance");
    this.owner = owner;
  }

  public URI owner() {
    return owner;
  }
}
