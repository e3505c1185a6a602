package metropolis.registration.seating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PlacesTest {

  @Test
  void the_line_moves_up_when_somebody_leaves_it() {
    Places places = new Places();
    places.queue("first", 1);
    places.queue("second", 2);

    places.release("first");

    assertThat(places.next()).contains("second");
    assertThat(places.position("second")).isOne();
  }

  @Test
  void whoever_is_granted_a_place_waits_no_more() {
    Places places = new Places();
    places.queue("first", 1);

    places.grant("first");

    assertThat(places.waiting()).isZero();
    assertThat(places.taken()).isOne();
  }

  @Test
  void a_new_ticket_is_behind_everybody() {
    Places places = new Places();
    places.queue("late", 41);

    long ticket = places.nextTicket();

    assertThat(ticket).isEqualTo(42);
  }

  @Test
  void one_ticket_for_two_is_a_bug() {
    Places places = new Places();
    places.queue("first", 1);

    assertThatThrownBy(() -> places.queue("second", 1)).isInstanceOf(IllegalStateException.class);
  }
}
