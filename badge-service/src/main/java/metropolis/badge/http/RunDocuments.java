package metropolis.badge.http;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import metropolis.badge.credential.Words;
import metropolis.badge.http.BadgeJson.BadgeCharacter;
import metropolis.badge.http.RunJson.PrintRunDetail;
import metropolis.badge.http.RunJson.PrintRunSummary;
import metropolis.badge.http.RunJson.RunBadge;
import metropolis.badge.http.RunJson.RunDocument;
import metropolis.badge.http.RunJson.RunOmission;
import metropolis.badge.http.RunJson.RunPreview;
import metropolis.badge.http.RunJson.RunProgress;
import metropolis.badge.http.RunJson.RunTemplate;
import metropolis.badge.printing.PrintRun;
import metropolis.badge.rendering.Composition;
import metropolis.badge.roster.Bearer;

/** Print runs as documents of the JSON API. */
final class RunDocuments {

  private RunDocuments() {}

  static RunPreview preview(RunDesk.Selection selection) {
    return new RunPreview(
        selection.printable().size(),
        selection.leftOut().stream().map(RunDocuments::omission).toList(),
        selection.notable().stream().flatMap(proof -> Documents.notice(proof).stream()).toList());
  }

  static RunOmission omission(RunDesk.Omission omission) {
    Books.Holder holder = omission.holder();
    return new RunOmission(
        holder.badge().id().text(),
        holder.bearer().map(Bearer::badgeName).orElse(null),
        omission.why(),
        holder.openRun().isPresent() ? holder.openRun().getAsInt() : null,
        Documents.characters(omission.characters()));
  }

  static PrintRunSummary summary(PrintRun run, Optional<RunDesk.Progress> progress) {
    return new PrintRunSummary(
        run.number(),
        run.isOpen() ? "open" : "ended",
        run.since(),
        Documents.role(run.started()),
        run.started().actor().id(),
        run.reason().map(Words::of).orElse(null),
        run.format().isEmpty() ? null : run.format(),
        run.members().size(),
        run.count(PrintRun.State.PRINTED),
        run.count(PrintRun.State.LEFT_OUT),
        run.drawing(),
        progress.map(it -> new RunProgress(it.done().get(), it.total())).orElse(null));
  }

  static PrintRunDetail detail(
      Books.RunSheet sheet, Optional<RunDesk.Progress> progress, int page, int length) {
    return new PrintRunDetail(
        summary(sheet.run(), progress),
        documents(sheet.run()),
        page,
        sheet.places().stream()
            .skip((page - 1L) * length)
            .limit(length)
            .map(RunDocuments::badge)
            .toList());
  }

  static List<RunDocument> documents(PrintRun run) {
    return IntStream.range(0, run.drawings().size())
        .mapToObj(
            at -> {
              PrintRun.Drawing drawing = run.drawings().get(at);
              return new RunDocument(
                  at + 1,
                  drawing.cause().time(),
                  Documents.role(drawing.cause()),
                  drawing.cause().actor().id(),
                  drawing.looks().stream()
                      .map(look -> new RunTemplate(look.template(), look.version()))
                      .toList(),
                  drawing.sha256(),
                  drawing.pages());
            })
        .toList();
  }

  private static RunBadge badge(Books.RunPlace place) {
    PrintRun.Member member = place.member();
    return new RunBadge(
        member.badge().text(),
        member.serial(),
        place.holder().bearer().map(Bearer::badgeName).orElse(null),
        Words.of(member.state()),
        member.leaf().first() == 0 ? null : member.leaf().first(),
        member.leaf().last() == 0 ? null : member.leaf().last(),
        member.why().isEmpty() ? null : member.why(),
        characters(place));
  }

  /** They are a part of a name, and are therefore not kept with the run. */
  private static List<BadgeCharacter> characters(Books.RunPlace place) {
    return place.member().why().equals(Words.of(Composition.Obstacle.NAME_NEEDS_LATIN_FORM))
        ? Documents.characters(
            place
                .holder()
                .bearer()
                .map(bearer -> Composition.uncovered(bearer.badgeName()))
                .orElse(List.of()))
        : List.of();
  }
}
