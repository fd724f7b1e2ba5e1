package cn.pufa.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.pufa.identity.Divisions;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.testing.Api;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.RegisterRequests;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.ValidRequests;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is kept of an organisation moves with it: its new township reads it, the old one does not.
 */
class MovedIT {

  private static final String HERE = "440881001";
  private static final String THERE = "440881002";

  /** Of one record, and of lists that hold one. */
  private static final List<String> READ =
      List.of(
          "getReturn",
          "getReturnContent",
          "getReview",
          "getCreditMove",
          "listReturns",
          "listReviews",
          "listReviewDecisions",
          "listCreditMoves",
          "listCreditStandings");

  private static final Pattern OF = Pattern.compile("\"organization\":\"([0-9a-f-]{36})\"");

  /** Tables that hold of an organisation where it is. */
  private static final String COPIES =
      """
      select table_name from information_schema.columns join information_schema.tables using (table_schema, table_name)
       where table_schema = 'public' and table_type = 'BASE TABLE' and column_name in ('organization', 'township')
       group by table_name having count(*) = 2 order by table_name""";

  /** Those whose copy the register changes with its own, and finds without reading all of them. */
  private static final String FOLLOWING =
      """
      select c.conrelid::regclass::text from pg_constraint c
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
       where c.contype = 'f' and c.confrelid = 'organization'::regclass and c.confupdtype = 'c' and c.convalidated
         and array_length(c.conkey, 1) = 2 and a.attname = 'organization'
         and exists (select from pg_index i
                      where i.indrelid = c.conrelid and i.indpred is null and i.indkey[0] = c.conkey[1])
       order by 1""";

  private static final Sql ELSEWHERE =
      Sql.of("update review set township = $2 where township = $1");

  private static TestServer server;
  private static Jdbc database;
  private static Api officer;
  private static ValidRequests requests;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().ownerUrl());
    officer = server.as("case_officer");
    requests = new ValidRequests(server);
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  void itsRecordsAreReadWhereItIsNow() {
    Api here = server.as("township");
    Api there = server.as("township-2");
    for (String operation : READ) {
      Map<String, Object> one = requests.parameters(operation, "township");
      String organization = organizationIn(here.call(operation, one).expect(200));
      requireSeen(operation, organization, one, here, there);
      change(organization, THERE);
      requireSeen(operation, organization, one, there, here);
      upload(organization, HERE);
      requireSeen(operation, organization, one, here, there);
    }
  }

  private static String organizationIn(Api.Answer answer) {
    var found = OF.matcher(answer.json().toString());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static void requireSeen(
      String operation, String organization, Map<String, Object> one, Api by, Api notBy) {
    if (operation.startsWith("get")) {
      by.call(operation, one).expect(200);
      notBy.call(operation, one).expect(404);
      return;
    }
    var hundred = Map.<String, Object>of("size", 100);
    assertThat(by.call(operation, hundred).expect(200).json().toString())
        .as(operation)
        .contains(organization);
    assertThat(notBy.call(operation, hundred).expect(200).json().toString())
        .as(operation)
        .doesNotContain(organization);
  }

  private static void change(String organization, String township) {
    Map<String, Object> of = Map.of("organization", organization);
    Api.Answer read = officer.call("getOrganization", of).expect(200);
    JsonObject change = RegisterRequests.change(read.text("name"));
    change.addProperty("township", township);
    officer.call("changeOrganization", of, Given.seen(read, change)).expect(200);
  }

  private static void upload(String organization, String township) {
    var sheet = new Spreadsheet();
    sheet.row("社会信用代码", "镇街");
    sheet.row(
        officer
            .call("getOrganization", Map.of("organization", organization))
            .expect(200)
            .text("creditCode"),
        Divisions.load().namesByCode().get(township));
    assertThat(
            officer
                .upload("importOrganizations", sheet.bytes(), Api.key())
                .expect(200)
                .number("updated"))
        .isEqualTo(1);
  }

  /** Of who read the register just before it changed. */
  @Test
  void whoeverStoresAnotherTownshipIsToldToTryAgain() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> server.store().run(tx -> tx.execute(ELSEWHERE, HERE, THERE)))
        .satisfies(fault -> assertThat(fault.type()).isEqualTo(ProblemType.UNAVAILABLE));
  }

  @Test
  void everyCopyOfTheTownshipFollows() {
    List<String> copies = database.column(COPIES);
    assertThat(copies).contains("filing", "review");
    assertThat(database.column(FOLLOWING)).containsExactlyElementsOf(copies);
  }
}
