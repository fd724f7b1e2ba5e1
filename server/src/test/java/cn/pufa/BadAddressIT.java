package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.http.Operation;
import cn.pufa.platform.http.Parameter;
import cn.pufa.testing.Api;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Untouched;
import cn.pufa.testing.ValidRequests;
import cn.pufa.testing.Wire;
import cn.pufa.testing.Witness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths and queries that nobody should send, and what they must not do. */
@SlowFault("F17")
class BadAddressIT {

  @RegisterExtension static final Untouched UNTOUCHED = new Untouched();

  private static final long SOON_MS = 300;
  private static final List<Long> REFUSED_MS = new ArrayList<>();

  /** Apart: what is taken has work done for it, and would drown among the many refusals. */
  private static final List<Long> TAKEN_MS = new ArrayList<>();

  /** Numbers in a query that say which, not how many. */
  private static final Set<String> WHICH =
      Set.of("page", "year", "version", "against", "offset", "after");

  /** Programs follow it: whoever was away for long catches up by a thousand changes at a time. */
  private static final Map<String, Integer> LONGER = Map.of("listOpenChanges", 1000);

  private static TestServer server;
  private static ValidRequests requests;
  private static List<Api> senders;

  @BeforeAll
  static void start() {
    server = UNTOUCHED.server();
    requests = new ValidRequests(server);
    senders =
        Stream.of(
                "case_officer",
                "admin",
                "org_agent",
                "partner",
                "volunteer",
                "editor",
                "legal_reviewer",
                "secrecy_reviewer",
                "counsel",
                "approver",
                "leader",
                "supervising_unit",
                "org_representative")
            .map(server::as)
            .toList();
    Witness.awaitRest(server);
    // What an operation works on is made by its first use; here before anything is watched.
    operations()
        .map(Operation::id)
        .forEach(
            id -> {
              requests.parameters(id, "org_agent");
              requests.body(id);
            });
  }

