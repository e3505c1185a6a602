package metropolis.payment.dossier;

/**
 * What the bank says of a movement in words. Without control characters.
 *
 * @param counterparty who paid, or was paid; empty if not told
 * @param iban their account; empty if not told
 * @param text what they wrote
 * @param code the bank's code of the kind of transaction
 */
public record Narrative(String counterparty, String iban, String text, String code) {

  public static final Narrative NONE = new Narrative("", "", "", "");
}
