package metropolis.registration.wire;

import java.time.Instant;
import java.util.Optional;
import metropolis.platform.values.Shared;
import metropolis.registration.enrolment.BillingAddress;
import metropolis.registration.enrolment.Profile;
import metropolis.registration.enrolment.Registration;
import metropolis.schemas.delegate.DelegateProfile;

/** The person, both ways. */
public final class ProfileWire {

  /** The record has no word for "nobody has agreed". */
  private static final Instant NEVER = Instant.EPOCH;

  private ProfileWire() {}

  /** A registration's person with which portrait is theirs; empty once erased. */
  public static Optional<DelegateProfile> toAvro(String conference, Registration r) {
    return r.profile().map(p -> toAvro(conference, r.id(), r.profileVersion(), p, r.photo()));
  }

  /** A person as somebody entered it, who says nothing of a portrait. */
  public static DelegateProfile toAvro(
      String conference, String registrationId, int version, Profile p) {
    return toAvro(conference, registrationId, version, p, Optional.empty());
  }

  private static DelegateProfile toAvro(
      String conference, String registrationId, int version, Profile p, Optional<String> photo) {
    return new DelegateProfile(
        conference,
        registrationId,
        version,
        p.category(),
        p.title(),
        p.givenName(),
        p.familyName(),
        nullable(p.latinGivenName()),
        nullable(p.latinFamilyName()),
        p.badgeName(),
        p.organisation(),
        p.position(),
        p.country(),
        p.email(),
        p.billing()
            .map(
                b ->
                    new metropolis.schemas.delegate.BillingAddress(
                        b.name(), b.street(), b.houseNumber(), b.postcode(), b.town(), b.country()))
            .orElse(null),
        p.language(),
        p.dietary(),
        p.access(),
        p.consented().orElse(NEVER),
        p.pronouns(),
        photo.orElse(null));
  }

  public static Profile toDomain(DelegateProfile p) {
    return new Profile(
        Shared.text(p.getCategory()),
        p.getTitle(),
        p.getGivenName(),
        p.getFamilyName(),
        text(p.getLatinGivenName()),
        text(p.getLatinFamilyName()),
        p.getBadgeName(),
        p.getPronouns(),
        Shared.text(p.getOrganisation()),
        p.getPosition(),
        Shared.text(p.getCountry()),
        p.getEmail(),
        Optional.ofNullable(p.getBilling())
            .map(
                b ->
                    new BillingAddress(
                        b.getName(),
                        b.getStreet(),
                        b.getHouseNumber(),
                        b.getPostalCode(),
                        b.getTown(),
                        b.getCountry())),
        Shared.text(p.getLanguage()),
        p.getDietary(),
        p.getAccessNeeds(),
        Optional.of(p.getConsentedAt()).filter(time -> !time.equals(NEVER)));
  }

  private static String nullable(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String text(String nullable) {
    return nullable == null ? "" : nullable;
  }
}
