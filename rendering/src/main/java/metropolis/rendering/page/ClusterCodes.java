package metropolis.rendering.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import metropolis.rendering.text.Cluster;

/**
 * Numbers clusters from 1 in the order in which they are first seen. Clusters are the same if they
 * look the same and stand for the same text; kerning belongs to the place and does not count.
 */
final class ClusterCodes {

  private final List<Cluster> clusters = new ArrayList<>();
  private int[] codes = new int[128];

  /** By code, from code 1. */
  List<Cluster> clusters() {
    return clusters;
  }

  /** The code of a cluster, or 0 if it has none yet. */
  int find(Cluster cluster) {
    return codes[slot(cluster)];
  }

  int add(Cluster cluster) {
    clusters.add(cluster);
    codes[slot(cluster)] = clusters.size();
    if (2 * clusters.size() > codes.length) {
      grow();
    }
    return clusters.size();
  }

  private void grow() {
    codes = new int[2 * codes.length];
    for (int code = 1; code <= clusters.size(); code++) {
      codes[slot(clusters.get(code - 1))] = code;
    }
  }

  private int slot(Cluster cluster) {
    int hash = cluster.text().hashCode();
    for (int glyph : cluster.glyphs()) {
      hash = 31 * hash + glyph;
    }
    hash *= 0x9e3779b9;
    int slot = hash >>> Integer.numberOfLeadingZeros(codes.length) + 1;
    while (codes[slot] != 0 && !isSame(clusters.get(codes[slot] - 1), cluster)) {
      slot = slot + 1 & codes.length - 1;
    }
    return slot;
  }

  private static boolean isSame(Cluster one, Cluster other) {
    return one == other
        || one.advance() == other.advance()
            && one.text().equals(other.text())
            && Arrays.equals(one.glyphs(), other.glyphs())
            && Arrays.equals(one.x(), other.x())
            && Arrays.equals(one.y(), other.y());
  }
}
