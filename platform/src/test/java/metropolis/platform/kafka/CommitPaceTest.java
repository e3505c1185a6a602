package metropolis.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommitPaceTest {

  private final CommitPace pace = new CommitPace();

  @Test
  void nothing_is_committed_that_nobody_waits_for() {
    assertThat(pace.due(1_000)).isFalse();
  }

  @Test
  void a_command_that_did_not_queue_is_committed_at_once() {
    commitAt(1_000);
    pace.await(1_009, 1_010);

    assertThat(pace.due(1_010)).isTrue();
  }

  @Test
  void a_commit_is_asked_for_once() {
    commitAt(1_000);

    assertThat(pace.due(2_000)).isFalse();
  }

  @Test
  void a_command_that_queued_holds_the_transaction_open_as_long_for_others() {
    commitAt(1_000);
    pace.await(990, 1_010);
    pace.await(1_018, 1_018);

    assertThat(pace.due(1_019)).isFalse();
    assertThat(pace.due(1_020)).isTrue();
  }

  @Test
  void nobody_is_waited_for_when_nothing_comes_any_more() {
    commitAt(1_000);
    pace.await(950, 1_010);

    assertThat(pace.due(1_010 + CommitPace.QUIET - 1)).isFalse();
    assertThat(pace.due(1_010 + CommitPace.QUIET)).isTrue();
  }

  @Test
  void one_without_a_queue_does_not_shorten_the_wait_for_those_behind_another() {
    commitAt(1_000);
    pace.await(990, 1_010);
    pace.await(1_018, 1_018);

    assertThat(pace.due(1_019)).isFalse();
  }

  @Test
  void the_longest_queue_makes_nobody_wait_for_ever() {
    commitAt(1_000_000);
    pace.await(1_000, 1_000_010);

    assertThat(pace.due(1_000_000 + CommitPace.LONGEST_GAP)).isTrue();
  }

  @Test
  void a_senders_clock_that_is_ahead_does_not_end_the_sharing() {
    commitAt(1_000);
    pace.await(60_000, 1_001);

    assertThat(pace.due(1_000 + CommitPace.SHORTEST_GAP - 1)).isFalse();
    assertThat(pace.due(1_000 + CommitPace.SHORTEST_GAP)).isTrue();
  }

  @Test
  void what_is_only_followed_is_committed_together_after_a_while() {
    commitAt(1_000);
    pace.follow(5_000);
    pace.follow(5_150);

    assertThat(pace.due(5_000 + CommitPace.FOLLOWED_GAP - 1)).isFalse();
    assertThat(pace.due(5_000 + CommitPace.FOLLOWED_GAP)).isTrue();
    assertThat(pace.awaited()).isFalse();
  }

  @Test
  void what_is_only_followed_goes_with_a_command_that_comes_meanwhile() {
    commitAt(1_000);
    pace.follow(5_000);
    pace.await(5_050, 5_050);

    assertThat(pace.due(5_050)).isTrue();
    assertThat(pace.due(5_000 + CommitPace.FOLLOWED_GAP)).isFalse();
  }

  private void commitAt(long now) {
    pace.await(now, now);
    assertThat(pace.due(now)).isTrue();
  }
}
