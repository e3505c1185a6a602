package metropolis.payment.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.codecrete.qrbill.generator.Payments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentReferenceTest {

  private static final Iban QR_IBAN = new Iban("CH4431999123000889012");
  private static final Iban IBAN = new Iban("CH9300762011623852957");

  @Test
  void a_qr_iban_gets_a_qr_reference() {
    var reference = PaymentReference.ofInvoice(QR_IBAN, "metropolis-2004", 2004, 1);

    assertThat(reference).isInstanceOf(QrReference.class);
    assertThat(Payments.isValidQRReference(reference.value())).isTrue();
  }

  @Test
  void another_account_gets_a_creditor_reference() {
    var reference = PaymentReference.ofInvoice(IBAN, "metropolis-2004", 2004, 1);

    assertThat(reference).isInstanceOf(CreditorReference.class);
    assertThat(Payments.isValidISO11649Reference(reference.value())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CH4431999123000889012", "CH9300762011623852957"})
  void no_two_invoices_share_a_reference(String account) {
    Set<String> seen = new HashSet<>();
    for (String conference : new String[] {"metropolis-2004", "metropolis-2005"}) {
      for (int year = 2004; year < 2006; year++) {
        for (int sequence = 1; sequence <= 500; sequence++) {
          seen.add(
              PaymentReference.ofInvoice(new Iban(account), conference, year, sequence).value());
        }
      }
    }

    assertThat(seen).hasSize(2 * 2 * 500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "210000000003139471430009017",
        "21 00000 00003 13947 14300 09017",
        "RF18 5390 0754 7034",
        "rf18539007547034"
      })
  void is_recognised_by_its_shape_however_it_is_written(String text) {
    assertThat(PaymentReference.parse(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "000000000000000000000000000",
        "210000000003139471430009018",
        "RF19 5390 0754 7034",
        "RF18",
        "NOTPROVIDED",
        "2100000000031394714300090170"
      })
  void is_not_recognised_with_a_wrong_digit_or_length(String text) {
    assertThat(PaymentReference.parse(text)).isEmpty();
  }

  @Test
  void any_single_wrong_digit_is_noticed() {
    String good = PaymentReference.ofInvoice(QR_IBAN, "metropolis-2004", 2004, 42).value();

    for (int place = 0; place < good.length(); place++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        String changed = good.substring(0, place) + digit + good.substring(place + 1);
        assertThat(PaymentReference.parse(changed).isPresent()).isEqualTo(changed.equals(good));
      }
    }
  }

  @Test
  void is_printed_in_groups() {
    assertThat(new QrReference("210000000003139471430009017").grouped())
        .isEqualTo("21 00000 00003 13947 14300 09017");
    assertThat(new CreditorReference("RF18539007547034").grouped())
        .isEqualTo("RF18 5390 0754 7034");
  }
}
