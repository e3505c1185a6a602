package metropolis.badge.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import metropolis.badge.roster.Bearer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares drawings with the accepted ones. To accept a change: {@code -Dgolden=accept}. */
class BadgeLayoutTest {

  enum Drawing {
    SHORT_NAME(Samples.bearer("Lea Amsler", "Réseau Accueil", "CH")),
    LONG_NAME(
        Samples.bearer(
            "Maria-Fernanda Albuquerque de Souza Vasconcelos",
            "Rede Nacional de Apoio às Pessoas Refugiadas e Migrantes",
            "BR")),
    LATIN_FORM(Samples.bearer("نور الهاشمي", Optional.of("Nour Al-Hachimi"), "جمعية الجسور", "MA"));

    private final Bearer bearer;

    Drawing(Bearer bearer) {
      this.bearer = bearer;
    }

    Path file() {
      return Path.of(
          "src/test/resources/golden", name().toLowerCase(java.util.Locale.ROOT) + ".txt");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_badge_is_drawn_as_accepted(Drawing drawing) throws IOException {
    Recording recording = new Recording();

    BadgeLayout.draw(Samples.face(drawing.bearer), recording);

    if ("accept".equals(System.getProperty("golden"))) {
      Files.createDirectories(drawing.file().getParent());
      Files.writeString(drawing.file(), recording.toString());
    }
    assertThat(recording).hasToString(Files.readString(drawing.file()));
  }
}
