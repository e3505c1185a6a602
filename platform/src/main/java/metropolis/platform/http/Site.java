package metropolis.platform.http;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import metropolis.platform.http.view.Language;
import metropolis.platform.http.view.Texts;
import metropolis.platform.values.HeldElsewhere;
import metropolis.platform.values.NotReady;

/** What all requests of one server share. Not changed after the start; threads share it. */
final class Site {

  /** The name of a conference, for the head of its pages. */
  @FunctionalInterface
  interface ConferenceNames {
    Optional<String> name(String conferenceId, Language language);
  }

  /** An entry of the staff's navigation, shown to those who may use it. */
  record NavEntry(
      Access access, String path, java.util.function.Function<Language, String> label) {}

  static final Texts TEXTS = Texts.beside(Site.class);

  final ServerSettings settings;
  final SignedTokens tokens;
  final Gatekeeper gatekeeper;
  final InstantSource clock;
  final MeterRegistry meters;
  final List<NavEntry> navigation = new ArrayList<>();
  final List<ConferenceNames> conferenceNames = new ArrayList<>();

  Site(
      ServerSettings settings,
      SignedTokens tokens,
      Gatekeeper gatekeeper,
      InstantSource clock,
      MeterRegistry meters) {
    this.settings = settings;
    this.tokens = tokens;
    this.gatekeeper = gatekeeper;
    this.clock = clock;
    this.meters = meters;
  }

  Optional<String> conferenceName(String conferenceId, Language language) {
    return conferenceNames.stream()
        .flatMap(names -> known(names, conferenceId, language).stream())
        .findFirst();
  }

  /** A name is an ornament: the page that says what is not ready yet must do without it. */
  private static Optional<String> known(
      ConferenceNames names, String conferenceId, Language language) {
    try {
      return names.name(conferenceId, language);
    } catch (NotReady | HeldElsewhere _) {
      return Optional.empty();
    }
  }
}
