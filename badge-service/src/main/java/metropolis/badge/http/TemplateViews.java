package metropolis.badge.http;

import gg.jte.Content;
import java.util.List;
import java.util.SequencedMap;
import metropolis.platform.config.ConfigException;

/** What the pages of templates show. Public because the generated templates are. */
public final class TemplateViews {

  private TemplateViews() {}

  /**
   * What is looked at, by ids.
   *
   * @param delegate words to find a delegate by; empty for a specimen
   */
  public record Chosen(String template, String specimen, String category, String delegate) {}

  /** What can be chosen: ids, and what people read. */
  public record Choices(
      SequencedMap<String, String> templates,
      SequencedMap<String, String> specimens,
      SequencedMap<String, String> categories,
      Chosen chosen) {}

  /** A side and its picture. */
  public record Shown(String side, Content picture) {}

  /**
   * What became of the files.
   *
   * @param problems instead of pictures
   * @param obstacle why there is no badge, as a word; may be empty
   * @param characters that no typeface has
   * @param notices as words
   */
  public record Look(
      String version,
      List<Shown> sides,
      List<ConfigException.Problem> problems,
      List<ConfigException.Problem> warnings,
      String obstacle,
      List<String> characters,
      List<String> notices) {}
}
