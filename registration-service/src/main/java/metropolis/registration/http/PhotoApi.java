package metropolis.registration.http;

import java.util.List;
import java.util.Map;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Language;
import metropolis.registration.enrolment.Command;
import metropolis.registration.enrolment.Photo;
import metropolis.registration.http.Documents.RegistrationDone;
import metropolis.rendering.page.Portraits;
import metropolis.rendering.page.RefusedPictureException;

/** Photos for programs of the staff. */
final class PhotoApi {

  private final RegistrationApi api;
  private final Photos photos;

  PhotoApi(RegistrationApi api, Photos photos) {
    this.api = api;
    this.photos = photos;
  }

  void routes(Routes routes) {
    String path = RegistrationHttp.ONE + "/photo";
    routes
        .api(
            Operation.get(path, "getPhoto", "The portrait, three by four, as a JPEG.")
                .answersFile("image/jpeg")
                .refuses(404, "unknown-registration, no-photo"),
            RegistrationHttp.DESK,
            this::get)
        .api(
            Operation.put(
                    path,
                    "setPhoto",
                    "Sets the portrait from a JPEG or PNG of up to 8 MB: it is turned upright, cut"
                        + " to three by four and made smaller, and what a camera noted is removed.")
                .raw("image/jpeg", Portraits.MOST_BYTES)
                .orSentAs("image/png")
                .answers(RegistrationDone.class)
                .refuses(
                    400,
                    "unusable-photo, with its reason: too-many-pixels, too-small, no-picture,"
                        + " cut-short, four-colours or damaged")
                .refuses(404, "unknown-registration")
                .refuses(409, RegistrationHttp.REFUSED),
            RegistrationHttp.DESK,
            this::set)
        .api(
            Operation.delete(path, "removePhoto", "Removes the portrait.")
                .answers(RegistrationDone.class)
                .refuses(404, "unknown-registration")
                .refuses(409, "erased"),
            RegistrationHttp.DESK,
            this::remove);
  }

  private Reply get(Exchange x, Void none) {
    return photos.show(x, api.mine(x, RegistrationApi.id(x)).registration());
  }

  private RegistrationDone set(Exchange x, Void none) {
    String id = RegistrationApi.id(x);
    // Before the picture is unpacked: it may have to be passed on, or be nobody's.
    api.mine(x, id);
    return api.done(x, RegistrationApi.cause(x), new Command.SetPhoto(id, photo(x)), id);
  }

  private Photo photo(Exchange x) {
    try {
      return photos.portrait(x.bytes());
    } catch (RefusedPictureException e) {
      throw new Problem(
              400,
              "unusable-photo",
              "Send another picture.",
              List.of(new Problem.Field("body", Photos.remedy(e, Words.in(Language.EN)))),
              Map.of("reason", Photos.code(e)),
              0)
          .refuse();
    }
  }

  private RegistrationDone remove(Exchange x, Void none) {
    String id = RegistrationApi.id(x);
    return api.done(x, RegistrationApi.cause(x), new Command.RemovePhoto(id), id);
  }
}
