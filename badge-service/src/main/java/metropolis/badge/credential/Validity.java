package metropolis.badge.credential;

import java.time.LocalDate;

/**
 * The days on which a badge opens doors, both included, in the conference's own time zone.
 *
 * @param from not before 1970-01-01, not after {@code until}
 * @param until not after 2149-06-06: a token gives each day two bytes
 */
public record Validity(LocalDate from, LocalDate until) {

  private static final long LAST_DAY = 0xffff;

  public Validity {
    if (from.isAfter(until)) {
      throw new IllegalArgumentException("ends before it begins");
    }
    if (from.toEpochDay() < 0 || until.toEpochDay() > LAST_DAY) {
      throw new IllegalArgumentException("out of the range a token can carry");
    }
  }

  public boolean startsAfter(LocalDate day) {
    return from.isAfter(day);
  }

  public boolean endedBefore(LocalDate day) {
    return until.isBefore(day);
  }
}
