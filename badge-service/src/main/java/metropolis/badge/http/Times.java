package metropolis.badge.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import metropolis.platform.http.view.Language;

/**
 * Moments as people at the venue read them.
 *
 * @param zone of the venue
 */
public record Times(ZoneId zone, Language language) {

  /** As in "09:12". */
  public String time(Instant moment) {
    return DateTimeFormatter.ofPattern("HH:mm").withZone(zone).format(moment);
  }

  /** As in "27 Sep 2004, 09:12". */
  public String full(Instant moment) {
    return DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", language.locale())
        .withZone(zone)
        .format(moment);
  }

  public String day(LocalDate day) {
    return DateTimeFormatter.ofPattern("d MMMM uuuu", language.locale()).format(day);
  }
}
