package metropolis.badge.wire;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import metropolis.badge.credential.BadgeBook.Print;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.ReprintReason;
import metropolis.badge.credential.Words;
import metropolis.badge.printing.PrintRun;
import metropolis.badge.printing.Printing;
import metropolis.platform.values.Cause;
import metropolis.schemas.badge.ConfirmPrintRun;
import metropolis.schemas.badge.DrawPrintRun;
import metropolis.schemas.badge.EndPrintRun;
import metropolis.schemas.badge.PrintRunDrawn;
import metropolis.schemas.badge.PrintRunEnded;
import metropolis.schemas.badge.PrintRunStarted;
import metropolis.schemas.badge.RunBadge;
import metropolis.schemas.badge.RunGap;
import metropolis.schemas.badge.RunLook;
import metropolis.schemas.badge.RunPage;
import metropolis.schemas.badge.StartPrintRun;
import metropolis.schemas.badge.state.PrintRunState;
import metropolis.schemas.badge.state.RunMember;

/** Print runs. */
public final class RunWire {

  /** Stands for all runs where the one has no number yet. */
  public static final String NEW_RUN = "run-new";

  private RunWire() {}

  /** The id of a run among other entities. */
  public static String entity(int run) {
    return "run-" + run;
  }

  public static StartPrintRun start(String conference, Printing.Plan plan, Cause cause) {
    return new StartPrintRun(
        Metas.command(cause, conference, NEW_RUN),
        plan.badges().stream()
            .map(print -> new RunBadge(print.badge().text(), print.serial()))
            .toList(),
        plan.reason().map(Words::of).orElse(""),
        plan.format());
  }

  public static DrawPrintRun draw(String conference, Printing.Drawn drawn) {
    PrintRun.Drawing drawing = drawn.drawing();
    return new DrawPrintRun(
        Metas.command(drawing.cause(), conference, entity(drawn.run())),
        drawn.run(),
        drawn.before(),
        drawing.looks().getFirst().template(),
        drawing.looks().getFirst().version(),
        drawing.sha256(),
        drawn.leaves().entrySet().stream()
            .map(leaf -> page(leaf.getKey(), leaf.getValue()))
            .toList(),
        gaps(drawn.leftOut()),
        looks(drawing),
        drawing.pages());
  }

  public static ConfirmPrintRun confirm(String conference, Printing.Pages pages, Cause cause) {
    return new ConfirmPrintRun(
        Metas.command(cause, conference, entity(pages.run())),
        pages.run(),
        pages.drawing(),
        pages.first(),
        pages.last(),
        List.copyOf(pages.except()));
  }

  public static EndPrintRun end(String conference, int run, Cause cause) {
    return new EndPrintRun(Metas.command(cause, conference, entity(run)), run);
  }

  public static Printing.Plan plan(StartPrintRun command) {
    return new Printing.Plan(
        command.getBadges().stream()
            .map(badge -> new Print(new BadgeId(badge.getBadgeId()), badge.getSerial()))
            .toList(),
        Words.read(ReprintReason.class, command.getReason()),
        command.getFormat());
  }

  private static RunPage page(int place, PrintRun.Leaf leaf) {
    return new RunPage(place, leaf.profileVersion(), leaf.first(), lastIfOther(leaf), leaf.look());
  }

  /** Most badges have one page, and a run is one record. */
  private static int lastIfOther(PrintRun.Leaf leaf) {
    return leaf.last() == leaf.first() ? 0 : leaf.last();
  }

  private static PrintRun.Leaf leaf(int first, int last, int version, int look) {
    return new PrintRun.Leaf(first, last == 0 ? first : last, version, look);
  }

  private static List<RunLook> looks(PrintRun.Drawing drawing) {
    return drawing.looks().stream()
        .map(look -> new RunLook(look.template(), look.version()))
        .toList();
  }

  private static List<PrintRun.Look> looks(List<RunLook> looks, String template, String version) {
    return looks.isEmpty()
        ? List.of(new PrintRun.Look(template, version))
        : looks.stream()
            .map(look -> new PrintRun.Look(look.getTemplate(), look.getTemplateVersion()))
            .toList();
  }

