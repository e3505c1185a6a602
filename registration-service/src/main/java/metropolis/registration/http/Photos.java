package metropolis.registration.http;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Flash;
import metropolis.platform.http.Form;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Upload;
import metropolis.platform.values.Cause;
import metropolis.registration.enrolment.Command;
import metropolis.registration.enrolment.Photo;
import metropolis.registration.enrolment.Registration;
import metropolis.rendering.page.Portraits;
import metropolis.rendering.page.RefusedPictureException;

/**
 * The portrait of a delegate: taken in, shown and removed, for the delegate's page, the desk and
 * the API alike. Any thread may use it.
 */
final class Photos {

  static final String FIELD = "photo";

  /** Somewhat more than is taken, so that a form that is a little too large is shown again. */
  static final long UPLOAD = Portraits.MOST_BYTES + (4 << 20);

  /** Each may need some hundred megabytes for a moment. */
  private static final int AT_A_TIME = 2;

  private static final int PATIENCE_SECONDS = 10;

  private final Registrations registrations;
  private final Semaphore free = new Semaphore(AT_A_TIME);

  Photos(Registrations registrations) {
    this.registrations = registrations;
  }

  /** One registration whose photo a page changes, and who does it. */
  record Subject(MyPages.Mine mine, Cause cause, String base) {}

  /**
   * Takes the photo that a form brought.
   *
   * @param again shows the form with what is wrong, by form and status
   */
  Reply take(Exchange x, Subject subject, BiFunction<Form, Integer, Reply> again) {
    Words words = Words.of(x);
    Form form = x.form();
    Optional<Upload> file = form.file(FIELD);
    if (file.isEmpty()) {
      form.reject(FIELD, words.get("photo.missing"));
    } else {
      try {
        Photo photo = portrait(file.get().bytes());
        ask(subject, new Command.SetPhoto(subject.mine().registration().id(), photo), words)
            .ifPresent(why -> form.reject(FIELD, why));
      } catch (RefusedPictureException e) {
        form.reject(FIELD, remedy(e, words));
      }
    }
    return form.hasErrors()
        ? again.apply(form, 422)
        : Reply.seeOther(subject.base()).flash(Flash.Kind.DONE, words.get("photo.saved"));
  }

  Reply remove(Exchange x, Subject subject) {
    Words words = Words.of(x);
    Reply.Redirect back = Reply.seeOther(subject.base());
    return ask(subject, new Command.RemovePhoto(subject.mine().registration().id()), words)
        .map(why -> back.flash(Flash.Kind.WARNING, why))
        .orElseGet(() -> back.flash(Flash.Kind.DONE, words.get("photo.removed")));
  }

  private Optional<String> ask(Subject subject, Command command, Words words) {
    var programme = subject.mine().programme();
    return registrations
        .ask(programme.id(), subject.cause(), command)
        .refusal()
        .map(refusal -> words.refusal(refusal, programme));
  }

  /** The picture itself, for whoever may see the registration. */
  Reply show(Exchange x, Registration registration) {
    return registration
        .photo()
        .flatMap(id -> registrations.photo(x.conference(), registration.id(), id))
        .map(photo -> Reply.inline("image/jpeg", "photo.jpg", photo.jpeg()))
        .orElseThrow(() -> Problem.notFound("no-photo", "There is no photo.").refuse());
  }

  /**
   * Makes a portrait of what somebody sent.
   *
   * @throws RefusedPictureException if it is no picture that can be used
   */
  Photo portrait(byte[] sent) {
    try {
      if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw Problem.unavailable().refuse();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable().refuse();
    }
    try {
      return new Photo(Portraits.of(sent).bytes());
    } finally {
      free.release();
    }
  }

  /** What to do about a picture that cannot be used. */
  static String remedy(RefusedPictureException refused, Words words) {
    return words.get("photo." + code(refused));
  }

  /** As {@code cut-short}. */
  static String code(RefusedPictureException refused) {
    return refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
