package metropolis.badge.rendering;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;

/**
 * What a certificate of attendance says. Immutable.
 *
 * @param code printed on the badge, by which the certificate is found again
 * @param days on which the wearer was there
 * @param sessions that the wearer was in, in their order; the days are told if there is none
 * @param issued the day it is issued on
 * @param wording its words, in its language
 */
public record Certificate(
    Wearer wearer,
    String code,
    SortedSet<LocalDate> days,
    List<Stationery.Session> sessions,
    LocalDate issued,
    Wording wording) {

  /**
   * The words of a language.
   *
   * @param locale of dates
   */
  public record Wording(String language, Locale locale, Texts texts) {

    String get(String key, Object... arguments) {
      return texts.get("certificate." + key, arguments);
    }
  }

  /** Texts by their keys. */
  @FunctionalInterface
  public interface Texts {
    String get(String key, Object... arguments);
  }

  public Certificate {
    sessions = List.copyOf(sessions);
  }
}
