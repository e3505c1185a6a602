package metropolis.rendering.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

class BackgroundTest {

  private static final int RED = 0xff0000;

  private interface Drawing {
    void draw(PDDocument document, PDPage page, PDPageContentStream content) throws IOException;
  }

  /** A page of 200 by 300 points in red but for a white right half, with a picture. */
  static byte[] drawing() {
    return pdf(
        (document, page, content) -> {
          content.beginMarkedContent(COSName.P);
          content.setNonStrokingColor(Color.RED);
          content.addRect(0, 0, 100, 300);
          content.fill();
          content.endMarkedContent();
          BufferedImage flag = Sample.flag(20, 20, BufferedImage.TYPE_INT_ARGB);
          content.drawImage(LosslessFactory.createFromImage(document, flag), 150, 20, 20, 20);
        });
  }

  @Test
  void aBackgroundIsDrawnWhereItIsPut() {
    Picture.Drawing background = Pictures.page(drawing(), 0);

    BufferedImage page = drawn(background);

    assertThat(background.width()).isEqualTo(200);
    assertThat(background.height()).isEqualTo(300);
    assertThat(page.getRGB(20, 20) & 0xffffff).isEqualTo(RED);
    assertThat(page.getRGB(120, 20) & 0xffffff).isEqualTo(0xffffff);
  }

  @Test
  void aTurnedPageStandsAsAViewerShowsIt() {
    byte[] turned =
        pdf(
            (document, page, content) -> {
              page.setRotation(90);
              content.setNonStrokingColor(Color.RED);
              content.addRect(0, 200, 200, 100);
              content.fill();
            });
    Picture.Drawing background = Pictures.page(turned, 0);

    BufferedImage page = drawn(background);

    assertThat(background.width()).isEqualTo(300);
    assertThat(page.getRGB(page.getWidth() - 5, 100) & 0xffffff).isEqualTo(RED);
    assertThat(page.getRGB(20, 100) & 0xffffff).isEqualTo(0xffffff);
  }

  @Test
  void aBackgroundOnManyPagesIsWrittenOnce() {
    byte[] drawing = drawing();
    Picture background = Pictures.page(drawing, 0);
    Picture same = Pictures.page(drawing, 0);

    byte[] pdf =
        PdfDocument.bytes(
            Sample.SETTINGS,
            document -> {
              document.page(50, 50).picture(background, 0, 0, 50, 50);
              document.page(50, 50).picture(same, 0, 0, 50, 50);
            });

    assertThat(new String(pdf, StandardCharsets.ISO_8859_1).split("/Subtype/Form", -1)).hasSize(2);
  }