  private static Stream<Operation> operations() {
    return Api.CONTRACT.operations().stream();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "0", "1000000000", "99999999999999999999", "1.5", "1e2", "x", "", "１", " 1"})
  void aPageThatCannotBeIsNamed(String number) {
    List<String> tried = new ArrayList<>();
    for (String name : List.of("page", "size")) {
      operations()
          .filter(operation -> names(operation, Parameter.In.QUERY).contains(name))
          .map(Operation::id)
          .forEach(
              id -> {
                tried.add(id);
                assertThat(call(id, name, number).expect(422).pointers())
                    .as(id)
                    .contains("query/" + name);
              });
    }
    assertThat(tried).hasSizeGreaterThan(10);
  }

  /** Told by the contract, which is what the server holds requests to. */
  @Test
  void noAnswerIsEndless() {
    List<String> tried = new ArrayList<>();
    for (Operation operation : operations().toList()) {
      int most = LONGER.getOrDefault(operation.id(), 100);
      for (Parameter parameter : operation.parameters()) {
        if (parameter.in() == Parameter.In.QUERY && sizes(parameter)) {
          tried.add(operation.id());
          assertThat(parameter.schema().json().getInteger("maximum"))
              .as(operation.id() + " " + parameter.name())
              .isNotNull()
              .isLessThanOrEqualTo(most);
        }
      }
    }
    assertThat(tried).hasSizeGreaterThan(60).containsAll(LONGER.keySet());
    call("listOpenChanges", "limit", "1001").expect(422);
    assertThat(call("listOrganizations", "size", "100").expect(200).json().getAsJsonArray("items"))
        .hasSize(100);
  }

  private static boolean sizes(Parameter parameter) {
    return "integer".equals(parameter.schema().json().getValue("type"))
        && !WHICH.contains(parameter.name());
  }

  @Test
  void pagesBeyondTheEndAreEmpty() {
    operations()
        .filter(operation -> names(operation, Parameter.In.QUERY).contains("page"))
        .map(Operation::id)
        .forEach(
            id ->
                assertThat(call(id, "page", "10000").expect(200).json().getAsJsonArray("items"))
                    .as(id)
                    .isEmpty());
  }

  @Test
  void aQueryNobodyKnowsIsNamedByEveryOperation() {
    operations()
        .map(Operation::id)
        .filter(id -> !id.equals("signOut"))
        .forEach(
            id ->
                assertThat(call(id, "isAdmin", "true").expect(422).pointers())
                    .as(id)
                    .contains("query/isAdmin"));
  }

  @Test
  void anIdThatCannotBeIsRefusedInEveryPath() {
    List<String> absurd =
        List.of(
            "x",
            "null",
            "-1",
            "0",
            "%00",
            "%FF",
            "%ED%A0%80",
            "%F0%9F%99%82",
            "..%2F..%2Fetc%2Fpasswd",
            "%2e%2e%2fx",
            "'%20or%201=1%20--",
            "%24%7Bjndi:ldap:x%7D",
            "00000000-0000-0000-0000-00000000000g",
            "00000000-0000-0000-0000-000000000000%0A",
            "{}",
            "a".repeat(4000));
    List<String> tried = new ArrayList<>();
    operations()
        .forEach(
            operation ->
                names(operation, Parameter.In.PATH)
                    .forEach(
                        name ->
                            absurd.forEach(
                                value -> {
                                  tried.add(name);
                                  requireRefusal(
                                      operation.method().name(),
                                      path(operation, name, value),
                                      // A name such as null could be; then the body is missed.
                                      Set.of(400, 404, 415, 422));
                                })));
    assertThat(tried).hasSizeGreaterThan(150).contains("campaign", "statute", "figure", "year");
  }

  /** The path with one parameter as given and the others good. */
  private static String path(Operation operation, String name, String value) {
    String path = operation.path().replace("{" + name + "}", value);
    for (var good : requests.parameters(operation.id(), "org_agent").entrySet()) {
      path = path.replace("{" + good.getKey() + "}", String.valueOf(good.getValue()));
    }
    return path;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/search?q=%00",
        "/api/search?q=a%00b",
        "/api/search?q=%FF",
        "/api/search?q=%ED%A0%80",
        "/api/search?q=",
        "/api/search",
        "/api/search?q=a&q=b",
        "/api/search?q=a&size=51",
        "/api/search?q=a&topic=MARRIAGE",
        "/api/cards?topic=%00",
        "/api/cards?topic='",
        "/api/statutes/hunyin-dengji-tiaoli?version=2026-02-30",
        "/api/statutes/hunyin-dengji-tiaoli?version=today",
        "/api/statutes/hunyin-dengji-tiaoli/articles/7?version=2025-13-01"
      })
  void aQueryThatCannotBeIsNamed(String target) {
    String answer = requireRefusal("GET", target, Set.of(422));
    String name = target.contains("version") ? "version" : target.contains("size") ? "size" : null;
    assertThat(answer)
        .contains("query/" + (name != null ? name : target.contains("topic") ? "topic" : "q"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/search?q=%", "/api/search?q=%zz", "/api/cards/%zz", "/api/cards/%", "/%"})
  void brokenPercentSignsAreRefused(String target) {
    requireRefusal("GET", target, Set.of(400, 404, 422));
  }

  @Test
  void aQuestionThatNeverEndsIsRefused() {
    for (String operation : List.of("search", "listOrganizations")) {
      assertThat(call(operation, "q", "x".repeat(5000)).expect(422).pointers())
          .containsExactly("query/q");
    }
    for (String target : List.of("/api/search?q=", "/admin/", "/")) {
      String answer = Wire.answerToHead(address(), "GET", target + "x".repeat(60_000));
      assertThat(Wire.status(answer)).isEqualTo(414);
      assertThat(answer).contains("application/problem+json", "网址太长了", "nosniff", "requestId");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "_", "%%", "演示_", ".*", "\\", "'", "[演示]"})
  void signsOfPatternsAreOnlyText(String text) {
    assertThat(call("listOrganizations", "q", text).expect(200).number("total")).isZero();
    call("search", "q", text).expect(200);
  }

  private static String requireRefusal(String method, String target, Set<Integer> statuses) {
    long began = System.nanoTime();
    String answer =
        Wire.exchange(
            address(), method, target, "Authorization: Bearer " + senders.getFirst().token());
    REFUSED_MS.add(msSince(began));
    String asked = method + " " + target.substring(0, Math.min(200, target.length()));
    if (Wire.status(answer) == 403) {
      answer = withRight(method, target);
    }
    assertThat(statuses).as(asked + "\n" + answer).contains(Wire.status(answer));
    assertThat(answer).as(asked).contains("application/problem+json").contains("requestId");
    return answer;
  }

  /** Of every odd address of the class, once the first have loaded what they need. */
  @AfterAll
  static void eachWasAnsweredSoon() {
    requireSoon("refused", REFUSED_MS);
    requireSoon("taken", TAKEN_MS);
  }

  private static void requireSoon(String which, List<Long> all) {
    List<Long> sorted = all.stream().sorted().toList();
    long p99 = sorted.get(sorted.size() * 99 / 100);
    System.out.printf(
        "BadAddressIT: %d odd addresses %s, p99 %d ms, longest %d ms%n",
        sorted.size(), which, p99, sorted.getLast());
    assertThat(p99).as(which).isLessThan(SOON_MS);
  }

  private static long msSince(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }

  /** Sent again by whoever may, since not being allowed would say nothing of the address. */
  private static String withRight(String method, String target) {
    return senders.stream()
        .map(
            sender ->
                Wire.exchange(address(), method, target, "Authorization: Bearer " + sender.token()))
        .filter(answer -> Wire.status(answer) != 403)
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody may " + method + " " + target));
  }

  private static Api.Answer call(String operationId, String name, String value) {
    Map<String, Object> parameters = new HashMap<>(requests.parameters(operationId, "org_agent"));
    parameters.put(name, value);
    return senders.stream()
        .map(sender -> timed(sender, operationId, parameters))
        .filter(answer -> answer.status() != 403)
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody may " + operationId));
  }

  private static Api.Answer timed(Api sender, String operationId, Map<String, Object> parameters) {
    var body = requests.body(operationId);
    long began = System.nanoTime();
    Api.Answer answer = sender.call(operationId, parameters, body);
    (answer.status() < 400 ? TAKEN_MS : REFUSED_MS).add(msSince(began));
    return answer;
  }

  private static List<String> names(Operation operation, Parameter.In place) {
    return operation.parameters().stream()
        .filter(parameter -> parameter.in() == place)
        .map(Parameter::name)
        .toList();
  }

  private static String address() {
    return server.node().address();
  }
}
