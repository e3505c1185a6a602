package metropolis.badge.http;

import java.time.Instant;
import java.util.List;
import metropolis.badge.http.BadgeJson.BadgeCharacter;
import metropolis.badge.http.BadgeJson.BadgeNotice;
import metropolis.platform.values.MayBeNull;

/** The documents of the JSON API about print runs. */
public final class RunJson {

  private static final int LONGEST_TEXT = 200;
  private static final int MOST_EXCEPTIONS = 1_000;

  private RunJson() {}

  /**
   * Which badges to print.
   *
   * @param print to-print (the default: not printed, or stale), not-printed, stale or all
   * @param category its id; all, if left out
   * @param organisation a part of its name
   * @param query words of names, organisations and countries
   * @param reason for all: why those that were printed are printed again: printer-fault, damaged,
   *     details-changed, template-changed or other
   * @param format of the badges, as templates name it; the standard one, if left out
   */
  public record StartRunRequest(
      @MayBeNull String print,
      @MayBeNull String category,
      @MayBeNull String organisation,
      @MayBeNull String query,
      @MayBeNull String reason,
      @MayBeNull String format) {

    public StartRunRequest {
      for (String text : new String[] {category, organisation, query}) {
        if (text != null && text.length() > LONGEST_TEXT) {
          throw new IllegalArgumentException(
              "Give a category, organisation and query of at most 200 characters.");
        }
      }
    }
  }

  /**
   * Which pages came out of the printer. A badge on several pages is printed if all of them are
   * good.
   *
   * @param drawing the number of the document that was printed
   * @param upTo the last good page; all, if left out
   * @param except pages before it that are not good
   */
  public record ConfirmRunRequest(
      int drawing, @MayBeNull Integer upTo, @MayBeNull List<Integer> except) {

    public ConfirmRunRequest {
      if (except != null && except.size() > MOST_EXCEPTIONS) {
        throw new IllegalArgumentException("Give at most 1,000 exceptions.");
      }
    }
  }

  /**
   * A badge that is not printed, and why.
   *
   * @param characters that no typeface has, if that is why
   */
  public record RunOmission(
      String badgeId,
      @MayBeNull String name,
      String reason,
      @MayBeNull Integer run,
      List<BadgeCharacter> characters) {}

  /**
   * What a run would print.
   *
   * @param notices those of the badges that are not printed as wished
   */
  public record RunPreview(int badges, List<RunOmission> leftOut, List<BadgeNotice> notices) {}

  public record PrintRunList(List<PrintRunSummary> runs) {}

  /**
   * @param status open or ended
   * @param format of its badges; none for the standard one
   * @param badges all of the run
   * @param printed those that came out of the printer
   * @param leftOut those that could not be drawn
   * @param drawing the number of the latest document; 0 if there is none
   * @param progress of a document that is being made
   */
  public record PrintRunSummary(
      int run,
      String status,
      Instant started,
      String role,
      String actor,
      @MayBeNull String reason,
      @MayBeNull String format,
      int badges,
      int printed,
      int leftOut,
      int drawing,
      @MayBeNull RunProgress progress) {}

  public record RunProgress(int done, int total) {}

  /**
   * @param templates that its badges look like
   */
  public record RunDocument(
      int drawing,
      Instant time,
      String role,
      String actor,
      List<RunTemplate> templates,
      String sha256,
      int pages) {}

  /**
   * @param version a hash of its content
   */
  public record RunTemplate(String template, String version) {}

  /**
   * @param state waiting, drawn, printed or left-out
   * @param page the first one in the latest document
   * @param lastPage the last one: badges with a back have two
   * @param reason why it was left out
   * @param characters that no typeface has, if that is why
   */
  public record RunBadge(
      String badgeId,
      int serial,
      @MayBeNull String name,
      String state,
      @MayBeNull Integer page,
      @MayBeNull Integer lastPage,
      @MayBeNull String reason,
      List<BadgeCharacter> characters) {}

  /**
   * @param badges of one page of the list, in the order of the run
   */
  public record PrintRunDetail(
      PrintRunSummary run, List<RunDocument> documents, int page, List<RunBadge> badges) {}
}
