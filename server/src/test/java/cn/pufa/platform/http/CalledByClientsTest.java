package cn.pufa.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Matrix;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the server can do, somebody can reach: a client calls it, and where staff may do it, the
 * console does. Read from the sources of both; an exception that is none any more is a fault too.
 */
class CalledByClientsTest {

  /** And who calls it, or how else one gets there. */
  private static final Map<String, String> BY_NO_CLIENT =
      Map.ofEntries(
          Map.entry("verifyWeChatPush", "WeChat"),
          Map.entry("receiveWeChatPush", "WeChat"),
          Map.entry("getRecording", "the card that is listened to has its address"),
          Map.entry("playCourseFile", "the lesson has its address"),
          Map.entry("listDemoOutbox", "who shows the demo, and the journeys"));

  /** What staff may do and the phone alone calls, and why that is enough. */
  private static final Map<String, String> BY_THE_PHONE_ALONE =
      Map.of("simulateCredit", "an officer reads the same days in how an organisation stands");

  private static final Set<String> ROLES_OF_THE_PHONE =
      Set.of(
          Caller.ANYONE,
          Caller.SIGNED_IN,
          "resident",
          "volunteer",
          "child_director",
          "child_supervisor",
          "org_agent",
          "org_representative");

  private static final List<Operation> OPERATIONS = Contract.load().operations();

  @Test
  void everyOperationIsCalledByAClient() throws IOException {
    Console console = console();
    Set<String> phone = calledByPhone();
    assertThat(ids(one -> !console.calls(one) && !phone.contains(one.id())))
        .containsExactlyInAnyOrderElementsOf(BY_NO_CLIENT.keySet());
  }

  @Test
  void whatStaffMayDoTheConsoleCalls() throws IOException {
    Set<String> ofStaff =
        Matrix.read().rows().stream()
            .filter(row -> !ROLES_OF_THE_PHONE.contains(row.role()))
            .map(Matrix.Row::operationId)
            .collect(Collectors.toSet());
    Console console = console();
    Set<String> phone = calledByPhone();
    assertThat(
            ids(
                one ->
                    ofStaff.contains(one.id()) && phone.contains(one.id()) && !console.calls(one)))
        .containsExactlyInAnyOrderElementsOf(BY_THE_PHONE_ALONE.keySet());
  }

  @Test
  void aCallIsOneOfItsOwnMethodAndPath() {
    assertThat(called("api.GET('/api/plan-items/{item}', {})")).containsExactly("getPlanItem");
    assertThat(called("`/api/plan-items/${encodeURIComponent(item)}?a=1`"))
        .containsExactly("getPlanItem");
    assertThat(called("sendForm('/api/lesson-files', file)")).containsExactly("uploadLessonFile");
    assertThat(called("api.GET(path)")).isEmpty();
    assertThat(idsIn("if (may('getPlanItem')) call('changePlanItem')"))
        .containsExactly("changePlanItem");
  }

  private static List<String> called(String source) {
    Console console = Console.of(source);
    return ids(console::calls);
  }

  private static List<String> ids(Predicate<Operation> wanted) {
    return OPERATIONS.stream().filter(wanted).map(Operation::id).toList();
  }

  private static Console console() throws IOException {
    return Console.of(source("../admin-console/src"));
  }

  private static Set<String> calledByPhone() throws IOException {
    return idsIn(source("../mini-program/src"));
  }

  /** Without tests, and without what says no more than what types there are. */
  private static String source(String client) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(client))) {
      return files
          .map(Path::toString)
          .filter(name -> name.matches(".*\\.(vue|ts)"))
          .filter(name -> !name.matches(".*(\\.test\\.ts|/(generated|contract)/.*|[tT]ypes\\.ts)"))
          .map(CalledByClientsTest::read)
          .collect(Collectors.joining("\n"));
    }
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** By id, such as {@code call('signOut')}; to ask whether one may is no call. */
  private static Set<String> idsIn(String source) {
    return found("(?:(?:(?<!may)\\(|[?:])\\s*'|\\broutes\\.)(\\w+)", source, call -> call.group(1));
  }

  private static Set<String> found(
      String pattern, String source, Function<MatchResult, String> what) {
    return Pattern.compile(pattern).matcher(source).results().map(what).collect(Collectors.toSet());
  }

  /**
   * What a source calls.
   *
   * @param calls with its method, such as {@code api.GET('/api/people')}
   * @param addresses that are followed, or handed on to be called
   */
  private record Console(Set<String> calls, Set<String> addresses) {

    private static final String CALL = "api\\.([A-Z]+)\\(\\s*'(/api/[^']+)'";
    private static final String ADDRESS = "['\"`](/api/[^'\"`\\n]+)['\"`]";

    static Console of(String source) {
      return new Console(
          found(CALL, source, call -> call.group(1) + " " + shape(call.group(2))),
          found(ADDRESS, source.replaceAll(CALL, ""), address -> shape(address.group(1))));
    }

    /** The same of a path of the contract and of a template that fills it in. */
    private static String shape(String path) {
      return path.replaceAll("\\?.*", "").replaceAll("\\$?\\{[^}]*}", "{}");
    }

    boolean calls(Operation operation) {
      String path = shape(operation.path());
      return calls.contains(operation.method() + " " + path)
          || addresses.contains(path) && isMeant(operation);
    }

    /** An address without a method is read, or has one operation only. */
    private static boolean isMeant(Operation operation) {
      return operation.method() == HttpMethod.GET
          || OPERATIONS.stream().filter(one -> one.path().equals(operation.path())).count() == 1;
    }
  }
}