  @Test
  void inksOfAPressAreDrawnButTheDocumentDoesNotClaimToBeArchival() {
    byte[] inks =
        pdf(
            (document, page, content) -> {
              content.setNonStrokingColor(0f, 1f, 1f, 0f);
              content.addRect(0, 0, 100, 300);
              content.fill();
            });

    byte[] pdf = on(Pictures.page(inks, 0));

    assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).doesNotContain("pdfaid");
    assertThat(new String(on(Pictures.page(drawing(), 0)), StandardCharsets.ISO_8859_1))
        .contains("pdfaid");
  }

  @Test
  void anEmbeddedFontIsCopied() {
    byte[] text =
        pdf(
            (document, page, content) -> {
              PDType0Font font =
                  PDType0Font.load(
                      document,
                      PDType0Font.class.getResourceAsStream(
                          "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"));
              content.beginText();
              content.setFont(font, 40);
              content.newLineAtOffset(20, 100);
              content.showText("Venue");
              content.endText();
            });

    byte[] pdf = on(Pictures.page(text, 0));

    assertThat(Sample.text(pdf).strip()).isEqualTo("Venue");
    assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).doesNotContain("pdfaid");
  }

  @Test
  void aFontThatIsNotEmbeddedIsRefused() {
    byte[] text =
        pdf(
            (document, page, content) -> {
              content.beginText();
              content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 40);
              content.showText("Venue");
              content.endText();
            });

    assertThatThrownBy(() -> Pictures.page(text, 0))
        .isInstanceOf(RefusedPictureException.class)
        .hasMessageContaining("fonts embedded");
  }

  @Test
  void anEncryptedFileIsRefusedWithAndWithoutPassword() throws IOException {
    for (String password : new String[] {"", "secret"}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (PDDocument document = Loader.loadPDF(drawing())) {
        document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
        document.save(bytes);
      }

      assertThatThrownBy(() -> Pictures.page(bytes.toByteArray(), 0))
          .isInstanceOf(RefusedPictureException.class)
          .hasMessageContaining("without a password");
    }
  }

  @Test
  void aPageThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> Pictures.page(drawing(), 1))
        .isInstanceOf(RefusedPictureException.class)
        .hasMessageContaining("has 1 pages, there is no page 2");
  }

  @Test
  void hiddenLayersAreRefused() {
    byte[] layered =
        pdf(
            (document, page, content) -> {
              PDOptionalContentProperties layers = new PDOptionalContentProperties();
              PDOptionalContentGroup draft = new PDOptionalContentGroup("draft");
              layers.addGroup(draft);
              layers.setGroupEnabled(draft, false);
              document.getDocumentCatalog().setOCProperties(layers);
            });

    assertThatThrownBy(() -> Pictures.page(layered, 0))
        .isInstanceOf(RefusedPictureException.class)
        .hasMessageContaining("hidden layers");
  }

  @Test
  void whatUnpacksToTooMuchIsRefusedBeforeItIsRead() {
    byte[] bomb =
        pdf(
            (document, page, content) -> {
              COSStream stream = document.getDocument().createCOSStream();
              try (var out = stream.createRawOutputStream()) {
                out.write(deflated(65 << 20));
              }
              stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
              page.getResources().getCOSObject().setItem(COSName.getPDFName("Bomb"), stream);
            });

    assertThatThrownBy(() -> Pictures.page(bomb, 0))
        .isInstanceOf(RefusedPictureException.class)
        .hasMessageContaining("64 MB");
  }

  @Test
  void whatUnpacksToTooMuchTogetherIsRefused() {
    byte[] packed = deflated(40 << 20);
    byte[] bombs =
        pdf(
            (document, page, content) -> {
              for (int i = 0; i < 8; i++) {
                COSStream stream = document.getDocument().createCOSStream();
                try (var out = stream.createRawOutputStream()) {
                  out.write(packed);
                }
                stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
                page.getResources().getCOSObject().setItem(COSName.getPDFName("B" + i), stream);
              }
            });

    assertThatThrownBy(() -> Pictures.page(bombs, 0))
        .isInstanceOf(RefusedPictureException.class)
        .hasMessageContaining("256 MB");
  }

  @Test
  void anEnormousPictureIsRefusedWhateverItsFormat() {
    byte[] enormous =
        pdf(
            (document, page, content) -> {
              COSStream stream = document.getDocument().createCOSStream();
              stream.setItem(COSName.SUBTYPE, COSName.IMAGE);
              stream.setInt(COSName.WIDTH, 60_000);
              stream.setInt(COSName.HEIGHT, 60_000);
              page.getResources().getCOSObject().setItem(COSName.getPDFName("Im"), stream);
            });

    assertThatThrownBy(() -> Pictures.page(enormous, 0))
        .isInstanceOf(RefusedPictureException.class)
        .hasMessageContaining("40 million pixels");
  }

  @Test
  void aFileCutShortIsReadOrRefusedButNeverFails() {
    byte[] whole = drawing();
    for (int length = 0; length < whole.length; length += 37) {
      byte[] cut = Arrays.copyOf(whole, length);
      try {
        on(Pictures.page(cut, 0));
      } catch (RefusedPictureException e) {
        assertThat(e).hasMessageContaining("PDF");
      }
    }
  }

  private static byte[] deflated(int length) {
    try (Deflater deflater = new Deflater(9)) {
      deflater.setInput(new byte[length]);
      deflater.finish();
      byte[] packed = new byte[1 << 20];
      return Arrays.copyOf(packed, deflater.deflate(packed));
    }
  }

  private static byte[] on(Picture picture) {
    return PdfDocument.bytes(
        Sample.SETTINGS,
        document ->
            document
                .page(Millimetres.ofPoints(picture.width()), Millimetres.ofPoints(picture.height()))
                .picture(
                    picture,
                    0,
                    0,
                    Millimetres.ofPoints(picture.width()),
                    Millimetres.ofPoints(picture.height())));
  }

  private static BufferedImage drawn(Picture picture) {
    try (PDDocument document = Loader.loadPDF(on(picture))) {
      return new PDFRenderer(document).renderImage(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] pdf(Drawing drawing) {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(new PDRectangle(200, 300));
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        drawing.draw(document, page, content);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
