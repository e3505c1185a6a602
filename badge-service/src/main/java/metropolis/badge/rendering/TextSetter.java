package metropolis.badge.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import metropolis.badge.rendering.Composition.Notice;
import metropolis.badge.rendering.Composition.Obstacle;
import metropolis.badge.rendering.Stacks.Block;
import metropolis.badge.rendering.Stacks.Known;
import metropolis.badge.rendering.Stacks.Shared;
import metropolis.badge.template.Area;
import metropolis.badge.template.Box;
import metropolis.badge.template.Content;
import metropolis.badge.template.Field;
import metropolis.badge.template.Lettering;
import metropolis.rendering.font.Cleaned;
import metropolis.rendering.font.Weight;
import metropolis.rendering.page.Canvas.Role;
import metropolis.rendering.page.Rgb;
import metropolis.rendering.text.Fit;
import metropolis.rendering.text.Fitted;
import metropolis.rendering.text.Fitting;
import metropolis.rendering.text.Line;
import metropolis.rendering.text.Refusal;
import metropolis.rendering.text.Style;

/** Sets the texts of a box, one below the other. For one box and one thread. */
final class TextSetter {

  /** Written after what is left of a text that was too long. */
  private static final String ELLIPSIS = "…";

  private final Workshop workshop;
  private final FieldTexts texts;
  private final Rgb category;
  private final Found found;
  private Optional<Obstacle> obstacle = Optional.empty();

  TextSetter(Workshop workshop, FieldTexts texts, Rgb category, Found found) {
    this.workshop = workshop;
    this.texts = texts;
    this.category = category;
    this.found = found;
  }

  /** What is wrong with the name, if it cannot be set. */
  Optional<Obstacle> obstacle() {
    return obstacle;
  }

