package metropolis.badge.http;

import metropolis.badge.credential.KeyRing;
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
  private final RunApi runs;
  private final DeskPages desk;
  private final BadgePages badges;
  private final RunPages runPages;
  private final GatePages gates;
  private final CountsFeed counts;

  public BadgeHttp(Books books, Commands commands, KeyRing keys, CountsFeed counts) {
    PrintRoom printRoom = new PrintRoom(keys);
    Reception reception = new Reception(books, commands, keys);
    this.books = books;
    this.counts = counts;
    RunDesk runDesk = new RunDesk(books, commands, printRoom);
    this.api = new BadgeApi(books, commands, printRoom, keys);
    this.doors = new DoorApi(books, reception);
    this.runs = new RunApi(books, runDesk);
    this.desk = new DeskPages(books, printRoom);
    this.badges = new BadgePages(books, commands, printRoom);
    this.runPages = new RunPages(books, runDesk);
    this.gates = new GatePages(books, reception);
  }

  @Override
  public void routes(Routes routes) {
    doors.routes(routes);
    api.routes(routes);
    runs.routes(routes);
    desk.routes(routes);
    runPages.routes(routes);
    // Last of these, since a badge may have any word for an id.
    badges.routes(routes);
    gates.routes(routes);
    routes
        .events("/{conference}/gate-counts", BadgeApi.STAFF, gates.counts(counts))
        .navigation(
            BadgeApi.STAFF,
            "/{conference}/badges",
            language -> TEXTS.in(language).get("nav.badges"))
        .navigation(
            BadgeApi.STAFF, "/{conference}/gate", language -> TEXTS.in(language).get("nav.gate"))
        .conferenceNames(
            (id, language) ->
                books
                    .conference(id)
                    .map(known -> new Documents(known, language.code()))
                    .map(known -> known.name(known.conference().stationery().names(), id)));
  }

  static Access staff() {
    return BadgeApi.STAFF;
  }
}
