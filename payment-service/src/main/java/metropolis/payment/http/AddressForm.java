package metropolis.payment.http;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import metropolis.payment.dossier.PostalAddress;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Form;
import metropolis.platform.http.view.Field;
import metropolis.platform.http.view.Text;
import metropolis.platform.http.view.Ui;

/** The fields of an address that an invoice is to have. */
final class AddressForm {

  /** Characters at most, by field; as registration takes them for a billing address. */
  static final int NAME = 160;

  static final int STREET = 120;
  static final int NUMBER = 16;
  static final int TOWN = 80;

  private static final List<String> COUNTRIES = List.of(Locale.getISOCountries());

  private AddressForm() {}

  /** Empty, with the errors noted, if it is not complete. */
  static Optional<PostalAddress> read(Form form) {
    PostalAddress address =
        new PostalAddress(
            form.required("name", NAME),
            form.optional("street", STREET),
            form.optional("houseNumber", NUMBER),
            form.optional("postcode", NUMBER),
            form.required("town", TOWN),
            form.choice("country", COUNTRIES).orElse(""));
    return form.hasErrors() ? Optional.empty() : Optional.of(address);
  }

  /** Whether it was this form that was sent, among those of a page. */
  static boolean isSent(Form form) {
    return form.names().contains("town");
  }

  /** What is shown: what was sent, or else the address as it is. */
  static Form shown(Exchange x, Form form, Optional<PostalAddress> now) {
    if (isSent(form)) {
      return form;
    }
    return now.map(
            a ->
                Form.of(
                    Map.of(
                        "name", a.name(),
                        "street", a.street(),
                        "houseNumber", a.houseNumber(),
                        "postcode", a.postalCode(),
                        "town", a.town(),
                        "country", a.country()),
                    x.text()))
        .orElse(Form.empty(x.text()));
  }

  /** Name, street, number, postcode, town and country, as a page shows them. */
  static List<Field> fields(Exchange x, Form form) {
    return fields(x, form, "address.name");
  }

  /**
   * @param name key of what the name is called
   */
  static List<Field> fields(Exchange x, Form form, String name) {
    Text t = FinancePages.text(x);
    return List.of(
        Ui.field("name", t.get(name)).mandatory().longest(NAME).anyScript().in(form),
        Ui.field("street", t.get("address.street")).longest(STREET).anyScript().in(form),
        Ui.field("houseNumber", t.get("address.number")).longest(NUMBER).in(form),
        Ui.field("postcode", t.get("address.postcode")).longest(NUMBER).in(form),
        Ui.field("town", t.get("address.town")).mandatory().longest(TOWN).anyScript().in(form),
        Ui.select("country", t.get("address.country"), countries(x)).mandatory().in(form));
  }

  /** Names by code in the reader's language, with an empty choice first. */
  private static SequencedMap<String, String> countries(Exchange x) {
    Locale locale = x.language().locale();
    SequencedMap<String, String> names = new LinkedHashMap<>();
    names.put("", "");
    Arrays.stream(Locale.getISOCountries())
        .map(code -> Map.entry(code, Locale.of("", code).getDisplayCountry(locale)))
        .sorted(Comparator.comparing(Map.Entry::getValue, Collator.getInstance(locale)))
        .forEach(country -> names.put(country.getKey(), country.getValue()));
    return names;
  }
}
