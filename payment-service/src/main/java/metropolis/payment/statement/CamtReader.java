package metropolis.payment.statement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import metropolis.payment.ledger.Telling.Source;
import metropolis.payment.statement.Statement.Finding;
import metropolis.payment.statement.StatementReader.Limits;
import metropolis.platform.values.Spooled;

/**
 * Reads camt.052, camt.053 and camt.054 of any version by local names: most files of real banks do
 * not keep to their schema, and the versions differ in few places. Transaction by transaction, so
 * that a long file costs no more memory than its result, however few entries it has. Any thread may
 * use it.
 */
final class CamtReader {

  private static final Pattern MESSAGE = Pattern.compile("camt\\.05[234]\\.001\\.[0-9]{2}");
  private static final Set<String> STATEMENTS = Set.of("Rpt", "Stmt", "Ntfctn");
  private static final int NEWEST = 13;

  /** Of one transaction, or of what an entry tells beside them, in bytes of memory. */
  private static final int HEAVIEST = 8 * 1024 * 1024;

  private static final XMLInputFactory FACTORY = factory();

  private final Limits limits;

  CamtReader(Limits limits) {
    this.limits = limits;
  }

  List<Statement> read(Spooled file) throws Refusal {
    XMLStreamReader xml = null;
    try (InputStream in = file.open()) {
      xml = FACTORY.createXMLStreamReader(in);
      return new Document(xml, file.sha256()).read();
    } catch (IOException e) {
      throw new UncheckedIOException("reading memory", e);
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
      throw new Refusal("not-well-formed", line);
    } finally {
      close(xml);
    }
  }

  /** Reads the element at which the reader stands, and adds it to the one above or not. */
  @FunctionalInterface
  private interface Child {
    void read(Node above) throws XMLStreamException, Refusal;
  }

  /** One pass over one file. */
  private final class Document {
    private final XMLStreamReader xml;
    private final List<Statement> statements = new ArrayList<>();
    private final LineKeys keys = new LineKeys();
    private final String fileHash;
    private int depth;
    private int lines;
    private int held;
    private Optional<CamtVerdict> verdict = Optional.empty();

    Document(XMLStreamReader xml, String fileHash) {
      this.xml = xml;
      this.fileHash = fileHash;
    }

    List<Statement> read() throws XMLStreamException, Refusal {
      String format = "";
      while (xml.hasNext()) {
        switch (next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            String name = xml.getLocalName();
            if (depth == 1) {
              format = format(name);
              verdict = CamtVerdict.on(format, xml.getNamespaceURI());
              verdict.ifPresent(v -> v.met(xml));
            } else if (depth == 3 && STATEMENTS.contains(name)) {
              statements.add(statement(format));
            }
          }
          default -> {}
        }
      }
      verdict.ifPresent(v -> warn(v.closing()));
      return format.startsWith("camt.053") ? statements : StatementDraft.joined(statements);
    }

    private void warn(List<Finding> warnings) {
      if (!statements.isEmpty()) {
        statements.addLast(statements.removeLast().warned(warnings));
      }
    }

    private String format(String root) throws Refusal {
      String namespace = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
      Matcher message = MESSAGE.matcher(namespace);
      if (!root.equals("Document") || !message.find()) {
        throw new Refusal("not-a-statement", line());
      }
      return message.group();
    }

    private Statement statement(String format) throws XMLStreamException, Refusal {
      StatementDraft draft = new StatementDraft(format, Source.CAMT, fileHash, keys);
      CamtEntries entries = new CamtEntries(draft, keys, verdict.isEmpty());
      if (Integer.parseInt(format.substring(format.length() - 2)) > NEWEST) {
        draft.warn(new Finding(line(), "Document", "version-unknown"));
      }
      while (next() != XMLStreamConstants.END_ELEMENT) {
        if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        held = 0;
        if (xml.getLocalName().equals("Ntry")) {
          entry(entries, draft);
          continue;
        }
        Node child = node();
        switch (child.name) {
          case "Id" -> draft.id(child.text());
          case "ElctrncSeqNb", "LglSeqNb" -> draft.sequence(child.text());
          case "FrToDt" -> entries.period(child);
          case "Acct" -> account(child, draft);
          case "Bal" -> entries.balance(child);
          default -> {}
        }
      }
      entries.daysOfBalances();
      verdict.ifPresent(v -> v.found().forEach(draft::warn));
      return draft.build();
    }

