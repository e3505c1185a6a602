package metropolis.badge;

import static metropolis.badge.Given.CONFERENCE;
import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.MONDAY;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.lea;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.ipp.IppPrinter;
import metropolis.badge.ipp.Taking;
import metropolis.badge.printing.Printer;
import metropolis.badge.template.TemplateShelf;
import metropolis.schemas.badge.BadgePrinted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Badges to a printer that somebody else wrote. Skipped where it is not installed. */
class RealPrinterIT {

  private static final String API = "/api/badge/metropolis-2004";
  private static final String BADGE = BadgeId.of(CONFERENCE, LEA).text();

  @TempDir Path directory;

  private Optional<EverywherePrinter> printer = Optional.empty();
  private Optional<Site> site = Optional.empty();

  @AfterEach
  void close() {
    site.ifPresent(Site::close);
    printer.ifPresent(EverywherePrinter::close);
  }

  @Test
  void a_badge_comes_out_and_is_printed() throws IOException {
    EverywherePrinter desk = desk("application/pdf");
    print();
    EverywherePrinter.await("the job at the printer", () -> reaches("printing"));

    // While it prints it has no time for others: asked for real, not by a fake.
    assertThat(new IppPrinter(desk.uri()).create("another", 210, 297))
        .isInstanceOf(Taking.Busy.class);
    desk.go();
    EverywherePrinter.await("the badge", () -> reaches("done"));

    assertThat(desk.papers())
        .singleElement()
        .satisfies(pdf -> assertThat(pdf).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII)));
    assertThat(site.orElseThrow().stream.badgeEvents())
        .filteredOn(BadgePrinted.class::isInstance)
        .hasSize(1);
  }

  @Test
  void what_the_printer_gives_up_has_failed() throws IOException {
    EverywherePrinter desk = desk("application/pdf");
    desk.jam();
    desk.go();
    print();

    EverywherePrinter.await("the failure", () -> reaches("failed"));

    assertThat(job("/reason")).isEqualTo("printer-aborted");
  }

  @Test
  void one_that_takes_no_pdf_is_given_none() throws IOException {
    EverywherePrinter desk = desk("image/pwg-raster,image/jpeg");
    desk.go();
    print();

    EverywherePrinter.await("the failure", () -> reaches("failed"));

    assertThat(job("/reason")).isEqualTo("unsuitable-format");
    assertThat(desk.papers()).isEmpty();
  }

  @Test
  void one_that_has_no_such_paper_says_so() throws IOException {
    desk("application/pdf", Optional.empty());
    print();

    EverywherePrinter.await("the failure", () -> reaches("failed"));

    assertThat(job("/reason")).isEqualTo("printer-refused");
    assertThat(
            site.orElseThrow()
                .get("/metropolis-2004/print-desk?printer=left&lang=en", Site.GATE)
                .body())
        .contains("It does not take this size of paper");
  }

  private EverywherePrinter desk(String formats) throws IOException {
    return desk(formats, Optional.of(new Printer.Size(210, 297)));
  }

  private EverywherePrinter desk(String formats, Optional<Printer.Size> paper) throws IOException {
    EverywherePrinter started = EverywherePrinter.in(directory, formats);
    printer = Optional.of(started);
    Site opened =
        new Site(
            0,
            TemplateShelf.builtInOnly(),
            List.of(
                new Printer(
                    "left",
                    Map.of("en", "Desk"),
                    started.uri(),
                    Optional.empty(),
                    paper,
                    Optional.empty(),
                    Set.of())));
    site = Optional.of(opened);
    opened.stream.hears(conference()).hears(lea()).hears(confirmed(LEA));
    return started;
  }

  private void print() {
    assertThat(
            site.orElseThrow()
                .post(
                    API + "/badges/" + BADGE + "/print-jobs", Site.GATE, "{\"printer\": \"left\"}")
                .statusCode())
        .isEqualTo(200);
  }

  /** Whether the job has come so far, after one more round. */
  private boolean reaches(String state) {
    site.orElseThrow().office().attend(MONDAY);
    return job("/state").equals(state);
  }

  private String job(String field) {
    return Site.json(site.orElseThrow().get(API + "/print-jobs", Site.GATE))
        .at("/jobs/0" + field)
        .asText();
  }
}
