package metropolis.payment.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.ledger.BankLine;
import metropolis.payment.ledger.Question;
import metropolis.payment.ledger.Reasons;
import metropolis.payment.matching.Proposal;
import metropolis.payment.office.Office;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Form;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;

/**
 * The lines that wait for a person, one at a time: after each decision the next one stands there.
 * Any thread may use it.
 */
final class QueuePages {

  private static final String PATH = FinancePages.BASE + "/queue";

  private final FinanceDesk desk;

  QueuePages(FinanceDesk desk) {
    this.desk = desk;
  }

  void mount(Routes routes) {
    routes.page(
        PATH, FinancePages.FINANCE, x -> page(x, Form.empty(x.text()), 200, x.query("line")));
  }

  /** Where a decision about a line leads to: back to where it was made. */
  static String next(Exchange x, String line) {
    return x.form().ticked("queue")
        ? "/queue?after=" + Links.encoded(line)
        : "/lines/" + Links.encoded(line);
  }

  /**
   * @param form what was sent to refund the line that is shown
   * @param asked the line to be shown; if none, the next that waits
   */
  Reply page(Exchange x, Form form, int status, Optional<String> asked) {
    return Requests.read(
        desk,
        x,
        office -> {
          List<BankLine> waiting = Search.waiting(office, "");
          Map<String, Object> model = new HashMap<>();
          model.put("last", x.query("after").filter(key -> office.books().line(key).isPresent()));
          model.put("total", waiting.size());
          String name = "queue-empty";
          if (!waiting.isEmpty()) {
            name = "queue";
            int place = place(x, office, waiting, asked);
            boolean sent = asked.filter(waiting.get(place).key()::equals).isPresent();
            show(x, office, sent ? form : Form.empty(x.text()), waiting, place, model);
          }
          return FinancePages.page(x)
              .status(status)
              .script("payment/queue.js")
              .title(FinancePages.text(x).get("queue.title"))
              .main(FinancePages.view(x, office, name, model));
        });
  }

  private static void show(
      Exchange x,
      Office office,
      Form form,
      List<BankLine> waiting,
      int place,
      Map<String, Object> model) {
    BankLine line = waiting.get(place);
    List<Proposal> proposals =
        office.judge(line).proposals().stream().limit(FinancePages.PROPOSALS).toList();
    model.put("line", line);
    model.put("place", place + 1);
    model.put("narrative", office.dossiers().narrative(line.key()));
    model.put("question", Question.of(line, office.books()));
    model.put("proposals", proposals);
    model.put("payers", FinancePages.payers(office, FinancePages.invoices(office, proposals)));
    model.put("form", Form.empty(x.text()));
    model.put("picker", Picker.of(x, office, line));
    model.put("refunds", RefundPicker.of(office, line));
    model.put("back", BackToPayer.of(x, office, line, form));
    model.put("creditReasons", FinancePages.show(x, office).reasons(Reasons.PAYER_CREDIT));
    model.put("setAsideReasons", FinancePages.show(x, office).reasons(Reasons.SET_ASIDE));
    model.put("previous", Optional.of(place).filter(p -> p > 0).map(p -> waiting.get(p - 1).key()));
    model.put(
        "following",
        Optional.of(place + 1).filter(p -> p < waiting.size()).map(p -> waiting.get(p).key()));
  }

  /** The line that is asked for, or the first after one that was decided; else the first. */
  private static int place(
      Exchange x, Office office, List<BankLine> waiting, Optional<String> asked) {
    Optional<BankLine> decided = x.query("after").flatMap(office.books()::line);
    for (int i = 0; i < waiting.size(); i++) {
      BankLine line = waiting.get(i);
      boolean found =
          asked.isPresent()
              ? line.key().equals(asked.get())
              : decided.map(before -> Search.IN_QUEUE.compare(line, before) > 0).orElse(true);
      if (found) {
        return i;
      }
    }
    return 0;
  }
}
