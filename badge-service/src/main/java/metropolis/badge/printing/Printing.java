package metropolis.badge.printing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import metropolis.badge.credential.Badge;
import metropolis.badge.credential.BadgeBook;
import metropolis.badge.credential.BadgeBook.Print;
import metropolis.badge.credential.BadgeEvent;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.Imprint;
import metropolis.badge.credential.ReprintReason;
import metropolis.platform.values.Cause;

/** The rules of print runs. They return what becomes of a run, and change nothing themselves. */
public final class Printing {

  /** Most badges of one run: the run is one record, which must stay below a megabyte. */
  public static final int MOST_MEMBERS = 15_000;

  private Printing() {}

  /** Why a run does not go as asked. */
  public enum Refusal {
    /** None of the badges can be printed by this run. */
    NOTHING_TO_PRINT,
    TOO_MANY_BADGES,
    NO_SUCH_RUN,
    RUN_ENDED,
    /** Another document was made since the caller looked: two clerks at work on one run. */
    DRAWN_ANEW,
    /** There is no document yet that could have come out of a printer. */
    NOT_DRAWN,
    /** The document has no such page. */
    NO_SUCH_PAGE
  }

  /** What came of a request. */
  public sealed interface Outcome {

    /**
     * @param events of badges
     */
    record Done(PrintRun run, List<BadgeEvent> events) implements Outcome {
      public Done {
        events = List.copyOf(events);
      }
    }

    record Refused(Refusal why) implements Outcome {}
  }

  /** The books a decision looks into. */
  public record Desk(RunBook runs, BadgeBook badges) {}

  /** Why a badge cannot be in a new run. */
  public enum Exclusion {
    REVOKED,
    /** An open run has it still to print. */
    IN_OPEN_RUN,
    /** It was printed, nothing on it changed since, and no reason to print it again was given. */
    PRINTED_ALREADY
  }

  /**
   * Whether a badge may be in a new run.
   *
   * @param held by an open run
   * @param stale whether something that is printed on it changed since
   */
  public static Optional<Exclusion> exclusion(
      Badge badge, boolean held, boolean stale, Optional<ReprintReason> reason) {
    if (badge.isRevoked()) {
      return Optional.of(Exclusion.REVOKED);
    }
    if (held) {
      return Optional.of(Exclusion.IN_OPEN_RUN);
    }
    return badge.print().isPresent() && !stale && reason.isEmpty()
        ? Optional.of(Exclusion.PRINTED_ALREADY)
        : Optional.empty();
  }

  /**
   * What a run is to print.
   *
   * @param reason of printing again those that were printed before
   * @param format as templates name it; empty for the standard one
   */
  public record Plan(List<Print> badges, Optional<ReprintReason> reason, String format) {
    public Plan {
      badges = List.copyOf(badges);
    }
  }

  /**
   * Begins a run with those of the badges that may be in it, in the order given: somebody else may
   * have taken some since the caller looked.
   *
   * @param stale badges on which something that is printed changed since
   */
  public static Outcome start(Desk desk, Plan plan, Set<BadgeId> stale, Cause cause) {
    List<Print> wanted = plan.badges();
    Optional<ReprintReason> reason = plan.reason();
    if (wanted.size() > MOST_MEMBERS) {
      return refused(Refusal.TOO_MANY_BADGES);
    }
    Set<BadgeId> seen = new HashSet<>();
    List<PrintRun.Member> members =
        wanted.stream()
            .filter(print -> seen.add(print.badge()))
            .filter(print -> printable(desk, print, stale.contains(print.badge()), reason))
            .map(print -> PrintRun.Member.waiting(print.badge(), print.serial()))
            .toList();
    return members.isEmpty()
        ? refused(Refusal.NOTHING_TO_PRINT)
        : done(
            new PrintRun(
                desk.runs().nextNumber(),
                cause,
                reason,
                plan.format(),
                members,
                List.of(),
                Optional.empty()));
  }

  private static boolean printable(
      Desk desk, Print print, boolean stale, Optional<ReprintReason> reason) {
    return desk.badges()
        .badge(print.badge())
        .filter(badge -> badge.serial() == print.serial())
        .filter(
            badge ->
                exclusion(badge, desk.runs().openRunOf(badge).isPresent(), stale, reason).isEmpty())
        .isPresent();
  }

  /**
   * A document was made.
   *
   * @param before the number of the document before it, as the caller saw it
   * @param leaves where badges are in it, by their place in the run
   * @param leftOut why others could not be drawn, as words, by their place in the run
   */
  public record Drawn(
      int run,
      int before,
      PrintRun.Drawing drawing,
      SequencedMap<Integer, PrintRun.Leaf> leaves,
      Map<Integer, String> leftOut) {}

