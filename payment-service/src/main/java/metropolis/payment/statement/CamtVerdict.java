package metropolis.payment.statement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import javax.xml.validation.ValidatorHandler;
import metropolis.payment.statement.CamtContents.Content;
import metropolis.payment.statement.CamtContents.Fault;
import metropolis.payment.statement.CamtContents.Met;
import metropolis.payment.statement.Statement.Finding;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Holds a file against the schema of its version while it is read, in its first part: a file errs
 * in the same way throughout, and a long one shall cost no more than a short one. All it says is a
 * hint. Confined to one reading.
 *
 * <p>Every message is judged as a camt.052: below their outermost elements camt.053 and camt.054 of
 * the same version have the same types, and in those they differ by names and by the balances.
 */
final class CamtVerdict {

  /** Characters, from the beginning of the file. */
  static final int FIRST_PART = 1024 * 1024;

  /** So many kinds of faults tell enough; of the others their number. */
  static final int MOST = 20;

  private static final int LONGEST_NAME = 60;
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

  /** What the outermost elements of the others are called in a camt.052, by their depth. */
  private static final List<Map<String, String>> OUTERMOST =
      List.of(
          Map.of(),
          Map.of("BkToCstmrStmt", "BkToCstmrAcctRpt", "BkToCstmrDbtCdtNtfctn", "BkToCstmrAcctRpt"),
          Map.of("Stmt", "Rpt", "Ntfctn", "Rpt"),
          Map.of(
              "StmtPgntn", "RptPgntn",
              "NtfctnPgntn", "RptPgntn",
              "AddtlStmtInf", "AddtlRptInf",
              "AddtlNtfctnInf", "AddtlRptInf"));

  /** An element that is open. */
  private static final class Open {
    private final String name;
    private final int line;
    private final Content content;
    private final List<Met> children = new ArrayList<>(0);
    private boolean balance;
    private boolean judgedContent;
    private boolean told;

    Open(String name, int line, Content content) {
      this.name = name;
      this.line = line;
      this.content = content;
    }

    /** A long row of equals is as good as two of them. */
    void met(Met child) {
      int size = children.size();
      boolean row =
          size > 1
              && children.get(size - 1).known().equals(child.known())
              && children.get(size - 2).known().equals(child.known());
      if (!row) {
        children.add(child);
      }
    }
  }

  private final CamtSchema schema;
  private final ValidatorHandler judge;
  private final String message;
  private final String namespace;
  private final String own;
  private final Deque<Open> open = new ArrayDeque<>();
  private final Set<String> kinds = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();
  private final AttributesImpl attributes = new AttributesImpl();
  private boolean starting;
  private boolean done;
  private int cutAt;
  private int more;
  private int moreFrom;

  private CamtVerdict(CamtSchema schema, String message, String namespace) {
    this.schema = schema;
    this.message = message.substring(0, "camt.05x".length());
    this.namespace = namespace;
    this.own = CamtSchema.namespace(version(message));
    this.judge = schema.judge();
    judge.setErrorHandler(
        new ErrorHandler() {
          @Override
          public void warning(SAXParseException e) {
            // Of the schema, not of the file.
          }

          @Override
          public void error(SAXParseException e) {
            judged(e.getMessage());
          }

          @Override
          public void fatalError(SAXParseException e) {
            judged(e.getMessage());
          }
        });
  }

  /**
   * @param message e.g. "camt.053.001.08"
   * @param namespace of the file's elements
   * @return none if there is no schema of that version
   */
  static Optional<CamtVerdict> on(String message, String namespace) {
    return CamtSchema.of(version(message))
        .map(schema -> new CamtVerdict(schema, message, namespace));
  }

  private static String version(String message) {
    return message.substring(message.length() - 2);
  }

  /** Whatever the reader has come to. */
  void met(XMLStreamReader xml) {
    if (done) {
      return;
    }
    try {
      if (open.isEmpty()) {
        judge.startDocument();
      }
      // A text may be as long as the file, and the judge keeps all of it.
      if (xml.getLocation().getCharacterOffset() > FIRST_PART) {
        done = true;
        cutAt = Math.max(1, xml.getLocation().getLineNumber());
        return;
      }
      switch (xml.getEventType()) {
        case XMLStreamConstants.START_ELEMENT -> start(xml);
        case XMLStreamConstants.END_ELEMENT -> end(xml);
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            judge.characters(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        default -> {}
      }
    } catch (SAXException e) {
      // It cannot go on; what it said so far holds.
      done = true;
    }
  }

  private void start(XMLStreamReader xml) throws SAXException {
    String name = xml.getLocalName();
    String known = open.size() < OUTERMOST.size() ? outermost(name) : name;
    int line = Math.max(1, xml.getLocation().getLineNumber());
    Open above = open.peek();
    if (above != null) {
      above.met(new Met(name, known, line));
      if (open.size() == 3 && name.equals("Bal")) {
        balance(above, line);
      }
    }
    Content content =
        above == null ? schema.contents().document() : schema.contents().in(above.content, known);
    open.push(new Open(name, line, content));
    starting = true;
    judge.startElement(uri(xml), known, known, attributes(xml));
    starting = false;
    open.peek().told = false;
  }

  private String outermost(String name) {
    return OUTERMOST.get(open.size()).getOrDefault(name, name);
  }

  private void balance(Open statement, int line) {
    statement.balance = true;
    if (message.equals("camt.054")) {
      tell(statement.name + "/Bal", line, "element-unknown");
    }
  }

  private void end(XMLStreamReader xml) throws SAXException {
    Open ended = open.peek();
    String known = open.size() <= OUTERMOST.size() ? known(ended.name) : ended.name;
    judge.endElement(uri(xml), known, known);
    open.pop();
    if (ended.judgedContent) {
      explain(ended);
    }
    if (open.size() == 2
        && ended.name.equals("Stmt")
        && message.equals("camt.053")
        && !ended.balance) {
      tell(ended.name + "/Bal", ended.line, "element-missing");
    }
    done |= open.isEmpty();
  }

  private String known(String name) {
    return OUTERMOST.get(open.size() - 1).getOrDefault(name, name);
  }

  private String uri(XMLStreamReader xml) {
    String uri = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
    return uri.equals(namespace) ? own : uri;
  }

  /** Without those that tell a schema where to look or what to take for what. */
  private AttributesImpl attributes(XMLStreamReader xml) {
    attributes.clear();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String uri = xml.getAttributeNamespace(i) == null ? "" : xml.getAttributeNamespace(i);
      if (!uri.equals(XSI)) {
        String name = xml.getAttributeLocalName(i);
        attributes.addAttribute(uri, name, name, "CDATA", xml.getAttributeValue(i));
      }
    }
    return attributes;
  }

