package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Another program that opens what this one wrote. */
public final class Program {

  private static final int SECONDS = 120;

  private Program() {}

  /** What it prints; it must end well. */
  public static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as(command[0]).isTrue();
      assertThat(process.exitValue()).as(printed).isZero();
      return printed;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
