package metropolis.allinone.demo;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The conference's bank: writes the day's statement as it would deliver it, in camt.053.001.08.
 *
 * @param iban of the account
 */
record Bank(String iban) {

  /**
   * One transfer.
   *
   * @param amount below zero if it left the account
   * @param other who paid, or was paid
   * @param reference structured; empty if the payer gave none
   * @param text what the payer wrote; empty for nothing
   * @param endToEndId of the payment order; empty for none
   * @param returned whether a payment of ours came back
   */
  record Transfer(
      String bankReference,
      BigDecimal amount,
      String other,
      String reference,
      String text,
      String endToEndId,
      boolean returned) {

    static Transfer arrived(
        String bankReference, BigDecimal amount, String payer, String reference, String text) {
      return new Transfer(bankReference, amount, payer, reference, text, "", false);
    }
  }

  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

  /** A statement of one day. */
  byte[] statement(String id, LocalDate day, BigDecimal opening, List<Transfer> transfers) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      new Statement(xml, day).write(id, opening, transfers);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a statement could not be written", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private final class Statement {
    private final XMLStreamWriter xml;
    private final LocalDate day;

    Statement(XMLStreamWriter xml, LocalDate day) {
      this.xml = xml;
      this.day = day;
    }

    void write(String id, BigDecimal opening, List<Transfer> transfers) throws XMLStreamException {
      BigDecimal closing =
          transfers.stream().map(Transfer::amount).reduce(opening, BigDecimal::add);
      xml.writeStartDocument("UTF-8", "1.0");
      open("Document");
      xml.writeDefaultNamespace(NAMESPACE);
      open("BkToCstmrStmt");
      open("GrpHdr");
      leaf("MsgId", "MSG-" + id);
      leaf("CreDtTm", day + "T18:00:00+02:00");
      close();
      open("Stmt");
      leaf("Id", id);
      leaf("ElctrncSeqNb", "1");
      leaf("CreDtTm", day + "T18:00:00+02:00");
      open("Acct");
      open("Id");
      leaf("IBAN", iban);
      close();
      leaf("Ccy", "CHF");
      close();
      balance("OPBD", opening);
      balance("CLBD", closing);
      for (Transfer transfer : transfers) {
        entry(transfer);
      }
      close();
      close();
      close();
      xml.writeEndDocument();
    }

    private void balance(String code, BigDecimal amount) throws XMLStreamException {
      open("Bal");
      open("Tp");
      open("CdOrPrtry");
      leaf("Cd", code);
      close();
      close();
      amount(amount);
      leaf("CdtDbtInd", direction(amount));
      date("Dt");
      close();
    }

    private void entry(Transfer transfer) throws XMLStreamException {
      open("Ntry");
      amount(transfer.amount());
      leaf("CdtDbtInd", direction(transfer.amount()));
      open("Sts");
      leaf("Cd", "BOOK");
      close();
      date("BookgDt");
      date("ValDt");
      leaf("AcctSvcrRef", transfer.bankReference());
      open("BkTxCd");
      open("Domn");
      leaf("Cd", "PMNT");
      open("Fmly");
      boolean out = transfer.amount().signum() < 0;
      leaf("Cd", out || transfer.returned() ? "ICDT" : "RCDT");
      leaf("SubFmlyCd", transfer.returned() ? "RRTN" : out ? "DMCT" : "VCOM");
      close();
      close();
      close();
      open("NtryDtls");
      open("TxDtls");
      open("Refs");
      leaf("AcctSvcrRef", transfer.bankReference());
      leaf("EndToEndId", transfer.endToEndId().isEmpty() ? "NOTPROVIDED" : transfer.endToEndId());
      close();
      amount(transfer.amount());
      leaf("CdtDbtInd", direction(transfer.amount()));
      open("RltdPties");
      open(transfer.endToEndId().isEmpty() ? "Dbtr" : "Cdtr");
      open("Pty");
      leaf("Nm", transfer.other());
      close();
      close();
      close();
      remittance(transfer);
      if (transfer.returned()) {
        open("RtrInf");
        open("Rsn");
        leaf("Cd", "AC04");
        close();
        close();
      }
      close();
      close();
      close();
    }

    private void remittance(Transfer transfer) throws XMLStreamException {
      if (transfer.text().isEmpty() && transfer.reference().isEmpty()) {
        return;
      }
      open("RmtInf");
      if (!transfer.text().isEmpty()) {
        leaf("Ustrd", transfer.text());
      }
      if (!transfer.reference().isEmpty()) {
        open("Strd");
        open("CdtrRefInf");
        leaf("Ref", transfer.reference());
        close();
        close();
      }
      close();
    }

    private static String direction(BigDecimal amount) {
      return amount.signum() < 0 ? "DBIT" : "CRDT";
    }

    private void amount(BigDecimal amount) throws XMLStreamException {
      xml.writeStartElement("Amt");
      xml.writeAttribute("Ccy", "CHF");
      xml.writeCharacters(amount.abs().toPlainString());
      close();
    }

    private void date(String name) throws XMLStreamException {
      open(name);
      leaf("Dt", day.toString());
      close();
    }

    private void leaf(String name, String value) throws XMLStreamException {
      open(name);
      xml.writeCharacters(value);
      close();
    }

    private void open(String name) throws XMLStreamException {
      xml.writeStartElement(name);
    }

    private void close() throws XMLStreamException {
      xml.writeEndElement();
    }
  }
}
