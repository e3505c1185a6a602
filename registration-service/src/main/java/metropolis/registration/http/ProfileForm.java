package metropolis.registration.http;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import metropolis.platform.http.Form;
import metropolis.platform.http.view.Text;
import metropolis.registration.enrolment.BillingAddress;
import metropolis.registration.enrolment.FieldProblem;
import metropolis.registration.enrolment.Letters;
import metropolis.registration.enrolment.Printable;
import metropolis.registration.enrolment.Profile;
import metropolis.registration.enrolment.ProfileRules;
import metropolis.registration.programme.Programme;

/** The fields of a person as a form, both ways. */
final class ProfileForm {

  private ProfileForm() {}

  /** What was sent, tidied; faults are found by {@link #check}. */
  static Profile read(Form form, String category) {
    return new Profile(
        category,
        line(form, "title"),
        line(form, "givenName"),
        line(form, "familyName"),
        line(form, "latinGivenName"),
        line(form, "latinFamilyName"),
        line(form, "badgeName"),
        line(form, "pronouns"),
        line(form, "organisation"),
        line(form, "position"),
        line(form, "country").toUpperCase(Locale.ROOT),
        line(form, "email"),
        billing(form),
        line(form, "language"),
        line(form, "dietary"),
        line(form, "access"),
        Optional.empty());
  }

  /** Notes on the form what is wrong, in the reader's language. */
  static void check(
      Form form, Profile profile, Programme programme, Printable printable, Words words) {
    for (FieldProblem problem : ProfileRules.check(profile, programme, printable)) {
      form.reject(
          problem.field(),
          words.get("field.remedy", words.field(problem.field()), remedy(problem, words)));
    }
  }

  static String remedy(FieldProblem problem, Words words) {
    return switch (problem.code()) {
      case "too-long" -> words.get("problem.too-long", ProfileRules.LENGTHS.get(problem.field()));
      case "not-printable" -> words.get("problem.not-printable", problem.detail());
      default -> words.problem(problem.code());
    };
  }

  static Form of(Profile p, int version, Text platformText) {
    Map<String, String> values = new HashMap<>();
    values.put("category", p.category());
    values.put("title", p.title());
    values.put("givenName", p.givenName());
    values.put("familyName", p.familyName());
    values.put("latinGivenName", p.latinGivenName());
    values.put("latinFamilyName", p.latinFamilyName());
    values.put("badgeName", p.badgeName());
    values.put("pronouns", p.pronouns());
    values.put("organisation", p.organisation());
    values.put("position", p.position());
    values.put("country", p.country());
    values.put("email", p.email());
    values.put("language", p.language());
    values.put("dietary", p.dietary());
    values.put("access", p.access());
    values.put("version", Integer.toString(version));
    p.billing()
        .ifPresent(
            b -> {
              values.put("billingName", b.name());
              values.put("billingStreet", b.street());
              values.put("billingHouseNumber", b.houseNumber());
              values.put("billingPostcode", b.postcode());
              values.put("billingTown", b.town());
              values.put("billingCountry", b.country());
            });
    return Form.of(values, platformText);
  }

  static List<String> sessions(Form form) {
    return form.values("sessions").stream().filter(s -> !s.isBlank()).distinct().toList();
  }

  private static Optional<BillingAddress> billing(Form form) {
    BillingAddress address =
        new BillingAddress(
            line(form, "billingName"),
            line(form, "billingStreet"),
            line(form, "billingHouseNumber"),
            line(form, "billingPostcode"),
            line(form, "billingTown"),
            line(form, "billingCountry").toUpperCase(Locale.ROOT));
    boolean empty = address.equals(new BillingAddress("", "", "", "", "", ""));
    return empty ? Optional.empty() : Optional.of(address);
  }

  private static String line(Form form, String name) {
    return Letters.tidy(form.value(name));
  }
}
