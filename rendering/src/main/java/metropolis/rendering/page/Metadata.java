package metropolis.rendering.page;

import java.nio.charset.StandardCharsets;

/** What a document says about itself; nothing that depends on when or where it was made. */
final class Metadata {

  private static final String XMP =
      """
      <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <dc:format>application/pdf</dc:format>
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
      </rdf:Description>
      %s</rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="r"?>
      """;

  /** PDF/A wants to be told of every property that it does not know itself. */
  private static final String CONFORMANCE =
      """
      <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
      <pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
      </rdf:Description>
      <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
      <pdfuaid:part>1</pdfuaid:part>
      </rdf:Description>
      <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
       xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
       xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
      <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
      <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
      </rdf:li></rdf:Seq></pdfaSchema:property>
      </rdf:li></rdf:Bag></pdfaExtension:schemas>
      </rdf:Description>
      """;

  private static final byte[] HEAD = utf8(XMP.substring(0, XMP.indexOf("%s")));
  private static final byte[] MIDDLE =
      utf8(XMP.substring(XMP.indexOf("%s") + 2, XMP.lastIndexOf("%s")));
  private static final byte[] CLAIM = utf8(CONFORMANCE);
  private static final byte[] TAIL = utf8(XMP.substring(XMP.lastIndexOf("%s") + 2));

  private Metadata() {}

  /**
   * @param conforming whether it is PDF/A-2a and PDF/UA-1
   */
  static Bytes xmp(String title, boolean conforming) {
    Bytes xmp = new Bytes(1 << 11);
    xmp.put(HEAD).put(utf8(Escaping.xml(title))).put(MIDDLE);
    if (conforming) {
      xmp.put(CLAIM);
    }
    return xmp.put(TAIL);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
