package cn.pufa.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.PrintWriter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs one class of tests, or one method of it that takes bytes, in a process of its own. */
final class OneTest {

  private static final int FRAMES = 30;

  private OneTest() {}

  public static void main(String[] arguments) {
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(
                arguments.length == 1
                    ? selectClass(arguments[0])
                    : selectMethod(arguments[0], arguments[1], "byte[]"))
            .build();
    var heard = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, heard);
    heard.getSummary().printFailuresTo(new PrintWriter(System.out, true), FRAMES);
    System.exit(heard.getSummary().getTotalFailureCount() == 0 ? 0 : 1);
  }
}
