package metropolis.registration.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import metropolis.platform.http.Spreadsheet;
import metropolis.registration.enrolment.BillingAddress;
import metropolis.registration.enrolment.Profile;
import metropolis.registration.enrolment.Registration;
import metropolis.registration.enrolment.Seat;
import metropolis.registration.enrolment.Status;

/**
 * The list as a file for a spreadsheet: RFC 4180 in UTF-8, with a byte order mark, since without it
 * Excel takes UTF-8 for Windows-1252 and spoils the names.
 */
final class RosterCsv {
  private static final List<String> HEADERS =
      List.of(
          "registration",
          "status",
          "submitted",
          "fee",
          "invoice",
          "badge",
          "category",
          "title",
          "given_name",
          "family_name",
          "latin_given_name",
          "latin_family_name",
          "badge_name",
          "pronouns",
          "organisation",
          "position",
          "country",
          "email",
          "language",
          "sessions",
          "waiting_for",
          "dietary",
          "access_needs",
          "billing_name",
          "billing_street",
          "billing_house_number",
          "billing_postcode",
          "billing_town",
          "billing_country");

  private RosterCsv() {}

  static void write(List<Registration> registrations, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write('\uFEFF');
    line(HEADERS, writer);
    for (Registration r : registrations) {
      line(fields(r), writer);
    }
    writer.flush();
  }

  private static List<String> fields(Registration r) {
    Optional<Profile> p = r.profile();
    Optional<BillingAddress> b = p.flatMap(Profile::billing);
    List<String> fields = new ArrayList<>();
    fields.add(r.id());
    fields.add(r.status().code());
    fields.add(r.submitted().toString());
    fields.add(fee(r.status()));
    fields.add(r.invoice().map(i -> i.number()).orElse(""));
    fields.add(r.badge().filter(it -> it.valid()).map(it -> "valid").orElse(""));
    fields.add(r.category());
    fields.add(p.map(Profile::title).orElse(""));
    fields.add(p.map(Profile::givenName).orElse(""));
    fields.add(p.map(Profile::familyName).orElse(""));
    fields.add(p.map(Profile::latinGivenName).orElse(""));
    fields.add(p.map(Profile::latinFamilyName).orElse(""));
    fields.add(p.map(Profile::badgeName).orElse(""));
    fields.add(p.map(Profile::pronouns).orElse(""));
    fields.add(p.map(Profile::organisation).orElse(""));
    fields.add(p.map(Profile::position).orElse(""));
    fields.add(p.map(Profile::country).orElse(""));
    fields.add(p.map(Profile::email).orElse(""));
    fields.add(p.map(Profile::language).orElse(""));
    fields.add(seats(r, Seat.Granted.class));
    fields.add(seats(r, Seat.Waiting.class));
    fields.add(p.map(Profile::dietary).orElse(""));
    fields.add(p.map(Profile::access).orElse(""));
    fields.add(b.map(BillingAddress::name).orElse(""));
    fields.add(b.map(BillingAddress::street).orElse(""));
    fields.add(b.map(BillingAddress::houseNumber).orElse(""));
    fields.add(b.map(BillingAddress::postcode).orElse(""));
    fields.add(b.map(BillingAddress::town).orElse(""));
    fields.add(b.map(BillingAddress::country).orElse(""));
    return fields;
  }

  private static String fee(Status status) {
    return switch (status) {
      case Status.AwaitingPayment s -> s.fee().toString();
      case Status.Confirmed s -> s.fee().toString();
      case Status.AwaitingApproval _, Status.WaitingList _, Status.Refused _, Status.Cancelled _ ->
          "";
    };
  }

  private static String seats(Registration r, Class<? extends Seat> kind) {
    return String.join(
        " ",
        r.seats().entrySet().stream()
            .filter(e -> kind.isInstance(e.getValue()))
            .map(e -> e.getKey())
            .toList());
  }

  private static void line(List<String> fields, Writer writer) throws IOException {
    StringBuilder line = new StringBuilder();
    for (String field : fields) {
      line.append(line.isEmpty() ? "" : ",").append('"').append(harmless(field)).append('"');
    }
    writer.write(line.append("\r\n").toString());
  }

  static String harmless(String field) {
    return Spreadsheet.harmless(field).replace("\"", "\"\"");
  }
}
