package metropolis.payment.statement;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import metropolis.payment.layout.CsvProfiles;
import metropolis.payment.statement.StatementReader.Limits;
import metropolis.platform.values.Spooled;

/** One entry with very many transactions, and a program that reads it in a memory of its own. */
final class LongEntry {

  private LongEntry() {}

  /**
   * @param transactions of one franc each
   */
  static Spooled file(int transactions) throws IOException {
    String whole =
        new String(
            Camt.camt054("08", Camt.credit(transactions + ".00", "BATCH", "<Btch/>")),
            StandardCharsets.UTF_8);
    String[] around = whole.split("<Btch/>");
    try (Spooled.Writer out = new Spooled.Writer(Limits.USUAL.streamed())) {
      write(out, around[0]);
      for (int i = 0; i < transactions; i++) {
        write(out, transaction(i));
      }
      write(out, around[1]);
      return out.done();
    }
  }

  private static String transaction(int i) {
    return Camt.detail("T" + i, "1.00", "", "Payer " + i)
        .replace(
            "</Nm>",
            """
            </Nm><PstlAdr><StrtNm>Rue Haute</StrtNm><BldgNb>%d</BldgNb><PstCd>1204</PstCd>\
            <TwnNm>Genève</TwnNm><Ctry>CH</Ctry></PstlAdr>\
            """
                .formatted(i));
  }

  private static void write(Spooled.Writer out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Tells how many lines it read. */
  public static void main(String[] arguments) throws IOException {
    Spooled file = file(Integer.parseInt(arguments[0]));
    Reading reading = new StatementReader(Limits.USUAL).read(file, CsvProfiles.readyMade());
    System.out.println(
        switch (reading) {
          case Reading.Whole whole -> whole.statements().getFirst().movements().size() + " lines";
          case Reading.Refused refused -> refused.code();
        });
  }
}
