package metropolis.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import metropolis.platform.config.ConfigException;
import metropolis.platform.values.Money;
import metropolis.registration.programme.BankCharges;
import metropolis.registration.programme.Dunning;
import metropolis.registration.programme.Programme;
import metropolis.registration.programme.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConferenceFileTest {
  private static final Path SHIPPED = Path.of("../examples/metropolis-2004/conference.yaml");

  @TempDir private Path directory;

  @Test
  void the_shipped_example_is_a_whole_conference() {
    Programme programme = ConferenceFile.read(SHIPPED);

    assertThat(programme.categories()).hasSizeGreaterThanOrEqualTo(6);
    assertThat(programme.sessions()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(programme.registrationOpens()).isEqualTo(Instant.parse("2004-02-02T08:00:00Z"));
    assertThat(programme.creditor().iban()).isEqualTo("CH4431999123000889012");
    assertThat(programme.bankCharges())
        .isEqualTo(new BankCharges(List.of(Money.of(3000, "CHF")), false));
    assertThat(programme.secondPersonAbove())
        .containsExactly(Money.of(100000, "CHF"), Money.of(100000, "EUR"));
  }

  @Test
  void tax_and_languages_of_letters_are_those_of_the_category_or_of_the_conference()
      throws IOException {
    String text =
        Files.readString(SHIPPED)
            .replace("vat:\n", "vatRate: 8.1\nvat:\n")
            .replace("colour: \"#7a5a00\"", "colour: \"#7a5a00\"\n    vatRate: 2.6")
            .replace("bank: PostFinance", "bank: PostFinance\n  uid: CHE-123.456.788");

    Programme programme = ConferenceFile.read(text.getBytes(StandardCharsets.UTF_8));

    assertThat(programme.vat().rate()).isEqualTo(810);
    assertThat(programme.category("student").orElseThrow().vat().orElseThrow().rate())
        .isEqualTo(260);
    assertThat(programme.category("ngo").orElseThrow().vat()).isEmpty();
    assertThat(programme.letterLanguages()).containsExactly("en", "fr", "de", "it");
    assertThat(programme.creditor().uid()).isEqualTo("CHE-123.456.788");
  }

  @Test
  void the_last_early_day_is_early_until_midnight_at_the_venue() {
    Programme programme = ConferenceFile.read(SHIPPED);

    assertThat(programme.tierAt(Instant.parse("2004-06-30T21:59:59.999Z"))).isEqualTo(Tier.EARLY);
    assertThat(programme.tierAt(Instant.parse("2004-06-30T22:00:00Z"))).isEqualTo(Tier.REGULAR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "currency: CHF | currency: Franken | currency: Use a code of ISO 4217",
        "approval: automatic | approval: maybe | approval: Write automatic or secretariat.",
        "timeZone: Europe/Zurich | timeZone: Genf | timeZone: Name a time zone",
        "lastDay: 2004-10-01 | lastDay: 2004-09-01 | lastDay: Put the last day on or after",
        "capacity: 12 | capacity: 0 | sessions[3].capacity: Give 1 to",
        "early: 120.00 | early: 120.005 | categories[5].fees: Give amounts with at most 2",
        "zone: venue | zone: garden park | gates[0].zone: Use 1 to 40",
        "zone: venue | zone: hall | gates[0].zone: Use one of the zones [venue, workshops], or name"
            + " hall among them.",
        "id: workshops | id: workshop | zones[1].id: Let a gate lead into the zone, or leave it",
        "antiPassBack: warn | antiPassBack: maybe | zones[1].antiPassBack: Write none, warn or"
            + " block",
        "seatsReleasedAfter: 10 | seatsReleasedAfter: 0 | zones[1].seatsReleasedAfter: Give 1 to"
            + " 1440",
        "seatsNeeded: true | seatsNeeded: false | zones[1].seatsReleasedAfter: Set seatsNeeded to"
            + " true",
        "antiPassBack: warn | categories: [vip] | zones[1].categories: Name categories among [",
        "antiPassBack: warn | days: [2004-09-26] | zones[1].days: Name days from 2004-09-27 to",
        "antiPassBack: warn | capacity: 0 | zones[1].capacity: Give 1 to 100000 people",
        "fr: Les ateliers | de: Werkstätten | zones[1].name: Add the text in fr.",
        "CHF: 30.00 | CHF: 30.005 | bankCharges.tolerance: Give an amount for each currency",
        "CHF: 30.00 | Franken: 30.00 | bankCharges.tolerance: Give an amount for each currency",
        "CHF: 30.00 | CHF: 3000.00 | bankCharges.tolerance.CHF: Give an amount from 0 to 1000",
        "CHF: 1000.00, EUR | CHF: 1.005, EUR | secondPersonAbove: Give an amount for each currency",
        "CHF: 1000.00, EUR | CHF: -1, EUR | secondPersonAbove.CHF: Give an amount from 0 to"
            + " 1000000",
        "early: 120.00 | vip: 9.00, early: 120.00 | categories[5].fees.vip:",
        "quota: 60 | vatRate: 8.125 | categories[5].vatRate: Give per cent",
        "iban: CH44 3199 9123 0008 8901 2 | iban: CH44 3199 9123 0008 8901 3 | creditor.iban:"
      })
  void a_mistake_is_named_with_file_line_and_remedy(String right, String wrong, String message)
      throws IOException {
    String spoiled = Files.readString(SHIPPED).replaceFirst(quoted(right), wrong);
    Path file = Files.writeString(directory.resolve("conference.yaml"), spoiled);

    assertThatThrownBy(() -> ConferenceFile.read(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message)
        .hasMessageMatching("(?s)conference\\.yaml:\\d+:\\d+: .*");
  }

  @Test
  void what_follows_late_payments_is_read() throws IOException {
    String text =
        Files.readString(SHIPPED)
            .replace(
                "  onSiteFrom: 2004-09-27\n",
                """
                  onSiteFrom: 2004-09-27
                  latePayment: { rule: bill-difference, graceDays: 3 }
                reminders: { afterDue: [7, 14], payWithin: 5 }
                """);

    Programme programme =
        ConferenceFile.read(Files.writeString(directory.resolve("conference.yaml"), text));

    assertThat(programme.dunning()).isEqualTo(new Dunning(OptionalInt.of(3), List.of(7, 14), 5));
    assertThat(ConferenceFile.read(SHIPPED).dunning()).isEqualTo(Dunning.STANDARD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "  latePayment: { rule: maybe } | rule: Write keep or bill-difference",
        "  latePayment: { rule: bill-difference, graceDays: 61 } | Give 0 to 60 days",
        "reminders: { afterDue: [10, 10] } | reminders.afterDue: Give at most 3 increasing",
        "reminders: { afterDue: [1, 2, 3, 4] } | reminders.afterDue: Give at most 3 increasing",
        "reminders: { afterDue: [10], payWithin: 0 } | reminders.payWithin: Give 1 to 365 days"
      },
      ignoreLeadingAndTrailingWhitespace = false)
  void what_cannot_follow_late_payments_is_named(String line, String message) throws IOException {
    String spoiled =
        Files.readString(SHIPPED)
            .replace(
                "  onSiteFrom: 2004-09-27\n",
                "  onSiteFrom: 2004-09-27\n" + line.stripTrailing() + "\n");
    Path file = Files.writeString(directory.resolve("conference.yaml"), spoiled);

    assertThatThrownBy(() -> ConferenceFile.read(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message.strip());
  }

  private static String quoted(String text) {
    return java.util.regex.Pattern.quote(text);
  }
}
