package metropolis.payment.statement;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Which elements a schema has in which element, and in what order. Whether a document keeps to it
 * the schema itself tells; this tells in what it does not. Of what schemas can say it knows what
 * those of ISO 20022 do: sequences and choices of elements with named types. Any thread may use it
 * once it is read.
 */
final class CamtContents {

  private static final String DOCUMENT = "Document";

  /** One place in a sequence; of several names, one may stand there. */
  private record Place(List<String> names, boolean required, boolean repeated) {}

  /** What may be in an element. */
  static final class Content {
    private final List<Place> places = new ArrayList<>();
    private final Map<String, Integer> placeOf = new HashMap<>();
    private final Map<String, String> typeOf = new HashMap<>();

    private void add(String name, String type, int place) {
      placeOf.put(name, place);
      typeOf.put(name, type);
    }
  }

  /**
   * An element as it was met.
   *
   * @param name as the file has it
   * @param known as the schema calls it
   */
  record Met(String name, String known, int line) {}

  /**
   * @param line 0 if the element is not there
   */
  record Fault(String element, int line, String code) {}

  private final Map<String, Content> contents = new HashMap<>();

  private CamtContents() {}

  /** What the document consists of. */
  Content document() {
    return contents.get(DOCUMENT);
  }

  /**
   * @param above null if nothing is known of what is in it
   * @return null likewise
   */
  Content in(Content above, String name) {
    String type = above == null ? null : above.typeOf.get(name);
    return type == null ? null : contents.get(type);
  }

  /** In what the children of an element differ from what may be in it; nothing if in nothing. */
  static List<Fault> faults(Content content, List<Met> children) {
    List<Fault> faults = new ArrayList<>();
    BitSet seen = new BitSet();
    int last = 0;
    for (Met child : children) {
      int place = content.placeOf.getOrDefault(child.known(), -1);
      if (place < 0) {
        faults.add(new Fault(child.name(), child.line(), "element-unknown"));
      } else if (seen.get(place) && !content.places.get(place).repeated()) {
        faults.add(new Fault(child.name(), child.line(), "element-too-often"));
      } else if (place < last) {
        faults.add(new Fault(child.name(), child.line(), "element-out-of-order"));
      }
      if (place >= 0) {
        seen.set(place);
        last = Math.max(last, place);
      }
    }
    for (int place = 0; place < content.places.size(); place++) {
      Place needed = content.places.get(place);
      if (needed.required() && !seen.get(place)) {
        faults.add(new Fault(String.join("|", needed.names()), 0, "element-missing"));
      }
    }
    return faults;
  }

  static CamtContents of(InputStream schema) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader xml = factory.createXMLStreamReader(schema);
    CamtContents read = new CamtContents();
    try {
      Content content = null;
      List<String> choice = null;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("choice")) {
          choice = null;
        }
        if (event != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        switch (xml.getLocalName()) {
          case "complexType" -> {
            content = new Content();
            read.contents.put(xml.getAttributeValue(null, "name"), content);
          }
          case "choice" -> {
            choice = new ArrayList<>();
            content.places.add(new Place(choice, needed(xml), repeated(xml)));
          }
          case "element" -> {
            if (content != null) {
              element(xml, content, choice);
            }
          }
          default -> {}
        }
      }
    } finally {
      xml.close();
    }
    return read;
  }

  private static void element(XMLStreamReader xml, Content content, List<String> choice) {
    String name = xml.getAttributeValue(null, "name");
    if (choice == null) {
      content.places.add(new Place(List.of(name), needed(xml), repeated(xml)));
    } else {
      choice.add(name);
    }
    content.add(name, xml.getAttributeValue(null, "type"), content.places.size() - 1);
  }

  private static boolean needed(XMLStreamReader xml) {
    return !"0".equals(xml.getAttributeValue(null, "minOccurs"));
  }

  private static boolean repeated(XMLStreamReader xml) {
    String most = xml.getAttributeValue(null, "maxOccurs");
    return most != null && !most.equals("1");
  }
}
