package metropolis.badge.http;

import java.nio.file.Path;
import java.util.List;
import metropolis.badge.credential.KeyRing;
import metropolis.badge.printing.Printer;
import metropolis.badge.rendering.BadgePrinter;
import metropolis.badge.template.TemplateShelf;
import metropolis.platform.http.Access;
import metropolis.platform.http.HttpModule;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Texts;

/** All routes of this service. Any thread may use it. */
public final class BadgeHttp implements HttpModule {

  static final Texts TEXTS = Texts.beside(BadgeHttp.class);

  private final Books books;
  private final BadgeApi api;
  private final DoorApi doors;
  private final GateApi gateApi;
  private final ControlApi control;
  private final ControlPages controlPages;
  private final Releases releases;
  private final RunApi runs;
  private final DeskPages desk;
  private final BadgePages badges;
  private final RunPages runPages;
  private final TemplatePages templates;
  private final SheetPages sheets;
  private final GatePages gates;
  private final ScannerPage scanner;
  private final GateAppPage gateApp;
  private final CertificateDesk certificates;
  private final PrintOffice office;
  private final PrintJobApi jobs;
  private final PrintDeskPages printDesk;
  private final CountsFeed counts;

  /** With the template that is built in, and without printers. */
  public BadgeHttp(Books books, Commands commands, KeyRing keys, CountsFeed counts) {
    this(books, commands, keys, counts, TemplateShelf.builtInOnly(), List.of());
  }

  public BadgeHttp(
      Books books,
      Commands commands,
      KeyRing keys,
      CountsFeed counts,
      TemplateShelf shelf,
      List<Printer> printers) {
    BadgePrinter printer = new BadgePrinter(shelf);
    PrintRoom printRoom = new PrintRoom(books::wearer, keys, printer, shelf);
    Path spooling = Path.of(System.getProperty("java.io.tmpdir"));
    Press press = new Press(printer, printRoom::compose, spooling);
    Reception reception = new Reception(books, commands, keys);
    this.books = books;
    this.counts = counts;
    RunDesk runDesk = new RunDesk(books, commands, printRoom, press);
    this.api = new BadgeApi(books, commands, printRoom, press, keys);
    this.doors = new DoorApi(books, reception);
    DeviceWatch watch = new DeviceWatch(commands);
    this.gateApi = new GateApi(books, commands, reception, watch, counts);
    ControlDesk controlDesk = new ControlDesk(books, commands, watch);
    this.control = new ControlApi(controlDesk);
    ScanForms scans = new ScanForms(books, controlDesk, reception);
    this.controlPages = new ControlPages(books, controlDesk, scans);
    this.releases = new Releases(books, commands, watch);
    this.office = new PrintOffice(books, commands, printRoom, printers);
    this.runs = new RunApi(books, runDesk, printRoom, office);
    this.desk = new DeskPages(books, printRoom, press);
    PrintDesk printing = new PrintDesk(books, commands, office);
    this.jobs = new PrintJobApi(books, printing);
    this.printDesk = new PrintDeskPages(books, printing, reception);
    this.certificates = new CertificateDesk(books, spooling);
    this.badges = new BadgePages(books, commands, printRoom, certificates, scans);
    this.runPages = new RunPages(books, runDesk, printRoom, office);
    this.templates = new TemplatePages(books, shelf, printer);
    this.sheets = new SheetPages(books, printRoom, press, office);
    this.gates = new GatePages(books, reception);
    this.scanner = new ScannerPage(books);
    this.gateApp = new GateAppPage(books);
  }

  @Override
  public void routes(Routes routes) {
    doors.routes(routes);
    gateApi.routes(routes);
    control.routes(routes);
    api.routes(routes);
    runs.routes(routes);
    desk.routes(routes);
    runPages.routes(routes);
    certificates.routes(routes);
    jobs.routes(routes);
    printDesk.routes(routes);
    // Last of these, since a badge may have any word for an id.
    badges.routes(routes);
    gates.routes(routes);
    scanner.routes(routes);
    gateApp.routes(routes);
    sheets.routes(routes);
    routes
        .events("/{conference}/gate-counts", BadgeApi.STAFF, gates.counts(counts))
        .navigation(
            BadgeApi.STAFF,
            "/{conference}/badges",
            language -> TEXTS.in(language).get("nav.badges"))
        .navigation(
            BadgeApi.STAFF, "/{conference}/gate", language -> TEXTS.in(language).get("nav.gate"));
    if (office.isSetUp()) {
      routes.navigation(
          BadgeApi.STAFF,
          "/{conference}/print-desk",
          language -> TEXTS.in(language).get("nav.print-desk"));
    }
    controlPages.routes(routes);
    templates.routes(routes);
    routes.conferenceNames(
        (id, language) ->
            books
                .conference(id)
                .map(known -> new Documents(known, language.code()))
                .map(known -> known.name(known.conference().stationery().names(), id)));
  }

  /** What has to be done by the clock. */
  public Releases releases() {
    return releases;
  }

  /** What takes jobs to the printers. */
  public PrintOffice office() {
    return office;
  }

  static Access staff() {
    return BadgeApi.STAFF;
  }
}
