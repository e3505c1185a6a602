package metropolis.payment.matching;

import java.util.Objects;

/**
 * What the bank says of a payment in words, as far as rules read it.
 *
 * @param counterparty who paid; empty if not told
 * @param iban their account, bare; empty if not told
 * @param text what they wrote, its lines joined
 * @param code the bank's own of the kind of movement; empty if not told
 */
public record Wording(String counterparty, String iban, String text, String code) {

  public static final Wording NONE = new Wording("", "", "", "");

  /** Without a code. */
  public Wording(String counterparty, String iban, String text) {
    this(counterparty, iban, text, "");
  }

  public Wording {
    Objects.requireNonNull(counterparty, "counterparty");
    Objects.requireNonNull(iban, "iban");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(code, "code");
  }
}
