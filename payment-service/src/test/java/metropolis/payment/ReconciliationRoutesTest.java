package metropolis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import metropolis.payment.ledger.Books;
import metropolis.payment.ledger.Reconciliation;
import metropolis.payment.ledger.Reconciling;
import metropolis.payment.office.Office;
import metropolis.payment.wire.Events;
import metropolis.payment.wire.Values;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Role;
import metropolis.rendering.page.Archival;
import metropolis.schemas.common.EventMeta;
import org.apache.avro.specific.SpecificRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The bank's statements against the books, from an uploaded file to the paper. */
class ReconciliationRoutesTest extends PartPaidStory {

  @Test
  void the_report_names_statement_line_invoice_and_balances() throws Exception {
    String text = text(report("2004-06-30", "en"));

    assertThat(text)
        .contains("Bank reconciliation as of 30 June 2004", "CH93 0076 2011 6238 5295 7")
        .contains("Statement STM-S1", "Bashir Noori", "Invoice 2004-000001", "200.00")
        .contains("Opening balance", "Closing balance", "CHF 450.00")
        .contains("differ from the closing balance by CHF −250.00")
        .contains("Page 1 of 1");
  }

  @Test
  void it_speaks_french_too() throws Exception {
    assertThat(text(report("2004-06-30", "fr")))
        .contains("Rapprochement bancaire au 30 juin 2004", "Solde initial", "Facture 2004-000001");
  }

  @Test
  void a_past_day_gives_the_same_bytes_whatever_happened_since() throws Exception {
    byte[] before = report("2004-06-14", "en");
    String allocation =
        site.wire.office().books().line("L1").orElseThrow().allocations().firstEntry().getKey();
    site.at("2004-06-20T08:00:00Z")
        .post(API + "/allocations/" + allocation + "/reversal", "{\"reason\": \"wrong-invoice\"}");

    assertThat(report("2004-06-14", "en")).isEqualTo(before);
    assertThat(report("2004-06-30", "en")).isNotEqualTo(before);
  }

  @Test
  void an_uploaded_file_keeps_its_number_period_and_balances() throws Exception {
    site.post(
        API + "/statements?name=june.xml",
        "application/xml",
        FILE.getBytes(StandardCharsets.UTF_8));

    String shown = site.get(API + "/statements").body();

    assertThat(shown)
        .contains("\"sequence\":\"121\"", "\"from\":\"2004-06-15\"", "\"through\":\"2004-06-16\"")
        .contains("\"opening\":{\"minor\":45000", "\"closing\":{\"minor\":46200");
    assertThat(text(report("2004-06-30", "en"))).contains("No. 121", "june.xml", "CHF 462.00");
  }

  @Test
  void the_report_comes_out_the_same_from_the_events_alone() throws Exception {
    site.post(
        API + "/statements?name=june.xml",
        "application/xml",
        FILE.getBytes(StandardCharsets.UTF_8));
    Office office = site.wire.office();
    Books replayed = new Books(Wire.CONFERENCE);
    for (SpecificRecord record : site.wire.events()) {
      Cause cause = Values.cause((EventMeta) record.get(0));
      LocalDate day = office.programme().orElseThrow().terms().day(cause);
      Events.event(record).ifPresent(event -> replayed.apply(event, day, cause));
    }
    LocalDate asOf = LocalDate.of(2004, 6, 30);

    Reconciliation again = Reconciling.of(replayed, asOf);

    assertThat(again.accounts().getFirst().proof()).isPresent();
    assertThat(again).isEqualTo(Reconciling.of(office.books(), asOf));
  }

  @Test
  void a_language_that_it_is_not_written_in_is_refused() throws Exception {
    var answer = site.get(API + "/reconciliation.pdf?language=tlh");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("language", "Give en or fr.");
  }

