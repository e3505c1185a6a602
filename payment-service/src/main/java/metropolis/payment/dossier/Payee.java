package metropolis.payment.dossier;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import metropolis.payment.reference.Iban;

/**
 * Who gets a refund, as a payment order needs it. Any text is taken; {@link #fault} says what a
 * bank would not.
 *
 * @param account an IBAN in any grouping, or another number where the country has none
 * @param bic of the account's bank; may be empty with an IBAN
 */
public record Payee(PostalAddress address, String account, String bic) {

  /**
   * What is wrong with a payee.
   *
   * @param field as forms and programs call it
   * @param code as a word for programs
   */
  public record Fault(String field, String code) {}

  /** As the payment standard limits them. */
  private static final int NAME = 140;

  private static final int STREET = 70;
  private static final int NUMBER = 16;
  private static final int TOWN = 35;

  /** Latin letters with their accents, as banks pass them on; no other scripts. */
  private static final Pattern PAYABLE =
      Pattern.compile("[\\x20-\\x7E\\u00A0-\\u00AC\\u00AE-\\u017F\\u0218-\\u021B\\u20AC]*");

  private static final Pattern NUMBERED = Pattern.compile("[A-Za-z0-9/-]{1,34}");
  private static final Pattern BIC =
      Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");

  public Payee {
    Objects.requireNonNull(address, "address");
    account = account.strip();
    bic = bic.replaceAll("\\s", "");
  }

  /** Empty where the account is none. */
  public Optional<Iban> iban() {
    return Iban.parse(account);
  }

  /**
   * @param number of an account, in any grouping
   */
  public boolean isPaidTo(String number) {
    return number.replaceAll("\\s", "").equalsIgnoreCase(account.replaceAll("\\s", ""));
  }

  /** The first thing that is wrong; empty if a bank can pay it. */
  public Optional<Fault> fault() {
    if (address.name().isBlank()) {
      return fault("name", "payee-missing");
    }
    if (address.town().isBlank() || !address.country().matches("[A-Z]{2}")) {
      return fault("town", "payee-address-missing");
    }
    return first(
        text("name", address.name(), NAME),
        text("street", address.street(), STREET),
        text("houseNumber", address.houseNumber(), NUMBER),
        text("postcode", address.postalCode(), NUMBER),
        text("town", address.town(), TOWN),
        accountFault(),
        bic.isEmpty() || BIC.matcher(bic).matches() ? Optional.empty() : fault("bic", "bic-wrong"));
  }

  private Optional<Fault> accountFault() {
    Optional<Iban> iban = iban();
    if (iban.isPresent()) {
      return iban.get().isQrIban() ? fault("account", "account-is-qr-iban") : Optional.empty();
    }
    if (!NUMBERED.matcher(account).matches() || looksLikeIban()) {
      return fault("account", "account-wrong");
    }
    return bic.isEmpty() ? fault("bic", "bic-needed") : Optional.empty();
  }

  /** Two letters and two digits at its head: an IBAN with a slip in it, not another number. */
  private boolean looksLikeIban() {
    return account.replaceAll("\\s", "").matches("(?i)[A-Z]{2}[0-9]{2}[A-Z0-9]{11,}");
  }

  private static Optional<Fault> text(String field, String text, int longest) {
    if (text.length() > longest) {
      return fault(field, "payee-too-long");
    }
    return PAYABLE.matcher(text).matches() ? Optional.empty() : fault(field, "payee-not-latin");
  }

  @SafeVarargs
  private static Optional<Fault> first(Optional<Fault>... faults) {
    for (Optional<Fault> fault : faults) {
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static Optional<Fault> fault(String field, String code) {
    return Optional.of(new Fault(field, code));
  }
}
