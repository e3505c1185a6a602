package metropolis.badge.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import metropolis.badge.admission.OverrideReason;
import metropolis.badge.admission.UndoReason;
import metropolis.badge.credential.Words;
import metropolis.badge.http.PageViews.ScanActs;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Flash;
import metropolis.platform.http.Refusal;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Text;

/**
 * What every page that shows stored scans lets staff do about them: let somebody in all the same,
 * take a passage back. Any thread may use it.
 */
final class ScanForms {

  private static final int CONFLICT = 409;

  private final Books books;
  private final ControlDesk desk;
  private final Reception reception;

  ScanForms(Books books, ControlDesk desk, Reception reception) {
    this.books = books;
    this.desk = desk;
    this.reception = reception;
  }

  /**
   * @param page that shows the scans, as a pattern
   * @param back leads to that page
   */
  void routes(Routes routes, String page, Function<Exchange, Reply.Redirect> back) {
    routes
        .form(page + "/scans/{scanId}/override", ControlApi.SUPERVISORS, x -> override(x, back))
        .form(page + "/scans/{scanId}/undo", BadgeApi.STAFF, x -> undo(x, back));
  }

  /**
   * What the page may offer to whoever looks at it.
   *
   * @param base the address of the page
   */
  ScanActs acts(Exchange x, String base, Documents documents) {
    Text text = text(x);
    Map<String, String> devices = new HashMap<>();
    books
        .devices(x.conference())
        .orElse(List.of())
        .forEach(device -> devices.put(device.id(), device.name()));
    return new ScanActs(
        base,
        DeskViews.choices(text, "override.", Reasons.OVERRIDE),
        DeskViews.choices(text, "undo.", Reasons.UNDO),
        documents.gateNames(),
        ControlApi.SUPERVISORS.allows(x.staff().roles()),
        actor -> devices.getOrDefault(actor, x.staffName(actor).orElse(actor)));
  }

  private Reply override(Exchange x, Function<Exchange, Reply.Redirect> back) {
    return said(
        x,
        back.apply(x),
        x.form()
            .choice("reason", Reasons.OVERRIDE)
            .flatMap(word -> Words.read(OverrideReason.class, word)),
        reason -> desk.override(x, x.path("scanId"), reason),
        "scan.let-in.done");
  }

  private Reply undo(Exchange x, Function<Exchange, Reply.Redirect> back) {
    return said(
        x,
        back.apply(x),
        x.form().choice("reason", Reasons.UNDO).flatMap(word -> Words.read(UndoReason.class, word)),
        reason -> reception.undo(x.conference(), x.path("scanId"), reason, BadgeApi.cause(x)),
        "scan.undo.done");
  }

  /** Somebody else may have been quicker: then the page itself tells what became of the scan. */
  private static <R> Reply said(
      Exchange x, Reply.Redirect back, Optional<R> reason, Consumer<R> act, String done) {
    if (reason.isEmpty()) {
      return back.flash(Flash.Kind.WARNING, text(x).get("scan.choose-reason"));
    }
    try {
      act.accept(reason.get());
    } catch (Refusal refusal) {
      if (refusal.problem().status() != CONFLICT) {
        throw refusal;
      }
      return back.flash(Flash.Kind.WARNING, DeskViews.refusal(text(x), refusal.problem().code()));
    }
    return back.flash(Flash.Kind.DONE, text(x).get(done));
  }

  private static Text text(Exchange x) {
    return BadgeHttp.TEXTS.in(x.language());
  }
}
