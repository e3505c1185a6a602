package metropolis.rendering.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgCanvasTest {

  @Test
  void everyLineOfTextCanBeRead() throws Exception {
    for (String name : Sample.NAMES) {
      SvgCanvas canvas = new SvgCanvas(105, 148, "p", "Badge", "en");
      Sample.draw(canvas, name);

      assertThat(texts(parsed(canvas.svg()), "title"))
          .containsExactly(name, "Office des migrations AVATAR");
    }
  }

  @Test
  void whatItRefersToIsInItOnceAndBearsItsPrefix() throws Exception {
    SvgCanvas canvas = new SvgCanvas(105, 148, "front-1", "Badge", "en");
    Sample.draw(canvas, "Anna Hannah");
    canvas.clip(0, 0, 10, 10);
    Picture logo =
        Pictures.logo(Sample.file(Sample.flag(8, 8, BufferedImage.TYPE_INT_ARGB), "png"), 8, 8);
    canvas.picture(logo, 0, 0, 10, 10);
    canvas.picture(logo, 20, 0, 10, 10);
    canvas.restore();

    Document document = parsed(canvas.svg());

    List<String> ids = attributes(document, "id");
    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    assertThat(ids).allMatch(id -> id.startsWith("front-1-"));
    assertThat(texts(document, "image")).hasSize(1);
    NodeList uses = document.getElementsByTagName("use");
    for (int i = 0; i < uses.getLength(); i++) {
      assertThat(ids).contains(((Element) uses.item(i)).getAttribute("href").substring(1));
    }
  }

  @Test
  void noTextCanBreakOut() throws Exception {
    String evil = "</title><script>alert(1)</script>\"&]]>";
    SvgCanvas canvas = new SvgCanvas(105, 148, "p", evil, "en");
    canvas.open(Canvas.Role.FIGURE, evil + "\u0000\uffff", "");
    canvas.text(PlainFace.REGULAR.line(evil), 5, 5, 10, Rgb.BLACK);
    canvas.close();

    Document document = parsed(canvas.svg());

    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(texts(document, "title")).containsExactly(evil);
    assertThat(document.getDocumentElement().getAttribute("aria-label")).isEqualTo(evil);
  }

  @Test
  void aBackgroundIsShown() throws Exception {
    SvgCanvas canvas = new SvgCanvas(105, 148, "p", "Badge", "en");
    canvas.picture(Pictures.page(BackgroundTest.drawing(), 0), 0, 0, 105, 148);

    Element image = (Element) parsed(canvas.svg()).getElementsByTagName("image").item(0);

    assertThat(image.getAttribute("href")).startsWith("data:image/png;base64,");
  }

  @Test
  void aPrefixOrLanguageThatCouldBreakOutIsRefused() {
    assertThatThrownBy(() -> new SvgCanvas(10, 10, "p\"", "Badge", "en"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SvgCanvas(10, 10, "p", "Badge", "\""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsBegunMustBeEnded() {
    SvgCanvas canvas = new SvgCanvas(10, 10, "p", "Badge", "en");
    canvas.transform(1, 0, 0, 1, 0, 0);

    assertThatThrownBy(canvas::svg).isInstanceOf(IllegalStateException.class);
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static List<String> texts(Document document, String tag) {
    NodeList nodes = document.getElementsByTagName(tag);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }

  private static List<String> attributes(Document document, String name) {
    NodeList nodes = document.getElementsByTagName("*");
    List<String> values = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      String value = ((Element) nodes.item(i)).getAttribute(name);
      if (!value.isEmpty()) {
        values.add(value);
      }
    }
    return values;
  }
}
