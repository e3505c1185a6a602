package metropolis.badge.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import metropolis.platform.config.ConfigException;
import metropolis.platform.config.ConfigException.Problem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What reading a template that cannot be used tells. */
final class Faults {

  private Faults() {}

  static List<Problem> of(String content) {
    return of(() -> TemplateReader.read("test.yaml", content.getBytes(UTF_8)));
  }

  static List<Problem> of(Path template) {
    return of(() -> TemplateReader.read(template));
  }

  private static List<Problem> of(ThrowingCallable reading) {
    return catchThrowableOfType(ConfigException.class, reading).problems();
  }

  /** The one that there is. */
  static Problem only(List<Problem> problems) {
    assertThat(problems).hasSize(1);
    return problems.getFirst();
  }
}
