package cn.pufa.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cn.pufa.testing.Fault;
import cn.pufa.testing.Shape;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract agrees with the code and the authorisation matrix, and start-up sees where not. */
class ContractTest {

  private static final Set<String> KNOWN_TO_VERTX =
      Set.of("application/json", "multipart/form-data", "text/plain", "application/octet-stream");
  private static final Pattern SECRET = Pattern.compile("(?i)token|ticket|secret|password");
  private static final List<String> ROLES =
      List.of(
          "resident",
          "volunteer",
          "child_director",
          "child_supervisor",
          "trainer",
          "township",
          "org_agent",
          "org_representative",
          "supervising_unit",
          "editor",
          "case_officer",
          "legal_reviewer",
          "secrecy_reviewer",
          "approver",
          "leader",
          "counsel",
          "partner",
          "auditor",
          "admin");

  private static Vertx vertx;
  private static Contract contract;

  @BeforeAll
  static void load() {
    vertx = Vertx.vertx();
    contract = Contract.load();
  }

  @AfterAll
  static void close() {
    vertx.close().await();
  }

  @Test
  void theDocumentIsOpenApi() {
    JsonObject document = ContractFiles.joined().copy();
    document.remove("servers");
    renameUnknownMediaTypes(document);
    assertThat(OpenAPIContract.from(vertx, document).await().operations())
        .hasSameSizeAs(contract.operations());
  }

  /** Vert.x's reader refuses media types it does not know, and servers named by a path alone. */
  private static void renameUnknownMediaTypes(Object node) {
    if (node instanceof JsonArray array) {
      array.forEach(ContractTest::renameUnknownMediaTypes);
    } else if (node instanceof JsonObject object) {
      if (object.getValue("content") instanceof JsonObject content) {
        for (String name : List.copyOf(content.fieldNames())) {
          if (!KNOWN_TO_VERTX.contains(name)) {
            Object type = content.remove(name);
            content.put(
                name.endsWith("json") ? "application/json" : "application/octet-stream", type);
          }
        }
      }
      object.forEach(entry -> renameUnknownMediaTypes(entry.getValue()));
    }
  }

  @Test
  void theBuildHasJoinedTheFilesAsTheyAre() {
    assertThat(new JsonObject(ContractFiles.served())).isEqualTo(ContractFiles.joined());
    assertThat(ContractFiles.obeyed()).isEqualTo(Obeyed.of(ContractFiles.joined()));
  }

  @Test
  void theServerReadsItWithoutWhatIsForPeople() {
    assertThat(ContractFiles.obeyed().encode())
        .hasSizeLessThan(ContractFiles.served().length())
        .doesNotContain("\"summary\":\"")
        .doesNotContainPattern("\"pattern\":\"[^\"]*[$]\"")
        .contains("\\\\z\"");
  }

  /** The server's reader knows neither a name within a name nor one parameter said twice. */
  @Test
  void whatTheReaderDoesNotKnowIsNotWritten() {
    assertThat(ContractFiles.served()).doesNotContainPattern("\"[$]ref\":\"[^\"]*[~%]");
    assertThat(contract.operations())
        .allSatisfy(
            operation ->
                assertThat(operation.parameters())
                    .extracting(parameter -> parameter.in() + " " + parameter.name())
                    .as(operation.id())
                    .doesNotHaveDuplicates());
  }

  /** Otherwise what is counted on from it does not fit. */
  @Test
  void everyNumberThatIsSentHasAnEnd() {
    assertThat(contract.operations())
        .allSatisfy(
            operation -> assertThat(Shape.endlessWithin(operation)).as(operation.id()).isEmpty());
  }

  /**
   * What stands in an address is written down by whoever passes it on; a player sends no header.
   */
  @Test
  void noSecretStandsInAnAddress() {
    assertThat(contract.operations())
        .filteredOn(
            operation ->
                operation.parameters().stream()
                    .filter(parameter -> parameter.in() != Parameter.In.HEADER)
                    .anyMatch(parameter -> SECRET.matcher(parameter.name()).find()))
        .extracting(Operation::id)
        .containsExactly("playCourseFile");
  }

  @Test
  void anAnswerOfTextSaysItsLetters() {
    var text = Buffer.buffer("演示");
    assertThat(contract.faultsOfAnswer("getOpenDataFile", 200, "text/csv", text)).isNotEmpty();
    assertThat(contract.faultsOfAnswer("getOpenDataFile", 200, "text/csv; charset=utf-8", text))
        .isEmpty();
  }

