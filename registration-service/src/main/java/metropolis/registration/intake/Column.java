package metropolis.registration.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A column of the file. Its header is the name in lower case, as in {@code family_name}. */
public enum Column {
  CATEGORY(true, "category"),
  TITLE(false, "title"),
  GIVEN_NAME(false, "givenName"),
  FAMILY_NAME(true, "familyName"),
  LATIN_GIVEN_NAME(false, "latinGivenName"),
  LATIN_FAMILY_NAME(false, "latinFamilyName"),
  BADGE_NAME(false, "badgeName"),
  PRONOUNS(false, "pronouns"),
  ORGANISATION(true, "organisation"),
  POSITION(false, "position"),
  COUNTRY(true, "country"),
  EMAIL(true, "email"),
  LANGUAGE(false, "language"),
  SESSIONS(false, "sessions"),
  DIETARY(false, "dietary"),
  ACCESS_NEEDS(false, "access"),
  BILLING_NAME(false, "billingName"),
  BILLING_STREET(false, "billingStreet"),
  BILLING_HOUSE_NUMBER(false, "billingHouseNumber"),
  BILLING_POSTCODE(false, "billingPostcode"),
  BILLING_TOWN(false, "billingTown"),
  BILLING_COUNTRY(false, "billingCountry");

  private final boolean mandatory;
  private final String field;

  Column(boolean mandatory, String field) {
    this.mandatory = mandatory;
    this.field = field;
  }

  public boolean mandatory() {
    return mandatory;
  }

  /** The field of the profile that it fills. */
  public String field() {
    return field;
  }

  public String header() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Case, blanks and hyphens do not matter in a header. */
  static Optional<Column> of(String header) {
    String plain = header.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    return Arrays.stream(values()).filter(c -> c.header().equals(plain)).findFirst();
  }

  /** The header of the column that fills a field of the profile; the field itself if none does. */
  public static String headerFor(String field) {
    return Arrays.stream(values())
        .filter(c -> c.field.equals(field))
        .map(Column::header)
        .findFirst()
        .orElse(field);
  }

  static List<Column> mandatoryOnes() {
    return Arrays.stream(values()).filter(Column::mandatory).toList();
  }
}
