package metropolis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import metropolis.payment.statement.Sample;
import metropolis.platform.values.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Finance describes the CSV of its bank, without JavaScript. */
class ProfileRoutesTest {

  private static final String PAGE = "/" + Wire.CONFERENCE + "/finance/csv-profiles";
  private static final String STATEMENTS = "/api/payment/" + Wire.CONFERENCE + "/statements";
  private static final byte[] FILE =
      "When;How much;What\n14.06.2004;450.00;fee\n31.02.2004;1.00;no such day\n"
          .getBytes(StandardCharsets.UTF_8);

  private Site site;

  @BeforeEach
  void start() throws Exception {
    site = new Site();
    site.wire.announced();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void a_layout_that_is_kept_is_recognised_from_then_on() throws Exception {
    assertThat(site.programAs(Role.FINANCE).post(STATEMENTS, FILE).statusCode()).isEqualTo(400);

    var kept = send("keep", "Example Bank", "How much", new byte[0]);

    assertThat(kept.statusCode()).isIn(200, 303);
    assertThat(site.get(STATEMENTS).statusCode()).isEqualTo(200);
    assertThat(site.post(STATEMENTS, FILE).body())
        .contains("\"format\":\"csv-example-bank\"", "\"newLines\":1", "date-unreadable");
  }

  @Test
  void a_sample_shows_what_would_be_booked_and_books_nothing() throws Exception {
    var page = send("preview", "Example Bank", "How much", FILE);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("The sample gives 1 movements", "450.00", "no such day", "value=\"How much\"");
    assertThat(site.wire.office().books().lines()).isEmpty();
    assertThat(site.wire.office().books().profiles()).isEmpty();
  }

  @Test
  void what_is_wrong_is_told_beside_the_field() throws Exception {
    assertThat(send("preview", "Example Bank", "", FILE).body())
        .contains("Name the column of the amount");
    assertThat(send("preview", "Example Bank", "Betrag", FILE).body())
        .contains("No row of the file has all of these headings");
    assertThat(send("preview", "Example Bank", "How much", new byte[0]).body())
        .contains("The file is empty");
    assertThat(send("keep", "UBS", "How much", new byte[0]).body())
        .contains("A ready-made layout has this name");
  }

  @Test
  void a_layout_can_be_removed_and_what_was_booked_by_it_stays() throws Exception {
    send("keep", "Example Bank", "How much", new byte[0]);
    site.programAs(Role.FINANCE).post(STATEMENTS, FILE);

    site.as(Role.FINANCE).fillIn(PAGE, PAGE + "/example-bank/drop");

    assertThat(site.wire.office().books().profiles()).isEmpty();
    assertThat(site.wire.office().books().lines()).hasSize(1);
  }

  @Test
  void ready_made_layouts_need_no_description() throws Exception {
    var page = site.as(Role.FINANCE).page(PAGE + "?lang=fr");

    assertThat(page.body()).contains("PostFinance", "Raiffeisen", "CSV de votre banque");
    assertThat(
            site.programAs(Role.FINANCE)
                .post(STATEMENTS, Sample.bytes("story-postfinance.csv"))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_program_makes_tries_lists_and_removes_a_layout() throws Exception {
    String api = "/api/payment/" + Wire.CONFERENCE + "/csv-profiles";
    String layout =
        """
        {"name":"Example Bank","columns":[
          {"column":"booking-date","headings":["When"]},
          {"column":"amount","headings":["How much"]},
          {"column":"text","headings":["What"]}],
         "dates":["dd.MM.uuuu"],"decimals":".","continued":false,"footers":[],"currency":"CHF"}
        """;

    var kept = site.programAs(Role.FINANCE).put(api + "/example-bank", layout);

    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
    assertThat(site.get(api).body())
        .contains("\"id\":\"example-bank\",\"readyMade\":false", "\"id\":\"ubs\"");
    assertThat(site.post(api + "/example-bank/preview", "text/csv", FILE).body())
        .contains("\"total\":1", "\"bookingDate\"");
    assertThat(site.wire.office().books().lines()).isEmpty();
    assertThat(site.put(api + "/example-bank", layout.replace("booking-date", "day")).body())
        .contains("columns", "booking-date");
    assertThat(site.put(api + "/ubs", layout).statusCode()).isEqualTo(409);
    assertThat(site.delete(api + "/example-bank").statusCode()).isEqualTo(200);
    assertThat(site.wire.office().books().profiles()).isEmpty();
  }

  private HttpResponse<String> send(String action, String name, String amount, byte[] sample)
      throws Exception {
    return site.as(Role.FINANCE)
        .upload(
            PAGE,
            PAGE,
            "sample",
            sample,
            "action",
            action,
            "name",
            name,
            "booking-date",
            "When",
            "amount",
            amount,
            "text",
            "What",
            "separator",
            "auto",
            "encoding",
            "auto",
            "dates",
            "dd.MM.uuuu",
            "decimals",
            ".",
            "currency-code",
            "CHF");
  }
}
