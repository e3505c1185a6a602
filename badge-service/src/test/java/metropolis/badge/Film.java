package metropolis.badge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import metropolis.rendering.code.Symbol;
import metropolis.rendering.code.Symbols;

/** What a camera sees: QR codes one after the other, each for a second, as uncompressed Y4M. */
final class Film {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final int MODULE = 7;
  private static final byte GREY = (byte) 128;

  private Film() {}

  static Path of(Path file, String... texts) throws IOException {
    ByteArrayOutputStream film = new ByteArrayOutputStream();
    film.writeBytes(ascii("YUV4MPEG2 W" + WIDTH + " H" + HEIGHT + " F2:1 Ip A1:1 C420mpeg2\n"));
    for (String text : texts) {
      byte[] picture = picture(Symbols.of(text));
      byte[] colours = new byte[WIDTH * HEIGHT / 2];
      Arrays.fill(colours, GREY);
      for (int i = 0; i < 2; i++) {
        film.writeBytes(ascii("FRAME\n"));
        film.writeBytes(picture);
        film.writeBytes(colours);
      }
    }
    return Files.write(file, film.toByteArray());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] picture(Symbol symbol) {
    byte[] picture = new byte[WIDTH * HEIGHT];
    Arrays.fill(picture, (byte) 235);
    int left = (WIDTH - symbol.size() * MODULE) / 2;
    int top = (HEIGHT - symbol.size() * MODULE) / 2;
    for (int y = 0; y < symbol.size() * MODULE; y++) {
      for (int x = 0; x < symbol.size() * MODULE; x++) {
        if (symbol.isDark(x / MODULE, y / MODULE)) {
          picture[(top + y) * WIDTH + left + x] = 16;
        }
      }
    }
    return picture;
  }
}
