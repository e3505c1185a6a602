package metropolis.rendering.page;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Copies a page of another PDF as a form: what it draws, and what it needs to draw it. */
final class PageImport {

  private final PdfFile file;
  private final int level;
  private final ObjectCopy copy;
  private boolean declared;

  PageImport(PdfFile file, int level) {
    this.file = file;
    this.level = level;
    copy = new ObjectCopy(file, level);
  }

  /**
   * Whether a PDF/A-2a document may hold the page. Foreign fonts are believed to be sound only if
   * their document says that it is PDF/A, and if they tell their text.
   */
  boolean isConforming() {
    return copy.isConforming(declared);
  }

  /** Writes the form and all it needs; returns its object. */
  int write(Picture.PdfPage picture) {
    try (PDDocument document = PageSource.open(picture.document())) {
      declared = PageSource.isArchival(document);
      return write(PageSource.page(document, picture.page()));
    } catch (IOException | RuntimeException e) {
      throw PageSource.damaged(e);
    }
  }

  /** Checks that a page can be copied. */
  static void check(PDDocument document, int page) throws IOException {
    try (PdfFile nowhere = new PdfFile(OutputStream.nullOutputStream(), 1)) {
      new PageImport(nowhere, 1).write(PageSource.page(document, page));
    }
  }

  private int write(PDPage page) throws IOException {
    PDResources resources = page.getResources();
    byte[] content =
        copy.content()
            .unmarked(PageContent.read(page.getCOSObject().getDictionaryObject(COSName.CONTENTS)));
    int form = file.allocate();
    Bytes entries = new Bytes(256).ascii("/Type/XObject/Subtype/Form/BBox[");
    PDRectangle box = page.getCropBox();
    entries.number(box.getLowerLeftX()).number(box.getLowerLeftY());
    entries.number(box.getUpperRightX()).number(box.getUpperRightY()).ascii("]/Matrix[");
    matrix(entries, box, page.getRotation());
    entries.ascii("]/Resources");
    copy.value(entries, resources == null ? new COSDictionary() : resources.getCOSObject());
    COSBase group = page.getCOSObject().getDictionaryObject(COSName.GROUP);
    if (group != null) {
      entries.ascii("/Group");
      copy.value(entries, group);
    }
    file.stream(form, entries.latin(), content, content.length, level);
    copy.finish();
    return form;
  }

  /** Stands the box upright, with its corner at 0. */
  private static void matrix(Bytes out, PDRectangle box, int rotation) {
    double left = box.getLowerLeftX();
    double bottom = box.getLowerLeftY();
    double right = box.getUpperRightX();
    double top = box.getUpperRightY();
    switch (Math.floorMod(rotation, 360)) {
      case 90 -> out.ascii("0 -1 1 0 ").number(-bottom).number(right);
      case 180 -> out.ascii("-1 0 0 -1 ").number(right).number(top);
      case 270 -> out.ascii("0 1 -1 0 ").number(top).number(-left);
      default -> out.ascii("1 0 0 1 ").number(-left).number(-bottom);
    }
  }
}
