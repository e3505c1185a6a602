package metropolis.payment.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IbanTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CH44 3199 9123 0008 8901 2",
        "ch9300762011623852957",
        "LI21 0881 0000 2324 013A A",
        "DE89 3704 0044 0532 0130 00",
        "GB29\u00a0NWBK\u00a06016\u00a01331\u00a09268\u00a019"
      })
  void reads_a_number_as_people_write_it(String text) {
    assertThat(Iban.parse(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "CH",
        "CH44 3199 9123 0008 8901 3",
        "CH44 3199 9123 0008 8901",
        "CH44-3199-9123-0008-8901-2",
        "XX00 0000 0000 0000 000",
        "DE89 3704 0044 0532 0130 00 DE89 3704 0044 0532 0130 00"
      })
  void refuses_what_is_no_account(String text) {
    assertThat(Iban.parse(text)).isEmpty();
  }

  @Test
  void knows_a_qr_iban_by_its_institution() {
    assertThat(new Iban("CH4431999123000889012").isQrIban()).isTrue();
    assertThat(new Iban("CH9300762011623852957").isQrIban()).isFalse();
    assertThat(new Iban("DE89370400440532013000").isQrIban()).isFalse();
  }

  @Test
  void is_printed_in_groups_of_four() {
    assertThat(new Iban("CH4431999123000889012").grouped()).isEqualTo("CH44 3199 9123 0008 8901 2");
  }

  @Test
  void does_not_repeat_a_wrong_number_in_its_message() {
    assertThatThrownBy(() -> new Iban("CH0000000000000000001"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("CH00");
  }
}
