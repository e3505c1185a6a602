package metropolis.badge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import metropolis.badge.admission.Venue;
import metropolis.badge.credential.Badge;
import metropolis.badge.credential.BadgeEvent;
import metropolis.badge.credential.KeyRing;
import metropolis.badge.credential.Keys;
import metropolis.badge.credential.Story;
import metropolis.badge.printing.PrintRun;
import metropolis.badge.rendering.BadgePrinter;
import metropolis.badge.rendering.Composition;
import metropolis.badge.rendering.Stationery;
import metropolis.badge.roster.Bearer;
import metropolis.badge.template.TemplateShelf;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Role;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PressTest {

  private static final Stationery STATIONERY =
      new Stationery(
          "metropolis-2004",
          Map.of("en", "Conference"),
          Map.of(),
          "House",
          "Geneva",
          LocalDate.of(2004, 9, 27),
          LocalDate.of(2004, 10, 1),
          List.of("en"),
          Map.of(),
          List.of(),
          Map.of());
  private static final KeyRing KEYS = Keys.ring();

  @TempDir Path directory;

  private final Books.Conference conference =
      new Books.Conference("metropolis-2004", STATIONERY, Venue.UNKNOWN);
  private final BadgePrinter printer = new BadgePrinter();
  private final PrintRoom room = new PrintRoom(KEYS, printer, TemplateShelf.builtInOnly());
  private final Press.Order order =
      new Press.Order(conference, room.format("metropolis-2004", ""), Optional.empty());

  @Test
  void a_run_is_written_in_order_with_what_is_to_be_recorded() throws Exception {
    Press press = new Press(printer, room::compose, directory);
    List<Integer> progress = new ArrayList<>();

    Press.Made made = press.run(order, sheet(200), progress::add, CAUSE).orElseThrow();

    ByteArrayOutputStream client = new ByteArrayOutputStream();
    made.document().sendTo(client);
    try (PDDocument document = Loader.loadPDF(client.toByteArray())) {
      assertThat(document.getNumberOfPages()).isEqualTo(200);
    }
    assertThat(progress).isEqualTo(IntStream.rangeClosed(1, 200).boxed().toList());
    assertThat(made.drawn().drawing().pages()).isEqualTo(200);
    assertThat(made.drawn().leaves().get(122)).isEqualTo(new PrintRun.Leaf(123, 123, 1, 0));
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void the_same_run_gives_the_same_bytes() {
    Press press = new Press(printer, room::compose, directory);

    String first = hash(press);

    assertThat(hash(press)).isEqualTo(first);
  }

  @Test
  void a_failure_between_pages_gives_no_document_and_leaves_nothing() {
    AtomicInteger composed = new AtomicInteger();
    Press press =
        new Press(
            printer,
            (within, holder, format) -> {
              if (composed.incrementAndGet() > 100) {
                throw new IllegalStateException("no ink");
              }
              return room.compose(within, holder, format);
            },
            directory);

    assertThatThrownBy(() -> press.run(order, sheet(200), _ -> {}, CAUSE)).hasMessage("no ink");

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void a_run_of_which_nothing_can_be_printed_has_no_document() {
    Press press =
        new Press(
            printer,
            (_, _, _) -> new Composition.Impossible(Composition.Obstacle.NO_PERSON),
            directory);

    assertThat(press.run(order, sheet(3), _ -> {}, CAUSE)).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  private String hash(Press press) {
    Press.Made made = press.run(order, sheet(20), _ -> {}, CAUSE).orElseThrow();
    made.document().close();
    return made.drawn().drawing().sha256();
  }

  private static final Cause CAUSE =
      new Cause("c1", new Actor(Role.GATE, "gate-1"), Instant.parse("2004-09-27T06:00:00Z"));

  private static Books.RunSheet sheet(int size) {
    List<Books.RunPlace> places =
        IntStream.range(0, size)
            .mapToObj(
                at -> {
                  Books.Holder holder = holder(at);
                  return new Books.RunPlace(
                      new PrintRun.Member(
                          holder.badge().id(), 1, PrintRun.State.WAITING, PrintRun.Leaf.NONE, ""),
                      holder);
                })
            .toList();
    return new Books.RunSheet(
        new PrintRun(
            1,
            CAUSE,
            Optional.empty(),
            "",
            places.stream().map(Books.RunPlace::member).toList(),
            List.of(),
            Optional.empty()),
        places);
  }

  private static Books.Holder holder(int at) {
    String registration = "7Q2M4X9K3TAB" + String.format("%04d", at);
    Badge badge = Badge.of(List.<BadgeEvent>of(Story.issued(registration, 1)));
    Bearer bearer =
        new Bearer(
            registration,
            "ngo",
            "Person No " + at,
            Optional.empty(),
            "",
            "",
            "",
            "",
            "",
            "",
            "CH",
            "en",
            List.of());
    return new Books.Holder(
        badge, Optional.of(bearer), 1, Optional.empty(), new TreeSet<>(), OptionalInt.empty());
  }
}
