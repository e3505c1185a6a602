package metropolis.registration.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

/**
 * A part of the venue that is entered and counted as one, as people call it.
 *
 * @param rules who may enter, and how many
 */
public record Zone(String id, LocalText name, Rules rules) {

  /** What a zone does about a badge that comes in while it is inside. */
  public enum AntiPassBack {
    NONE,
    WARN,
    BLOCK
  }

  /**
   * @param categories who may enter; everybody if empty
   * @param days on which it is open; all if empty
   * @param capacity most people inside at once
   * @param seatsNeeded whether sessions with seats admit only those who have one
   * @param seatsReleasedAfter minutes after the start when seats nobody took are given away
   */
  public record Rules(
      List<String> categories,
      List<LocalDate> days,
      OptionalInt capacity,
      boolean seatsNeeded,
      AntiPassBack antiPassBack,
      OptionalInt seatsReleasedAfter) {

    public static final Rules NONE =
        new Rules(
            List.of(),
            List.of(),
            OptionalInt.empty(),
            false,
            AntiPassBack.BLOCK,
            OptionalInt.empty());

    public Rules {
      categories = List.copyOf(categories);
      days = List.copyOf(days);
    }
  }

  /** Open to all. */
  public Zone(String id, LocalText name) {
    this(id, name, Rules.NONE);
  }
}
