package metropolis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import metropolis.payment.statement.CamtFile;
import metropolis.platform.values.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** It is 14 June 2004, and one registration was invoiced. */
class PeriodRoutesTest {

  private static final String API = "/api/payment/metropolis-2004";
  private static final String PAGE = "/metropolis-2004/finance/periods";

  private Site site;

  @BeforeEach
  void start() throws Exception {
    site = new Site();
    site.wire.announced().registered("R1").accepted("R1", 45000);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void a_program_closes_a_period_and_finds_it_closed() throws Exception {
    var answer =
        site.programAs(Role.FINANCE)
            .postJson(API + "/periods", utf8("{\"through\":\"2004-05-31\"}"));

    assertThat(answer.body()).contains("period-closed");
    assertThat(site.get(API + "/periods").body()).contains("\"through\":\"2004-05-31\"", "finance");
  }

  @ParameterizedTest
  @CsvSource({"2004-06-14, 409, period-not-over", "2004-02-30, 400, $.through"})
  void a_day_that_cannot_be_closed_is_refused_by_name(String day, int status, String words)
      throws Exception {
    var answer =
        site.programAs(Role.FINANCE)
            .postJson(API + "/periods", utf8("{\"through\":\"" + day + "\"}"));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(words);
  }

  @Test
  void the_accounts_add_up_at_the_end_of_a_day() throws Exception {
    site.programAs(Role.FINANCE);

    String before = site.get(API + "/accounts?asOf=2004-06-13").body();
    String today = site.get(API + "/accounts").body();

    assertThat(before).isEqualTo("{\"asOf\":\"2004-06-13\",\"sheets\":[]}");
    assertThat(today)
        .contains(
            "\"holds\":true",
            "\"account\":\"receivables\",\"debits\":{\"minor\":45000,",
            "\"balance\":{\"minor\":-45000,\"currency\":\"CHF\"}");
  }

  @Test
  void the_journal_has_no_amount_below_zero() throws Exception {
    byte[] file =
        CamtFile.of(CamtFile.payment("B1", "12.50", "", "Somebody").replace("CRDT", "DBIT"));
    site.programAs(Role.FINANCE).post(API + "/statements", file);

    String journal = site.get(API + "/journal.csv").body();

    assertThat(journal.lines().skip(1))
        .hasSize(3)
        .allMatch(row -> row.contains(",CHF,") && !row.contains("-12.50"))
        .anyMatch(row -> row.contains("unallocated,bank,CHF,12.50"));
  }

  @ParameterizedTest
  @CsvSource({API + "/accounts", API + "/journal.csv", PAGE})
  void a_day_that_there_is_not_is_refused(String path) throws Exception {
    var answer = site.programAs(Role.FINANCE).page(path + "?asOf=2004-06-31");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("2004-09-30");
  }

  @Test
  void finance_closes_a_period_by_its_page() throws Exception {
    var answer = site.as(Role.FINANCE).fillIn(PAGE, PAGE, "through", "2004-05-31", "sure", "true");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(site.page(PAGE).body()).contains("The period is closed.", "31 May 2004");
  }

  @ParameterizedTest
  @CsvSource({
    "2004-06-14, true, give a day before today",
    "2004-05-31, false, tick this",
    "31.05.2004, true, Give a day"
  })
  void a_closing_filled_in_badly_is_shown_again_and_closes_nothing(
      String day, boolean sure, String words) throws Exception {
    String[] fields =
        sure ? new String[] {"through", day, "sure", "true"} : new String[] {"through", day};

    var answer = site.as(Role.FINANCE).fillIn(PAGE, PAGE, fields);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("error-summary", words, "value=\"" + day + "\"");
    assertThat(site.wire.office().books().closings()).isEmpty();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
