package metropolis.badge.template;

import java.util.List;
import java.util.Map;
import metropolis.platform.values.MayBeNull;

/**
 * A template as its file has it. Lengths are in millimetres, letters in points.
 *
 * @param page the size of one side
 */
record TemplateFile(
    Map<String, String> name,
    String format,
    @MayBeNull Boolean standard,
    Size page,
    @MayBeNull String fold,
    @MayBeNull List<String> categories,
    @MayBeNull Map<String, String> motifs,
    List<Item> front,
    @MayBeNull List<Item> back,
    @MayBeNull List<Item> insideLeft,
    @MayBeNull List<Item> insideRight) {

  static final String WITH_PHOTO = "photo";
  static final String WITHOUT_PHOTO = "no-photo";

  record Size(Double width, Double height) {}

  /**
   * @param box left, top, width, height
   * @param size largest, comfortable, smallest
   */
  record Item(
      String kind,
      List<Double> box,
      @MayBeNull List<String> fields,
      @MayBeNull Map<String, String> words,
      @MayBeNull String join,
      @MayBeNull List<Double> size,
      @MayBeNull Integer lines,
      @MayBeNull String weight,
      @MayBeNull Boolean capitals,
      @MayBeNull String colour,
      @MayBeNull String align,
      @MayBeNull String vertical,
      @MayBeNull List<Part> parts,
      @MayBeNull String motif,
      @MayBeNull Double pitch,
      @MayBeNull String file,
      @MayBeNull String fit,
      @MayBeNull Map<String, String> alternative,
      @MayBeNull String sessions,
      @MayBeNull String placeholder,
      @MayBeNull String when) {

    /** Whether it can be on a badge with, or without, a photograph. */
    boolean isOn(boolean photo) {
      return when == null || when.equals(photo ? WITH_PHOTO : WITHOUT_PHOTO);
    }

    /** The file with its picture, if it has one. */
    String picture() {
      return kind.equals("photo") ? placeholder : file;
    }

    Area area() {
      return new Area(box.get(0), box.get(1), box.get(2), box.get(3));
    }

    /** A text by itself is a stack of one, as high as its box. */
    Part part() {
      return new Part(fields, words, join, size, lines, weight, capitals, colour, box.get(3), null);
    }
  }

  record Part(
      @MayBeNull List<String> fields,
      @MayBeNull Map<String, String> words,
      @MayBeNull String join,
      @MayBeNull List<Double> size,
      @MayBeNull Integer lines,
      @MayBeNull String weight,
      @MayBeNull Boolean capitals,
      @MayBeNull String colour,
      Double height,
      @MayBeNull Double gap) {}
}
