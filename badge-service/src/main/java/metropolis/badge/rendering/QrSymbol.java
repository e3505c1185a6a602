package metropolis.badge.rendering;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;

/** The modules of a QR code, without the quiet zone. Immutable. */
final class QrSymbol {

  /** White modules that must surround a symbol, by ISO/IEC 18004. */
  static final int QUIET_ZONE = 4;

  /** Dark modules that form a rectangle. */
  record Block(int x, int y, int width, int height) {}

  private final ByteMatrix modules;

  private QrSymbol(ByteMatrix modules) {
    this.modules = modules;
  }

  /** At level M: at a given size on paper, larger modules read better than more redundancy. */
  static QrSymbol of(String text) {
    try {
      return new QrSymbol(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix());
    } catch (WriterException e) {
      throw new IllegalArgumentException("does not fit a QR code", e);
    }
  }

  /** Modules along a side. */
  int size() {
    return modules.getWidth();
  }

  /** All dark modules in few blocks: runs in a row, joined with equal runs below. */
  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (int y = 0; y < size(); y++) {
      for (int x = 0; x < size(); x++) {
        if (isDark(x, y) && !isDark(x - 1, y)) {
          int width = run(x, y);
          if (!isRun(x, y - 1, width)) {
            blocks.add(new Block(x, y, width, height(x, y, width)));
          }
        }
      }
    }
    return blocks;
  }

  private int height(int x, int y, int width) {
    int height = 1;
    while (isRun(x, y + height, width)) {
      height++;
    }
    return height;
  }

  private int run(int x, int y) {
    int width = 1;
    while (isDark(x + width, y)) {
      width++;
    }
    return width;
  }

  /** Whether a whole run begins there and has that width. */
  private boolean isRun(int x, int y, int width) {
    return isDark(x, y) && !isDark(x - 1, y) && run(x, y) == width;
  }

  private boolean isDark(int x, int y) {
    return x >= 0 && y >= 0 && x < size() && y < size() && modules.get(x, y) == 1;
  }
}
