package cn.pufa;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.http.Operation;
import cn.pufa.testing.Api;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Untouched;
import cn.pufa.testing.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract does not name is not there, however its address is written. */
class NothingThereIT {

  @RegisterExtension static final Untouched UNTOUCHED = new Untouched();

  private static TestServer server;
  private static Api admin;

  @BeforeAll
  static void start() {
    server = UNTOUCHED.server();
    admin = server.as("admin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/topics.js",
        "/api/topics.json",
        "/api/topics;x=1",
        "/api/topics;.js",
        "/api/topics%3Bx",
        "/api/Topics",
        "/api/people/..%2ftopics",
        "/api/%2e%2e/%2e%2e/etc/passwd",
        "/api/%252e%252e/%252e%252e/etc/passwd",
        "/api/people/..%252ftopics",
        "/../../etc/passwd",
        "/%252e%252e/%252e%252e/etc/passwd",
        "/docs/%2e%2e/%2e%2e/logback.xml",
        "/docs/..%2f..%2flogback.xml",
        "/docs/..%5c..%5clogback.xml",
        "/docs/%252e%252e/%252e%252e/logback.xml",
        "/admin/../logback.xml",
        "/logback.xml",
        "/api-spec/authorization.csv",
        "/db/migration/V1__the_house.sql",
        "/.env",
        "/metrics",
        "/api",
        "/api/"
      })
  void nothingIsThere(String target) {
    requireRefusal("GET", target, Set.of(404));
  }

  @Test
  void pathsTakeOnlyTheirOwnMethods() {
    List<String> tried = new ArrayList<>();
    Api.CONTRACT.operations().stream()
        .collect(
            Collectors.groupingBy(
                Operation::path,
                Collectors.mapping(operation -> operation.method().name(), toSet())))
        .forEach(
            (path, own) ->
                Stream.of("PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "PROPFIND", "BREW")
                    .filter(method -> !own.contains(method))
                    .forEach(
                        method -> {
                          tried.add(method);
                          requireRefusal(
                              method, path.replaceAll("\\{[^}]*}", "x"), Set.of(404, 405));
                        }));
    assertThat(tried).hasSizeGreaterThan(150);
  }

  private static void requireRefusal(String method, String target, Set<Integer> statuses) {
    String answer =
        Wire.exchange(
            server.node().address(), method, target, "Authorization: Bearer " + admin.token());
    assertThat(statuses).as(method + " " + target + "\n" + answer).contains(Wire.status(answer));
    assertThat(answer).contains("application/problem+json").contains("requestId");
  }
}
