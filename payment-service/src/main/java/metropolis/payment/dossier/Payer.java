package metropolis.payment.dossier;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is to pay.
 *
 * @param givenName in the person's own script, as is {@code familyName}
 * @param language tag for letters and invoices
 * @param country ISO 3166-1 alpha-2; empty if not known. Tells how the name is written
 */
public record Payer(
    String registrationId,
    String title,
    String givenName,
    String familyName,
    Optional<String> latinGivenName,
    Optional<String> latinFamilyName,
    String organisation,
    String language,
    Optional<PostalAddress> billing,
    String country) {

  public Payer {
    Objects.requireNonNull(registrationId, "registrationId");
    Objects.requireNonNull(billing, "billing");
  }

  /** Nobody by name: an institution to which an invoice for several goes. */
  public static Payer institution(PostalAddress address, String language) {
    return new Payer(
        "",
        "",
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        address.name(),
        language,
        Optional.of(address),
        address.country());
  }

  /** The name in the person's own script. */
  public String name() {
    return joined(title, givenName, familyName);
  }

  /** The name in Latin letters where it was given; otherwise as it is. */
  public String latinName() {
    return joined(title, latinGivenName.orElse(givenName), latinFamilyName.orElse(familyName));
  }

  /** Every form of the name, the person's own first. */
  public List<String> names() {
    return Stream.of(name(), latinName()).distinct().toList();
  }

  private static String joined(String... parts) {
    return String.join(" ", Stream.of(parts).filter(part -> !part.isBlank()).toList());
  }
}
