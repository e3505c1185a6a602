package metropolis.badge.http;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import metropolis.badge.http.BadgeJson.BadgeDetail;
import metropolis.badge.http.BadgeJson.DoorScan;
import metropolis.badge.http.BadgeJson.GateDayCount;
import metropolis.badge.http.BadgeJson.ScanVerdict;
import metropolis.platform.http.Form;

/** What the templates show. Public because the generated templates are. */
public final class PageViews {

  private static final int BRIEF = 12;

  private PageViews() {}

  /** The beginning of a hash, which is all that people compare. */
  public static String brief(String hash) {
    return hash.length() <= BRIEF ? hash : hash.substring(0, BRIEF) + "…";
  }

  /**
   * What the list shows of a badge.
   *
   * @param notice what stands in the way of printing it as wished
   */
  public record Line(
      BadgeJson.BadgeSummary badge, String country, Optional<BadgeJson.BadgeNotice> notice) {}

  /**
   * A number that leads to what it counts.
   *
   * @param chosen whether that is what is shown
   */
  public record Figure(int number, String label, String path, boolean chosen) {}

  /** The list as the template shows it. */
  public record ListView(
      String base,
      HolderFilter filter,
      SequencedMap<String, String> categories,
      List<Figure> figures,
      List<Line> lines,
      int total,
      int page,
      int pages,
      String pageBase) {}

  /**
   * One badge as the template shows it.
   *
   * @param notice what stands in the way of printing it as wished in this format
   * @param scans oldest first
   * @param format that the picture is in
   * @param formats names of all there are
   * @param wasThere whether a door let the badge in, so that attendance can be certified
   * @param names what the staff call whoever has an id
   */
  public record BadgeView(
      String base,
      BadgeDetail detail,
      List<DoorScan> scans,
      ScanActs acts,
      String country,
      Optional<Content> picture,
      Optional<BadgeJson.BadgeNotice> notice,
      String format,
      SequencedMap<String, String> formats,
      boolean mayRevoke,
      boolean wasThere,
      SequencedMap<String, String> reprintReasons,
      SequencedMap<String, String> reissueReasons,
      SequencedMap<String, String> revokeReasons,
      UnaryOperator<String> names,
      Form form) {}

  /** The print runs as the template shows them. */
  public record RunsView(String base, List<RunJson.PrintRunSummary> runs) {}

  /** What a run would print, as the template shows it. */
  public record NewRunView(
      String base,
      String print,
      HolderFilter filter,
      String reason,
      String format,
      SequencedMap<String, String> formats,
      SequencedMap<String, String> prints,
      SequencedMap<String, String> categories,
      SequencedMap<String, String> reasons,
      int badges,
      int leftOut,
      SequencedMap<String, Integer> leftOutByReason,
      List<RunJson.RunOmission> omissions,
      int notable,
      List<BadgeJson.BadgeNotice> notices) {}

  /**
   * One run as the template shows it.
   *
   * @param format its name; empty if there is no other
   * @param lastPage of the latest document
   * @param layered whether a badge of it is on several pages, or several on one
   */
  public record RunView(
      String base,
      RunJson.PrintRunDetail detail,
      String format,
      String api,
      int lastPage,
      boolean layered,
      int toConfirm,
      int pages,
      Form form) {}

  /** The page of one gate as its template shows it. */
  public record GateView(
      String conference,
      GateDayCount gate,
      int inside,
      Optional<Result> result,
      String scanId,
      String formToken,
      String wording,
      Map<String, String> undoReasons) {}

  /**
   * What a page offers to do about stored scans.
   *
   * @param base the address of the page
   * @param overrides why somebody is let in all the same, by word
   * @param undos why a passage is taken back, by word
   * @param names what people call the accounts and devices that have an id
   */
  public record ScanActs(
      String base,
      SequencedMap<String, String> overrides,
      SequencedMap<String, String> undos,
      Map<String, String> gateNames,
      boolean supervisor,
      UnaryOperator<String> names) {}

  /** A verdict in words. */
  public record Result(
      ScanVerdict verdict, String tone, String headline, String detail, String advice) {}

  /**
   * @param box the view box of the code's drawing
   * @param path its dark modules
   * @param wording every text the script may show, as JSON
   */
  public record ScannerView(String code, String box, String path, String wording) {}
}
