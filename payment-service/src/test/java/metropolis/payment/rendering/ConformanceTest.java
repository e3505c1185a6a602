package metropolis.payment.rendering;

import static metropolis.payment.rendering.Specimens.ANA;
import static metropolis.payment.rendering.Specimens.chf;
import static metropolis.payment.rendering.Specimens.open;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import metropolis.payment.ledger.Figures;
import metropolis.payment.reference.Iban;
import metropolis.payment.rendering.Letterhead.Addressee;
import metropolis.rendering.page.Archival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finance's papers as they are sent: they say that they are archival, and veraPDF agrees. */
class ConformanceTest {

  private final FinancePdf pdf = new FinancePdf();

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr", "de", "it"})
  void every_paper_conforms_in_every_language(String language) {
    Figures part = new Figures(chf(20000), chf(5000), chf(0), chf(20000));
    for (FinanceDocument paper :
        List.of(
            Specimens.invoice(language, ANA, open(45000), 810),
            Specimens.invoice(language, ANA, part, 810),
            Specimens.group(language, 45, 810),
            Specimens.reminder(language, ANA, 3),
            Specimens.creditNote(language, ANA),
            Specimens.receipt(language, ANA))) {
      assertConforms(paper);
    }
  }

  @Test
  void so_does_an_invoice_to_a_payer_of_any_script() {
    for (Addressee addressee : Specimens.NAMES) {
      assertConforms(Specimens.invoice("en", addressee, open(45000), 0));
    }
  }

  @Test
  void so_does_an_invoice_without_a_payment_part() {
    assertConforms(
        Specimens.invoice(new Iban("DE89370400440532013000"), "en", ANA, open(45000), 0));
  }

  private void assertConforms(FinanceDocument paper) {
    byte[] drawn = pdf.draw(paper);
    String name = paper.getClass().getSimpleName() + " " + paper.head().addressee().country();
    assertThat(new String(drawn, StandardCharsets.ISO_8859_1))
        .as(name)
        .contains("<pdfaid:part>2</pdfaid:part>", "<pdfuaid:part>1</pdfuaid:part>");
    assertThat(Archival.faults(drawn)).as(name).isEmpty();
  }
}
