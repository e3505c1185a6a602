package metropolis.registration.enrolment;

import static metropolis.registration.Example.EARLY;
import static metropolis.registration.Example.profile;
import static metropolis.registration.enrolment.Given.events;
import static metropolis.registration.enrolment.Given.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Role;
import metropolis.registration.enrolment.Refusal.Code;
import metropolis.rendering.page.Portraits;
import org.junit.jupiter.api.Test;

class PhotoTest {

  private static final Actor ANA = new Actor(Role.DELEGATE, "ANA");
  private static final Actor BEN = new Actor(Role.DELEGATE, "BEN");
  private static final Photo PHOTO = new Photo(Portraits.drawn(1).bytes());
  private static final Photo OTHER = new Photo(Portraits.drawn(2).bytes());

  private final Given given = Given.conference().registered("ngo", "ANA");

  @Test
  void a_photo_changes_the_profile_and_only_its_id_is_remembered() {
    Decision decision = given.when(ANA, EARLY, new Command.SetPhoto("ANA", PHOTO));

    assertThat(events(decision)).containsExactly(new Event.ProfileChanged("ANA", Set.of("photo")));
    assertThat(given.registration("ANA").photo()).contains(PHOTO.id());
    assertThat(given.registration("ANA").profileVersion()).isEqualTo(2);
  }

  @Test
  void the_same_photo_again_changes_nothing() {
    given.and(new Command.SetPhoto("ANA", PHOTO));

    Decision decision = given.when(new Command.SetPhoto("ANA", new Photo(PHOTO.jpeg().clone())));

    assertThat(events(decision)).isEmpty();
    assertThat(given.registration("ANA").profileVersion()).isEqualTo(2);
  }

  @Test
  void another_photo_takes_its_place() {
    given.and(new Command.SetPhoto("ANA", PHOTO));

    Decision decision = given.when(new Command.SetPhoto("ANA", OTHER));

    assertThat(events(decision)).hasSize(1);
    assertThat(given.registration("ANA").photo()).contains(OTHER.id());
  }

  @Test
  void a_change_of_the_details_keeps_the_photo() {
    given.and(new Command.SetPhoto("ANA", PHOTO));

    given.when(new Command.ChangeProfile("ANA", profile("ngo", "ANNA"), OptionalInt.empty()));

    assertThat(given.registration("ANA").photo()).contains(PHOTO.id());
  }

  @Test
  void a_removed_photo_is_none() {
    given.and(new Command.SetPhoto("ANA", PHOTO));

    Decision decision = given.when(ANA, EARLY, new Command.RemovePhoto("ANA"));

    assertThat(events(decision)).containsExactly(new Event.ProfileChanged("ANA", Set.of("photo")));
    assertThat(given.registration("ANA").photo()).isEmpty();
  }

  @Test
  void removing_what_is_not_there_changes_nothing() {
    assertThat(events(given.when(new Command.RemovePhoto("ANA")))).isEmpty();
  }

  @Test
  void nobody_changes_the_photo_of_somebody_else() {
    Refusal set = refusal(given.when(BEN, EARLY, new Command.SetPhoto("ANA", PHOTO)));
    Refusal removed = refusal(given.when(BEN, EARLY, new Command.RemovePhoto("ANA")));

    assertThat(List.of(set.code(), removed.code())).containsOnly(Code.NOT_ALLOWED);
  }

  @Test
  void bytes_that_are_no_small_jpeg_are_refused() {
    for (byte[] bytes : List.of(new byte[0], new byte[500], new byte[90_000])) {
      Refusal refusal = refusal(given.when(new Command.SetPhoto("ANA", new Photo(bytes))));

      assertThat(refusal.code()).isEqualTo(Code.PHOTO_UNUSABLE);
      assertThat(refusal.field()).isEqualTo("photo");
    }
  }

  @Test
  void whoever_has_cancelled_can_take_the_photo_back_but_send_no_other() {
    given.and(new Command.SetPhoto("ANA", PHOTO));
    given.and(new Command.Cancel("ANA", CancellationReason.BY_DELEGATE, ""));

    Refusal set = refusal(given.when(new Command.SetPhoto("ANA", OTHER)));
    Decision removed = given.when(new Command.RemovePhoto("ANA"));

    assertThat(set.code()).isEqualTo(Code.WRONG_STATE);
    assertThat(events(removed)).hasSize(1);
  }

  @Test
  void an_erased_person_has_no_photo_and_gets_none() {
    given.and(new Command.SetPhoto("ANA", PHOTO));

    given.when(new Command.Erase("ANA"));

    assertThat(given.registration("ANA").photo()).isEmpty();
    assertThat(refusal(given.when(new Command.SetPhoto("ANA", PHOTO))).code())
        .isEqualTo(Code.ERASED);
  }

  @Test
  void a_photo_does_not_show_in_a_log() {
    assertThat(new Command.SetPhoto("ANA", PHOTO).toString()).hasSizeLessThan(100);
  }
}