  @Test
  void problemTypesAreThoseOfTheContract() {
    assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::code))
        .containsExactlyElementsOf(contract.choices("ProblemType"));
  }

  @Test
  void rolesAreTheNineteenOfTheRequirement() {
    assertThat(contract.choices("Role")).containsExactlyElementsOf(ROLES);
  }

  @Test
  void theMatrixNamesKnownRolesOnly() {
    Set<String> named = csvRows().map(row -> row[1]).collect(Collectors.toSet());
    assertThat(named).contains(Caller.ANYONE, Caller.SIGNED_IN, "case_officer");
    named.removeAll(List.of(Caller.ANYONE, Caller.SIGNED_IN));
    assertThat(ROLES).containsAll(named);
  }

  @Test
  void whatThePublicMayCallIsMarkedPublicInTheContract() {
    assertThat(contract.operations())
        .allSatisfy(
            operation ->
                assertThat(operation.extension("x-permission").orElseThrow())
                    .as(operation.id())
                    .matches(
                        permission ->
                            permission.equals("public")
                                == contract.authorization().isPublic(operation.id())));
  }

  @Test
  void onlyPublicReadsAreCached() {
    assertThat(contract.operations())
        .filteredOn(operation -> operation.cachedUntil().isPresent())
        .hasSizeGreaterThan(3)
        .allSatisfy(
            operation -> {
              assertThat(operation.method().name()).isEqualTo("GET");
              assertThat(contract.authorization().isPublic(operation.id())).isTrue();
            });
    assertThat(contract.operations())
        .allSatisfy(operation -> assertThat(operation.extension("x-cache")).isEmpty());
  }

  @Test
  void everyNameInTheDocumentIsText() {
    requireTextNames(ContractFiles.joined().getMap(), "");
  }

  /** YAML 1.1 reads {@code on}, {@code no} and {@code yes} as truth values. */
  private static void requireTextNames(Object node, String place) {
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) -> {
            assertThat(name).as(place).isInstanceOf(String.class);
            requireTextNames(value, place + "/" + name);
          });
    } else if (node instanceof List<?> list) {
      list.forEach(value -> requireTextNames(value, place + "/-"));
    } else {
      assertThat(node).as(place).isNotInstanceOf(JsonObject.class).isNotInstanceOf(JsonArray.class);
    }
  }

  @Test
  void completeRoutesPass() {
    routes(contract, operationIds()).requireComplete();
  }

  @Test
  void anOperationWithoutHandlerStopsTheStart() {
    assertThatIllegalStateException()
        .isThrownBy(
            routes(contract, operationIds().filter(id -> !id.equals("getCard")))::requireComplete)
        .withMessageContaining("handlers")
        .withMessageContaining("[getCard]");
  }

  @Test
  void aHandlerWithoutOperationStopsTheStart() {
    assertThatIllegalStateException()
        .isThrownBy(
            routes(contract, Stream.concat(operationIds(), Stream.of("flyToTheMoon")))
                ::requireComplete)
        .withMessageContaining("handlers")
        .withMessageContaining("[flyToTheMoon]");
  }

  @Test
  void twoHandlersOfOneOperationStopTheStart() {
    assertThatIllegalStateException()
        .isThrownBy(() -> routes(contract, Stream.of("getCard", "getCard")))
        .withMessageContaining("getCard");
  }

  @Fault("F19")
  @Test
  void anOperationWithoutAuthorizationStopsTheStart() {
    var without = csv().lines().filter(row -> !row.startsWith("getCard,"));
    var authorization = Authorization.parse(without.collect(Collectors.joining("\n")));
    assertIncomplete(ContractFiles.joined(), authorization, "authorization.csv", "[getCard]");
  }

  @Test
  void anAuthorizationWithoutOperationStopsTheStart() {
    var authorization = Authorization.parse(csv().strip() + "\nflyToTheMoon,admin,all,yes");
    assertIncomplete(ContractFiles.joined(), authorization, "authorization.csv", "[flyToTheMoon]");
  }

  @Test
  void anOperationWithoutPermissionStopsTheStart() {
    JsonObject document = new JsonObject(ContractFiles.joined().encode());
    document
        .getJsonObject("paths")
        .getJsonObject("/api/topics")
        .getJsonObject("get")
        .remove("x-permission");
    assertIncomplete(document, contract.authorization(), "listTopics", "x-permission");
  }

  private static void assertIncomplete(
      JsonObject document, Authorization authorization, String... words) {
    Contract other = Contract.of(document, authorization);
    assertThatIllegalStateException()
        .isThrownBy(routes(other, operationIds())::requireComplete)
        .satisfies(fault -> assertThat(fault.getMessage()).contains(words));
  }

  @Test
  void aMatrixWithABadRowIsRefused() {
    for (String row :
        List.of(
            "getCard,admin,all", "getCard,admin,all,maybe", "getCard,admin,,yes", "x,y,moon,yes")) {
      assertThatIllegalStateOrArgument(csv().strip() + "\n" + row);
    }
    assertThatIllegalStateOrArgument("operation,role,scope,allow\n");
  }

  private static void assertThatIllegalStateOrArgument(String csv) {
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Authorization.parse(csv)))
        .as(csv.substring(csv.lastIndexOf('\n') + 1))
        .isInstanceOfAny(IllegalStateException.class, IllegalArgumentException.class);
  }

  private static Routes routes(Contract contract, Stream<String> handlers) {
    var routes =
        new Routes(
            contract,
            request -> null,
            new KeptAnswers(Clock.systemUTC(), ZoneOffset.UTC),
            (kind, piece, day) -> null,
            new TrustedProxies(Set.of()),
            new Routes.Uploads(Path.of("uploads"), 1024),
            Runnable::run);
    handlers.forEach(id -> routes.add(id, request -> Answer.empty()));
    return routes;
  }

  private static Stream<String> operationIds() {
    return contract.operations().stream().map(Operation::id);
  }

  private static String csv() {
    return ContractFiles.text("authorization.csv");
  }

  private static Stream<String[]> csvRows() {
    return csv().strip().lines().skip(1).map(row -> row.split(","));
  }
}
