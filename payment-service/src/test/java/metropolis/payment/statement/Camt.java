package metropolis.payment.statement;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Statement files as banks write them, for tests. */
final class Camt {

  static final String ACCOUNT = "CH9300762011623852957";

  /** A statement must have one; of this no one draws anything. */
  static final String BALANCE =
      "<Bal><Tp><CdOrPrtry><Cd>ITAV</Cd></CdOrPrtry></Tp><Amt Ccy=\"CHF\">0.00</Amt>"
          + "<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2004-06-14</Dt></Dt></Bal>";

  private Camt() {}

  static byte[] camt053(String version, String... entries) {
    return document("camt.053.001." + version, "BkToCstmrStmt", "Stmt", entries);
  }

  static byte[] camt054(String version, String... entries) {
    return document("camt.054.001." + version, "BkToCstmrDbtCdtNtfctn", "Ntfctn", entries);
  }

  static byte[] document(String message, String root, String statement, String... entries) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:%s">
    <%s><GrpHdr><MsgId>MSG-1</MsgId><CreDtTm>2004-06-15T05:00:00</CreDtTm></GrpHdr>
    <%s><Id>STM-1</Id><CreDtTm>2004-06-15T05:00:00</CreDtTm><Acct><Id><IBAN>%s</IBAN></Id><Ccy>CHF</Ccy></Acct>%s
    %s
    </%s></%s></Document>
    """
        .formatted(
            message,
            root,
            statement,
            ACCOUNT,
            statement.equals("Stmt") && !String.join("", entries).contains("<Bal>") ? BALANCE : "",
            String.join("\n", entries),
            statement,
            root)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** One booked credit of version 8 with its detail. */
  static String credit(String amount, String entryReference, String detail) {
    return entry("CRDT", amount, "<Sts><Cd>BOOK</Cd></Sts>", entryReference, detail);
  }

  static String entry(
      String direction, String amount, String status, String entryReference, String details) {
    return """
    <Ntry><NtryRef>1</NtryRef><Amt Ccy="CHF">%s</Amt><CdtDbtInd>%s</CdtDbtInd>%s
    <BookgDt><Dt>2004-06-14</Dt></BookgDt><ValDt><Dt>2004-06-15</Dt></ValDt>
    <AcctSvcrRef>%s</AcctSvcrRef>
    <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>VCOM</SubFmlyCd></Fmly></Domn></BkTxCd>
    %s</Ntry>\
    """
        .formatted(
            amount,
            direction,
            status,
            entryReference,
            details.isEmpty() ? "" : "<NtryDtls>" + details + "</NtryDtls>");
  }

  static String detail(String transactionId, String amount, String reference, String payer) {
    return """
    <TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId><TxId>%s</TxId></Refs>
    <Amt Ccy="CHF">%s</Amt>
    <RltdPties><Dbtr><Pty><Nm>%s</Nm></Pty></Dbtr></RltdPties>
    %s
    </TxDtls>\
    """
        .formatted(transactionId, amount, payer, reference.isEmpty() ? "" : remittance(reference));
  }

  private static String remittance(String reference) {
    return "<RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Prtry>QRR</Prtry></CdOrPrtry></Tp><Ref>"
        + reference
        + "</Ref></CdtrRefInf></Strd></RmtInf>";
  }

  static Statement statement(byte[] file) {
    return statements(file).getFirst();
  }

  static List<Statement> statements(byte[] file) {
    return switch (new StatementReader(StatementReader.Limits.USUAL).read(file)) {
      case Reading.Whole whole -> whole.statements();
      case Reading.Refused refused ->
          throw new IllegalArgumentException(refused.code() + " in line " + refused.line());
    };
  }
}
