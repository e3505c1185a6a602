package metropolis.payment.dossier;

/**
 * Where letters go.
 *
 * @param name a person or an institution; may be empty
 * @param country ISO 3166-1 alpha-2
 */
public record PostalAddress(
    String name,
    String street,
    String houseNumber,
    String postalCode,
    String town,
    String country) {}