  @Test
  void the_pages_of_statements_and_periods_lead_to_it() throws Exception {
    site.as(Role.FINANCE);

    assertThat(site.page(FINANCE + "/statements").body()).contains("/finance/reconciliation.pdf");
    assertThat(site.page(FINANCE + "/periods?asOf=2004-06-14").body())
        .contains("/finance/reconciliation.pdf?asOf=2004-06-14");
    assertThat(site.page(FINANCE + "/reconciliation.pdf").statusCode()).isEqualTo(200);
  }

  @Test
  void a_long_statement_goes_on_under_the_same_heading_and_adds_up() throws Exception {
    StringBuilder entries = new StringBuilder();
    for (int i = 1; i <= 90; i++) {
      entries.append(
          ENTRY.formatted(i, i % 9 == 0 ? "DBIT" : "CRDT", i, i % 9 == 0 ? "Cdtr" : "Dbtr"));
    }
    String file = FILE.replace("462.00", "4185.00").replace("</Stmt>", entries + "</Stmt>");
    site.post(
        API + "/statements?name=long.xml",
        "application/xml",
        file.getBytes(StandardCharsets.UTF_8));

    byte[] drawn = report("2004-06-30", "en");

    assertThat(Archival.faults(drawn)).isEmpty();
    try (PDDocument document = Loader.loadPDF(drawn)) {
      int pages = document.getNumberOfPages();
      assertThat(pages).isGreaterThan(2);
      for (int page = 2; page < pages; page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(stripper.getText(document))
            .contains("What became of it", "Amount CHF", "Page " + page + " of " + pages);
      }
    }
    assertThat(text(drawn)).contains("All that the statement moved", "To be allocated");
  }

  private static final String ENTRY =
      """
      <Ntry><Amt Ccy="CHF">%1$d.00</Amt><CdtDbtInd>%2$s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
      <BookgDt><Dt>2004-06-16</Dt></BookgDt><ValDt><Dt>2004-06-16</Dt></ValDt>
      <AcctSvcrRef>ZKB-%3$d</AcctSvcrRef><NtryDtls><TxDtls>
      <Amt Ccy="CHF">%1$d.00</Amt><CdtDbtInd>%2$s</CdtDbtInd><RltdPties>
      <%4$s><Pty><Nm>Université de Genève, bureau %3$d</Nm></Pty></%4$s></RltdPties>
      <RmtInf><Ustrd>Conference fee of a delegate, letter no. %3$d</Ustrd></RmtInf>
      </TxDtls></NtryDtls></Ntry>
      """;

  private static final String FILE =
      """
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
      <GrpHdr><MsgId>M</MsgId><CreDtTm>2004-06-16T20:00:00</CreDtTm></GrpHdr>
      <Stmt><Id>STM-121</Id><ElctrncSeqNb>121</ElctrncSeqNb>
      <FrToDt><FrDtTm>2004-06-15T00:00:00</FrDtTm><ToDtTm>2004-06-16T24:00:00</ToDtTm></FrToDt>
      <Acct><Id><IBAN>CH9300762011623852957</IBAN></Id><Ccy>CHF</Ccy></Acct>
      <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CHF">450.00</Amt>
      <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2004-06-14</Dt></Dt></Bal>
      <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CHF">462.00</Amt>
      <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2004-06-16</Dt></Dt></Bal>
      <Ntry><Amt Ccy="CHF">12.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
      <BookgDt><Dt>2004-06-15</Dt></BookgDt><ValDt><Dt>2004-06-15</Dt></ValDt></Ntry>
      </Stmt></BkToCstmrStmt></Document>
      """;

  private byte[] report(String asOf, String language) throws Exception {
    byte[] drawn =
        site.file(API + "/reconciliation.pdf?asOf=" + asOf + "&language=" + language).body();
    Path directory = Files.createDirectories(Path.of("target", "reconciliation"));
    String name = "to-look-at-" + language + "-" + drawn.length / 1024 + "k.pdf";
    Files.write(directory.resolve(name), drawn);
    return drawn;
  }

  private static String text(byte[] drawn) throws Exception {
    try (PDDocument document = Loader.loadPDF(drawn)) {
      return new PDFTextStripper().getText(document).replace('\u00a0', ' ');
    }
  }
}
