package cn.pufa.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the benches say alike. */
public final class Bench {

  private static final long MEGABYTE = 1024 * 1024;

  private Bench() {}

  /** Behind a figure. */
  public static String missed(boolean met) {
    return met ? "" : " MISSED";
  }

  /** Of a bench whose server runs in its own process, as it is left after what was measured. */
  public static void tellOwnMemory() {
    long resident = residentMegabytes(ProcessHandle.current().pid());
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    System.out.printf(
        Locale.ROOT,
        "memory of server and bench, one process: %d MB, of which heap after a collection %d MB (-Xmx%dm)%n",
        resident,
        memory.getHeapMemoryUsage().getUsed() / MEGABYTE,
        Runtime.getRuntime().maxMemory() / MEGABYTE);
  }

  public static long residentMegabytes(long process) {
    try (var lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElseThrow();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
