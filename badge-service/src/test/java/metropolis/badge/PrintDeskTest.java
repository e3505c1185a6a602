package metropolis.badge;

import static metropolis.badge.Given.CONFERENCE;
import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.MONDAY;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.lea;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.PrinterState;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.printing.PrintJobs;
import metropolis.badge.printing.Printer;
import metropolis.badge.template.TemplateShelf;
import metropolis.badge.wire.JobWire;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Role;
import metropolis.schemas.badge.BadgePrinted;
import metropolis.schemas.badge.PrintJobSent;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the desk to a printer that speaks IPP, and back. */
class PrintDeskTest {

  private static final String API = "/api/badge/metropolis-2004";
  private static final String PAGE = "/metropolis-2004/print-desk";
  private static final String BADGE = BadgeId.of(CONFERENCE, LEA).text();
  private static final String JOB = BADGE + "-1-left";

  private final FakePrinter left = new FakePrinter();
  private final FakePrinter right = new FakePrinter();
  private final Site site = site();
  private Instant now = MONDAY;

  private Site site() {
    return new Site(
        0,
        TemplateShelf.builtInOnly(),
        List.of(
            printer("left", left.uri(), Set.of()),
            printer("right", right.uri(), Set.of(CONFERENCE)),
            printer("elsewhere", right.uri(), Set.of("other-2005"))));
  }

  private static Printer printer(String id, URI uri, Set<String> conferences) {
    return new Printer(
        id,
        Map.of("en", "Desk " + id, "fr", "Guichet " + id),
        uri,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        conferences);
  }

  @BeforeEach
  void somebody() {
    site.stream.hears(conference()).hears(lea()).hears(confirmed(LEA));
    site.stream.badgeEvents();
  }

  @AfterEach
  void close() {
    site.close();
    left.close();
    right.close();
  }

  @Test
  void a_badge_comes_out_of_the_printer_and_is_printed() {
    print("left", "");

    round();
    assertThat(left.only().document).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    assertThat(left.only().name).startsWith("badge ").doesNotContain("Amsler");
    assertThat(left.only().width).isEqualTo(10_500);
    assertThat(job("/state")).isEqualTo("printing");
    assertThat(badge("/badge/print")).isEqualTo("not-printed");

    left.only().state = JobState.completed;
    round();

    assertThat(job("/state")).isEqualTo("done");
    assertThat(badge("/badge/print")).isEqualTo("printed");
    List<SpecificRecord> events = site.stream.badgeEvents();
    assertThat(events)
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly("PrintJobQueued", "PrintJobSent", "BadgePrinted", "PrintJobEnded");
    PrintJobSent sent = (PrintJobSent) events.get(1);
    assertThat(((BadgePrinted) events.get(2)).getSha256()).isEqualTo(sent.getSha256());
    assertThat(events.toString()).doesNotContain("Amsler");
  }

  @Test
  void asked_for_twice_it_is_printed_once() {
    print("left", "");
    print("left", "");

    round();
    round();

    assertThat(left.jobs).hasSize(1);
    assertThat(Site.json(queue("right", "")).at("/code").asText()).isEqualTo("being-printed");
  }

  @Test
  void a_busy_printer_is_waited_for() {
    left.busy = true;
    print("left", "");

    round();
    assertThat(job("/state")).isEqualTo("queued");
    assertThat(printer("/health")).isEqualTo("busy");
    assertThat(page()).contains("It has another job to do");

    left.busy = false;
    round();
    assertThat(job("/state")).isEqualTo("printing");
    assertThat(left.jobs).hasSize(1);
  }

  @Test
  void a_printer_without_paper_is_given_nothing_and_says_so() {
    left.state = PrinterState.stopped;
    left.reasons = List.of("media-empty-error", "door-open");
    print("left", "");

    round();

    assertThat(left.jobs).isEmpty();
    assertThat(printer("/health")).isEqualTo("attention");
    assertThat(page()).contains("Paper is empty", "A door is open", "Needs somebody");
    assertThat(site.get(PAGE + "?printer=left&lang=fr", Site.GATE).body())
        .contains("Il n’y a plus de papier");
  }

