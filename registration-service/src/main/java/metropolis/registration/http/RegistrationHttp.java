package metropolis.registration.http;

import metropolis.platform.http.Access;
import metropolis.platform.http.HttpModule;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Routes;
import metropolis.platform.values.Role;
import metropolis.registration.http.Documents.ConferenceDetail;
import metropolis.registration.http.Documents.ConferenceList;
import metropolis.registration.http.Documents.ProgrammeAnnounced;
import metropolis.registration.http.Documents.RegistrationCancellationOrder;
import metropolis.registration.http.Documents.RegistrationCounts;
import metropolis.registration.http.Documents.RegistrationDetail;
import metropolis.registration.http.Documents.RegistrationDone;
import metropolis.registration.http.Documents.RegistrationImport;
import metropolis.registration.http.Documents.RegistrationList;
import metropolis.registration.http.Documents.RegistrationProfileOrder;
import metropolis.registration.http.Documents.RegistrationRefusalOrder;
import metropolis.registration.http.Documents.RegistrationSessionsOrder;
import metropolis.registration.http.Documents.RegistrationSubmission;
import metropolis.registration.http.Documents.RegistrationTaken;
import metropolis.registration.intake.DelegateFile;

/** Every route of the registration service. */
public final class RegistrationHttp implements HttpModule {
  private static final String API = "/api/registration";
  static final String ONE = API + "/{conference}/registrations/{id}";
  private static final String MY = API + "/{conference}/my/{token}";
  private static final long UPLOAD = DelegateFile.LARGEST + 64 * 1024;
  private static final long PROGRAMME = 1024 * 1024;
  static final Access DESK = Access.staff(Role.SECRETARIAT);
  static final String REFUSED = "wrong-state, erased";

  private final PublicPages pages;
  private final MyPages my;
  private final DeskPages desk;
  private final DelegatePages delegate;
  private final ImportPages importing;
  private final RegistrationApi api;
  private final PhotoApi photoApi;

  public RegistrationHttp(Registrations registrations) {
    Photos photos = new Photos(registrations);
    Imports imports = new Imports(registrations);
    this.pages = new PublicPages(registrations);
    this.my = new MyPages(registrations, photos);
    this.desk = new DeskPages(registrations);
    this.delegate = new DelegatePages(registrations, photos);
    this.importing = new ImportPages(registrations, imports);
    this.api = new RegistrationApi(registrations, imports);
    this.photoApi = new PhotoApi(api, photos);
  }

