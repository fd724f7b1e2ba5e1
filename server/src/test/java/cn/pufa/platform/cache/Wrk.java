package cn.pufa.platform.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The load generator {@code wrk}: its connections each wait for an answer before they ask again.
 */
final class Wrk {

  private static final Pattern DONE = Pattern.compile("(\\d+) requests in ([0-9.]+)(ms|s|m)");
  private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
  private static final Pattern BROKEN = Pattern.compile("Socket errors: (.*)");

  /**
   * @param cpuMicros of the server, a request
   */
  record Round(double perSecond, double cpuMicros) {}

  /**
   * @param paths asked for in the order of {@code draws}; one path is asked for again and again
   * @param headers sent with every request
   */
  record Load(List<String> paths, List<Integer> draws, List<String> headers) {

    static Load of(String path, String... headers) {
      return new Load(List.of(path), List.of(), List.of(headers));
    }
  }

  private final Path folder;

  Wrk(Path folder) {
    this.folder = folder;
  }

  Round run(Measured server, Load load, int connections, int seconds) {
    List<String> command =
        new ArrayList<>(
            List.of("wrk", "-t2", "-c" + connections, "-d" + seconds + "s", "--timeout", "10s"));
    load.headers().forEach(header -> command.addAll(List.of("-H", header)));
    if (load.paths().size() > 1) {
      command.addAll(List.of("-s", script(load).toString()));
    }
    command.add(server.address() + load.paths().getFirst());
    long before = server.cpuMicros();
    String said = said(command);
    long cpu = server.cpuMicros() - before;
    Matcher done = DONE.matcher(said);
    if (!done.find() || REFUSED.matcher(said).find() || BROKEN.matcher(said).find()) {
      throw new IllegalStateException(server.name() + ": " + said);
    }
    double requests = Double.parseDouble(done.group(1));
    return new Round(requests / seconds(done), cpu / requests);
  }

  private static double seconds(Matcher done) {
    double number = Double.parseDouble(done.group(2));
    return switch (done.group(3)) {
      case "ms" -> number / 1000;
      case "m" -> number * 60;
      default -> number;
    };
  }

  private static String said(List<String> command) {
    try {
      Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (wrk.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
      return said;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Each thread makes its requests before the clock runs, and begins at another draw. */
  private Path script(Load load) {
    String paths =
        load.paths().stream().map(path -> '"' + path + '"').collect(Collectors.joining(",\n"));
    String draws =
        load.draws().stream().map(draw -> "" + (draw + 1)).collect(Collectors.joining(","));
    String lua =
        """
        local paths = {%s}
        local draws = {%s}
        local threads = 0
        function setup(thread)
          thread:set("start", threads * 7919)
          threads = threads + 1
        end
        local made = {}
        local at = 0
        function init(args)
          for i, path in ipairs(paths) do made[i] = wrk.format("GET", path) end
          at = start
        end
        function request()
          at = at %% #draws + 1
          return made[draws[at]]
        end
        """
            .formatted(paths, draws);
    try {
      return Files.writeString(folder.resolve("load.lua"), lua);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
