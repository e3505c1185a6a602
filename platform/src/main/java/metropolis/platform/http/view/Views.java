package metropolis.platform.http.view;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import java.util.Map;

/** Renders the templates that the modules' builds have compiled. Threads share it. */
public final class Views {
  private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

  private Views() {}

  /**
   * A template with its parameters, to be rendered when it is written.
   *
   * @param name path below {@code src/main/jte}, e.g. {@code registration/form.jte}
   */
  public static Content of(String name, Map<String, Object> parameters) {
    return output -> ENGINE.render(name, parameters, output);
  }

  /** A template with one parameter. */
  public static Content of(String name, Object parameter) {
    return output -> ENGINE.render(name, parameter, output);
  }

  /** Text, escaped. */
  public static Content text(String text) {
    return output -> output.writeUserContent(text);
  }

  /** An output that escapes what templates write to it. */
  public static TemplateOutput htmlOutput(TemplateOutput plain) {
    return new gg.jte.html.OwaspHtmlTemplateOutput(plain);
  }
}