  /**
   * What the schema says of the element at hand, when it begins of its attributes and of its being
   * there, when it ends of what is in it.
   *
   * @param said begins with the key of the rule, in any language
   */
  private void judged(String said) {
    Open here = open.peek();
    int colon = said == null ? -1 : said.indexOf(':');
    String rule = colon < 0 ? "" : said.substring(0, colon);
    if (rule.startsWith("cvc-complex-type.2.4")) {
      content(here);
      return;
    }
    switch (rule) {
      case "cvc-pattern-valid",
          "cvc-datatype-valid.1.2.1",
          "cvc-datatype-valid.1.2.2",
          "cvc-datatype-valid.1.2.3" ->
          value(here, "value-malformed");
      case "cvc-enumeration-valid" -> value(here, "value-not-listed");
      case "cvc-maxLength-valid", "cvc-length-valid" -> value(here, "value-too-long");
      case "cvc-minLength-valid" -> value(here, "value-too-short");
      case "cvc-totalDigits-valid",
          "cvc-fractionDigits-valid",
          "cvc-minInclusive-valid",
          "cvc-maxInclusive-valid" ->
          value(here, "number-out-of-bounds");
      case "cvc-complex-type.4" -> value(here, "attribute-missing");
      case "cvc-complex-type.3.2.1", "cvc-complex-type.3.2.2", "cvc-type.3.1.1" ->
          value(here, "attribute-unknown");
      case "cvc-complex-type.2.1", "cvc-complex-type.2.3" -> value(here, "text-unexpected");
      case "cvc-type.3.1.2" -> inValue(here);
      case "cvc-complex-type.2.2" -> {
        if (here.children.isEmpty()) {
          again(here, "value-malformed");
        } else {
          inValue(here);
        }
      }
      // Said after the rule that the value breaks.
      case "cvc-type.3.1.3", "cvc-attribute.3" -> again(here, "value-malformed");
      default -> again(here, "against-the-schema");
    }
  }

  private void content(Open here) {
    if (starting) {
      open.stream().skip(1).findFirst().ifPresent(above -> above.judgedContent = true);
    } else {
      here.judgedContent = true;
    }
  }

  private void inValue(Open here) {
    Met first = here.children.getFirst();
    tell(here.name + "/" + first.name(), first.line(), "element-unknown");
    here.told = true;
  }

  private void again(Open here, String code) {
    if (!here.told) {
      value(here, code);
    }
  }

  private void value(Open here, String code) {
    if (here.told && !here.children.isEmpty()) {
      // No value at all, which was said.
      return;
    }
    here.told = true;
    String above = open.stream().skip(1).findFirst().map(o -> o.name + "/").orElse("");
    String attribute =
        starting && attributes.getLength() == 1 ? "/@" + attributes.getLocalName(0) : "";
    tell(above + here.name + attribute, here.line, code);
  }

  /** Why the schema refused what is in an element. */
  private void explain(Open ended) {
    List<Fault> faults =
        ended.content == null ? List.of() : CamtContents.faults(ended.content, ended.children);
    if (faults.isEmpty()) {
      tell(ended.name, ended.line, "against-the-schema");
    }
    for (Fault fault : faults) {
      tell(
          ended.name + "/" + fault.element(),
          fault.line() == 0 ? ended.line : fault.line(),
          fault.code());
    }
  }

  private void tell(String element, int line, String code) {
    if (kinds.size() < MOST && kinds.add(code + ' ' + element)) {
      findings.add(new Finding(line, Fields.words(element, LONGEST_NAME), code));
    } else {
      moreFrom = more == 0 ? line : moreFrom;
      more++;
    }
  }

  /** What was found since the last time, in the order of the file. */
  List<Finding> found() {
    List<Finding> found = new ArrayList<>(findings);
    findings.clear();
    found.sort(Comparator.comparingInt(Finding::line));
    return found;
  }

  /** What is left to say when the file is read. */
  List<Finding> closing() {
    List<Finding> closing = found();
    if (more > 0) {
      closing.add(new Finding(moreFrom, "+ " + more, "more-against-the-schema"));
    }
    if (cutAt > 0) {
      closing.add(new Finding(cutAt, "", "first-part-only"));
    }
    return closing;
  }
}
