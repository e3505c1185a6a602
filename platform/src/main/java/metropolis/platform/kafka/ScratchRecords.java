package metropolis.platform.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Values by key outside the heap, in mapped files that have no name any more: what is in them ends
 * with the process, however it ends. What is replaced or removed is overwritten with zeros at once,
 * and its room is given back as others come. Of each record the heap holds a place in a table, some
 * twenty bytes. For one thread at a time.
 */
final class ScratchRecords implements AutoCloseable {

  /** A key and its value. */
  record Entry(byte[] key, byte[] value) {}

  private static final ValueLayout.OfInt LENGTH = ValueLayout.JAVA_INT_UNALIGNED;
  private static final int HEAD = 8;

  private static final int SMALLEST_CHUNK = 1 << 15;
  private static final int LARGEST_CHUNK = 1 << 22;

  /**
   * A piece of the scratch. Each record is the length of its key, negative once it is dead, the
   * length of its value, key and value.
   */
  private static final class Chunk {
    final Arena arena;
    final MemorySegment memory;
    int used;
    int live;

    Chunk(Arena arena, MemorySegment memory) {
      this.arena = arena;
      this.memory = memory;
    }

    int free() {
      return (int) memory.byteSize() - used;
    }

    int keyLength(int at) {
      return Math.abs(memory.get(LENGTH, at));
    }

    int valueLength(int at) {
      return memory.get(LENGTH, at + 4L);
    }

    boolean isLive(int at) {
      return memory.get(LENGTH, at) > 0;
    }

    int length(int at) {
      return HEAD + keyLength(at) + valueLength(at);
    }

    byte[] key(int at) {
      return bytes(at + HEAD, keyLength(at));
    }

    byte[] value(int at) {
      return bytes(at + HEAD + keyLength(at), valueLength(at));
    }

    private byte[] bytes(int from, int length) {
      byte[] bytes = new byte[length];
      MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, from, bytes, 0, length);
      return bytes;
    }

    boolean hasKey(int at, byte[] key) {
      return memory.get(LENGTH, at) == key.length
          && MemorySegment.mismatch(
                  memory,
                  at + HEAD,
                  at + HEAD + (long) key.length,
                  MemorySegment.ofArray(key),
                  0,
                  key.length)
              < 0;
    }

    int append(byte[] key, byte[] value) {
      int at = used;
      memory.set(LENGTH, at, key.length);
      memory.set(LENGTH, at + 4L, value.length);
      MemorySegment.copy(key, 0, memory, ValueLayout.JAVA_BYTE, at + HEAD, key.length);
      MemorySegment.copy(
          value, 0, memory, ValueLayout.JAVA_BYTE, at + HEAD + (long) key.length, value.length);
      int length = HEAD + key.length + value.length;
      used += length;
      live += length;
      return at;
    }

