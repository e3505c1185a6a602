package metropolis.payment.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import metropolis.payment.layout.CsvProfiles;
import metropolis.payment.statement.StatementReader.Limits;
import metropolis.platform.values.Spooled;
import org.junit.jupiter.api.Test;

class LongEntryTest {

  private static final int LONG = 60_000;

  @Test
  void is_read_in_a_third_of_the_memory_that_its_document_takes() throws Exception {
    // As a tree it took 5 KB for each transaction.
    Process reader =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx112m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LongEntry.class.getName(),
                Integer.toString(LONG))
            .redirectErrorStream(true)
            .start();

    String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(said).contains(LONG + " lines");
    assertThat(reader.waitFor()).isZero();
  }

  @Test
  void tells_the_same_as_entries_of_one_transaction_each() throws Exception {
    Statement long1 = read(LongEntry.file(40));
    List<String> singly =
        Camt.statements(
                Camt.camt054(
                    "08",
                    IntStream.range(0, 40)
                        .mapToObj(
                            i ->
                                Camt.credit(
                                    "1.00",
                                    "BATCH",
                                    Camt.detail("T" + i, "1.00", "", "Payer " + i)))
                        .toArray(String[]::new)))
            .getFirst()
            .movements()
            .stream()
            .map(movement -> movement.line().lineKey() + movement.narrative())
            .toList();

    assertThat(long1.movements())
        .extracting(movement -> movement.line().lineKey() + movement.narrative())
        .isEqualTo(singly);
    assertThat(long1.warnings()).isEmpty();
  }

  @Test
  void is_kept_as_the_file_has_it_up_to_the_usual_length() {
    byte[] short1 = entry("<TxDtls><Refs><TxId>T1</TxId></Refs></TxDtls>");
    byte[] long1 =
        entry(
            "<TxDtls><Refs><TxId>T1</TxId></Refs></TxDtls>"
                + Camt.detail("T2", "1.00", "", "Payer 2")
                + Camt.detail("T3", "1.00", "", "Payer 3")
                + Camt.detail("T4", "1.00", "", "Payer 4"));

    assertThat(raw(short1)).endsWith("</TxDtls></NtryDtls></Ntry>");
    assertThat(raw(long1)).hasSize(600).startsWith(raw(short1).substring(0, 300));
    assertThat(raw(long1)).contains("T1").contains("Payer 2").doesNotContain("Payer 3");
  }

  @Test
  void that_holds_more_than_memory_should_is_refused_and_says_where() {
    String empty = "<Ustrd/>".repeat(100_000);
    String endless = "<RmtInf>" + empty + "</RmtInf>";
    byte[] oneTransaction = entry("<TxDtls>" + endless + "</TxDtls>");
    byte[] oneEntry = entry("<Btch>" + empty + "</Btch>");

    for (byte[] file : List.of(oneTransaction, oneEntry)) {
      assertThat(new StatementReader(Limits.USUAL).read(file))
          .isInstanceOfSatisfying(
              Reading.Refused.class,
              refused -> {
                assertThat(refused.code()).isEqualTo("entry-too-large");
                assertThat(refused.line()).isPositive();
              });
    }
  }

  @Test
  void with_more_transactions_than_a_file_may_have_lines_is_refused_before_its_end() {
    Limits few = new Limits(100_000, 30, 3, 1_000);
    byte[] file = entry(Camt.detail("T", "1.00", "", "Payer").repeat(4));

    assertThat(new StatementReader(few).read(file))
        .isInstanceOfSatisfying(
            Reading.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("too-many-lines"));
  }

  /** Its amount is none: what the bank wrote is kept with the reason. */
  private static byte[] entry(String details) {
    return Camt.camt054("08", Camt.credit("x", "B", details));
  }

  private static String raw(byte[] file) {
    return Camt.statement(file).rejected().getFirst().raw();
  }

  private static Statement read(Spooled file) {
    return switch (new StatementReader(Limits.USUAL).read(file, CsvProfiles.readyMade())) {
      case Reading.Whole whole -> whole.statements().getFirst();
      case Reading.Refused refused -> throw new IllegalArgumentException(refused.code());
    };
  }
}
