package metropolis.badge;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import metropolis.badge.imposition.Margins;
import metropolis.badge.printing.Printer;
import metropolis.platform.config.ConfigFile;
import metropolis.platform.config.Strict;
import metropolis.platform.values.MayBeNull;

/**
 * The file of the desk's printers. They belong to the house and not to a conference: what may be
 * reached from where the service runs, its administrator says.
 */
record PrinterFile(List<Entry> printers) {

  private static final Set<String> SCHEMES = Set.of("ipp", "ipps", "http", "https");
  private static final double LEAST = 20;
  private static final double MOST = 420;

  /**
   * @param format as templates name it; the standard one, if left out
   * @param paper as large as the badge, if left out
   * @param margins of its paper; not known, if left out
   * @param conferences all, if left out
   */
  record Entry(
      String id,
      Map<String, String> name,
      String uri,
      @MayBeNull String format,
      @MayBeNull Paper paper,
      @MayBeNull Edges margins,
      @MayBeNull List<String> conferences) {}

  /** In millimetres. */
  record Paper(double width, double height) {}

  /** In millimetres. */
  record Edges(double left, double top, double right, double bottom) {

    Optional<Margins> margins() {
      return left >= 0 && top >= 0 && right >= 0 && bottom >= 0
          ? Optional.of(new Margins(left, top, right, bottom)).filter(Margins::canBeTyped)
          : Optional.empty();
    }
  }

  /**
   * @throws metropolis.platform.config.ConfigException naming file, line and remedy of each problem
   */
  static List<Printer> read(Path file) {
    return ConfigFile.read(file, PrinterFile.class, PrinterFile::faults).printers().stream()
        .map(PrinterFile::printer)
        .toList();
  }

  private static Printer printer(Entry entry) {
    return new Printer(
        entry.id(),
        entry.name(),
        URI.create(entry.uri()),
        Optional.ofNullable(entry.format()),
        Optional.ofNullable(entry.paper())
            .map(paper -> new Printer.Size(paper.width(), paper.height())),
        Optional.ofNullable(entry.margins()).flatMap(Edges::margins),
        entry.conferences() == null ? Set.of() : Set.copyOf(entry.conferences()));
  }

  private List<Strict.Fault> faults() {
    List<Strict.Fault> faults = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < printers.size(); i++) {
      Entry entry = printers.get(i);
      String at = "$.printers[" + i + "].";
      if (!entry.id().matches("[a-z0-9][a-z0-9-]{0,39}")) {
        faults.add(new Strict.Fault(at + "id", "Give 1 to 40 of a-z, 0-9 and hyphens."));
      } else if (!ids.add(entry.id())) {
        faults.add(new Strict.Fault(at + "id", "Give each printer an id of its own."));
      }
      if (entry.name().isEmpty() || entry.name().values().stream().anyMatch(String::isBlank)) {
        faults.add(new Strict.Fault(at + "name", "Name it by language, as { en: Desk 1 }."));
      }
      if (!isAddress(entry.uri())) {
        faults.add(
            new Strict.Fault(
                at + "uri",
                "Give ipp, ipps, http or https with a host, as ipp://192.0.2.10/ipp/print,"
                    + " without user, query and fragment."));
      }
      if (entry.paper() != null
          && (!isLength(entry.paper().width()) || !isLength(entry.paper().height()))) {
        faults.add(new Strict.Fault(at + "paper", "Give 20 to 420 millimetres each way."));
      }
      marginFault(entry).ifPresent(remedy -> faults.add(new Strict.Fault(at + "margins", remedy)));
    }
    return faults;
  }

  private static Optional<String> marginFault(Entry entry) {
    if (entry.margins() == null) {
      return Optional.empty();
    }
    Optional<Margins> margins = entry.margins().margins();
    if (margins.isEmpty()) {
      return Optional.of("Give 0 to 99.9 millimetres on each side, to one decimal.");
    }
    return entry.paper() == null || margins.get().fit(entry.paper().width(), entry.paper().height())
        ? Optional.empty()
        : Optional.of("Give smaller margins: they leave nothing of the paper.");
  }

  private static boolean isLength(double millimetres) {
    return millimetres >= LEAST && millimetres <= MOST;
  }

  private static boolean isAddress(String text) {
    try {
      URI uri = new URI(text);
      return uri.getScheme() != null
          && SCHEMES.contains(uri.getScheme())
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getQuery() == null
          && uri.getFragment() == null;
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