  @Test
  void a_job_that_stops_in_the_middle_says_why() {
    print("left", "");
    round();
    left.only().state = JobState.processingStopped;
    left.only().reasons = List.of("printer-stopped");

    round();

    assertThat(job("/state")).isEqualTo("stopped");
    assertThat(page()).contains("Stopped at the printer", "The printer stopped");
  }

  @Test
  void a_connection_lost_after_sending_is_asked_about_and_never_sent_twice() {
    left.hangsUp = true;
    print("left", "");
    round();
    assertThat(job("/state")).isEqualTo("in-doubt");

    left.silent = true;
    round();
    assertThat(job("/state")).isEqualTo("in-doubt");
    left.silent = false;
    left.only().state = JobState.completed;
    round();

    assertThat(job("/state")).isEqualTo("done");
    assertThat(left.asked.stream().filter(code -> code == Operation.sendDocument.getCode()))
        .hasSize(1);
    assertThat(left.jobs).hasSize(1);
  }

  @Test
  void a_restart_after_sending_asks_the_printer_too() {
    print("left", "");
    round();
    // Whoever starts anew knows no more than the events tell.
    var restored = site.stream.restored().orElseThrow();

    assertThat(restored.jobs().job(JOB).orElseThrow().sent().orElseThrow().number()).isEqualTo(7);
    assertThat(restored.jobs().open()).hasSize(1);
  }

  @Test
  void what_the_printer_forgot_may_have_come_out_and_staff_say_so() {
    print("left", "");
    round();
    left.jobs.clear();
    round();
    assertThat(job("/state")).isEqualTo("failed");
    assertThat(job("/reason")).isEqualTo("outcome-unknown");
    assertThat(page()).contains("it may have come out", "Look at the printer");

    var sent =
        site.sendForm(PAGE + "?printer=left", PAGE + "/jobs/" + JOB + "/came-out", Site.GATE, "");

    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(badge("/badge/print")).isEqualTo("printed");
  }

  @Test
  void what_was_aborted_is_tried_again_by_hand() {
    print("left", "");
    round();
    left.only().state = JobState.aborted;
    left.only().reasons = List.of("aborted-by-system", "document-format-error");
    round();
    assertThat(job("/reason")).isEqualTo("printer-aborted");
    assertThat(page()).contains("The printer gave it up.", "It could not read the document");
    round();
    assertThat(left.jobs).hasSize(1);

    site.sendForm(PAGE + "?printer=left", PAGE + "/jobs/" + JOB + "/retry", Site.GATE, "");
    round();

    assertThat(left.jobs).hasSize(2);
    assertThat(job("/attempt")).isEqualTo("2");
  }

  @Test
  void a_printer_without_pdf_says_so_clearly() {
    left.formats = List.of("image/pwg-raster");
    print("left", "");

    round();

    assertThat(job("/reason")).isEqualTo("unsuitable-format");
    assertThat(page()).contains("The printer takes no PDF.");
    assertThat(left.jobs).isEmpty();
  }

  @Test
  void one_that_does_not_answer_is_waited_for_ten_minutes() {
    left.close();
    print("left", "");
    round();
    assertThat(job("/state")).isEqualTo("queued");
    assertThat(printer("/health")).isEqualTo("offline");

    now = MONDAY.plus(Duration.ofMinutes(10)).plusSeconds(1);
    round();

    assertThat(job("/reason")).isEqualTo("waited-too-long");
  }

  @Test
  void an_answer_without_end_is_no_answer() {
    left.floods = true;
    print("left", "");

    round();

    assertThat(printer("/health")).isEqualTo("offline");
  }

  @Test
  void printed_again_it_gets_a_new_serial_for_a_reason() {
    print("left", "");
    round();
    left.only().state = JobState.completed;
    round();

    assertThat(Site.json(queue("left", "")).at("/code").asText()).isEqualTo("reason-needed");
    print("left", "damaged");

    assertThat(badge("/badge/serial")).isEqualTo("2");
    assertThat(badge("/badge/print")).isEqualTo("not-printed");
  }

