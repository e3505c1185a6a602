package metropolis.badge.http;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import metropolis.badge.http.BadgeJson.BadgeDetail;
import metropolis.badge.http.BadgeJson.GateDayCount;
import metropolis.badge.http.BadgeJson.ScanVerdict;
import metropolis.platform.http.Form;

/** What the templates show. Public because the generated templates are. */
public final class PageViews {

  private PageViews() {}

  /** What the list shows of a badge. */
  public record Line(BadgeJson.BadgeSummary badge, String country) {}

  /** The list as the template shows it. */
  public record ListView(
      String base,
      String query,
      String status,
      List<Line> lines,
      int total,
      int page,
      int pages,
      String pageBase,
      int revoked) {}

  /** One badge as the template shows it. */
  public record BadgeView(
      String base,
      BadgeDetail detail,
      String country,
      Optional<Content> picture,
      boolean mayRevoke,
      Map<String, String> gateNames,
      SequencedMap<String, String> reissueReasons,
      SequencedMap<String, String> revokeReasons,
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

  /** A verdict in words. */
  public record Result(
      ScanVerdict verdict, String tone, String headline, String detail, String advice) {}
}