    void erase(int at) {
      int keyLength = keyLength(at);
      live -= length(at);
      memory.asSlice(at + HEAD, keyLength + (long) valueLength(at)).fill((byte) 0);
      memory.set(LENGTH, at, -keyLength);
    }
  }

  private final Path directory;

  /** Null where one was given back. */
  private final List<Chunk> chunks = new ArrayList<>();

  private int current = -1;
  private int next = SMALLEST_CHUNK;

  /** Open addressing with linear probing; a place is chunk and offset, and one more than that. */
  private int[] hashes = new int[16];

  private long[] places = new long[16];
  private int size;

  /**
   * @param directory must exist
   */
  ScratchRecords(Path directory) {
    this.directory = directory;
  }

  int size() {
    return size;
  }

  /** Null if there is none. */
  byte[] get(byte[] key) {
    int slot = slot(key, hash(key));
    return slot < 0 ? null : chunk(places[slot]).value(offset(places[slot]));
  }

  /**
   * Puts a value in, or in the place of the one before.
   *
   * @param key not empty
   */
  void put(byte[] key, byte[] value) {
    int hash = hash(key);
    int slot = slot(key, hash);
    if (slot >= 0) {
      long before = places[slot];
      places[slot] = append(key, value);
      erase(before);
      tidy(chunkOf(before));
      return;
    }
    if (3L * (size + 1) > 2L * places.length) {
      grow();
      slot = slot(key, hash);
    }
    hashes[~slot] = hash;
    places[~slot] = append(key, value);
    size++;
  }

  /** Nothing happens if there is none. Harmless while {@link #all} is being read. */
  void remove(byte[] key) {
    int slot = slot(key, hash(key));
    if (slot < 0) {
      return;
    }
    erase(places[slot]);
    size--;
    close(slot);
  }

  /** In no particular order. Nothing may be put in meanwhile. */
  Iterator<Entry> all() {
    return new Iterator<>() {
      private int chunk = -1;
      private int at;
      private boolean found = advance();

      private boolean advance() {
        while (true) {
          Chunk now = chunk < 0 ? null : chunks.get(chunk);
          if (now == null || at >= now.used) {
            if (++chunk >= chunks.size()) {
              return false;
            }
            at = 0;
          } else if (now.isLive(at)) {
            return true;
          } else {
            at += now.length(at);
          }
        }
      }

      @Override
      public boolean hasNext() {
        return found;
      }

      @Override
      public Entry next() {
        if (!found) {
          throw new NoSuchElementException();
        }
        Chunk now = chunks.get(chunk);
        Entry entry = new Entry(now.key(at), now.value(at));
        at += now.length(at);
        found = advance();
        return entry;
      }
    };
  }

  @Override
  public void close() {
    chunks.stream().filter(chunk -> chunk != null).forEach(chunk -> chunk.arena.close());
    chunks.clear();
    current = -1;
    next = SMALLEST_CHUNK;
    hashes = new int[16];
    places = new long[16];
    size = 0;
  }

  // The table of places

  /** Of the key, or the complement of where it would be. */
  private int slot(byte[] key, int hash) {
    int mask = places.length - 1;
    int slot = hash & mask;
    while (places[slot] != 0) {
      if (hashes[slot] == hash && chunk(places[slot]).hasKey(offset(places[slot]), key)) {
        return slot;
      }
      slot = slot + 1 & mask;
    }
    return ~slot;
  }

  private void grow() {
    int[] oldHashes = hashes;
    long[] oldPlaces = places;
    hashes = new int[2 * oldHashes.length];
    places = new long[2 * oldPlaces.length];
    int mask = places.length - 1;
    for (int old = 0; old < oldPlaces.length; old++) {
      if (oldPlaces[old] != 0) {
        int slot = oldHashes[old] & mask;
        while (places[slot] != 0) {
          slot = slot + 1 & mask;
        }
        hashes[slot] = oldHashes[old];
        places[slot] = oldPlaces[old];
      }
    }
  }

  /** Empties a slot, and lets those behind it move up so that none is cut off from its own. */
  private void close(int freed) {
    int mask = places.length - 1;
    int hole = freed;
    int slot = freed;
    while (true) {
      slot = slot + 1 & mask;
      if (places[slot] == 0) {
        places[hole] = 0;
        return;
      }
      int home = hashes[slot] & mask;
      if ((slot - home & mask) >= (slot - hole & mask)) {
        hashes[hole] = hashes[slot];
        places[hole] = places[slot];
        hole = slot;
      }
    }
  }

  private static int hash(byte[] key) {
    int hash = Arrays.hashCode(key) * 0x9E3779B9;
    return hash ^ hash >>> 15;
  }

  // The chunks

  private static int chunkOf(long place) {
    return (int) (place - 1 >>> 32);
  }

  private static int offset(long place) {
    return (int) (place - 1);
  }

  private Chunk chunk(long place) {
    return chunks.get(chunkOf(place));
  }

  private void erase(long place) {
    chunk(place).erase(offset(place));
  }

  private long append(byte[] key, byte[] value) {
    int needed = Math.addExact(Math.addExact(HEAD, key.length), value.length);
    if (current < 0 || chunks.get(current).free() < needed) {
      current = open(Math.max(next, needed));
      next = Math.min(LARGEST_CHUNK, 2 * next);
    }
    int at = chunks.get(current).append(key, value);
    return ((long) current << 32 | at) + 1;
  }

  private int open(int bytes) {
    Chunk chunk = map(bytes);
    int free = chunks.indexOf(null);
    if (free >= 0) {
      chunks.set(free, chunk);
      return free;
    }
    chunks.add(chunk);
    return chunks.size() - 1;
  }

  /** Half of a chunk at least is dead before its survivors move, so that moving stays cheap. */
  private void tidy(int number) {
    Chunk chunk = chunks.get(number);
    if (number == current || 2 * chunk.live > chunk.used) {
      return;
    }
    for (int at = 0; at < chunk.used; at += chunk.length(at)) {
      if (chunk.isLive(at)) {
        byte[] key = chunk.key(at);
        int slot = slot(key, hash(key));
        places[slot] = append(key, chunk.value(at));
      }
    }
    chunks.set(number, null);
    chunk.arena.close();
  }

  /** Written before it is mapped, so that a full disk is told now and not by a dying process. */
  private Chunk map(int bytes) {
    Arena arena = Arena.ofShared();
    try {
      Path file = Files.createTempFile(directory, "scratch", "");
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        ByteBuffer zeros = ByteBuffer.allocate(Math.min(bytes, SMALLEST_CHUNK));
        for (long written = 0; written < bytes; ) {
          zeros.clear().limit((int) Math.min(zeros.capacity(), bytes - written));
          written += channel.write(zeros);
        }
        return new Chunk(arena, channel.map(MapMode.READ_WRITE, 0, bytes, arena));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      arena.close();
      throw new UncheckedIOException("the state directory cannot be written: " + directory, e);
    }
  }
}
