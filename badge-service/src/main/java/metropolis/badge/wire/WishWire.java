package metropolis.badge.wire;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import metropolis.badge.credential.Imprint;
import metropolis.badge.credential.IssueReason;
import metropolis.badge.credential.ReprintReason;
import metropolis.badge.credential.RevocationReason;
import metropolis.badge.credential.Wish;
import metropolis.badge.credential.Words;
import metropolis.platform.values.Cause;
import metropolis.schemas.badge.HandOverBadge;
import metropolis.schemas.badge.PrintBadge;
import metropolis.schemas.badge.ReissueBadge;
import metropolis.schemas.badge.ReturnBadge;
import metropolis.schemas.badge.RevokeBadge;
import metropolis.schemas.common.CommandMeta;
import org.apache.avro.specific.SpecificRecord;

/** What staff want done with one badge. */
public final class WishWire {

  private WishWire() {}

  /**
   * A command about one badge.
   *
   * @param wish empty if the reason given is none that staff may give
   */
  public record Asked(
      CommandMeta meta, String registrationId, OptionalInt serial, Optional<Wish> wish) {}

  public static SpecificRecord command(
      String conference, String registrationId, OptionalInt serial, Wish wish, Cause cause) {
    CommandMeta meta = Metas.command(cause, conference, registrationId);
    Integer seen = serial.isPresent() ? serial.getAsInt() : null;
    return switch (wish) {
      case Wish.Reissue reissue ->
          new ReissueBadge(meta, registrationId, seen, Words.of(reissue.reason()));
      case Wish.Revoke revoke ->
          new RevokeBadge(meta, registrationId, seen, Words.of(revoke.reason()));
      case Wish.Print print ->
          new PrintBadge(
              meta,
              registrationId,
              seen,
              print.reason().map(Words::of).orElse(""),
              print.imprint().template(),
              print.imprint().templateVersion(),
              print.imprint().sha256(),
              print.imprint().profileVersion());
      case Wish.HandOver _ -> new HandOverBadge(meta, registrationId, seen);
      case Wish.TakeBack _ -> new ReturnBadge(meta, registrationId, seen);
    };
  }

  public static Asked asked(ReissueBadge command) {
    return asked(
        command.getMeta(),
        command.getRegistrationId(),
        command.getSerial(),
        given(IssueReason.class, command.getReason(), IssueReason::byStaff, Wish.Reissue::new));
  }

  public static Asked asked(RevokeBadge command) {
    return asked(
        command.getMeta(),
        command.getRegistrationId(),
        command.getSerial(),
        given(
            RevocationReason.class,
            command.getReason(),
            RevocationReason::byStaff,
            Wish.Revoke::new));
  }

  public static Asked asked(PrintBadge command) {
    Imprint imprint =
        new Imprint(
            command.getTemplate(),
            command.getTemplateVersion(),
            command.getSha256(),
            command.getProfileVersion());
    return asked(
        command.getMeta(),
        command.getRegistrationId(),
        command.getSerial(),
        command.getReason().isEmpty()
            ? Optional.of(new Wish.Print(imprint, Optional.empty()))
            : given(
                ReprintReason.class,
                command.getReason(),
                reason -> true,
                reason -> new Wish.Print(imprint, Optional.of(reason))));
  }

  public static Asked asked(HandOverBadge command) {
    return asked(
        command.getMeta(),
        command.getRegistrationId(),
        command.getSerial(),
        Optional.of(new Wish.HandOver()));
  }

  public static Asked asked(ReturnBadge command) {
    return asked(
        command.getMeta(),
        command.getRegistrationId(),
        command.getSerial(),
        Optional.of(new Wish.TakeBack()));
  }

  private static Asked asked(
      CommandMeta meta, String registrationId, Integer serial, Optional<Wish> wish) {
    return new Asked(
        meta, registrationId, serial == null ? OptionalInt.empty() : OptionalInt.of(serial), wish);
  }

  private static <E extends Enum<E>> Optional<Wish> given(
      Class<E> type, String word, Predicate<E> allowed, Function<E, Wish> wish) {
    return Words.read(type, word).filter(allowed).map(wish);
  }
}
