package metropolis.payment.matching;

import java.util.Objects;

/**
 * What the bank says of a payment in words, as far as rules read it.
 *
 * @param counterparty who paid; empty if not told
 * @param iban their account, bare; empty if not told
 * @param text what they wrote, its lines joined
 */
public record Wording(String counterparty, String iban, String text) {

  public static final Wording NONE = new Wording("", "", "");

  public Wording {
    Objects.requireNonNull(counterparty, "counterparty");
    Objects.requireNonNull(iban, "iban");
    Objects.requireNonNull(text, "text");
  }
}
