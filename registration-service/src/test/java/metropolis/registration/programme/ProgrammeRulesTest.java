package metropolis.registration.programme;

import static metropolis.registration.Example.programme;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgrammeRulesTest {

  @Test
  void the_example_breaks_no_rule() {
    assertThat(ProgrammeRules.check(programme())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "-a", "a_b", "a", "ça", "a/b", "api", "assets"})
  void an_id_is_short_lower_case_and_no_path_of_the_site(String id) {
    Programme wrong = with(p -> p.id = id);

    List<ProgrammeProblem> problems = ProgrammeRules.check(wrong);

    assertThat(problems).extracting(ProgrammeProblem::path).contains("id");
  }

  @Test
  void a_text_missing_in_a_language_is_named() {
    Programme wrong = with(p -> p.vat = new Vat(0, LocalText.of("en", "No VAT")));

    List<ProgrammeProblem> problems = ProgrammeRules.check(wrong);

    assertThat(problems).containsExactly(new ProgrammeProblem("vat", "add the text in fr"));
  }

  @Test
  void days_in_the_wrong_order_are_named() {
    Programme wrong =
        with(
            p -> {
              p.lastDay = LocalDate.of(2004, 9, 1);
              p.sessions = List.of();
            });

    List<ProgrammeProblem> problems = ProgrammeRules.check(wrong);

    assertThat(problems).extracting(ProgrammeProblem::path).containsExactly("lastDay");
  }

  @Test
  void a_session_outside_the_days_is_named_by_its_place_in_the_list() {
    Session s = programme().sessions().getFirst();
    Session late =
        new Session(
            "late",
            s.title(),
            Instant.parse("2004-10-02T08:00:00Z"),
            Instant.parse("2004-10-02T09:00:00Z"),
            s.room(),
            s.capacity(),
            s.zone());
    Programme wrong = with(p -> p.sessions = List.of(s, late));

    List<ProgrammeProblem> problems = ProgrammeRules.check(wrong);

    assertThat(problems).extracting(ProgrammeProblem::path).containsExactly("sessions[1].starts");
  }

  @Test
  void an_id_used_twice_is_named() {
    Session s = programme().sessions().getFirst();
    Programme wrong = with(p -> p.sessions = List.of(s, s));

    List<ProgrammeProblem> problems = ProgrammeRules.check(wrong);

    assertThat(problems)
        .containsExactly(
            new ProgrammeProblem("sessions[1].id", "give another id: plenary is taken"));
  }

  @Test
  void fees_in_another_currency_are_named() {
    Programme wrong = with(p -> p.currency = Currency.getInstance("EUR"));

    List<ProgrammeProblem> problems = ProgrammeRules.check(wrong);

    assertThat(problems)
        .extracting(ProgrammeProblem::path)
        .contains("categories[0].fees", "categories[3].fees");
  }

  @Test
  void zones_need_no_names() {
    assertThat(ProgrammeRules.check(with(p -> p.zones = List.of()))).isEmpty();
  }

  @Test
  void a_gate_into_a_zone_that_is_not_among_the_named_is_refused() {
    Gate cellar = new Gate("cellar-door", programme().gates().getFirst().name(), "cellar");
    Programme wrong = with(p -> p.gates = List.of(p.gates.getFirst(), cellar));

    List<ProgrammeProblem> problems = ProgrammeRules.check(wrong);

    assertThat(problems)
        .containsExactly(
            new ProgrammeProblem(
                "gates[1].zone", "use one of the zones [venue], or name cellar among them"));
  }

  @Test
  void a_named_zone_that_no_gate_leads_into_is_refused() {
    Zone garden = new Zone("garden", programme().zones().getFirst().name());
    Programme wrong = with(p -> p.zones = List.of(p.zones.getFirst(), garden));

    List<ProgrammeProblem> problems = ProgrammeRules.check(wrong);

    assertThat(problems)
        .containsExactly(
            new ProgrammeProblem("zones[1].id", "let a gate lead into the zone, or leave it out"));
  }

  @Test
  void a_zone_is_named_once_and_in_every_language() {
    Zone half = new Zone("venue", LocalText.of("en", "The house"));
    Programme wrong = with(p -> p.zones = List.of(p.zones.getFirst(), half));

    List<ProgrammeProblem> problems = ProgrammeRules.check(wrong);

    assertThat(problems)
        .containsExactlyInAnyOrder(
            new ProgrammeProblem("zones[1].name", "add the text in fr"),
            new ProgrammeProblem("zones[1].id", "give another id: venue is taken"));
  }

  @Test
  void a_rate_of_tax_is_within_reason() {
    Programme wrong = with(p -> p.vat = new Vat(81_00, p.vat.text()));

    List<ProgrammeProblem> problems = ProgrammeRules.check(wrong);

    assertThat(problems)
        .containsExactly(new ProgrammeProblem("vatRate", "give per cent from 0 to 30, as in 8.1"));
  }

  @ParameterizedTest
  @CsvSource({"'en,fr,rm',not rm", "'fr,de',too"})
  void letters_are_written_in_languages_that_exist_and_those_of_the_pages(
      String languages, String words) {
    Programme wrong = with(p -> p.letterLanguages = List.of(languages.split(",")));

    List<ProgrammeProblem> problems = ProgrammeRules.check(wrong);

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().path()).isEqualTo("letterLanguages");
    assertThat(problems.getFirst().remedy()).contains(words);
  }

  @ParameterizedTest
  @CsvSource({
    "'',true",
    "CHE-123.456.788,true",
    "CHE123456788,true",
    "CHE-123.456.789,false",
    "CHE-12.3,false",
    "DE 136695976,true",
    "none; at all,false"
  })
  void a_number_for_tax_is_checked_where_it_can_be(String uid, boolean sound) {
    assertThat(MoneyRules.uidIsSound(uid)).isEqualTo(sound);
  }

  @ParameterizedTest
  @CsvSource({
    "CH4431999123000889012,true",
    "CH9300762011623852957,true",
    "DE89370400440532013000,true",
    "CH4431999123000889013,false",
    "CH44,false",
    "CH44 3199 9123 0008 8901 2,false"
  })
  void an_iban_is_checked_by_its_digits(String iban, boolean sound) {
    assertThat(ProgrammeRules.ibanChecks(iban)).isEqualTo(sound);
  }

  /** The fields that the tests above spoil. */
  private static final class Spoiled {
    private String id;
    private Vat vat;
    private List<String> letterLanguages;
    private Creditor creditor;
    private LocalDate lastDay;
    private Currency currency;
    private List<Session> sessions;
    private List<Gate> gates;
    private List<Zone> zones;
  }

  private static Programme with(Consumer<Spoiled> change) {
    Programme p = programme();
    Spoiled s = new Spoiled();
    s.id = p.id();
    s.vat = p.vat();
    s.letterLanguages = p.letterLanguages();
    s.creditor = p.creditor();
    s.lastDay = p.lastDay();
    s.currency = p.currency();
    s.sessions = p.sessions();
    s.gates = p.gates();
    s.zones = p.zones();
    change.accept(s);
    return new Programme(
        s.id,
        p.name(),
        p.theme(),
        p.venue(),
        p.town(),
        p.country(),
        p.timeZone(),
        p.firstDay(),
        s.lastDay,
        p.registrationOpens(),
        p.registrationCloses(),
        s.currency,
        p.languages(),
        s.letterLanguages,
        p.categories(),
        p.earlyUntil(),
        p.onSiteFrom(),
        s.sessions,
        s.gates,
        s.zones,
        s.creditor,
        p.paymentTermDays(),
        s.vat,
        p.contactEmail(),
        p.bankCharges(),
        p.dunning(),
        p.secondPersonAbove());
  }
}
