package metropolis.payment.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import metropolis.payment.http.FinanceDesk.Answer;
import metropolis.payment.ledger.DerivedId;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.office.Office;
import metropolis.payment.office.Order;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Flash;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Text;
import metropolis.platform.values.Cause;

/**
 * The rules once more over lines that wait: first what would change, then all of it at once if a
 * person says so. Any thread may use it.
 */
final class TrialPages {

  private static final String PATH = FinancePages.BASE + "/queue/trial";

  /** As many as a person reads before saying yes to all. */
  private static final int MOST = 50;

  private static final int MOST_TRIED = 500;

  private final FinanceDesk desk;

  TrialPages(FinanceDesk desk) {
    this.desk = desk;
  }

  void mount(Routes routes) {
    routes
        .page(PATH, FinancePages.FINANCE, this::show)
        .form(PATH, FinancePages.FINANCE, this::carryOut);
  }

  private Reply show(Exchange x) {
    return Requests.read(
        desk,
        x,
        office -> {
          List<TrialView> found = changes(office);
          Map<String, Object> model = new HashMap<>();
          model.put("found", found);
          model.put(
              "payers",
              FinancePages.payers(
                  office,
                  FinancePages.invoices(office, found.stream().map(TrialView::proposal).toList())));
          return FinancePages.page(x)
              .title(FinancePages.text(x).get("trial.title"))
              .main(FinancePages.view(x, office, "trial", model));
        });
  }

  private static List<TrialView> changes(Office office) {
    return office.trial(MOST_TRIED).stream()
        .limit(MOST)
        .map(change -> TrialView.of(change, office))
        .toList();
  }

  /** Of what would change now, what was shown; each is a decision of its own. */
  private Reply carryOut(Exchange x) {
    Set<String> shown = Set.copyOf(x.form().values("line"));
    List<TrialView> wanted =
        Requests.read(
            desk,
            x,
            office -> changes(office).stream().filter(c -> shown.contains(c.id())).toList());
    int allocated = 0;
    for (TrialView change : wanted) {
      Order order =
          Order.of(
              new PaymentCommand.SplitLine(
                  change.line().key(),
                  change.proposal().shares(),
                  change.proposal().charge().isPresent()));
      Cause cause = new Cause(DerivedId.of(x.commandId(), change.line().key()), x.actor(), x.now());
      allocated += desk.carryOut(x.conference(), order, cause) instanceof Answer.Done ? 1 : 0;
    }
    Text text = FinancePages.text(x);
    int changed = shown.size() - allocated;
    return Reply.seeOther("/" + x.conference() + "/finance/queue")
        .flash(
            changed == 0 ? Flash.Kind.DONE : Flash.Kind.WARNING,
            changed == 0
                ? text.get("trial.done", allocated)
                : text.get("trial.done.some", allocated, changed));
  }
}
