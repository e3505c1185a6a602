package metropolis.payment.transfer;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.transfer.Transfers.Transfer;

/**
 * Writes a customer credit transfer initiation, ISO 20022 pain.001.001.09, as Swiss banks take it
 * (SIX implementation guidelines): structured addresses, one block for each currency and scheme,
 * each payment debited by itself so that its end-to-end id is on the statement. The same payments
 * always give the same bytes. For one file.
 */
final class CreditTransferFile {

  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

  /** Payments that go the same way. */
  private record Scheme(String currency, boolean sepa) {}

  private final Transfers order;
  private final XMLStreamWriter xml;

  private CreditTransferFile(Transfers order, XMLStreamWriter xml) {
    this.order = order;
    this.xml = xml;
  }

  static byte[] of(Transfers order) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newInstance().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      new CreditTransferFile(order, xml).write();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
    return out.toByteArray();
  }

  private void write() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("Document");
    xml.writeDefaultNamespace(NAMESPACE);
    begin("CstmrCdtTrfInitn");
    begin("GrpHdr");
    text("MsgId", order.messageId());
    text("CreDtTm", order.made().truncatedTo(ChronoUnit.SECONDS).toString());
    sums(order.transfers());
    begin("InitgPty");
    text("Nm", order.debtor().name());
    end();
    end();
    Map<Scheme, List<Transfer>> blocks =
        order.transfers().stream()
            .collect(
                Collectors.groupingBy(
                    it -> new Scheme(it.amount().currency().getCurrencyCode(), it.isSepa()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    int block = 0;
    int number = 0;
    for (Map.Entry<Scheme, List<Transfer>> entry : blocks.entrySet()) {
      block(++block, entry.getKey(), entry.getValue(), number);
      number += entry.getValue().size();
    }
    xml.writeEndDocument();
  }

  private void block(int block, Scheme scheme, List<Transfer> transfers, int before)
      throws XMLStreamException {
    begin("PmtInf");
    text("PmtInfId", order.messageId() + "-B" + block);
    text("PmtMtd", "TRF");
    text("BtchBookg", "false");
    sums(transfers);
    if (scheme.sepa()) {
      begin("PmtTpInf");
      begin("SvcLvl");
      text("Cd", "SEPA");
      end();
      end();
    }
    begin("ReqdExctnDt");
    text("Dt", order.execution().toString());
    end();
    party("Dbtr", order.debtor());
    begin("DbtrAcct");
    begin("Id");
    text("IBAN", order.account().value());
    end();
    end();
    agent("DbtrAgt", order.bic());
    text("ChrgBr", scheme.sepa() ? "SLEV" : "SHAR");
    int number = before;
    for (Transfer transfer : transfers) {
      transfer(++number, transfer);
    }
    end();
  }

  private void transfer(int number, Transfer transfer) throws XMLStreamException {
    begin("CdtTrfTxInf");
    begin("PmtId");
    text("InstrId", order.messageId() + "-" + number);
    text("EndToEndId", transfer.endToEndId());
    end();
    begin("Amt");
    xml.writeStartElement("InstdAmt");
    xml.writeAttribute("Ccy", transfer.amount().currency().getCurrencyCode());
    xml.writeCharacters(transfer.amount().decimal().toPlainString());
    end();
    end();
    if (!transfer.payee().bic().isEmpty()) {
      agent("CdtrAgt", transfer.payee().bic());
    }
    party("Cdtr", transfer.payee().address());
    begin("CdtrAcct");
    begin("Id");
    var iban = transfer.payee().iban();
    if (iban.isPresent()) {
      text("IBAN", iban.get().value());
    } else {
      begin("Othr");
      text("Id", transfer.payee().account());
      end();
    }
    end();
    end();
    begin("RmtInf");
    text("Ustrd", transfer.text());
    end();
    end();
  }

  private void sums(List<Transfer> transfers) throws XMLStreamException {
    text("NbOfTxs", Integer.toString(transfers.size()));
    text(
        "CtrlSum",
        transfers.stream()
            .map(it -> it.amount().decimal())
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .toPlainString());
  }

  private void party(String element, PostalAddress address) throws XMLStreamException {
    begin(element);
    text("Nm", address.name());
    begin("PstlAdr");
    given("StrtNm", address.street());
    given("BldgNb", address.houseNumber());
    given("PstCd", address.postalCode());
    text("TwnNm", address.town());
    text("Ctry", address.country());
    end();
    end();
  }

  private void agent(String element, String bic) throws XMLStreamException {
    begin(element);
    begin("FinInstnId");
    text("BICFI", bic);
    end();
    end();
  }

  private void given(String element, String text) throws XMLStreamException {
    if (!text.isBlank()) {
      text(element, text);
    }
  }

  private void text(String element, String text) throws XMLStreamException {
    begin(element);
    xml.writeCharacters(text.strip());
    end();
  }

  private void begin(String element) throws XMLStreamException {
    xml.writeStartElement(element);
  }

  private void end() throws XMLStreamException {
    xml.writeEndElement();
  }
}
