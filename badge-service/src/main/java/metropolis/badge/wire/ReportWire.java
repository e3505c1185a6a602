package metropolis.badge.wire;

import java.time.Duration;
import java.util.Optional;
import metropolis.badge.admission.Decision;
import metropolis.badge.admission.OverrideReason;
import metropolis.badge.admission.Report;
import metropolis.badge.credential.Words;
import metropolis.schemas.badge.GateReport;

/** What devices tell beside a scan. */
final class ReportWire {

  private static final String ASKED = "asked";
  private static final String LET_THROUGH = "let-through";
  private static final String TURNED_AWAY = "turned-away";

  private ReportWire() {}

  /** Null from gates that tell nothing, as by every release before there were devices. */
  static GateReport report(Report report) {
    if (report.equals(Report.NONE)) {
      return null;
    }
    GateReport.Builder wire =
        GateReport.newBuilder()
            .setReason("")
            .setOverride("")
            .setSequence(report.sequence())
            .setOffsetMillis(report.offset().toMillis())
            .setUncertaintyMillis(report.uncertainty().toMillis())
            .setOffline(report.offline())
            .setRosterVersion(report.rosterVersion())
            .setRevocationVersion(report.revocationVersion())
            .setOperator(report.operator());
    switch (report.decision()) {
      case Decision.Asked _ -> wire.setDecision(ASKED);
      case Decision.LetThrough let ->
          wire.setDecision(LET_THROUGH)
              .setReason(let.despite())
              .setOverride(let.override().map(Words::of).orElse(""));
      case Decision.TurnedAway away -> wire.setDecision(TURNED_AWAY).setReason(away.reason());
    }
    return wire.build();
  }

  static Report report(GateReport wire) {
    if (wire == null) {
      return Report.NONE;
    }
    return new Report(
        decision(wire),
        wire.getSequence(),
        Duration.ofMillis(wire.getOffsetMillis()),
        Duration.ofMillis(wire.getUncertaintyMillis()),
        wire.getOffline(),
        wire.getRosterVersion(),
        wire.getRevocationVersion(),
        wire.getOperator());
  }

  private static Decision decision(GateReport wire) {
    return switch (wire.getDecision()) {
      case ASKED -> new Decision.Asked();
      case LET_THROUGH ->
          new Decision.LetThrough(
              wire.getReason(),
              Optional.of(wire.getOverride())
                  .filter(word -> !word.isEmpty())
                  .map(word -> Words.known(OverrideReason.class, word)));
      case TURNED_AWAY -> new Decision.TurnedAway(wire.getReason());
      default -> throw new IllegalArgumentException("no decision of that word");
    };
  }
}
