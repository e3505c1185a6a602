package metropolis.payment.http;

import java.util.List;
import java.util.Locale;
import metropolis.payment.dossier.PostalAddress;
import metropolis.platform.values.MayBeNull;

/**
 * The address that an invoice is to have, as programs send it.
 *
 * @param country ISO 3166-1 alpha-2
 */
record AddressBody(
    String name,
    @MayBeNull String street,
    @MayBeNull String houseNumber,
    @MayBeNull String postalCode,
    String town,
    String country) {

  AddressBody {
    within("name", name, AddressForm.NAME);
    within("street", street, AddressForm.STREET);
    within("houseNumber", houseNumber, AddressForm.NUMBER);
    within("postalCode", postalCode, AddressForm.NUMBER);
    within("town", town, AddressForm.TOWN);
    if (name == null || name.isBlank() || town == null || town.isBlank()) {
      throw new IllegalArgumentException("Give a name and a town.");
    }
    if (country == null || !List.of(Locale.getISOCountries()).contains(country)) {
      throw new IllegalArgumentException("country: Give two letters of ISO 3166, as in CH.");
    }
  }

  private static void within(String field, String text, int longest) {
    if (text != null && text.length() > longest) {
      throw new IllegalArgumentException(field + ": Give at most " + longest + " characters.");
    }
  }

  PostalAddress address() {
    return new PostalAddress(
        name, given(street), given(houseNumber), given(postalCode), town, country);
  }

  private static String given(String text) {
    return text == null ? "" : text;
  }
}