  @Override
  public void routes(Routes routes) {
    operations(routes);
    photoApi.routes(routes);
    routes
        .page("/", Access.PUBLIC, pages::conferences)
        .page("/{conference}/register", Access.PUBLIC, pages::registerForm)
        .form("/{conference}/register", Access.PUBLIC, pages::register)
        .page("/{conference}/my/{token}", Access.PUBLIC, my::show)
        .page("/{conference}/my/{token}/profile", Access.PUBLIC, my::profileForm)
        .form("/{conference}/my/{token}/profile", Access.PUBLIC, my::changeProfile)
        .page("/{conference}/my/{token}/sessions", Access.PUBLIC, my::sessionsForm)
        .form("/{conference}/my/{token}/sessions", Access.PUBLIC, my::chooseSessions)
        .download("/{conference}/my/{token}/photo.jpg", Access.PUBLIC, my::photo)
        .upload("/{conference}/my/{token}/photo", Access.PUBLIC, Photos.UPLOAD, my::takePhoto)
        .form("/{conference}/my/{token}/photo/removal", Access.PUBLIC, my::removePhoto)
        .form("/{conference}/my/{token}/cancel", Access.PUBLIC, my::cancel)
        .page("/{conference}/desk", DESK, desk::list)
        .form("/{conference}/desk/approve", DESK, desk::approve)
        .page("/{conference}/desk/sessions", DESK, desk::sessions)
        .page("/{conference}/desk/new", DESK, delegate::newForm)
        .form("/{conference}/desk/new", DESK, delegate::register)
        .page("/{conference}/desk/import", DESK, importing::form)
        .upload("/{conference}/desk/import", DESK, UPLOAD, importing::take)
        .download("/{conference}/desk/delegates.csv", DESK, desk::export)
        .page("/{conference}/desk/{id}", DESK, delegate::show)
        .download("/{conference}/desk/{id}/photo.jpg", DESK, delegate::photo)
        .upload("/{conference}/desk/{id}/photo", DESK, Photos.UPLOAD, delegate::takePhoto)
        .form("/{conference}/desk/{id}/photo/removal", DESK, delegate::removePhoto)
        .form("/{conference}/desk/{id}/approve", DESK, delegate::approve)
        .form("/{conference}/desk/{id}/refuse", DESK, delegate::refuse)
        .form("/{conference}/desk/{id}/cancel", DESK, delegate::cancel)
        .form("/{conference}/desk/{id}/erase", DESK, delegate::erase)
        .page("/{conference}/desk/{id}/profile", DESK, delegate::profileForm)
        .form("/{conference}/desk/{id}/profile", DESK, delegate::changeProfile)
        .page("/{conference}", Access.PUBLIC, pages::conference)
        .navigation(DESK, "/{conference}/desk", lang -> Words.in(lang).get("nav.desk"))
        .conferenceNames(pages::conferenceName);
  }

