package cn.pufa.testing;

import cn.pufa.testing.TestPostgres.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What a JVM of its own takes of the system's memory, at most, while something is done. */
public final class Footprint implements AutoCloseable {

  private static final String HEAP =
      "-Xms64m -Xmn%dm -XX:-ShrinkHeapInSteps -XX:MinHeapFreeRatio=5 -XX:MaxHeapFreeRatio=10";

  private final Path proc;
  private final ServerHeap heap;

  private Footprint(Path proc, ServerHeap heap) {
    this.proc = proc;
    this.heap = heap;
  }

  /**
   * What to start a server with whose footprint is watched: whatever is not held goes back to the
   * system with the next collection. Otherwise a peak would fit into what it took before.
   *
   * @param young megabytes for what is soon forgotten; a peak of that is not seen
   */
  public static Map<String, String> options(TestDatabase database, int young) {
    return Map.of(
        "DATABASE_URL",
        database.appUrl(),
        "DATABASE_OWNER_URL",
        database.ownerUrl(),
        "JAVA_TOOL_OPTIONS",
        HEAP.formatted(young));
  }

  public static Footprint of(JavaProcess process) {
    return new Footprint(Path.of("/proc/" + process.pid()), ServerHeap.of(process.pid()));
  }

  /** Bytes more than it held before, at the highest. */
  public long growth(Runnable work) {
    try {
      heap.afterCollection();
      // Forgets the highest until now.
      Files.writeString(proc.resolve("clear_refs"), "5");
      long before = bytes("VmRSS:");
      work.run();
      return bytes("VmHWM:") - before;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private long bytes(String name) throws IOException {
    String line =
        Files.readAllLines(proc.resolve("status")).stream()
            .filter(one -> one.startsWith(name))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
  }

  @Override
  public void close() {
    heap.close();
  }
}
