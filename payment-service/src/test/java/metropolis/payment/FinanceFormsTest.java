package metropolis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import metropolis.platform.values.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is said at the head of a form with the name of its field, and leads to it. */
class FinanceFormsTest {

  private static final String PAGES = "/metropolis-2004/finance";

  private Site site;

  @BeforeEach
  void start() throws Exception {
    site = new Site();
    site.wire.announced();
    site.wire.accepted("R1", 45000);
    site.wire.send(Wire.statement("S1", Wire.credit("L1", 45000, "")));
    site.as(Role.FINANCE);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | '' | 450.00 | f-invoice | Invoice: Please fill this in.",
        "en | 2004-000009 | 450.00 | f-invoice | Invoice: There is no invoice with this number."
            + " Check it in the list of invoices.",
        "fr | 2004-000001 | 4,50 | f-amount | Montant en CHF\u00a0: Écrivez le montant comme"
            + " 1234.50, avec un point.",
        "en | 2004-000001 | 999.00 | f-amount | Amount in CHF: This is more than is unallocated of"
            + " the line. Give at most that."
      })
  void an_allocation(String language, String invoice, String amount, String field, String words)
      throws Exception {
    String page = PAGES + "/lines/L1";

    var answer =
        site.fillIn(
            page + "?lang=" + language, page + "/allocate", "invoice", invoice, "amount", amount);

    assertNames(answer, field, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | 0.00 | speaker | f-amount | Amount in CHF: Give an amount above zero.",
        "en | 450.00 | no-such | f-reason | Reason: Please choose one of the options.",
        "fr | '' | speaker | f-amount | Montant en CHF\u00a0: Veuillez remplir ce champ."
      })
  void a_waiver(String language, String amount, String reason, String field, String words)
      throws Exception {
    String page = PAGES + "/invoices/2004-000001";

    var answer =
        site.fillIn(
            page + "?lang=" + language, page + "/waive", "amount", amount, "reason", reason);

    assertNames(answer, field, words);
  }

  @Test
  void a_statement_left_out() throws Exception {
    String page = PAGES + "/statements";

    var answer = site.fillIn(page, page);

    assertNames(answer, "f-statement", "Statement of the bank: Choose a file.");
  }

  @Test
  void what_a_page_has_no_field_for_any_more_leads_nowhere() throws Exception {
    String page = PAGES + "/lines/L1";
    String action = page + "/allocate";
    String late = site.filled(page, action, "invoice", "2004-000001", "amount", "1.00");
    site.fillIn(page, action, "invoice", "2004-000001", "amount", "450.00");

    var answer = site.form(action, late);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("error-summary", "<li>").doesNotContain("href=\"#f-");
  }

  private static void assertNames(HttpResponse<String> answer, String id, String words) {
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("role=\"alert\"")
        .contains("<a href=\"#" + id + "\">" + words + "</a>")
        .containsOnlyOnce("id=\"" + id + "\"")
        .containsPattern("aria-describedby=\"[^\"]*" + id + "-error\"")
        .containsOnlyOnce("id=\"" + id + "-error\"");
  }
}
