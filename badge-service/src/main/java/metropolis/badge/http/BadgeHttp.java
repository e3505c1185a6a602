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
  private final DeskPages desk;
  private final GatePages gates;
  private final CountsFeed counts;

  public BadgeHttp(Books books, Commands commands, KeyRing keys, CountsFeed counts) {
    PrintRoom printRoom = new PrintRoom(keys);
    Reception reception = new Reception(books, commands, keys);
    this.books = books;
    this.counts = counts;
    this.api = new BadgeApi(books, commands, reception, printRoom, keys);
    this.desk = new DeskPages(books, commands, printRoom);
    this.gates = new GatePages(books, reception);
  }

  @Override
  public void routes(Routes routes) {
    api.routes(routes);
    desk.routes(routes);
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
