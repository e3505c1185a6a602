package metropolis.badge.http;

import java.time.Instant;
import metropolis.badge.admission.Presented;
import metropolis.badge.admission.Scan;
import metropolis.badge.admission.UndoReason;
import metropolis.badge.credential.BadgeBook.Print;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.Claims;
import metropolis.badge.credential.KeyRing;
import metropolis.badge.credential.PrintedCode;
import metropolis.badge.credential.TokenCheck;
import metropolis.platform.http.Problem;
import metropolis.platform.values.Cause;

/**
 * Takes what was held out at a door to its verdict. Signatures are checked here, on the request's
 * own thread, so that the one who decides need not. Any thread may use it.
 */
final class Reception {

  private final Books books;
  private final Commands commands;
  private final KeyRing keys;

  Reception(Books books, Commands commands, KeyRing keys) {
    this.books = books;
    this.commands = commands;
    this.keys = keys;
  }

  /** A request to record a scan, its form checked. */
  record Request(
      String scanId, String gate, String device, String code, Instant deviceTime, boolean walkIn) {}

  /**
   * Records the scan and tells its verdict.
   *
   * @throws metropolis.platform.http.Refusal 404 for a conference or gate that is not known, 409
   *     for a scan id that stands for another scan
   */
  Books.Scanned scan(String conference, Request request, Cause cause) {
    // Read first: if the conference is held elsewhere, nothing was sent yet.
    boolean known =
        books
            .conference(conference)
            .orElseThrow(Reception::noConference)
            .venue()
            .gate(request.gate())
            .isPresent();
    if (!known) {
      throw Problem.notFound("unknown-gate", "Choose one of the gates of the programme.").refuse();
    }
    Scan scan =
        new Scan(
            request.scanId(),
            request.gate(),
            request.device(),
            presented(conference, request.code()),
            request.deviceTime(),
            cause,
            request.walkIn());
    return record(conference, scan);
  }

  /**
   * Records a scan and tells what came of it.
   *
   * @throws metropolis.platform.http.Refusal 409 for a scan id that stands for another scan
   */
  Books.Scanned record(String conference, Scan scan) {
    refuseIf(commands.record(conference, scan));
    return books.scanned(conference, scan.id()).orElseThrow(Reception::noScan);
  }

  /**
   * A badge that was found by its wearer's name.
   *
   * @throws metropolis.platform.http.Refusal 404 if there is none of that id
   */
  Presented searched(String conference, String badgeId) {
    if (!badgeId.matches("[0-9A-HJKMNP-TV-Z]{16}")) {
      throw refusal("no-such-badge");
    }
    return books
        .holder(conference, new BadgeId(badgeId))
        .map(
            holder ->
                new Presented.Searched(new Print(holder.badge().id(), holder.badge().serial())))
        .orElseThrow(() -> refusal("no-such-badge"));
  }

  /**
   * Takes an admission back.
   *
   * @throws metropolis.platform.http.Refusal 404 for an unknown scan, 409 if it let nobody in
   */
  Books.Scanned undo(String conference, String scanId, UndoReason reason, Cause cause) {
    books.conference(conference).orElseThrow(Reception::noConference);
    if (!BadgeJson.isScanId(scanId)) {
      throw noScan();
    }
    refuseIf(commands.undo(conference, scanId, reason, cause));
    return books.scanned(conference, scanId).orElseThrow(Reception::noScan);
  }

  Presented presented(String conference, String code) {
    return switch (keys.check(conference, code)) {
      case TokenCheck.Genuine genuine -> new Presented.Token(print(genuine.claims()));
      case TokenCheck.OtherConference _ -> new Presented.OtherConference();
      case TokenCheck.Forged _ -> new Presented.Forged();
      case TokenCheck.Malformed _ ->
          PrintedCode.resembles(code)
              ? new Presented.Typed(
                  PrintedCode.typed(code).flatMap(typed -> books.print(conference, typed)))
              : new Presented.Unreadable();
    };
  }

  private static Print print(Claims claims) {
    return new Print(claims.badge(), claims.serial());
  }

  /** What was done; leaves the handler if the command was refused. */
  static Commands.Answer.Done refuseIf(Commands.Answer answer) {
    return switch (answer) {
      case Commands.Answer.Done done -> done;
      case Commands.Answer.Refused refused -> throw problem(refused.code()).refuse();
    };
  }

  static RuntimeException noRun() {
    return refusal("no-such-run");
  }

  /** A refusal by its word, to be thrown. */
  static RuntimeException refusal(String code) {
    return problem(code).refuse();
  }

  static RuntimeException noConference() {
    return problem("unknown-conference").refuse();
  }

  private static RuntimeException noScan() {
    return problem("unknown-scan").refuse();
  }

  private static Problem problem(String code) {
    return switch (code) {
      case "unknown-conference" ->
          Problem.notFound(code, "Check the conference in the address: none was announced by it.");
      case "unknown-scan" -> Problem.notFound(code, "Check the scan id: no scan has it.");
      case "no-such-badge" -> Problem.notFound(code, "Check the badge: none was issued.");
      case "scan-id-reused" ->
          Problem.conflict(code, "Give every scan an id of its own: this one is another scan's.");
      case "nothing-to-undo" ->
          Problem.conflict(code, "Only a scan that let somebody in can be undone.");
      case "unknown-gate" -> Problem.notFound(code, "Choose one of the gates of the programme.");
      case "unknown-conflict" ->
          Problem.notFound(code, "Look at the conflicts again: this scan is in none.");
      case "resolved-otherwise" ->
          Problem.conflict(code, "Look at the conflicts again: somebody resolved it meanwhile.");
      case "nothing-to-override" ->
          Problem.conflict(
              code, "Only a scan of a known badge that let nobody in can be overridden.");
      case "unknown-code" ->
          Problem.notFound(code, "Ask staff for a new code: this one is wrong, used or too old.");
      case "unknown-device" -> Problem.notFound(code, "Check the device: none has this id.");
      case "badge-changed" ->
          Problem.conflict(code, "Look at the badge again: a newer print was issued meanwhile.");
      case "reason-needed" ->
          Problem.conflict(code, "It was printed before: give a reason to print it again.");
      case "not-printed" -> Problem.conflict(code, "Print the badge first.");
      case "handed-over-already" ->
          Problem.conflict(code, "It was handed over already: look at its history.");
      case "not-handed-over" ->
          Problem.conflict(code, "Only a badge that was handed over can come back.");
      case "no-such-run" -> Problem.notFound(code, "Check the number of the print run.");
      case "nothing-to-print" ->
          Problem.conflict(code, "Choose other badges: none of these can be printed.");
      case "too-many-badges" ->
          Problem.conflict(code, "Choose fewer badges: a print run takes 15,000.");
      case "run-ended" -> Problem.conflict(code, "Start a new print run: this one has ended.");
      case "drawn-anew" ->
          Problem.conflict(code, "Look at the run again: another document was made meanwhile.");
      case "not-drawn" -> Problem.conflict(code, "Make the document of the run first.");
      case "no-such-page" -> Problem.conflict(code, "Give pages that the latest document has.");
      case "badge-revoked" ->
          Problem.conflict(code, "The badge is revoked: the registration must be confirmed first.");
      case "being-printed" ->
          Problem.conflict(code, "Wait for its printer, or give the job up there first.");
      case "no-such-job" -> Problem.notFound(code, "Check the job: there is none of this id.");
      case "job-moved" ->
          Problem.conflict(code, "Look at the job again: something else became of it meanwhile.");
      default -> Problem.conflict(code, "Look at the state of the badge again.");
    };
  }
}
