package metropolis.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A camt.054 as a bank would deliver it: batches of credits with all details. Of twenty payments,
 * eighteen have the exact reference, one has it in its text, and one tells nothing that is known.
 */
final class StatementFile {

  static final int BATCH = 500;
  private static final int KINDS = 20;

  private StatementFile() {}

  /** Whether a payment can only be allocated by a person. */
  static boolean isUnknown(int i) {
    return i % KINDS == KINDS - 1;
  }

  /**
   * @param invoices numbers and references, paid in this order
   * @param amount of each, in rappen
   */
  static void write(Path file, List<BenchBooks.Owed> invoices, long amount) throws IOException {
    String money = amount / 100 + "." + String.format("%02d", amount % 100);
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(
          """
          <?xml version="1.0" encoding="UTF-8"?>
          <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08">
          <BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>BENCH</MsgId><CreDtTm>2004-09-21T05:00:00</CreDtTm></GrpHdr>
          <Ntfctn><Id>BENCH-1</Id><Acct><Id><IBAN>CH9300762011623852957</IBAN></Id><Ccy>CHF</Ccy></Acct>
          """);
      for (int from = 0; from < invoices.size(); from += BATCH) {
        int to = Math.min(invoices.size(), from + BATCH);
        long sum = (to - from) * amount;
        out.write(
            """
            <Ntry><NtryRef>%d</NtryRef><Amt Ccy="CHF">%d.%02d</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
            <BookgDt><Dt>2004-09-20</Dt></BookgDt><ValDt><Dt>2004-09-20</Dt></ValDt><AcctSvcrRef>BATCH%06d</AcctSvcrRef>
            <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>VCOM</SubFmlyCd></Fmly></Domn></BkTxCd>
            <NtryDtls><Btch><NbOfTxs>%d</NbOfTxs></Btch>
            """
                .formatted(from / BATCH, sum / 100, sum % 100, from / BATCH, to - from));
        for (int i = from; i < to; i++) {
          transaction(out, i, invoices.get(i), money);
        }
        out.write("</NtryDtls></Ntry>\n");
      }
      out.write("</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>\n");
    }
  }

  private static void transaction(Writer out, int i, BenchBooks.Owed owed, String money)
      throws IOException {
    String remittance =
        switch (i % KINDS) {
          case KINDS - 1 -> "<Ustrd>conference fee, thank you</Ustrd>";
          case KINDS - 2 ->
              "<Ustrd>Registration fee " + spaced(owed.reference()) + " Geneva</Ustrd>";
          default ->
              "<Strd><CdtrRefInf><Tp><CdOrPrtry><Prtry>QRR</Prtry></CdOrPrtry></Tp><Ref>"
                  + owed.reference()
                  + "</Ref></CdtrRefInf></Strd>";
        };
    out.write(
        """
        <TxDtls><Refs><AcctSvcrRef>TX%08d</AcctSvcrRef><EndToEndId>NOTPROVIDED</EndToEndId><TxId>T%08d</TxId></Refs>
        <Amt Ccy="CHF">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd>
        <RltdPties><Dbtr><Pty><Nm>%s</Nm><PstlAdr><StrtNm>Rue Haute</StrtNm><BldgNb>%d</BldgNb><PstCd>1204</PstCd><TwnNm>Genève</TwnNm><Ctry>CH</Ctry></PstlAdr></Pty></Dbtr><DbtrAcct><Id><IBAN>CH%02d00762%012d</IBAN></Id></DbtrAcct></RltdPties>
        <RmtInf>%s</RmtInf><RltdDts><AccptncDtTm>2004-09-20T08:00:00</AccptncDtTm></RltdDts></TxDtls>
        """
            .formatted(
                i,
                i,
                money,
                StatementFile.isUnknown(i) ? "Somebody " + i : Payers.name(i),
                i % 90 + 1,
                i % 90 + 10,
                i,
                remittance));
  }

  private static String spaced(String reference) {
    return reference.replaceAll("(.{5})", "$1 ").strip();
  }
}
