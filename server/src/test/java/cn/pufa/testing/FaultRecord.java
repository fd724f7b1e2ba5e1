package cn.pufa.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Writes a line for each result of a test that shows a fault: faults, class, test, result. {@code
 * bin/faults.mjs} makes the table of them.
 */
final class FaultRecord implements TestWatcher, LifecycleMethodExecutionExceptionHandler {

  private static final Path FILE = Path.of("target/faults.tsv");

  @Override
  public void testSuccessful(ExtensionContext test) {
    write(test, "ok");
  }

  @Override
  public void testFailed(ExtensionContext test, Throwable cause) {
    write(test, "failed");
  }

  @Override
  public void testAborted(ExtensionContext test, Throwable cause) {
    write(test, "skipped: " + cause.getMessage());
  }

  @Override
  public void testDisabled(ExtensionContext test, Optional<String> reason) {
    write(test, "skipped: " + reason.orElse("disabled"));
  }

  /** No test of the class will be told of. */
  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext type, Throwable fault)
      throws Throwable {
    write(type, "failed");
    throw fault;
  }

  private static synchronized void write(ExtensionContext test, String result) {
    String line =
        String.join(
            "\t",
            String.join(",", faults(test)),
            test.getRequiredTestClass().getSimpleName(),
            test.getUniqueId(),
            result.replaceAll("\\s+", " "));
    try {
      Files.write(FILE, List.of(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Those of the method and of its class. */
  private static Set<String> faults(ExtensionContext test) {
    Set<String> faults = new LinkedHashSet<>();
    Stream.concat(test.getTestMethod().stream(), Stream.of(test.getRequiredTestClass()))
        .forEach(
            element -> {
              AnnotationSupport.findAnnotation(element, Fault.class)
                  .ifPresent(fault -> faults.addAll(List.of(fault.value())));
              AnnotationSupport.findAnnotation(element, SlowFault.class)
                  .ifPresent(fault -> faults.addAll(List.of(fault.value())));
            });
    return faults;
  }
}
