package metropolis.payment.http;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Problem;

/** Days as fields and queries give them: ISO 8601, as {@code 2004-09-30}. */
final class Days {

  private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

  private Days() {}

  /** Empty if it is no day that books could have. */
  static Optional<LocalDate> read(String text) {
    try {
      return Optional.of(LocalDate.parse(text))
          .filter(day -> !day.isBefore(EARLIEST) && !day.isAfter(LATEST));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The day a query asks for; 400 if it is none. */
  static LocalDate query(Exchange x, String name, LocalDate otherwise) {
    return x.query(name)
        .map(
            text ->
                read(text)
                    .orElseThrow(
                        () -> Problem.badRequest(name, "Give a day such as 2004-09-30.").refuse()))
        .orElse(otherwise);
  }
}
