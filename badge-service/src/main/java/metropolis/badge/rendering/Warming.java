package metropolis.badge.rendering;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A badge of nobody, for the first time that anything is drawn. */
final class Warming {

  private static final LocalDate SOME_DAY = LocalDate.of(2004, 9, 27);

  private Warming() {}

  /** Of no conference: the template that is built in draws it. */
  static Stationery stationery() {
    return new Stationery(
        "",
        Map.of("en", "Conference of nobody"),
        Map.of(),
        "Hall",
        "Town",
        SOME_DAY,
        SOME_DAY.plusDays(1),
        List.of("en"),
        Map.of(),
        List.of(),
        Map.of());
  }

  /** Letters of one script: a face of every other is read when somebody needs it. */
  static Wearer wearer() {
    return new Wearer(
        "Nemo Nobody",
        Optional.empty(),
        "",
        "Nemo",
        "Nobody",
        "",
        "Institute of Nothing at All",
        "",
        "CH",
        "en",
        List.of(),
        Optional.empty());
  }
}
