package metropolis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import metropolis.platform.values.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PapersRoutesTest extends PaymentStory {

  private static final String[] ADDRESS = {
    "name",
    "東京大学",
    "street",
    "本郷",
    "houseNumber",
    "7-3-1",
    "postcode",
    "113-8654",
    "town",
    "文京区",
    "country",
    "JP"
  };

  @Test
  void a_paid_invoice_gives_the_delegate_and_finance_a_receipt() throws Exception {
    String token = site.tokens.sign("invoice", "R1");
    String none = "/metropolis-2004/invoice/" + token + "/receipt.pdf";
    assertThat(site.get(none).statusCode()).isEqualTo(404);
    site.wire.send(Wire.statement("S1", Wire.credit("L1", 45000, reference("R1"))));

    for (String path :
        new String[] {
          none, PAGES + "/invoices/2004-000001/receipt.pdf", API + "/invoices/2004-000001/receipt"
        }) {
      if (path.startsWith(API)) {
        site.programAs(Role.FINANCE);
      } else {
        site.as(Role.FINANCE);
      }
      var receipt = site.file(path);
      assertThat(receipt.headers().firstValue("Content-Disposition").orElse(""))
          .as(path)
          .contains("receipt-2004-000001-R1.pdf");
    }
    assertThat(site.page("/metropolis-2004/invoice/" + token + "/papers").body())
        .contains("Receipt 2004-000001-R1 (PDF)")
        .doesNotContain("Address it to an institution");
    assertThat(site.get(API + "/invoices/2004-000001").body())
        .contains("\"receipt\":\"2004-000001-R1\"");
  }

  @Test
  void a_registration_that_ended_gives_a_credit_note() throws Exception {
    site.wire.cancelled("R2");

    var note = site.as(Role.FINANCE).file(PAGES + "/invoices/2004-000002/credit-notes/1.pdf");

    assertThat(note.headers().firstValue("Content-Disposition").orElse(""))
        .contains("credit-note-2004-000002-C1.pdf");
    assertThat(site.page(PAGES + "/invoices/2004-000002").body())
        .contains("Credit note 2004-000002-C1 of CHF 450.00");
    for (String wrong : new String[] {"0.pdf", "2.pdf", "x", "-1"}) {
      assertThat(site.get(PAGES + "/invoices/2004-000002/credit-notes/" + wrong).statusCode())
          .isEqualTo(404);
    }
    String token = site.tokens.sign("invoice", "R2");
    assertThat(site.file("/metropolis-2004/invoice/" + token + "/credit-notes/1.pdf").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void the_delegate_addresses_the_invoice_to_an_institution(String language) throws Exception {
    String page = "/metropolis-2004/invoice/" + site.tokens.sign("invoice", "R1") + "/papers";
    String shown = page + "?lang=" + language;

    var answer = site.fillIn(shown, page, ADDRESS);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(site.page(page).body()).contains("value=\"東京大学\"");
    assertThat(site.as(Role.FINANCE).page(PAGES + "/invoices/2004-000001").body())
        .contains("東京大学", language.equals("en") ? "by the delegate" : "par");
  }

  @Test
  void an_address_filled_in_badly_is_shown_again() throws Exception {
    String page = "/metropolis-2004/invoice/" + site.tokens.sign("invoice", "R1") + "/papers";

    var answer = site.fillIn(page, page, "name", "", "town", "x".repeat(81), "country", "XX");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("error-summary");
    assertThat(site.wire.office().dossiers().readdressed("2004-000001")).isEmpty();
  }

  @Test
  void finance_addresses_an_invoice_anew_until_it_is_settled() throws Exception {
    String page = PAGES + "/invoices/2004-000001";
    var first = site.as(Role.FINANCE).fillIn(page, page + "/address", ADDRESS);
    assertThat(first.statusCode()).isEqualTo(303);
    assertThat(site.page(page).body())
        .contains("東京大学", "by Priya Nair, finance", "Nothing: its letters are Latin");
    site.wire.send(Wire.statement("S1", Wire.credit("L1", 45000, reference("R1"))));
    site.programAs(Role.FINANCE);
    String body = "{\"name\":\"IOM\",\"town\":\"Genève\",\"country\":\"CH\"}";

    assertThat(site.post(API + "/invoices/2004-000001/addressee", body).body())
        .contains("invoice-settled");
    assertThat(site.post(API + "/invoices/2004-000002/addressee", body).body())
        .isEqualTo("{\"code\":\"invoice-readdressed\"}");
    assertThat(
            site.post(API + "/invoices/2004-000002/addressee", body.replace("CH", "XX"))
                .statusCode())
        .isEqualTo(400);
    assertThat(site.get(API + "/invoices/2004-000002").body())
        .contains("\"addressee\":\"IOM\"", "\"shortCode\":\"");
  }
}
