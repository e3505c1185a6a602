package metropolis.badge.printing;

import static metropolis.badge.credential.Story.book;
import static metropolis.badge.credential.Story.desk;
import static metropolis.badge.credential.Story.issued;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import metropolis.badge.credential.BadgeBook;
import metropolis.badge.credential.BadgeBook.Print;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.Story;

/** Three badges and the print runs that they come into. */
abstract class PrintingStory {

  static final String ONE = "7Q2M4X9K3TAB5CDE";
  static final String TWO = "8R3N5Y0M4VBC6DEF";
  static final String THREE = "9S4P6Z1N5WCD7EFG";
  final BadgeBook badges = book(issued(ONE, 1), issued(TWO, 1), issued(THREE, 1));
  final RunBook runs = new RunBook();

  static List<String> states(Printing.Outcome outcome) {
    return done(outcome).members().stream().map(member -> member.state().name()).toList();
  }

  Printing.Outcome start(String... registrations) {
    return Printing.start(
        books(),
        new Printing.Plan(
            Stream.of(registrations).map(PrintingStory::first).toList(), Optional.empty(), "a6"),
        Set.of(),
        desk("start"));
  }

  Printing.Outcome draw(int before, Map<Integer, String> leftOut, int... places) {
    LinkedHashMap<Integer, PrintRun.Leaf> leaves = new LinkedHashMap<>();
    IntStream.of(places)
        .forEach(
            place ->
                leaves.put(place, new PrintRun.Leaf(leaves.size() + 1, leaves.size() + 1, 1, 0)));
    return drawn(before, leaves, leftOut, places.length);
  }

  /** On the pages given: first and last of each. */
  Printing.Outcome drawn(int[]... pages) {
    LinkedHashMap<Integer, PrintRun.Leaf> leaves = new LinkedHashMap<>();
    for (int[] of : pages) {
      leaves.put(leaves.size(), new PrintRun.Leaf(of[0], of[1], 1, leaves.size() % 2));
    }
    return drawn(0, leaves, Map.of(), pages[pages.length - 1][1]);
  }

  Printing.Outcome drawn(
      int before,
      LinkedHashMap<Integer, PrintRun.Leaf> leaves,
      Map<Integer, String> leftOut,
      int pages) {
    return Printing.drawn(
        books(),
        new Printing.Drawn(
            1,
            before,
            new PrintRun.Drawing(
                List.of(new PrintRun.Look("a6-portrait", "1"), new PrintRun.Look("press", "v2")),
                "5a".repeat(32),
                pages,
                desk("draw" + before)),
            leaves,
            leftOut));
  }

  Printing.Outcome confirm(int drawing, int first, int last, Integer... except) {
    return Printing.confirmed(
        books(), new Printing.Pages(1, drawing, first, last, Set.of(except)), desk("confirm"));
  }

  Printing.Desk books() {
    return new Printing.Desk(runs, badges);
  }

  static Print first(String registration) {
    return new Print(id(registration), 1);
  }

  static BadgeId id(String registration) {
    return BadgeId.of(Story.CONFERENCE, registration);
  }

  static PrintRun done(Printing.Outcome outcome) {
    if (outcome instanceof Printing.Outcome.Done done) {
      return done.run();
    }
    throw new AssertionError("refused: " + outcome);
  }

  static Printing.Outcome refused(Printing.Refusal why) {
    return new Printing.Outcome.Refused(why);
  }
}
