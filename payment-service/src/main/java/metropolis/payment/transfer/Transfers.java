package metropolis.payment.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import metropolis.payment.dossier.Payee;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.reference.Iban;
import metropolis.platform.values.Money;

/**
 * Payments that one file asks the bank for.
 *
 * @param messageId of the file, unique, at most 32 characters
 * @param debtor who pays, from {@code account}
 * @param bic of the account's bank
 */
record Transfers(
    String messageId,
    Instant made,
    LocalDate execution,
    PostalAddress debtor,
    Iban account,
    String bic,
    List<Transfer> transfers) {

  /** Countries of the Single Euro Payments Area, where an IBAN says all that a bank must know. */
  private static final Set<String> SEPA =
      Set.of(
          "AD", "AL", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB",
          "GI", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MC", "MD", "ME", "MK",
          "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "SM", "VA");

  Transfers {
    transfers = List.copyOf(transfers);
  }

  /**
   * One payment.
   *
   * @param endToEndId unique, at most 35 characters
   * @param text for the payee
   */
  record Transfer(String endToEndId, Money amount, Payee payee, String text) {

    /** Whether it goes by the rules of the Single Euro Payments Area. */
    boolean isSepa() {
      return amount.currency().getCurrencyCode().equals("EUR")
          && payee.iban().filter(iban -> SEPA.contains(iban.country())).isPresent();
    }
  }
}
