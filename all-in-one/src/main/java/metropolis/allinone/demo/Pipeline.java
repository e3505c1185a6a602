package metropolis.allinone.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import metropolis.payment.rehearsal.FakeStripe;

/**
 * The life of a conference in one go: delegates register, are approved, invoiced, pay, get a badge
 * and come in at the doors. Every step is a call that a browser, a program or a bank's file could
 * make. For one thread.
 */
public final class Pipeline {

  /**
   * The services, which may be one.
   *
   * @param visitor somebody who is not signed in
   */
  public record Sites(Site registration, Site payment, Site badge, Site visitor) {}

  static final String CONFERENCE = "metropolis-2004";

  private final Sites sites;
  private final DemoClock clock;
  private final Path delegates;
  private final Path results;
  private final Optional<FakeStripe> provider;
  private final Consumer<String> progress;

  /**
   * @param delegates the file to import
   * @param results where badges, invoices and the statement are written
   * @param provider of cards that payment-service is connected to; empty if it takes none
   * @param progress is told each step in words
   */
  public Pipeline(
      Sites sites,
      DemoClock clock,
      Path delegates,
      Path results,
      Optional<FakeStripe> provider,
      Consumer<String> progress) {
    this.sites = sites;
    this.clock = clock;
    this.delegates = delegates;
    this.results = results;
    this.provider = provider;
    this.progress = progress;
  }

  /** Goes through it all and reads back what came of it. */
  public Summary run() throws IOException, InterruptedException {
    Files.createDirectories(results);
    Summary summary = new Summary();
    Secretariat secretariat = new Secretariat(sites.registration(), sites.visitor());
    Finance finance = new Finance(sites.payment(), results);
    Doors doors = new Doors(sites.badge(), results);

    clock.set("2004-05-03T09:00+02:00");
    progress.accept("the conference is announced");
    secretariat.awaitConference();
    progress.accept("importing the delegates of " + delegates.getFileName());
    Secretariat.Imported imported = secretariat.importTwice(Files.readAllBytes(delegates));
    progress.accept("registering three by the form");
    List<String> byForm = secretariat.registerByForm();
    progress.accept("sending portraits of some, drawn for the purpose");
    List<String> photographed = secretariat.photograph();

    clock.set("2004-05-05T10:00+02:00");
    progress.accept("approving, and refusing one");
    int refused = secretariat.decideAll();

    progress.accept("fetching the invoices");
    List<Finance.Invoice> invoices = finance.awaitInvoices(secretariat.withFee());
    finance.writePdfs(invoices);

    Optional<Cards> cards = provider.map(stripe -> new Cards(sites, stripe));
    Optional<Cards.Sales> sales = Optional.empty();
    if (cards.isPresent()) {
      clock.set("2004-05-12T14:00+02:00");
      progress.accept("two pay by card; the provider tells it out of order, and some of it again");
      sales = Optional.of(finance.payByCard(invoices, cards.get()));
    }

    clock.set("2004-05-25T18:00+02:00");
    progress.accept("importing the bank's statement, twice");
    Finance.Day day = finance.importStatement(invoices, sales);
    progress.accept("deciding what the rules left: charges of banks, a double payment, an unknown");
    int forAPerson = finance.settleByHand(day);

    clock.set("2004-06-01T09:00+02:00");
    progress.accept("paying back what came twice; the bank returns it");
    finance.refund(day);
    finance.reconcile();

    progress.accept("printing the badges and reading their codes");
    int confirmed = secretariat.awaitConfirmed(day.unpaid());
    List<String> codes = doors.printAll(confirmed);

    clock.set("2004-06-10T11:00+02:00");
    progress.accept("cancelling one who holds a seat that others wait for");
    Secretariat.Cancelled cancelled = secretariat.cancelOneWithWantedSeat(day.readBack());

    clock.set("2004-09-27T08:15+02:00");
    progress.accept("scanning at two gates: " + codes.size() + " badges, copies, a forgery");
    Doors.Morning morning = doors.open(codes, cancelled.registrationId());

    readBack(summary, secretariat, imported, byForm, refused);
    summary.must(
        "delegates with a photo", secretariat.withPhoto(photographed), photographed.size());
    cancelled.readBack(summary, secretariat);
    finance.readBack(summary, day, forAPerson);
    cards.ifPresent(shop -> shop.readBack(summary, day.cards().orElseThrow()));
    doors.readBack(summary, morning, confirmed);
    return summary;
  }

  private static void readBack(
      Summary summary,
      Secretariat secretariat,
      Secretariat.Imported imported,
      List<String> byForm,
      int refused) {
    summary.must("delegates imported from the file", imported.taken(), imported.rows());
    summary.must("taken again from the same file", imported.takenAgain(), 0);
    summary.must("registered by the form", secretariat.existing(byForm), byForm.size());
    summary.must("registrations", secretariat.count(""), imported.rows() + byForm.size());
    summary.must("awaiting approval", secretariat.count("awaiting-approval"), 0);
    summary.must("refused", secretariat.count("refused"), refused);
    summary.tell("awaiting payment", secretariat.count("awaiting-payment"));
    summary.tell("confirmed", secretariat.count("confirmed"));
    summary.must("sessions with more seats given than there are", secretariat.oversold(), 0);
  }
}
