package metropolis.platform.values;

import java.io.Serial;
import java.net.URI;

/** What is asked for lives on another instance, which the HTTP layer passes the request on to. */
public final class HeldElsewhere extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final URI owner;

  /**
   * @param what the conference, or the part of the site
   * @param owner base address of the instance that holds the conference, e.g. {@code
   *     http://10.0.0.7:8080}
   */
  public HeldElsewhere(String what, URI owner) {
    super(what + " is held by another instance");
    this.owner = owner;
  }

  public URI owner() {
    return owner;
  }
}
