package cn.pufa.testing;

import static cn.pufa.testing.NeedsRequests.json;

import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Cases of penalty, brought as far as a test needs them; against one invented organisation. */
public final class PenaltyWorld {

  public static final String WARNING = "[{kind:warning},{kind:correction}]";
  public static final String SUSPENSION =
      "[{kind:warning},{kind:correction},{kind:suspension,days:30}]";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final TestServer server;
  private final String agent;
  public final String organization;
  private final String prefix;

  public PenaltyWorld(TestServer server) {
    this(server, "org_agent");
  }

  /**
   * @param agent account of somebody who acts for the organisation
   */
  public PenaltyWorld(TestServer server, String agent) {
    this.server = server;
    this.agent = agent;
    organization = Own.organizationOf(server.as(agent));
    JsonObject own =
        officer().call("getOrganization", Map.of("organization", organization)).expect(200).json();
    prefix = own.get("type").getAsString().equals("social_group") ? "st-" : "mf-";
  }

  /** Signed in anew each time: a session does not last from one stage of a case to the next. */
  public Api officer() {
    return server.as("case_officer");
  }

  public Api reviewer() {
    return server.as("legal_reviewer");
  }

  public Api leader() {
    return server.as("leader");
  }

  public Api secrecy() {
    return server.as("secrecy_reviewer");
  }

  public Api agent() {
    return server.as(agent);
  }

  public static String number() {
    return "演示民罚〔2026〕" + NUMBER.incrementAndGet() + "号";
  }

  public Api.Answer call(Api by, String operation, String penalty, String body) {
    return by.call(operation, Map.of("penalty", penalty), json(body));
  }

  public JsonObject get(String penalty) {
    return officer().call("getPenalty", Map.of("penalty", penalty)).expect(200).json();
  }

  public static JsonObject filing(String organization) {
    return json(
        "{organization:'%s',source:missed_return,facts:'演示·2025 年度报告到期没有报送'}"
            .formatted(organization));
  }

  public String filed() {
    return officer()
        .call("openPenalty", Map.of(), filing(organization))
        .expect(201)
        .json()
        .getAsJsonObject("penalty")
        .get("id")
        .getAsString();
  }

  public static String investigation(LocalDate on) {
    return "{on:'%s',what:'演示·到单位住所核实，询问负责人',officers:['演示调查员甲','演示调查员乙']}".formatted(on);
  }

  public String investigated(LocalDate on) {
    String penalty = filed();
    call(officer(), "investigatePenalty", penalty, investigation(on)).expect(201);
    return penalty;
  }

  public String proposal(String measures) {
    return proposal(measures, "");
  }

  public String proposal(String measures, String more) {
    return "{documentNumber:'%s',breach:'%s3',facts:'演示·没有报送年度报告',evidence:'演示·催报记录、询问笔录',reasons:'演示·经催报仍未报送',measures:%s%s}"
        .formatted(number(), prefix, measures, more);
  }

  /** Its procedure has to be served next. */
  public String proposed(LocalDate on, String measures) {
    String penalty = investigated(on);
    call(officer(), "proposePenalty", penalty, proposal(measures)).expect(201);
    return penalty;
  }

  public String procedure(String penalty) {
    return get(penalty).getAsJsonObject("told").get("procedure").getAsString();
  }

  public String served(LocalDate on, String measures) {
    String penalty = proposed(on, measures);
    serve(penalty, on);
    return penalty;
  }

  public void serve(String penalty, LocalDate on) {
    JsonObject body = json("{method:direct,servedOn:'%s',proof:'演示·当面签收'}".formatted(on));
    body.addProperty("file", proof());
    officer().call("serveProcedure", Map.of("procedure", procedure(penalty)), body).expect(200);
  }

  public Api.Answer revoke(String penalty, LocalDate on) {
    return call(leader(), "revokePenalty", penalty, revocation(on));
  }

  static String revocation(LocalDate on) {
    return "{outcome:revoked,organ:reconsideration,changedOn:'%s',reason:'演示·事实不清'}".formatted(on);
  }

  public String proof() {
    return Uploads.send(officer(), "service_proof", Uploads.PDF, Uploads.pdf(""))
        .expect(201)
        .text("id");
  }

  public Api.Answer state(Api by, String penalty, boolean hearing) {
    return by.call(
        "makeStatement",
        Map.of("procedure", procedure(penalty)),
        json("{text:'演示·我们已经在补报',hearing:%s}".formatted(hearing)));
  }

  /** Every statement that waits for it. */
  public void answer(String penalty) {
    JsonObject procedure =
        officer().call("getProcedure", Map.of("procedure", procedure(penalty))).expect(200).json();
    procedure
        .getAsJsonArray("statements")
        .forEach(
            one -> {
              if (!one.getAsJsonObject().has("answer")) {
                officer()
                    .call(
                        "answerStatement",
                        Map.of("statement", one.getAsJsonObject().get("id").getAsString()),
                        json("{answer:'演示·已经复核',accepted:false}"))
                    .expect(200);
              }
            });
  }

  public Api.Answer review(Api by, String penalty, boolean passed) {
    return by.call(
        "reviewProcedure",
        Map.of("procedure", procedure(penalty)),
        json("{passed:%s,opinion:'演示·事实清楚，程序合法'}".formatted(passed)));
  }

  public Api.Answer decide(String penalty, String measures) {
    return call(leader(), "decidePenalty", penalty, decision(measures, ""));
  }

  public static String decision(String measures, String more) {
    return "{documentNumber:'%s',measures:%s,reasons:'演示·经催报仍未报送，情节一般'%s}"
        .formatted(number(), measures, more);
  }

  public static String discussion(LocalDate on) {
    return "{on:'%s',people:['演示局长','演示副局长'],conclusion:'演示·同意'}".formatted(on);
  }

  /** Its letter was handed over on that day. */
  public Api.Answer serveDecision(String penalty, LocalDate on) {
    return call(
        officer(),
        "servePenaltyPaper",
        penalty,
        "{paper:decision,method:direct,on:'%s',proof:'演示·当面签收'}".formatted(on));
  }

  public static String dismissal() {
    return "{documentNumber:'%s',ground:first,reasons:'演示·已经补报'}".formatted(number());
  }

  public TestServer server() {
    return server;
  }
}
