package metropolis.rendering.artwork;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import metropolis.rendering.page.Archival;
import metropolis.rendering.page.Canvas;
import metropolis.rendering.page.PdfDocument;
import metropolis.rendering.page.PdfSettings;
import metropolis.rendering.page.Picture;
import metropolis.rendering.page.RefusedPictureException;
import metropolis.rendering.page.Rgb;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SvgTest {

  /** A page of 100 by 100 on which every kind of thing is drawn at a place of its own. */
  private static final String ALL =
      """
      <?xml version="1.0"?>
      <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://127.0.0.1:9/svg11.dtd">
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
           xmlns:draw="urn:draw" width="100mm" height="100mm" viewBox="0 0 100 100">
        <title>Everything</title>
        <draw:settings><draw:script/></draw:settings>
        <style>/* of a drawing program */
          .red { fill: #ff0000 }
          .line, .dashed { fill: none; stroke: blue; stroke-width: 4; }
        </style>
        <defs>
          <linearGradient id="flow"><stop offset="0" stop-color="red"/>
            <stop offset="1" stop-color="blue"/></linearGradient>
          <linearGradient id="fade"><stop offset="0" stop-color="black"/>
            <stop offset="1" stop-color="black" stop-opacity="0"/></linearGradient>
          <radialGradient id="glow" xlink:href="#flow" fx=".4"/>
          <clipPath id="cut"><rect x="40" y="20" width="10" height="10"/></clipPath>
          <symbol id="square" viewBox="0 0 10 10"><rect width="10" height="10"/></symbol>
          <filter id="unused"/>
        </defs>
        <rect class="red" width="18" height="18"/>
        <path class="line" d="M20 9h18"/>
        <path class="dashed" stroke-dasharray="4 2" d="M40 9h18"/>
        <rect x="60" width="18" height="18" fill="url(#flow)"/>
        <rect x="80" width="18" height="18" fill="url(#fade)"/>
        <circle cx="9" cy="29" r="9" fill="url(#glow)"/>
        <use xlink:href="#square" x="20" y="20" width="18" height="18" fill="lime"/>
        <g clip-path="url(#cut)"><rect class="red" x="40" y="20" width="18" height="18"/></g>
        <rect x="60" y="20" width="18" height="18" opacity=".5"/>
        <path fill-rule="evenodd" d="M80 20h18v18h-18zM85 25h8v8h-8z"/>
        <g transform="translate(9 49) rotate(45) scale(2 1)">
          <path d="M-3 0h6" stroke="red" stroke-width="6"/></g>
        <g display="none"><rect width="100" height="100"/></g>
        <a xlink:href="http://127.0.0.1:9/"><rect class="red" x="20" y="40" width="18" height="18"/></a>
        <polygon points="40,40 58,40 58,58"/>
        <ellipse cx="69" cy="49" rx="9" ry="4" stroke="url(#flow)" stroke-width="2"/>
      </svg>
      """;

  @ParameterizedTest
  @CsvSource({
    "9, 9, ff0000",
    "29, 9, 0000ff",
    "29, 3, ffffff",
    "42, 9, 0000ff",
    "45, 9, ffffff",
    "60.4, 9, f90006",
    "77.6, 9, 0600f9",
    "80.5, 9, 070707",
    "97.5, 9, f8f8f8",
    "16, 29, 3c00c3",
    "29, 29, 00ff00",
    "45, 25, ff0000",
    "45, 35, ffffff",
    "69, 29, 808080",
    "82, 22, 000000",
    "89, 29, ffffff",
    "9, 49, ff0000",
    "29, 49, ff0000",
    "56, 42, 000000",
    "42, 56, ffffff"
  })
  void everyThingIsDrawnInItsPlaceAndColour(double x, double y, String colour) {
    int seen = Shared.DRAWN.getRGB((int) Math.round(x * 10), (int) Math.round(y * 10));

    for (int shift = 0; shift < 24; shift += 8) {
      int wanted = Integer.parseInt(colour, 16) >> shift & 0xff;
      assertThat(seen >> shift & 0xff).as("part %d", shift).isBetween(wanted - 24, wanted + 24);
    }
  }

  /** Drawn once. */
  private static final class Shared {
    static final BufferedImage DRAWN = drawn(ALL);
  }

  @Test
  void theProportionIsThatOfTheDrawing() {
    Picture own = Svg.read(svg("width='20' height='10' viewBox='0 0 100 100'", ""));
    Picture viewed = Svg.read(svg("width='100%' viewBox='0 0 60 20'", ""));

    assertThat(own.width() / own.height()).isEqualTo(2, within());
    assertThat(viewed.width() / viewed.height()).isEqualTo(3, within());
  }

  @Test
  void aPageWithItIsArchivalAndAccessible() {
    Picture drawing = Svg.read(ALL.getBytes(UTF_8));

    byte[] pdf =
        PdfDocument.bytes(
            PdfSettings.forPrinting("Artwork", "en"),
            document -> {
              Canvas canvas = document.page(100, 100);
              canvas.picture(drawing, 0, 0, 100, 100);
              canvas.open(Canvas.Role.FIGURE, "The logo of the organiser", "");
              canvas.picture(drawing, 10, 10, 20, 20);
              canvas.close();
            });

    assertThat(Archival.faults(pdf)).isEmpty();
    assertThat(new String(pdf, ISO_8859_1)).contains("pdfaid", "/Alt").doesNotContain("/Font<<");
  }

  @Test
  void theSameFileGivesTheSameBytesOnAnyThread() {
    byte[] first = pdf(Svg.read(ALL.getBytes(UTF_8)));

    List<byte[]> all =
        IntStream.range(0, 32)
            .parallel()
            .mapToObj(_ -> pdf(Svg.read(ALL.getBytes(UTF_8))))
            .toList();

    assertThat(all).allSatisfy(each -> assertThat(each).isEqualTo(first));
  }

  @Test
  void itIsWrittenOnceHoweverManyPagesShowIt() {
    Picture drawing = Svg.read(svg("viewBox='0 0 10 10'", "<rect width='5' height='5'/>"));
    Picture same = Svg.read(svg("viewBox='0 0 10 10'", "<rect width='5' height='5'/>"));

    byte[] pdf =
        PdfDocument.bytes(
            PdfSettings.forPrinting("Artwork", "en"),
            document -> {
              document.page(50, 50).picture(drawing, 0, 0, 50, 50);
              document.page(50, 50).picture(same, 0, 0, 50, 50);
            });

    assertThat(new String(pdf, ISO_8859_1).split("/Subtype/Form", -1)).hasSize(2);
  }

  @Test
  void aFileInAnotherEncodingIsRead() {
    String text = new String(svg("viewBox='0 0 10 10'", "<rect width='5' height='5'/>"), UTF_8);
    byte[] wide = ("<?xml version='1.0' encoding='UTF-16'?>" + text).getBytes(UTF_16);

    assertThat(pdf(Svg.read(wide))).isEqualTo(pdf(Svg.read(text.getBytes(UTF_8))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <text>Venue</text>                                   | convert the text to paths
          <image href='logo.png'/>                             | make it an image of its own
          <image href='data:image/png;base64,AA=='/>           | make it an image of its own
          <script>alert(1)</script>                            | leave the script out
          <rect onclick='alert(1)'/>                           | leave the script of onclick out
          <rect><animate/></rect>                              | leave the animation out
          <foreignObject/>                                     | plain SVG 1.1
          <use href='http://127.0.0.1:9/x.svg#a'/>             | put what it refers to into the file
          <use href='/etc/passwd#a'/>                          | put what it refers to into the file
          <use href='#nothing'/>                               | not in the file
          <rect fill='url(http://127.0.0.1:9/#a)'/>            | put what fill refers to into the file
          <rect style='fill:url(x.svg#a)'/>                    | put what fill refers to into the file
          <style>@import 'http://127.0.0.1:9/';</style>        | leave out of the style sheet
          <style>.a{fill:url(x.svg#a)}</style>                 | put what fill refers to into the file
          <style>g > .a{fill:red}</style>                      | choose by one tag, class or id
          <style>.a{fill:red;;stroke:red}</style>              | one semicolon
          <style>.a{fill:red !important}</style>               | plainly
          <rect fill='lab(50% 40 59)'/>                        | as #rrggbb
          <filter id='f'/><rect filter='url(#f)'/>             | leave filter out
          <mask id='m'/><rect style='mask:url(#m)'/>           | leave mask out
          <pattern id='p'/><rect fill='url(#p)'/>              | replace the pattern by plain shapes
          <rect style='mix-blend-mode:multiply'/>              | leave mix-blend-mode out
          <rect vector-effect='non-scaling-stroke'/>           | leave vector-effect out
          <g opacity='.5'><path/><path/></g>                   | each shape of the group translucent
          <style>.a{opacity:.5}</style><g class='a'><path/><path/></g> | each shape of the group
          <linearGradient spreadMethod='reflect'/>             | leave spreadMethod out
          <radialGradient fr='.1'/>                            | leave fr out
          <g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g> | refers to itself
          <clipPath id='c'><path clip-path='url(#c)'/></clipPath><path clip-path='url(#c)'/> | itself
          <rect width='5'                                      | this is not XML
          <path d='&nbsp;'/>                                   | this is not XML
          """)
  void whatWouldBeDrawnOtherwiseOrLeadsOutIsToldWithLineAndRemedy(String bad, String remedy) {
    assertThatThrownBy(() -> Svg.read(svg("viewBox='0 0 10 10'", "\n\n" + bad)))
        .isInstanceOf(RefusedPictureException.class)
        .hasMessageStartingWith("line 3 of the SVG: ")
        .hasMessageContaining(remedy);
  }

  @Test
  void whatIsNoDrawingIsRefused() {
    refused("<!DOCTYPE svg [<!ENTITY a 'x'>]><svg xmlns='http://www.w3.org/2000/svg'/>", "[ ]");
    refused("<html/>", "begin with an svg element");
    refused("", "not XML");
    refused("<svg xmlns='http://www.w3.org/2000/svg' width='10'/>", "a viewBox");
    refused("<svg xmlns='http://www.w3.org/2000/svg' width='0' height='9'/>", "no usable size");
    refused("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9e9'/>", "no usable size");
  }

  @Test
  void bombsAreRefusedBeforeTheyGoOff() throws IOException {
    String nested =
        IntStream.range(1, 30)
            .mapToObj(
                i ->
                    "<g id='p%d'>%s</g>"
                        .formatted(i, ("<use href='#p" + (i - 1) + "'/>").repeat(9)))
            .collect(Collectors.joining());
    refuses("<path id='p0' d='M0 0h9v9z'/>" + nested, "100,000 shapes");
    refuses("<path/>".repeat(120_000), "100,000 elements");
    refuses("<g>".repeat(5_000) + "</g>".repeat(5_000), "nested too deeply");
    refuses("<path d='M0 0" + "l1 1".repeat(900_000) + "'/>", "8 MB");
    String chain =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "<g id='g%d'><use href='#g%d'/></g>".formatted(i, i + 1))
            .collect(Collectors.joining());
    refuses(chain + "<path id='g20000'/>", "too often");
    Random random = new Random(1);
    String tangle =
        IntStream.range(0, 1_500)
            .mapToObj(_ -> random.nextInt(99) + " " + random.nextInt(99))
            .collect(Collectors.joining(" "));
    refuses(
        "<clipPath id='c'><path d='M" + tangle + "z'/></clipPath><path clip-path='url(#c)'/>",
        "simplify the outline");
    refuses("<path d='M0 0h9' stroke='red' stroke-dasharray='0.00001'/>", "too many dashes");
    refuses(
        IntStream.range(0, 3_000)
            .mapToObj(i -> "<path d='M0 0h9v9z' opacity='%s'/>".formatted(i / 3_100.0))
            .collect(Collectors.joining()),
        "2,000 gradients");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(ALL.getBytes(UTF_8));
    }
    assertThatThrownBy(() -> Svg.read(packed.toByteArray())).hasMessageContaining("not XML");
    assertThatThrownBy(() -> Svg.read(new byte[Svg.MOST_BYTES + 1])).hasMessageContaining("4 MB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scale(0)",
        "scale(1e38) scale(1e38)",
        "scale(-1e-38)",
        "translate(1e38 NaN)",
        "matrix(1e38 1e38 1e38 1e38 1e38 1e38)",
        "rotate(1e30)",
        "skewX(90)"
      })
  void placesOutOfRangeAreLeftOut(String transform) {
    String far =
        """
        <g transform='%s' stroke='red' stroke-dasharray='1e9 1e-9'>
          <path d='M0 0h1e38v1e38z'/><rect width='1e39' height='5'/></g>
        <rect width='5' height='5' fill='#00ff00'/>\
        """
            .formatted(transform);
    try {
      Svg.read(svg("viewBox='0 0 10 10'", far));
    } catch (RefusedPictureException e) {
      assertThat(e).hasMessageContaining("of the drawing has");
    }
  }

  @Property(tries = 300)
  void aDamagedFileIsDrawnOrRefusedButNeverFails(
      @ForAll @IntRange(max = 3000) int at, @ForAll @IntRange(min = 32, max = 126) int letter) {
    byte[] bytes = ALL.getBytes(UTF_8);
    bytes[at % bytes.length] = (byte) letter;
    try {
      assertThat(pdf(Svg.read(bytes))).isNotEmpty();
    } catch (RefusedPictureException e) {
      assertThat(e).hasMessageMatching("(?s).*(SVG|drawing).*");
    }
  }

  private static void refuses(String content, String remedy) {
    refused(new String(svg("viewBox='0 0 10 10'", content), UTF_8), remedy);
  }

  private static void refused(String svg, String remedy) {
    assertThatThrownBy(() -> Svg.read(svg.getBytes(UTF_8)))
        .isInstanceOf(RefusedPictureException.class)
        .hasMessageContaining(remedy);
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-6);
  }

  private static byte[] svg(String attributes, String content) {
    return ("<svg xmlns='http://www.w3.org/2000/svg' " + attributes + ">" + content + "</svg>")
        .getBytes(UTF_8);
  }

  private static byte[] pdf(Picture drawing) {
    return PdfDocument.bytes(
        PdfSettings.forPrinting("Artwork", "en"),
        document -> {
          Canvas canvas = document.page(100, 100);
          canvas.area(0, 0, 100, 100, Rgb.WHITE);
          canvas.picture(drawing, 0, 0, 100, 100);
        });
  }

  private static BufferedImage drawn(String svg) {
    try (PDDocument document = Loader.loadPDF(pdf(Svg.read(svg.getBytes(UTF_8))))) {
      return new PDFRenderer(document).renderImageWithDPI(0, 254);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