  public static Printing.Drawn drawn(DrawPrintRun command) {
    SequencedMap<Integer, PrintRun.Leaf> leaves = new LinkedHashMap<>();
    for (RunPage page : command.getPages()) {
      // Commands of an earlier release count badges: each has one page.
      int first = page.getPage() == 0 ? leaves.size() + 1 : page.getPage();
      leaves.put(
          page.getPlace(),
          leaf(first, page.getLastPage(), page.getProfileVersion(), page.getLook()));
    }
    Map<Integer, String> leftOut = new LinkedHashMap<>();
    command.getLeftOut().forEach(gap -> leftOut.put(gap.getPlace(), gap.getReason()));
    return new Printing.Drawn(
        command.getRun(),
        command.getBefore(),
        new PrintRun.Drawing(
            looks(command.getLooks(), command.getTemplate(), command.getTemplateVersion()),
            command.getSha256(),
            command.getPageCount() == 0 ? leaves.size() : command.getPageCount(),
            Metas.cause(command.getMeta())),
        leaves,
        leftOut);
  }

  public static Printing.Pages pages(ConfirmPrintRun command) {
    return new Printing.Pages(
        command.getRun(),
        command.getDrawing(),
        command.getFirstPage(),
        command.getLastPage(),
        new LinkedHashSet<>(command.getExcept()));
  }

  public static PrintRunStarted started(String conference, PrintRun run) {
    return new PrintRunStarted(
        Metas.event(run.started(), conference, entity(run.number())),
        run.number(),
        run.members().stream()
            .map(member -> new RunBadge(member.badge().text(), member.serial()))
            .toList(),
        run.reason().map(Words::of).orElse(""),
        run.format());
  }

  /** The latest document of a run. */
  public static PrintRunDrawn drawn(String conference, PrintRun run, Map<Integer, String> leftOut) {
    return drawn(conference, run, run.drawing(), gaps(leftOut));
  }

  private static PrintRunDrawn drawn(
      String conference, PrintRun run, int number, List<RunGap> leftOut) {
    PrintRun.Drawing drawing = run.drawings().get(number - 1);
    return new PrintRunDrawn(
        Metas.event(drawing.cause(), conference, entity(run.number())),
        run.number(),
        number,
        drawing.looks().getFirst().template(),
        drawing.looks().getFirst().version(),
        drawing.sha256(),
        drawing.pages(),
        leftOut,
        looks(drawing));
  }

  public static PrintRunEnded ended(String conference, PrintRun run) {
    return new PrintRunEnded(
        Metas.event(run.ended().orElseThrow(), conference, entity(run.number())),
        run.number(),
        run.count(PrintRun.State.PRINTED),
        run.count(PrintRun.State.WAITING) + run.count(PrintRun.State.DRAWN));
  }

  public static PrintRunState state(String conference, PrintRun run) {
    List<PrintRunDrawn> drawings =
        IntStream.rangeClosed(1, run.drawing())
            .mapToObj(number -> drawn(conference, run, number, List.of()))
            .toList();
    return new PrintRunState(
        run.number(),
        Metas.event(run.started(), conference, entity(run.number())),
        run.reason().map(Words::of).orElse(""),
        run.members().stream().map(RunWire::member).toList(),
        drawings,
        run.ended().map(cause -> Metas.event(cause, conference, entity(run.number()))).orElse(null),
        run.format());
  }

  public static PrintRun run(PrintRunState state) {
    return new PrintRun(
        state.getRun(),
        Metas.cause(state.getStarted()),
        Words.read(ReprintReason.class, state.getReason()),
        state.getFormat(),
        state.getMembers().stream().map(RunWire::member).toList(),
        state.getDrawings().stream()
            .map(
                drawn ->
                    new PrintRun.Drawing(
                        looks(drawn.getLooks(), drawn.getTemplate(), drawn.getTemplateVersion()),
                        drawn.getSha256(),
                        drawn.getPages(),
                        Metas.cause(drawn.getMeta())))
            .toList(),
        Optional.ofNullable(state.getEnded()).map(Metas::cause));
  }

  private static RunMember member(PrintRun.Member member) {
    return new RunMember(
        member.badge().text(),
        member.serial(),
        Words.of(member.state()),
        member.leaf().first(),
        member.leaf().profileVersion(),
        member.why(),
        lastIfOther(member.leaf()),
        member.leaf().look());
  }

  private static PrintRun.Member member(RunMember member) {
    return new PrintRun.Member(
        new BadgeId(member.getBadgeId()),
        member.getSerial(),
        Words.known(PrintRun.State.class, member.getState()),
        leaf(member.getPage(), member.getLastPage(), member.getProfileVersion(), member.getLook()),
        member.getWhy());
  }

  private static List<RunGap> gaps(Map<Integer, String> leftOut) {
    return leftOut.entrySet().stream()
        .map(gap -> new RunGap(gap.getKey(), gap.getValue()))
        .toList();
  }
}
