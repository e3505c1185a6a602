package metropolis.badge.http;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import metropolis.badge.admission.Venue;
import metropolis.badge.rendering.Certificate;
import metropolis.badge.rendering.CertificatePrinter;
import metropolis.badge.rendering.Stationery;
import metropolis.badge.rendering.Wearer;
import metropolis.badge.roster.Bearer;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Language;
import metropolis.platform.http.view.Text;

/** Certificates of attendance, for pages and programs alike. Any thread may use it. */
final class CertificateDesk {

  private static final String PDF = "application/pdf";

  private final Books books;
  private final CertificatePrinter printer = new CertificatePrinter();
  private final Path directory;

  /**
   * @param directory for documents until they are sent
   */
  CertificateDesk(Books books, Path directory) {
    this.books = books;
    this.directory = directory;
  }

  void routes(Routes routes) {
    String api = BadgeApi.BASE;
    routes
        .api(
            Operation.get(
                    api + "/badges/{badgeId}/certificate",
                    "printCertificate",
                    "The certificate of attendance of a badge's wearer, as PDF.")
                .answersFile(PDF)
                .refuses(404, "unknown-conference, no-such-badge")
                .refuses(409, "was-not-there, not-printable"),
            BadgeApi.STAFF,
            (x, body) -> one(x))
        .api(
            Operation.get(
                    api + "/certificates",
                    "printCertificates",
                    "Certificates of all who were at the conference, by name, as one PDF.")
                .answersFile(PDF)
                .refuses(404, "unknown-conference, nobody-was-there"),
            ControlApi.SUPERVISORS,
            (x, body) -> all(x))
        .api(
            Operation.get(
                    api + "/sessions/{session}/certificates",
                    "printSessionCertificates",
                    "Certificates of all who were in a session, by name, as one PDF.")
                .answersFile(PDF)
                .refuses(404, "unknown-conference, unknown-session, nobody-was-there"),
            ControlApi.SUPERVISORS,
            (x, body) -> ofSession(x))
        .download("/{conference}/badges/{badgeId}/certificate", BadgeApi.STAFF, this::one)
        .download("/{conference}/control/certificates", ControlApi.SUPERVISORS, this::all)
        .download(
            "/{conference}/control/sessions/{session}/certificates",
            ControlApi.SUPERVISORS,
            this::ofSession);
  }

  /** Whether a certificate can be had. */
  boolean wasThere(String conference, Books.Holder holder) {
    return books.visitors(conference, Set.of(holder.badge().id())).stream()
        .anyMatch(visitors -> !visitors.isEmpty());
  }

  private Reply one(Exchange x) {
    Books.Conference conference = conference(x);
    Books.Holder holder = BadgeApi.holder(books, x);
    Books.Visitor visitor =
        books
            .visitors(conference.id(), Set.of(holder.badge().id()))
            .orElseThrow(Reception::noConference)
            .stream()
            .findFirst()
            .orElseThrow(
                () -> Problem.conflict("was-not-there", text(x).get("certificate.none")).refuse());
    if (!isPrintable(visitor)) {
      throw Problem.conflict("not-printable", text(x).get("certificate.not-printable")).refuse();
    }
    return document(x, conference, List.of(visitor), holder.badge().code().toString(), Set.of());
  }

  private Reply all(Exchange x) {
    Books.Conference conference = conference(x);
    return document(x, conference, visitors(conference), "all", Set.of());
  }

  private Reply ofSession(Exchange x) {
    Books.Conference conference = conference(x);
    Venue venue = conference.venue();
    String session = x.path("session");
    if (venue.sitting(session).isEmpty()) {
      throw Problem.notFound("unknown-session", "Name a session that has doors of its own.")
          .refuse();
    }
    List<Books.Visitor> there =
        visitors(conference).stream()
            .filter(visitor -> visitor.presence().sessions().contains(session))
            .toList();
    return document(x, conference, there, session, Set.of(session));
  }

  private List<Books.Visitor> visitors(Books.Conference conference) {
    List<Books.Visitor> found =
        books.visitors(conference.id(), Set.of()).orElseThrow(Reception::noConference);
    List<Books.Holder> order =
        HolderOrder.sorted(found.stream().map(Books.Visitor::holder).toList());
    return found.stream()
        .filter(CertificateDesk::isNamed)
        .filter(this::isPrintable)
        .sorted(Comparator.comparingInt(visitor -> order.indexOf(visitor.holder())))
        .toList();
  }

  private static boolean isNamed(Books.Visitor visitor) {
    return visitor.holder().bearer().isPresent();
  }

  private boolean isPrintable(Books.Visitor visitor) {
    return visitor.holder().bearer().map(Wearer::of).filter(printer::isPrintable).isPresent();
  }

  /**
   * @param only these sessions; all that each was in, if empty
   */
  private Reply document(
      Exchange x,
      Books.Conference conference,
      List<Books.Visitor> visitors,
      String name,
      Set<String> only) {
    if (visitors.isEmpty()) {
      throw Problem.notFound("nobody-was-there", text(x).get("certificate.nobody")).refuse();
    }
    Iterator<Certificate> certificates =
        visitors.stream().map(visitor -> certificate(x, conference, visitor, only)).iterator();
    // A document of one is in its language, one of many in that of the conference.
    Language language =
        visitors.size() == 1 ? language(conference, visitors.getFirst()) : language(conference);
    Spool spool = Spool.in(directory);
    boolean whole = false;
    try {
      printer.print(
          conference.stationery(),
          BadgeHttp.TEXTS.in(language).get("certificate.title"),
          language.code(),
          certificates,
          spool.out());
      spool.finish();
      whole = true;
    } finally {
      if (!whole) {
        spool.close();
      }
    }
    return new Reply.File(PDF, "certificate-" + name + ".pdf", true, spool::sendTo);
  }

  private static Certificate certificate(
      Exchange x, Books.Conference conference, Books.Visitor visitor, Set<String> only) {
    Stationery stationery = conference.stationery();
    Language language = language(conference, visitor);
    List<Stationery.Session> sessions =
        stationery.sessions().stream()
            .filter(session -> visitor.presence().sessions().contains(session.id()))
            .filter(session -> only.isEmpty() || only.contains(session.id()))
            .toList();
    return new Certificate(
        Wearer.of(visitor.holder().bearer().orElseThrow()),
        visitor.holder().badge().code().toString(),
        visitor.presence().days(),
        sessions,
        conference.venue().day(x.now()),
        new Certificate.Wording(
            language.code(), language.locale(), BadgeHttp.TEXTS.in(language)::get));
  }

  /** The delegate's, if we speak it, or else the conference's. */
  private static Language language(Books.Conference conference, Books.Visitor visitor) {
    return visitor
        .holder()
        .bearer()
        .map(Bearer::language)
        .flatMap(Language::of)
        .orElseGet(() -> language(conference));
  }

  private static Language language(Books.Conference conference) {
    return conference.stationery().languages().stream()
        .flatMap(code -> Language.of(code).stream())
        .findFirst()
        .orElse(Language.EN);
  }

  private static Text text(Exchange x) {
    return BadgeHttp.TEXTS.in(x.language());
  }

  private Books.Conference conference(Exchange x) {
    return books.conference(x.conference()).orElseThrow(Reception::noConference);
  }
}
