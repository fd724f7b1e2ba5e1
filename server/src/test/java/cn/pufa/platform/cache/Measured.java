package cn.pufa.platform.cache;

import cn.pufa.testing.Bench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A server under load, as the system's books know it.
 *
 * @param address such as http://127.0.0.1:8080
 * @param processes all that do its work
 */
record Measured(String name, String address, List<Long> processes) {

  private static final long TICK_MICROS = 10_000;

  /** Microseconds of CPU that it has used since it started, its own and the system's for it. */
  long cpuMicros() {
    return processes.stream().mapToLong(Measured::ticks).sum() * TICK_MICROS;
  }

  /** Megabytes of memory that it holds. */
  long memory() {
    return processes.stream().mapToLong(Bench::residentMegabytes).sum();
  }

  private static long ticks(long process) {
    String line = stat(process);
    String[] cells = line.substring(line.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(cells[11]) + Long.parseLong(cells[12]);
  }

  private static String stat(long process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process), "stat"));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
