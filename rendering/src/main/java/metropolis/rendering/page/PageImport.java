package metropolis.rendering.page;

import java.io.IOException;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Copies a page of another PDF as a form: what it draws, and what it needs to draw it. */
final class PageImport {

  private PageImport() {}

  /**
   * The page as a form, fit for PDF/A or not. Foreign fonts are believed to be sound only if their
   * document says that it is PDF/A, and if they tell their text.
   */
  static Form form(PDDocument document, PDPage page) throws IOException {
    try (Form.Builder form = new Form.Builder()) {
      ObjectCopy copy = new ObjectCopy(form);
      write(form, copy, page);
      return form.form(copy.isConforming(PageSource.isArchival(document)));
    }
  }

  private static void write(Form.Builder form, ObjectCopy copy, PDPage page) throws IOException {
    PDResources resources = page.getResources();
    byte[] content =
        copy.content()
            .unmarked(PageContent.read(page.getCOSObject().getDictionaryObject(COSName.CONTENTS)));
    int object = form.allocate();
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
    form.stream(object, entries, new Bytes(content.length).put(content, 0, content.length));
    copy.finish();
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
