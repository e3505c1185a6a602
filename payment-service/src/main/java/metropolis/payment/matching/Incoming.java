package metropolis.payment.matching;

import java.util.Objects;
import metropolis.platform.values.Money;

/**
 * Money to find invoices for: what of a bank line is not allocated yet.
 *
 * @param reference a structured reference as the bank gave it; empty if none
 */
public record Incoming(String lineKey, Money amount, String reference, Wording wording) {

  public Incoming {
    Objects.requireNonNull(lineKey, "lineKey");
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(wording, "wording");
  }
}
