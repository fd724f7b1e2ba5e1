package cn.pufa.testing;

import cn.pufa.platform.db.Sql;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Returns that wait for review, and the people who review them. */
public final class ReviewWorld {

  /**
   * Two council meetings and one of the members a year, one field of work, five to nine on the
   * council.
   */
  private static final Sql CHARTER =
      Sql.of(
          """
      insert into charter_edition (charter, edition, organization, approved_on, valid_from, purpose, scope, term_years,
             council_meetings_per_year, assembly_meetings_per_year, council_min, council_max, by, at)
      select gen_random_uuid(), 1, o, '2018-05-01', '2018-05-01', '演示：服务会员', '{演示：技术培训}', 5, 2, 1, 5, 9,
             '演示经办科员', '2018-05-01' from unnest($1::uuid[]) o""");

  private static final Sql ORGANIZATIONS =
      Sql.of(
          """
      select id from organization where type = 'social_group' and registered_on < '2020-01-01' order by credit_code desc
       limit 60""");
  private static final Sql ROLE =
      Sql.of(
          "insert into role_grant (person, role, division) select id, $2, '440881' from person where account = $1");

  private final TestServer server;
  private final UUID campaign;
  private final List<String> organizations;
  private int used;

  public ReviewWorld(TestServer server) {
    this.server = server;
    campaign = Given.releasedCampaign(server.as("case_officer"), server.as("approver"));
    organizations =
        server.store().read(tx -> tx.list(ORGANIZATIONS, row -> row.getUUID("id").toString()));
    server
        .store()
        .run(
            tx ->
                tx.execute(
                    CHARTER,
                    (Object) organizations.stream().map(UUID::fromString).toArray(UUID[]::new)));
    Staff.add(server, "case_officer-2", "case_officer");
    Staff.add(server, "legal_reviewer-2", "legal_reviewer");
  }

  /**
   * @param agent who filed
   */
  public record Filed(String id, String organization, Api agent) {

    public Map<String, Object> path() {
      return Map.of("return", id);
    }
  }

  /** One more return of an organisation of its own. */
  public Filed filed() {
    String organization = organizations.get(used++);
    Api agent = Staff.agent(server, "agent-" + organization, organization);
    return new Filed(
        Filing.file(agent, campaign, organization).get("id").getAsString(), organization, agent);
  }

  /** One more that came on paper. */
  public Filed onPaper() {
    String organization = organizations.get(used++);
    Api agent = Staff.agent(server, "agent-" + organization, organization);
    JsonObject entry =
        NeedsRequests.json(
            "{campaign:'%s',organization:'%s',arrivedOn:'2026-04-09',scan:'%s'}"
                .formatted(campaign, organization, Uploads.scan(officer())));
    String id = officer().call("enterPaperReturn", Map.of(), entry).expect(201).text("id");
    return new Filed(id, organization, agent);
  }

  /** Both who concluded and who checks, which the roles of the bureau do not allow. */
  public Api bothRoles(String account) {
    Staff.add(server, account, "case_officer");
    server.store().run(tx -> tx.execute(ROLE, account, "legal_reviewer"));
    return server.as(account);
  }

  public Api officer() {
    return server.as("case_officer");
  }

  /** Claimed and concluded; the proposed decision. */
  public JsonObject proposed(Filed one, String grade) {
    officer().call("claimReview", one.path()).expect(200);
    return officer().call("proposeConclusion", one.path(), conclusion(grade)).expect(201).json();
  }

  public JsonObject decided(Filed one, String grade) {
    JsonObject proposed = proposed(one, grade);
    return server
        .as("legal_reviewer")
        .call("agreeReviewDecision", decision(proposed), opinion())
        .expect(200)
        .json();
  }

  public static Map<String, Object> decision(JsonObject decision) {
    return Map.of("decision", decision.get("id").getAsString());
  }

  public static JsonObject opinion() {
    return NeedsRequests.json("{opinion:'演示：事实清楚，程序合法'}");
  }

  public static JsonObject conclusion(String grade) {
    return NeedsRequests.json(
        "{grade:'%s',reasons:['演示：理事会会议少开一次','演示：<会费>标准没有公示'],rules:[],differsBecause:'演示：情节轻'}"
            .formatted(grade));
  }

  public static JsonObject correction(String... cells) {
    JsonObject body = NeedsRequests.json("{reason:'演示：会议次数和会议列表对不上，请核对后改'}");
    body.add("cells", Given.texts(cells));
    return body;
  }

  /** That the decision was handed over that day. */
  public void served(JsonObject decision, String day) {
    JsonObject body = NeedsRequests.json("{method:'direct',document:'年度检查结论通知书',proof:'演示：负责人签收'}");
    body.addProperty("servedOn", day);
    body.addProperty("notice", decision.get("notice").getAsString());
    Map<String, Object> path = Map.of("organization", decision.get("organization").getAsString());
    officer().call("recordService", path, body).expect(201);
  }
}
