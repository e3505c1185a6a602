package metropolis.schemas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes today's schemas as the next release: {@code ReleaseSchemas DIRECTORY}. From then on every
 * change is held against it.
 */
public final class ReleaseSchemas {

  private ReleaseSchemas() {}

  public static void main(String[] args) throws IOException {
    int next = SchemaHistory.released().size() + 1;
    Path file = Files.createDirectories(Path.of(args[0])).resolve(next + ".avsc");
    Files.writeString(file, SchemaHistory.asRelease());
    System.out.println("released as " + file);
  }
}
