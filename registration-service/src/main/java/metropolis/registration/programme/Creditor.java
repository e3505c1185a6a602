package metropolis.registration.programme;

/**
 * The account that fees are paid to, with a structured address.
 *
 * @param country ISO 3166-1 alpha-2
 * @param name of the holder
 * @param iban without spaces
 * @param ibanAbroad of the same account, for payers abroad where the first is a QR-IBAN; else empty
 * @param uid number for value-added tax; may be empty
 */
public record Creditor(
    String name,
    String street,
    String houseNumber,
    String postcode,
    String town,
    String country,
    String iban,
    String bic,
    String bank,
    String ibanAbroad,
    String uid) {}
