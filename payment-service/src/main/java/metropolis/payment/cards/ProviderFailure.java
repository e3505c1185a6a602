package metropolis.payment.cards;

import java.io.Serial;

/**
 * A provider could not be reached, or did not do what it was asked. The message holds no key and no
 * data of a person.
 */
public final class ProviderFailure extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  public ProviderFailure(String message) {
    super(message);
  }

  public ProviderFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