  /** Notes a document of those that were not printed yet; the one before it counts no longer. */
  public static Outcome drawn(Desk desk, Drawn drawn) {
    Optional<Refusal> refusal = refusal(desk, drawn.run(), drawn.before());
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    PrintRun run = desk.runs().run(drawn.run()).orElseThrow();
    List<PrintRun.Member> members = new ArrayList<>();
    for (int place = 0; place < run.members().size(); place++) {
      PrintRun.Member member = run.members().get(place);
      if (member.state() == PrintRun.State.PRINTED) {
        members.add(member);
      } else if (drawn.leaves().containsKey(place)) {
        members.add(member.on(drawn.leaves().get(place)));
      } else {
        String why = drawn.leftOut().get(place);
        members.add(why == null ? member.again() : member.leftOut(why));
      }
    }
    List<PrintRun.Drawing> drawings = new ArrayList<>(run.drawings());
    drawings.add(drawn.drawing());
    return done(
        new PrintRun(
            run.number(),
            run.started(),
            run.reason(),
            run.format(),
            members,
            drawings,
            Optional.empty()));
  }

  /**
   * Pages that came out of the printer, both ends included. A badge belongs to where its last page
   * is: the pages before the first are taken to be good, as those of an earlier portion.
   */
  public record Pages(int run, int drawing, int first, int last, Set<Integer> except) {}

  /**
   * The desk says which pages came out of the printer. Those that were confirmed before are
   * confirmed once. A badge is printed if none of its pages is missing. A run of which nothing is
   * left ends.
   */
  public static Outcome confirmed(Desk desk, Pages pages, Cause cause) {
    Optional<Refusal> refusal =
        refusal(desk, pages.run(), pages.drawing())
            .or(() -> pages.drawing() == 0 ? Optional.of(Refusal.NOT_DRAWN) : Optional.empty())
            .or(() -> noSuchPage(desk, pages));
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    PrintRun run = desk.runs().run(pages.run()).orElseThrow();
    List<BadgeEvent> events = new ArrayList<>();
    List<PrintRun.Member> members = new ArrayList<>();
    for (PrintRun.Member member : run.members()) {
      boolean out =
          member.state() == PrintRun.State.DRAWN
              && member.leaf().last() >= pages.first()
              && member.leaf().last() <= pages.last()
              && pages.except().stream().noneMatch(member.leaf()::isOn);
      members.add(out ? member.printed() : member);
      if (out) {
        desk.badges()
            .badge(member.badge())
            // One that was issued anew meanwhile is worthless paper: its next serial is unprinted.
            .filter(badge -> badge.serial() == member.serial())
            .map(badge -> printed(run, member, badge, cause))
            .ifPresent(events::add);
      }
    }
    PrintRun after = run.with(members);
    return new Outcome.Done(after.isThrough() ? after.ended(cause) : after, events);
  }

  private static BadgeEvent printed(
      PrintRun run, PrintRun.Member member, Badge badge, Cause cause) {
    PrintRun.Drawing drawing = run.drawings().getLast();
    PrintRun.Look look = drawing.looks().get(member.leaf().look());
    return new BadgeEvent.Printed(
        badge.id(),
        badge.registrationId(),
        badge.serial(),
        new Imprint(
            look.template(), look.version(), drawing.sha256(), member.leaf().profileVersion()),
        badge.print().isPresent()
            ? run.reason().or(() -> Optional.of(ReprintReason.DETAILS_CHANGED))
            : Optional.empty(),
        OptionalInt.of(run.number()),
        cause);
  }

  /** Closes a run; what it did not print is free for others. */
  public static Outcome ended(Desk desk, int number, Cause cause) {
    Optional<PrintRun> run = desk.runs().run(number);
    if (run.isEmpty()) {
      return refused(Refusal.NO_SUCH_RUN);
    }
    return run.get().isOpen() ? done(run.get().ended(cause)) : refused(Refusal.RUN_ENDED);
  }

  private static Optional<Refusal> refusal(Desk desk, int number, int drawing) {
    Optional<PrintRun> run = desk.runs().run(number);
    if (run.isEmpty()) {
      return Optional.of(Refusal.NO_SUCH_RUN);
    }
    if (!run.get().isOpen()) {
      return Optional.of(Refusal.RUN_ENDED);
    }
    return run.get().drawing() == drawing ? Optional.empty() : Optional.of(Refusal.DRAWN_ANEW);
  }

  private static Optional<Refusal> noSuchPage(Desk desk, Pages pages) {
    int last = desk.runs().run(pages.run()).orElseThrow().drawings().getLast().pages();
    boolean within =
        pages.first() >= 1
            && pages.first() <= pages.last()
            && pages.last() <= last
            && pages.except().stream().allMatch(page -> page >= 1 && page <= last);
    return within ? Optional.empty() : Optional.of(Refusal.NO_SUCH_PAGE);
  }

  /** The pages of a document in portions that do not keep the doors waiting. */
  public static List<Pages> portions(Pages pages, int size) {
    return IntStream.iterate(pages.first(), first -> first <= pages.last(), first -> first + size)
        .mapToObj(
            first ->
                new Pages(
                    pages.run(),
                    pages.drawing(),
                    first,
                    Math.min(first + size - 1, pages.last()),
                    pages.except()))
        .toList();
  }

  private static Outcome done(PrintRun run) {
    return new Outcome.Done(run, List.of());
  }

  private static Outcome refused(Refusal why) {
    return new Outcome.Refused(why);
  }
}
