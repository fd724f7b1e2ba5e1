package cn.pufa;

import static cn.pufa.testing.Own.grant;
import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.organizationOf;
import static cn.pufa.testing.Own.organizations;
import static cn.pufa.testing.Own.requireSame404;
import static cn.pufa.testing.Own.text;
import static cn.pufa.testing.Own.withoutNumber;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.testing.Api;
import cn.pufa.testing.IdNumbers;
import cn.pufa.testing.Matrix;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where the matrix allows only one's own township or organisation, one's own answers, and another's
 * looks exactly like one that does not exist.
 */
@SlowFault("F19")
class ReachIT {

  private static final Sql UNREAD =
      Sql.of(
          "select count(*) as n from notice where id = $1 and read_at is null and acknowledged_at"
              + " is null");

  private static final AtomicInteger PLACE = new AtomicInteger();

  private static TestServer server;
  private static OwnTraining training;
  private static OwnPosts posts;
  private static OwnVolunteers volunteers;
  private static OwnAgents agents;
  private static OwnRecords records;
  private static OwnContacts contacts;
  private static OwnOffices offices;
  private static OwnExamResults exams;
  private static OwnCertificates certificates;
  private static OwnCourses courses;
  private static OwnRegister register;
  private static OwnFilings filings;
  private static OwnEvidence evidence;
  private static OwnStands stands;
  private static OwnFinds finds;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    training = new OwnTraining(server);
    posts = new OwnPosts(server);
    volunteers = new OwnVolunteers(server);
    agents = new OwnAgents(server);
    records = new OwnRecords(server);
    contacts = new OwnContacts(server);
    offices = new OwnOffices(server);
    exams = new OwnExamResults(server);
    certificates = new OwnCertificates(server);
    courses = new OwnCourses(server);
    register = new OwnRegister(server);
    filings = new OwnFilings(server);
    evidence = new OwnEvidence(server);
    stands = new OwnStands(server);
    finds = new OwnFinds(server);
  }

  @AfterAll
  static void stop() {
    contacts.close();
    server.close();
  }

  static Stream<Arguments> narrowOperations() {
    return Matrix.read().rows().stream()
        .filter(Matrix.Row::isNarrow)
        .filter(row -> !SupervisionReachIT.OPERATIONS.contains(row.operationId()))
        .map(row -> Arguments.of(row.operationId(), row.role()));
  }

  @ParameterizedTest
  @MethodSource("narrowOperations")
  void ownAnswersAndOthersDoNotExist(String operationId, String role) {
    switch (role) {
      case "township" -> {
        require(operationId, "township", "township-2");
        require(operationId, "township-2", "township");
      }
      case "org_agent" -> {
        require(operationId, "org_agent", "org_agent-2");
        require(operationId, "org_agent-2", "org_agent");
      }
      case "org_representative" -> require(operationId, "org_representative", "org_agent-2");
      default -> throw new AssertionError("no second account of " + role);
    }
  }

  private static void require(String operationId, String own, String other) {
    switch (operationId) {
      case "listOrganizations" -> requireOwnList(server.as(own), server.as(other));
      case "getOrganization" -> requireOwnOrganization(server.as(own), server.as(other));
      case "listInbox" -> requireOwnInbox(server.as(own));
      case "revealIdNumber" -> requireOwnDirector(own, other);
      case "openNotice", "acknowledgeNotice" ->
          requireOwnNotice(operationId, server.as(own), server.as(other));
      default ->
          assertThat(
                  training.require(operationId, own, other)
                      || posts.require(operationId, own, other)
                      || volunteers.require(operationId, own, other)
                      || agents.require(operationId, own, other)
                      || records.require(operationId, own, other)
                      || contacts.require(operationId, own, other)
                      || courses.require(operationId, own, other)
                      || evidence.require(operationId, own, other)
                      || stands.require(operationId, own, other)
                      || finds.require(operationId, own, other)
                      || filings.require(operationId, own, other)
                      || offices.require(operationId, own, other)
                      || exams.require(operationId, own, other)
                      || register.require(operationId, own, other)
                      || certificates.require(operationId, own, other))
              .as("a case of own and other for " + operationId)
              .isTrue();
    }
  }

  private static void requireOwnList(Api own, Api other) {
    JsonObject foreign = organizations(other).getFirst();
    String organization = organizationOf(own);
    String division = grant(own).get("division").getAsString();
    assertThat(organizations(own))
        .isNotEmpty()
        .allSatisfy(
            item -> {
              if (organization == null) {
                assertThat(text(item, "township")).isEqualTo(division);
              } else {
                assertThat(text(item, "id")).isEqualTo(organization);
              }
            });
    for (String filter : List.of("name", "creditCode")) {
      var parameters = Map.<String, Object>of("q", text(foreign, filter));
      assertThat(own.call("listOrganizations", parameters).expect(200).number("total")).isZero();
      assertThat(other.call("listOrganizations", parameters).expect(200).number("total"))
          .isEqualTo(1);
    }
    if (organization == null) {
      var parameters = Map.<String, Object>of("township", text(foreign, "township"));
      assertThat(own.call("listOrganizations", parameters).expect(200).number("total")).isZero();
      int all =
          server
              .as("case_officer")
              .call("listOrganizations", Map.of("township", division))
              .expect(200)
              .number("total");
      assertThat(own.call("listOrganizations").number("total")).isEqualTo(all);
    }
  }

  private static void requireOwnOrganization(Api own, Api other) {
    String mine = text(organizations(own).getFirst(), "id");
    String foreign = text(organizations(other).getFirst(), "id");
    assertThat(own.call("getOrganization", Map.of("organization", mine)).expect(200).text("id"))
        .isEqualTo(mine);
    requireSame404("getOrganization", "organization", own, foreign);
  }

  private static void requireOwnDirector(String own, String other) {
    String mine = director(own);
    String foreign = director(other);
    var body = new JsonObject();
    body.addProperty("purpose", "record_check");
    body.addProperty("reason", "演示·上岗前查询");
    Api township = server.as(own);
    township.call("revealIdNumber", Map.of("person", mine), body).expect(200);
    Api.Answer outOfReach =
        township.call("revealIdNumber", Map.of("person", foreign), body).expect(404);
    Api.Answer unknown =
        township.call("revealIdNumber", Map.of("person", UUID.randomUUID()), body).expect(404);
    assertThat(withoutNumber(outOfReach)).isEqualTo(withoutNumber(unknown));
  }

  /** A child director of the township's first village, with an ID number. */
  private static String director(String township) {
    String division = text(grant(server.as(township)), "division");
    int place = PLACE.incrementAndGet();
    var director = Staff.create(server, "director-" + place, "child_director", division + "001");
    director
        .api()
        .call("saveMyIdNumber", Map.of(), IdNumbers.draft(IdNumbers.number(place)))
        .expect(200);
    return director.id();
  }

  private static void requireOwnInbox(Api own) {
    String organization = organizationOf(own);
    JsonObject inbox = own.call("listInbox", Map.of("size", 100)).expect(200).json();
    assertThat(inbox.get("total").getAsInt()).isPositive().isEqualTo(items(inbox).size());
    assertThat(items(inbox))
        .allSatisfy(item -> assertThat(text(item, "organization")).isEqualTo(organization));
  }

  private static void requireOwnNotice(String operationId, Api own, Api other) {
    String mine = text(items(own.call("listInbox").expect(200).json()).getFirst(), "id");
    String foreign = text(items(other.call("listInbox").expect(200).json()).getFirst(), "id");
    boolean wasUnread = isUnread(foreign);
    assertThat(own.call(operationId, Map.of("notice", mine)).expect(200).text("id"))
        .isEqualTo(mine);
    requireSame404(operationId, "notice", own, foreign);
    assertThat(isUnread(foreign)).isEqualTo(wasUnread);
  }

  private static boolean isUnread(String notice) {
    return server
        .store()
        .read(tx -> tx.one(UNREAD, row -> row.getInteger("n") == 1, UUID.fromString(notice)));
  }
}