  private void operations(Routes routes) {
    routes
        .api(
            Operation.get(API, "listConferences", "Lists the conferences held here.")
                .answers(ConferenceList.class),
            Access.PUBLIC,
            api::conferences)
        .api(
            Operation.get(
                    API + "/{conference}",
                    "getConference",
                    "Tells categories and sessions of a conference and how full they are.")
                .answers(ConferenceDetail.class)
                .refuses(404, "unknown-conference"),
            Access.PUBLIC,
            api::conference)
        .api(
            Operation.put(
                    API + "/{conference}/programme",
                    "announceConference",
                    "Announces a conference, or changes what was announced, from a conference"
                        + " file.")
                .raw("application/yaml", PROGRAMME)
                .orSentAs("application/x-yaml", "text/yaml")
                .answers(ProgrammeAnnounced.class)
                .refuses(409, "still-in-use"),
            Access.staff(),
            api::announce)
        .api(
            Operation.post(
                    API + "/{conference}/registrations",
                    "submitRegistration",
                    "Registers a delegate; repeated with the same Idempotency-Key, registers once.")
                .body(RegistrationSubmission.class)
                .answers(201, RegistrationTaken.class)
                .often()
                .refuses(404, "unknown-conference")
                .refuses(409, "not-yet-open, closed, already-registered, session-over"),
            Access.PUBLIC,
            api::submit)
        .api(
            Operation.get(
                    API + "/{conference}/registrations",
                    "listRegistrations",
                    "Lists registrations, newest first.")
                .query("q", "Words in any script, with or without accents; all must occur.")
                .query("status", "Status code, as in awaiting-payment.")
                .query("category", "Id of a category.")
                .query("session", "Id of a session chosen.")
                .query("order", "newest or name.")
                .query("page", "From 1.")
                .query("size", "Entries on a page, 1 to 1000; 100 unless said otherwise.")
                .answers(RegistrationList.class)
                .refuses(404, "unknown-conference"),
            DESK,
            api::list)
        .api(
            Operation.get(
                    API + "/{conference}/counts",
                    "countRegistrations",
                    "Counts registrations by status and category.")
                .answers(RegistrationCounts.class)
                .refuses(404, "unknown-conference"),
            DESK,
            api::counts)
        .api(
            Operation.get(
                    API + "/{conference}/registrations.csv",
                    "exportRegistrations",
                    "Exports registrations as CSV; takes the filters of the list.")
                .query("q", "Words in any script.")
                .query("status", "Status code.")
                .query("category", "Id of a category.")
                .query("session", "Id of a session chosen.")
                .answersFile("text/csv")
                .refuses(404, "unknown-conference"),
            DESK,
            api::export)
        .api(
            Operation.post(
                    API + "/{conference}/imports",
                    "importDelegates",
                    "Registers the delegates of a CSV file; bad rows are reported and left out.")
                .raw("text/csv", UPLOAD)
                .answers(RegistrationImport.class)
                .refuses(404, "unknown-conference"),
            DESK,
            api::take)
        .api(
            Operation.get(ONE, "getRegistration", "Tells everything about one registration.")
                .answers(RegistrationDetail.class)
                .refuses(404, "unknown-registration"),
            DESK,
            api::detail)
        .api(
            Operation.post(ONE + "/approval", "approveRegistration", "Approves a registration.")
                .answers(RegistrationDone.class)
                .refuses(404, "unknown-registration")
                .refuses(409, "wrong-state"),
            DESK,
            api::approve)
        .api(
            Operation.post(ONE + "/refusal", "refuseRegistration", "Refuses a registration.")
                .body(RegistrationRefusalOrder.class)
                .answers(RegistrationDone.class)
                .refuses(404, "unknown-registration")
                .refuses(409, "wrong-state"),
            DESK,
            api::refuse)
        .api(
            Operation.post(ONE + "/cancellation", "cancelRegistration", "Cancels a registration.")
                .body(RegistrationCancellationOrder.class)
                .answers(RegistrationDone.class)
                .refuses(404, "unknown-registration")
                .refuses(409, "wrong-state"),
            DESK,
            api::cancel)
        .api(
            Operation.post(
                    ONE + "/erasure",
                    "eraseRegistration",
                    "Erases the person; before the conference is over, cancels too.")
                .answers(RegistrationDone.class)
                .refuses(404, "unknown-registration"),
            DESK,
            api::erase)
        .api(
            Operation.post(ONE + "/sessions", "chooseSessions", "Replaces the choice of sessions.")
                .body(RegistrationSessionsOrder.class)
                .answers(RegistrationDone.class)
                .refuses(404, "unknown-registration")
                .refuses(409, REFUSED),
            DESK,
            api::chooseSessions)
        .api(
            Operation.post(ONE + "/profile", "changeProfile", "Replaces the person's data.")
                .body(RegistrationProfileOrder.class)
                .answers(RegistrationDone.class)
                .refuses(404, "unknown-registration")
                .refuses(409, REFUSED + ", changed-meanwhile"),
            DESK,
            api::changeProfile)
        .api(
            Operation.get(MY, "getMyRegistration", "Tells a delegate, by secret link, everything.")
                .answers(RegistrationDetail.class)
                .refuses(404, "unknown-link"),
            Access.PUBLIC,
            api::mine)
        .api(
            Operation.post(MY + "/cancellation", "cancelMyRegistration", "Cancels by the delegate.")
                .answers(RegistrationDone.class)
                .refuses(404, "unknown-link")
                .refuses(409, "wrong-state"),
            Access.PUBLIC,
            api::cancelMine)
        .api(
            Operation.post(MY + "/sessions", "chooseMySessions", "Replaces the own choice.")
                .body(RegistrationSessionsOrder.class)
                .answers(RegistrationDone.class)
                .refuses(404, "unknown-link")
                .refuses(409, REFUSED + ", session-over"),
            Access.PUBLIC,
            api::chooseMySessions)
        .api(
            Operation.post(MY + "/profile", "changeMyProfile", "Replaces the delegate's own data.")
                .body(RegistrationProfileOrder.class)
                .answers(RegistrationDone.class)
                .refuses(404, "unknown-link")
                .refuses(409, REFUSED + ", changed-meanwhile"),
            Access.PUBLIC,
            api::changeMyProfile);
  }
}
