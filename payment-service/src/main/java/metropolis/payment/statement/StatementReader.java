package metropolis.payment.statement;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads camt.053 and camt.054 of any version by local names: most files of real banks do not keep
 * to their schema, and the versions differ in few places. Entry by entry, so that a long file costs
 * no more memory than its longest entry and its result. Any thread may use it.
 */
public final class StatementReader {

  /**
   * What is refused before it can do harm.
   *
   * @param bytes of a file
   * @param depth of nesting
   * @param lines of a file
   * @param characters of one text
   */
  public record Limits(int bytes, int depth, int lines, int characters) {
    public static final Limits USUAL = new Limits(8 * 1024 * 1024, 30, 5_000, 4_000);
  }

  private static final Pattern MESSAGE = Pattern.compile("camt\\.05[34]\\.001\\.[0-9]{2}");
  private static final XMLInputFactory FACTORY = factory();

  private final Limits limits;

  public StatementReader(Limits limits) {
    this.limits = limits;
  }

  public Reading read(byte[] file) {
    if (file.length > limits.bytes()) {
      return new Reading.Refused("file-too-large", 0);
    }
    XMLStreamReader xml = null;
    try {
      xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(file));
      return new Document(xml).read(hash(file));
    } catch (Refusal refusal) {
      return new Reading.Refused(refusal.code, refusal.line);
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
      return new Reading.Refused("not-well-formed", line);
    } finally {
      close(xml);
    }
  }

  /** One pass over one file. */
  private final class Document {
    private final XMLStreamReader xml;
    private final List<Statement> statements = new ArrayList<>();
    private final LineKeys keys = new LineKeys();
    private int depth;
    private int lines;

    Document(XMLStreamReader xml) {
      this.xml = xml;
    }

    Reading read(String fileHash) throws XMLStreamException, Refusal {
      String format = "";
      while (xml.hasNext()) {
        switch (next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            String name = xml.getLocalName();
            if (depth == 1) {
              format = format(name);
            } else if (depth == 3 && (name.equals("Stmt") || name.equals("Ntfctn"))) {
              statements.add(statement(format));
            }
          }
          default -> {}
        }
      }
      return statements.isEmpty()
          ? new Reading.Refused("no-statement", 0)
          : new Reading.Whole(fileHash, statements);
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
      StatementBuilder builder = new StatementBuilder(format, keys);
      while (next() != XMLStreamConstants.END_ELEMENT) {
        if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        Node child = node();
        switch (child.name) {
          case "Id" -> builder.id(child);
          case "Acct" -> builder.account(child);
          case "Bal" -> builder.balance(child);
          case "Ntry" -> {
            lines += builder.entry(child);
            if (lines > limits.lines()) {
              throw new Refusal("too-many-lines", child.line);
            }
          }
          default -> {}
        }
      }
      return builder.build();
    }

    /** The element at which the reader stands, up to its end. */
    private Node node() throws XMLStreamException, Refusal {
      String currency = xml.getAttributeValue(null, "Ccy");
      Node node = new Node(xml.getLocalName(), line(), currency == null ? "" : currency);
      while (next() != XMLStreamConstants.END_ELEMENT) {
        switch (xml.getEventType()) {
          case XMLStreamConstants.START_ELEMENT -> node.add(node());
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(node);
          default -> {}
        }
      }
      return node;
    }

    private void text(Node node) throws Refusal {
      if (node.content().length() + xml.getTextLength() > limits.characters()) {
        throw new Refusal("text-too-long", line());
      }
      node.content().append(xml.getText());
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
      return event;
    }

    private int line() {
      return Math.max(0, xml.getLocation().getLineNumber());
    }
  }

  /** Ends a reading; never leaves this class. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1;
    final String code;
    final int line;

    Refusal(String code, int line) {
      super(code, null, false, false);
      this.code = code;
      this.line = line;
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

  private static String hash(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
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