  @Test
  void one_after_the_other_in_their_order() {
    site.stream.hears(confirmed(Given.OLHA)).hears(Given.profile(Given.OLHA, "O", "K", "Olha K"));
    print("left", "");
    site.post(
        API + "/badges/" + BadgeId.of(CONFERENCE, Given.OLHA).text() + "/print-jobs",
        Site.GATE,
        "{\"printer\": \"left\"}");

    round();
    round();
    assertThat(left.jobs).hasSize(1);
    left.only().state = JobState.completed;
    round();

    assertThat(left.jobs).hasSize(2);
  }

  @Test
  void the_clock_takes_it_there_without_holding_anybody_up() {
    print("left", "");

    site.office().run(now);

    EverywherePrinter.await("the printer", () -> job("/state").equals("printing"));
    assertThat(left.jobs).hasSize(1);
  }

  @Test
  void a_job_for_a_printer_that_is_there_no_more_has_failed() {
    site.stream.asks(
        JobWire.queue(
            CONFERENCE,
            new PrintJobs.Order(LEA, OptionalInt.empty(), "scrapped", Optional.empty()),
            new Cause("queue-scrapped", new Actor(Role.GATE, "gate-1"), MONDAY)));

    site.office().run(now);

    String jobs = site.get(API + "/print-jobs", Site.GATE).body();
    assertThat(jobs).contains("printer-gone", "scrapped");
  }

  @Test
  void what_is_given_up_is_stopped_at_the_printer() throws Exception {
    print("left", "");
    round();

    site.post(API + "/print-jobs/" + JOB + "/give-up", Site.GATE, "");

    assertThat(job("/reason")).isEqualTo("given-up");
    assertThat(left.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void printers_are_those_of_the_configuration_and_of_the_conference() {
    JsonNode printers = Site.json(site.get(API + "/printers", Site.GATE)).at("/printers");

    assertThat(printers).extracting(one -> one.at("/id").asText()).containsExactly("left", "right");
    assertThat(queue("elsewhere", "").statusCode()).isEqualTo(404);
    assertThat(queue("http://127.0.0.1/", "").statusCode()).isEqualTo(404);
    assertThat(right.asked).isEmpty();
  }

  @Test
  void the_desk_finds_prints_and_stays_with_its_printer() {
    String found = site.get(PAGE + "?printer=left&q=amsler", Site.GATE).body();
    assertThat(found).contains("Léa Amsler", "Print Léa Amsler", "Desk left");

    var sent = site.sendForm(PAGE + "?printer=left&q=amsler", PAGE + "/print", Site.GATE, "");

    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(sent.headers().firstValue("Location").orElseThrow())
        .endsWith(PAGE + "?printer=left");
    assertThat(page()).contains("Léa Amsler", "Waiting", "Give up");
    assertThat(site.get(PAGE + "?lang=fr", Site.GATE).body())
        .contains("Choisissez l’imprimante", "Guichet left");
    assertThat(site.get(PAGE, Site.FINANCE).statusCode()).isEqualTo(403);
  }

  private String page() {
    return site.get(PAGE + "?printer=left&lang=en", Site.GATE).body();
  }

  private void print(String printer, String reason) {
    assertThat(queue(printer, reason).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> queue(String printer, String reason) {
    String why = reason.isEmpty() ? "" : ", \"reason\": \"" + reason + "\"";
    return site.post(
        API + "/badges/" + BADGE + "/print-jobs",
        Site.GATE,
        "{\"printer\": \"%s\"%s}".formatted(printer, why));
  }

  private void round() {
    site.office().attend(now);
  }

  private String job(String field) {
    return Site.json(site.get(API + "/print-jobs?printer=left", Site.GATE))
        .at("/jobs/0" + field)
        .asText();
  }

  private String printer(String field) {
    return Site.json(site.get(API + "/printers", Site.GATE)).at("/printers/0" + field).asText();
  }

  private String badge(String field) {
    return Site.json(site.get(API + "/badges/" + BADGE, Site.GATE)).at(field).asText();
  }
}
