package metropolis.payment.wire;

import java.util.Optional;
import metropolis.payment.dossier.Payer;
import metropolis.payment.dossier.PostalAddress;
import metropolis.schemas.delegate.BillingAddress;
import metropolis.schemas.delegate.DelegateProfile;
import metropolis.schemas.payment.state.PayerState;
import metropolis.schemas.payment.state.PostalAddressState;

/** Payers: from the delegates' profiles only what a bill needs, and to and from the stores. */
public final class Persons {

  private Persons() {}

  public static Payer payer(DelegateProfile profile) {
    return new Payer(
        Values.shared(profile.getRegistrationId()),
        Values.shared(profile.getTitle()),
        profile.getGivenName(),
        profile.getFamilyName(),
        Optional.ofNullable(profile.getLatinGivenName()),
        Optional.ofNullable(profile.getLatinFamilyName()),
        Values.shared(profile.getOrganisation()),
        Values.shared(profile.getLanguage()),
        Optional.ofNullable(profile.getBilling()).map(Persons::address),
        Values.shared(profile.getCountry()));
  }

  public static PayerState state(Payer payer) {
    return new PayerState(
        payer.registrationId(),
        payer.title(),
        payer.givenName(),
        payer.familyName(),
        payer.latinGivenName().orElse(null),
        payer.latinFamilyName().orElse(null),
        payer.organisation(),
        payer.language(),
        payer.billing().map(Persons::state).orElse(null),
        payer.country());
  }

  public static Payer payer(PayerState state) {
    return new Payer(
        Values.shared(state.getRegistrationId()),
        Values.shared(state.getTitle()),
        state.getGivenName(),
        state.getFamilyName(),
        Optional.ofNullable(state.getLatinGivenName()),
        Optional.ofNullable(state.getLatinFamilyName()),
        Values.shared(state.getOrganisation()),
        Values.shared(state.getLanguage()),
        Optional.ofNullable(state.getBilling()).map(Persons::address),
        Values.shared(state.getCountry()));
  }

  private static PostalAddress address(BillingAddress a) {
    return Values.shared(
        new PostalAddress(
            Values.shared(a.getName()),
            Values.shared(a.getStreet()),
            Values.shared(a.getHouseNumber()),
            Values.shared(a.getPostalCode()),
            Values.shared(a.getTown()),
            Values.shared(a.getCountry())));
  }

  static PostalAddress address(PostalAddressState a) {
    return Values.shared(
        new PostalAddress(
            Values.shared(a.getName()),
            Values.shared(a.getStreet()),
            Values.shared(a.getHouseNumber()),
            Values.shared(a.getPostalCode()),
            Values.shared(a.getTown()),
            Values.shared(a.getCountry())));
  }

  static PostalAddressState state(PostalAddress a) {
    return new PostalAddressState(
        a.name(), a.street(), a.houseNumber(), a.postalCode(), a.town(), a.country());
  }
}