  List<Mark> stack(Box.Texts stack, boolean onFront) {
    Shared shared =
        workshop
            .stacks()
            .shared(
                stack,
                texts.stationery(),
                texts.categoryId(),
                onFront,
                () -> shared(stack, onFront));
    found.notices().addAll(shared.notices());
    found.characters().addAll(shared.characters());
    if (shared.marks().isPresent()) {
      return shared.marks().get();
    }
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < stack.parts().size(); i++) {
      Optional<Block> block =
          switch (shared.known().get(i)) {
            case Known.Fixed fixed -> fixed.block();
            case Known.Personal _ -> block(stack, stack.parts().get(i));
          };
      block.ifPresent(blocks::add);
    }
    return marks(stack, blocks, onFront);
  }

  /** What stands there whoever wears the badge. */
  private Shared shared(Box.Texts stack, boolean onFront) {
    Found own = new Found();
    TextSetter setter = new TextSetter(workshop, texts, category, own);
    List<Known> known = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    boolean personal = false;
    for (Box.Part part : stack.parts()) {
      if (isShared(part.content())) {
        Optional<Block> block = setter.block(stack, part);
        block.ifPresent(blocks::add);
        known.add(new Known.Fixed(block));
      } else {
        personal = true;
        known.add(new Known.Personal());
      }
    }
    Optional<List<Mark>> marks =
        personal ? Optional.empty() : Optional.of(List.copyOf(marks(stack, blocks, onFront)));
    return new Shared(known, marks, own.notices(), own.characters());
  }

  private List<Mark> marks(Box.Texts stack, List<Block> blocks, boolean onFront) {
    List<Mark> marks = new ArrayList<>();
    double y = top(stack, blocks);
    boolean rightToLeft =
        stack.align() == Box.Align.START
            && !blocks.isEmpty()
            && isRightToLeft(blocks.getFirst().text());
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      y += i == 0 ? 0 : block.part().gap();
      marks.add(mark(stack, rightToLeft, block, y, onFront));
      y += block.fitted().height();
    }
    return marks;
  }

  private static double top(Box.Texts stack, List<Block> blocks) {
    double used = 0;
    for (int i = 0; i < blocks.size(); i++) {
      used += blocks.get(i).fitted().height() + (i == 0 ? 0 : blocks.get(i).part().gap());
    }
    double spare = Math.max(0, stack.area().height() - used);
    return stack.area().y()
        + switch (stack.vertical()) {
          case TOP -> 0;
          case MIDDLE -> spare / 2;
          case BOTTOM -> spare;
        };
  }

  private Mark mark(
      Box.Texts stack, boolean rightToLeft, Block block, double top, boolean onFront) {
    Fitted fitted = block.fitted();
    List<Mark.Placed> lines = new ArrayList<>();
    for (int i = 0; i < fitted.lines().size(); i++) {
      Line line = fitted.lines().get(i);
      double width = Painter.millimetres(line.width() * fitted.size());
      lines.add(new Mark.Placed(line, left(stack, rightToLeft, width), top + fitted.baseline(i)));
    }
    boolean heading = onFront && asks(block.part(), Field.NAME);
    return new Mark.Text(
        heading ? Role.HEADING : Role.PARAGRAPH,
        language(block.part().content()),
        lines,
        fitted.size(),
        block.part().lettering().ink().on(category));
  }

  private static double left(Box.Texts stack, boolean rightToLeft, double width) {
    Area area = stack.area();
    double spare = area.width() - width;
    return area.x()
        + switch (stack.align()) {
          case START -> rightToLeft ? spare : 0;
          case LEFT -> 0;
          case CENTRE -> spare / 2;
          case RIGHT -> spare;
        };
  }

  /**
   * By its first letter that has a direction; of a cleaned text, which has no marks of direction.
   */
  private static boolean isRightToLeft(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      switch (Character.getDirectionality(text.codePointAt(i))) {
        case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
          return false;
        }
        case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  /** Free words are in the wearer's language; whatever else is, the document's. */
  private String language(Content content) {
    return switch (content) {
      case Content.Fields _ -> "";
      case Content.Words words ->
          words.texts().containsKey(texts.wearer().language()) ? texts.wearer().language() : "";
    };
  }

  private Optional<Block> block(Box.Texts stack, Box.Part part) {
    Cleaned text = Cleaned.of(texts.text(part.content()));
    if (text.text().isEmpty()) {
      return Optional.empty();
    }
    Lettering lettering = part.lettering();
    Cleaned said = lettering.capitals() ? Cleaned.of(text.text().toUpperCase(Locale.ROOT)) : text;
    Fitting fitting =
        new Fitting(
            stack.area().width(),
            part.height(),
            lettering.largest(),
            lettering.comfortable(),
            lettering.smallest(),
            lettering.lines());
    Weight weight = lettering.bold() ? Weight.BOLD : Weight.REGULAR;
    Style style =
        isPersonal(part.content())
            ? Style.of(weight, texts.wearer().country(), texts.wearer().language())
            : Style.of(weight, "", texts.stationery().language());
    return fit(part, said, style, fitting).map(fitted -> new Block(part, said.text(), fitted));
  }

  private Optional<Fitted> fit(Box.Part part, Cleaned text, Style style, Fitting fitting) {
    Fit fit =
        isSaidOfMany(part.content())
            ? workshop.repeated().fit(text.text(), style, fitting)
            : workshop.typesetter().fit(text, style, fitting);
    return switch (fit) {
      case Fitted fitted -> Optional.of(fitted);
      case Refusal.Empty _ -> Optional.empty();
      case Refusal.Uncovered uncovered -> {
        found.characters().addAll(uncovered.clusters());
        notice(
            asks(part, Field.ORGANISATION) ? Notice.ORGANISATION_LEFT_OUT : Notice.TEXT_LEFT_OUT);
        yield Optional.empty();
      }
      case Refusal.TooLong _, Refusal.DoesNotFit _ -> {
        if (asks(part, Field.NAME)) {
          obstacle = Optional.of(Obstacle.NAME_TOO_LONG);
          yield Optional.empty();
        }
        notice(
            asks(part, Field.ORGANISATION) ? Notice.ORGANISATION_SHORTENED : Notice.TEXT_SHORTENED);
        yield shortened(text.text(), style, fitting);
      }
    };
  }

  private void notice(Notice notice) {
    found.notices().add(notice);
  }

  /** As many words as go or, if not even one does, letters of the first. */
  private Optional<Fitted> shortened(String text, Style style, Fitting fitting) {
    List<Integer> ends = new ArrayList<>();
    int first = text.indexOf(' ') < 0 ? text.length() : text.indexOf(' ');
    for (int end = 1; end < first; end++) {
      if (!Character.isSurrogate(text.charAt(end))
          && Character.getType(text.charAt(end)) != Character.NON_SPACING_MARK) {
        ends.add(end);
      }
    }
    for (int end = first; end > 0 && end < text.length(); end = text.indexOf(' ', end + 1)) {
      ends.add(end);
    }
    Optional<Fitted> best = Optional.empty();
    int low = 0;
    int high = ends.size() - 1;
    while (low <= high) {
      int middle = (low + high) / 2;
      Optional<Fitted> fitted =
          workshop
              .typesetter()
              .fit(text.substring(0, ends.get(middle)) + ELLIPSIS, style, fitting)
              .fitted();
      if (fitted.isPresent()) {
        best = fitted;
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return best;
  }

  /** Letters of a person are formed as at home, those of the conference as it writes. */
  private static boolean isPersonal(Content content) {
    return !(content instanceof Content.Fields fields) || any(fields, Field::isPersonal);
  }

  /** What stands on many badges may be remembered; what is said of one person, never. */
  private static boolean isSaidOfMany(Content content) {
    return !(content instanceof Content.Fields fields)
        || !any(fields, field -> field.isPersonal() || field == Field.SHORT_CODE);
  }

  /** Whether it is the same on all badges of a category. */
  private static boolean isShared(Content content) {
    return content instanceof Content.Fields fields && !any(fields, field -> !field.isShared());
  }

  private static boolean asks(Box.Part part, Field field) {
    return part.content() instanceof Content.Fields fields && fields.fields().contains(field);
  }

  private static boolean any(Content.Fields fields, Predicate<Field> condition) {
    for (int i = 0; i < fields.fields().size(); i++) {
      if (condition.test(fields.fields().get(i))) {
        return true;
      }
    }
    return false;
  }
}