    private void entry(CamtEntries entries, StatementDraft draft)
        throws XMLStreamException, Refusal {
      CamtBatch transactions = new CamtBatch(CamtEntries.LONGEST_RAW, verdict.isEmpty());
      Node entry =
          element(
              above ->
                  above.add(
                      xml.getLocalName().equals("NtryDtls") ? details(transactions) : node()));
      int before = draft.size();
      entries.entry(entry, transactions);
      lines += draft.size() - before;
      if (lines > limits.lines()) {
        throw new Refusal("too-many-lines", entry.line);
      }
    }

    private Node details(CamtBatch transactions) throws XMLStreamException, Refusal {
      return element(
          above -> {
            boolean one = xml.getLocalName().equals("TxDtls");
            int before = held;
            Node child = node();
            if (!one || transactions.take(child)) {
              above.add(child);
            } else {
              held = before;
            }
            if (transactions.size() > limits.lines()) {
              throw new Refusal("too-many-lines", child.line);
            }
          });
    }

    private void account(Node node, StatementDraft draft) {
      draft.account(CamtDetails.firstOf(node.text("Id", "IBAN"), node.text("Id", "Othr", "Id")));
      String currency = node.text("Ccy");
      Fields.currency(currency).ifPresent(draft::currency);
      if (!currency.isEmpty() && draft.currency().isEmpty()) {
        draft.warn(new Finding(node.line, "Acct/Ccy", "currency-unknown"));
      }
    }

    /** The element at which the reader stands, up to its end, with all that is in it. */
    private Node node() throws XMLStreamException, Refusal {
      return element(above -> above.add(node()));
    }

    /**
     * The element at which the reader stands, up to its end.
     *
     * @param child reads what is in it, one after another
     */
    private Node element(Child child) throws XMLStreamException, Refusal {
      String currency = xml.getAttributeValue(null, "Ccy");
      Node node = new Node(xml.getLocalName(), line(), currency == null ? "" : currency);
      hold(Node.WEIGHT);
      while (next() != XMLStreamConstants.END_ELEMENT) {
        switch (xml.getEventType()) {
          case XMLStreamConstants.START_ELEMENT -> child.read(node);
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(node);
          default -> {}
        }
      }
      return node;
    }

    private void text(Node node) throws Refusal {
      int before = node.length();
      if (before + xml.getTextLength() > limits.characters()) {
        throw new Refusal("text-too-long", line());
      }
      node.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
      hold(node.length() - before);
    }

    /** What is of one piece is in memory at once, and a piece may have no end. */
    private void hold(int weight) throws Refusal {
      held += weight;
      if (held > HEAVIEST) {
        throw new Refusal("entry-too-large", line());
      }
    }

    private int next() throws XMLStreamException, Refusal {
      int event = xml.next();
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          if (depth > limits.depth()) {
            throw new Refusal("nested-too-deep", line());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new Refusal("document-type-forbidden", line());
        default -> {}
      }
      verdict.ifPresent(v -> v.met(xml));
      return event;
    }

    private int line() {
      return Math.max(0, xml.getLocation().getLineNumber());
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    return factory;
  }

  private static void close(XMLStreamReader xml) {
    try {
      if (xml != null) {
        xml.close();
      }
    } catch (XMLStreamException e) {
      throw new IllegalStateException("closing a reader of memory failed", e);
    }
  }
}
