package metropolis.payment.matching;

import static metropolis.payment.matching.Desk.ANA;
import static metropolis.payment.matching.Desk.BASHIR;
import static metropolis.payment.matching.Desk.REFERENCE;
import static metropolis.payment.matching.Desk.chf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {

  private final Desk desk = new Desk().open(ANA, REFERENCE, 45000).open(BASHIR, 35000);

  @Test
  void it_tells_what_would_be_allocated_and_changes_nothing() {
    List<Incoming> waiting =
        List.of(
            payment("L1", 45000, "", "invoice 2004-000012"),
            payment("L2", 999, "", "who knows"),
            payment("L3", 35000, "", "2004-000013"));

    List<Trial.Change> changes = Trial.run(waiting, desk.index, desk.policy);

    assertThat(changes).extracting(Trial.Change::lineKey).containsExactly("L1", "L3");
    assertThat(Trial.run(waiting, desk.index, desk.policy)).isEqualTo(changes);
  }

  @Test
  void what_one_payment_takes_is_not_there_for_the_next() {
    List<Incoming> waiting =
        List.of(payment("L1", 45000, REFERENCE, ""), payment("L2", 45000, REFERENCE, ""));

    assertThat(Trial.run(waiting, desk.index, desk.policy))
        .extracting(Trial.Change::lineKey)
        .containsExactly("L1");
  }

  @Test
  void charges_that_are_written_off_leave_nothing_open() {
    desk.charging(3000, true);
    List<Incoming> waiting =
        List.of(payment("L1", 44000, REFERENCE, ""), payment("L2", 1000, REFERENCE, ""));

    assertThat(Trial.run(waiting, desk.index, desk.policy))
        .extracting(Trial.Change::lineKey)
        .containsExactly("L1");
  }

  private static Incoming payment(String key, long minor, String reference, String text) {
    return new Incoming(key, chf(minor), reference, new Wording("", "", text));
  }
}
