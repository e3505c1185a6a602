package metropolis.payment.reference;

import java.util.Optional;

/**
 * A structured reference with valid check digits. Recognised by its shape alone, because banks put
 * either kind under either type name, or under none.
 */
public sealed interface PaymentReference permits QrReference, CreditorReference {

  /** The bare reference: no spaces, upper case. Unique per account. */
  String value();

  /** As printed for people to copy. */
  String grouped();

  /** Reads a reference as people and banks write it; empty if it is none, or has a wrong digit. */
  static Optional<PaymentReference> parse(String text) {
    Optional<PaymentReference> qr = QrReference.parse(text).map(r -> r);
    return qr.isPresent() ? qr : CreditorReference.parse(text).map(r -> r);
  }

  /**
   * The reference of one invoice. Made from the conference and the invoice's number, never from
   * anything about a person.
   *
   * @param account where the money shall arrive: a QR-IBAN takes nothing but a QR reference, any
   *     other account nothing but a creditor reference
   * @param conferenceId several conferences may share an account, so it is part of the reference
   * @param sequence number of the invoice within its year, 1 to 999999
   */
  static PaymentReference ofInvoice(Iban account, String conferenceId, int year, int sequence) {
    if (sequence < 1 || sequence > 999_999 || year < 1000 || year > 9999) {
      throw new IllegalArgumentException("no such invoice number: " + year + "-" + sequence);
    }
    return account.isQrIban()
        ? QrReference.of(ConferenceCode.digits(conferenceId, 12) + "0000" + number(year, sequence))
        : abroad(conferenceId, year, sequence);
  }

  /** The reference of one invoice for payers whose banks know no QR reference. */
  static CreditorReference abroad(String conferenceId, int year, int sequence) {
    return CreditorReference.of(ConferenceCode.letters(conferenceId, 6) + number(year, sequence));
  }

  private static String number(int year, int sequence) {
    return "%04d%06d".formatted(year, sequence);
  }
}
