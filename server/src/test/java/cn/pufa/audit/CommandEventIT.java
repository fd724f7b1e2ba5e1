package cn.pufa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.http.Operation;
import cn.pufa.testing.Acting;
import cn.pufa.testing.Api;
import cn.pufa.testing.AttendanceRequests;
import cn.pufa.testing.CampaignRequests;
import cn.pufa.testing.CertificateRequests;
import cn.pufa.testing.CircularRequests;
import cn.pufa.testing.ContactRequests;
import cn.pufa.testing.CounselRequests;
import cn.pufa.testing.CourseRequests;
import cn.pufa.testing.CreditRequests;
import cn.pufa.testing.EditionRequests;
import cn.pufa.testing.EventRequests;
import cn.pufa.testing.EvidenceRequests;
import cn.pufa.testing.ExamRequests;
import cn.pufa.testing.FilingRequests;
import cn.pufa.testing.FilterRequests;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.JobRequests;
import cn.pufa.testing.JointSheetRequests;
import cn.pufa.testing.LawReportRequests;
import cn.pufa.testing.LawRequests;
import cn.pufa.testing.LeafletRequests;
import cn.pufa.testing.LedgerRequests;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.OfficeRequests;
import cn.pufa.testing.PenaltyRequests;
import cn.pufa.testing.PlanRequests;
import cn.pufa.testing.PostRequests;
import cn.pufa.testing.PublicationRequests;
import cn.pufa.testing.RegisterRequests;
import cn.pufa.testing.ReminderRequests;
import cn.pufa.testing.ReviewRequests;
import cn.pufa.testing.Staff;
import cn.pufa.testing.StandRequests;
import cn.pufa.testing.TemplateRequests;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Uploads;
import cn.pufa.testing.VolunteerRequests;
import cn.pufa.testing.WeChatRequests;
import com.google.gson.JsonObject;
import io.vertx.core.http.HttpMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every command of the contract leaves exactly one event; reading, counting and failing leave none.
 */
class CommandEventIT {

  private static final TrailWords WORDS = TrailWords.load(Map.of());

  private static TestServer server;
  private static Jdbc database;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().appUrl());
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  void everyCommandOfTheContractLeavesOneEvent() {
    Map<String, Runnable> commands = commands();
    assertThat(commands.keySet())
        .as("a command for each operation that does not only read")
        .containsExactlyInAnyOrderElementsOf(commandsOfTheContract());
    Map<String, String> wrong = new LinkedHashMap<>();
    commands.forEach(
        (operation, command) -> {
          try {
            long before = lastEvent();
            command.run();
            assertThat(actionsAfter(before)).containsExactly(operation);
          } catch (AssertionError fault) {
            wrong.put(operation, fault.getMessage());
          }
        });
    assertThat(wrong).isEmpty();
    assertThat(codesWithoutAName()).isEmpty();
  }

  /** Of all that is in the trail by now, also of what the server did by itself. */
  private static List<String> codesWithoutAName() {
    return database
        .column("select distinct action || ' ' || subject from audit_event order by 1")
        .stream()
        .filter(
            event -> {
              String[] codes = event.split(" ");
              return WORDS.action(codes[0]).equals(TrailWords.OTHER)
                  || WORDS.subject(codes[1]).name().equals(TrailWords.OTHER);
            })
        .toList();
  }

  private static List<String> commandsOfTheContract() {
    return Api.CONTRACT.operations().stream()
        .filter(operation -> !operation.method().equals(HttpMethod.GET))
        .filter(operation -> operation.extension("x-reads").isEmpty())
        .filter(operation -> operation.extension("x-counts").isEmpty())
        .map(Operation::id)
        .collect(Collectors.toList());
  }

  /** In this order, since some need what others made. */
  private static Map<String, Runnable> commands() {
    Api officer = server.as("case_officer");
    Api agent = server.as("org_agent");
    Api admin = server.as("admin");
    Api approver = server.as("approver");
    String person = Staff.idOf(server, "volunteer");
    String[] campaign = new String[1];
    Map<String, Runnable> commands = new LinkedHashMap<>();
    // First, since others end the sessions of those who write and review.
    commands.putAll(EditionRequests.commands(server));
    commands.put("signInDemo", () -> server.as("leader"));
    commands.put("signInWithPassword", () -> signIn("demo-password-1", 200));
    commands.put("signOut", () -> agent.withToken(agent.token()).call("signOut").expect(204));
    commands.put(
        "disablePerson",
        () -> admin.call("disablePerson", Map.of("person", person), reason()).expect(200));
    commands.put(
        "enablePerson",
        () -> admin.call("enablePerson", Map.of("person", person), reason()).expect(200));
    commands.putAll(SignInCommands.of(server));
    commands.put(
        "importOrganizations",
        () ->
            officer
                .upload("importOrganizations", Given.workbook(Given.rows(1)), Api.key())
                .expect(200));
    commands.put(
        "createCampaign",
        () ->
            campaign[0] =
                officer
                    .call("createCampaign", Map.of(), Given.campaignDraft())
                    .expect(201)
                    .text("id"));
    commands.put(
        "submitCampaign",
        () -> officer.call("submitCampaign", Map.of("campaign", campaign[0])).expect(200));
    commands.put(
        "releaseCampaign",
        () -> approver.call("releaseCampaign", Map.of("campaign", campaign[0])).expect(202));
    commands.put(
        "remindCampaign",
        () ->
            officer
                .call("remindCampaign", Map.of("campaign", campaign[0]), new JsonObject())
                .expect(202));
    addWeChatCommands(commands, server.as("org_agent"));
    commands.put("uploadFile", () -> Uploads.photo(officer));
    commands.put(
        "createPufaEvent",
        () -> officer.call("createPufaEvent", Map.of(), Given.eventDraft()).expect(201));
    commands.put("addEventPhoto", photoOfNewEvent(officer));
    commands.putAll(EventRequests.commands(server));
    commands.putAll(trainingCommands());
    commands.putAll(AttendanceRequests.commands(server));
    commands.putAll(PostRequests.commands(server));
    commands.putAll(VolunteerRequests.commands(server));
    commands.putAll(LedgerRequests.commands(server));
    Api representative = server.as("org_representative");
    String organization = first(representative, "listOrganizations");
    commands.putAll(FilingRequests.commands(server, campaign));
    commands.putAll(CampaignRequests.commands(server));
    commands.put("openNotice", () -> onFirstNotice(representative, "openNotice"));
    commands.put("acknowledgeNotice", () -> onFirstNotice(representative, "acknowledgeNotice"));
    addAgentCommands(commands, officer, representative);
    commands.putAll(TemplateRequests.commands(officer));
    commands.putAll(OfficeRequests.commands(officer));
    commands.putAll(PlanRequests.commands(officer));
    commands.putAll(JointSheetRequests.commands(server));
    commands.putAll(LeafletRequests.commands(officer));
    commands.putAll(FilterRequests.commands(officer));
    commands.putAll(JobRequests.commands(server, officer));
    commands.putAll(StandRequests.commands(officer));
    commands.putAll(EvidenceRequests.commands(officer));
    commands.putAll(CreditRequests.commands(server));
    commands.putAll(CertificateRequests.commands(server));
    commands.putAll(ExamRequests.commands(server));
    commands.putAll(CourseRequests.commands(server));
    commands.putAll(LawRequests.commands(server));
    commands.putAll(LawReportRequests.commands(server));
    commands.putAll(new ReminderRequests(server).commands());
    commands.putAll(ContactRequests.commands(server, organization));
    commands.putAll(CircularRequests.commands(server));
    // Last, since a cancelled organisation has no duties.
    commands.putAll(RegisterRequests.commands(officer, organization));
    commands.putAll(NeedsRequests.commands(server));
    commands.putAll(PublicationRequests.commands(server));
    commands.putAll(ReviewRequests.commands(server));
    commands.putAll(PenaltyRequests.commands(server));
    commands.putAll(CounselRequests.commands(server));
    commands.putAll(StaffCommands.of(server));
    commands.put(
        "recordListExport", () -> ListExportIT.export(officer, "/api/offices", 1).expect(201));
    return commands;
  }

  private static void addWeChatCommands(Map<String, Runnable> commands, Api somebody) {
    var requests = new WeChatRequests(server);
    for (String operation : List.of("recordSubscription", "answerDemoWeChatPopup")) {
      JsonObject body = WeChatRequests.accepted(operation);
      commands.put(operation, () -> somebody.call(operation, Map.of(), body).expect(200));
    }
    commands.put("receiveWeChatPush", () -> requests.push(server.api()).expect(200));
  }

  private static Map<String, Runnable> trainingCommands() {
    Api officer = server.as("case_officer");
    Api director = server.as("child_director");
    String[] session = new String[1];
    String[] enrolment = new String[1];
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put(
        "createTrainingSession",
        () ->
            session[0] =
                officer
                    .call("createTrainingSession", Map.of(), Given.trainingSession(5))
                    .expect(201)
                    .text("id"));
    commands.put(
        "enrol",
        () ->
            enrolment[0] =
                director
                    .call(
                        "enrol",
                        Map.of("session", session[0]),
                        Given.post("child_director", "440881001001"))
                    .expect(201)
                    .text("id"));
    commands.put(
        "withdrawEnrolment",
        () -> director.call("withdrawEnrolment", Map.of("enrolment", enrolment[0])).expect(200));
    commands.put(
        "cancelTrainingSession",
        () ->
            officer
                .call("cancelTrainingSession", Map.of("session", session[0]), reason())
                .expect(200));
    return commands;
  }

  private static void addAgentCommands(
      Map<String, Runnable> commands, Api officer, Api representative) {
    Acting acting = new Acting(server);
    String organization = first(representative, "listOrganizations");
    var ofOrganization = Map.<String, Object>of("organization", organization);
    // Before the invitation, since a newer one voids the older.
    String bound = acting.bound(organization);
    Api newcomer = server.as(acting.newcomer());
    JsonObject acceptance = acting.acceptance(organization, acting.code(organization, "org_agent"));
    JsonObject order = Acting.order("letter", "org_representative");
    JsonObject wish = Acting.wish(acting.creditCode(organization));
    String asked = acting.asked(organization);
    JsonObject change = Acting.change(officer);
    commands.put(
        "issueInvitation",
        () -> officer.call("issueInvitation", ofOrganization, order).expect(201));
    commands.put(
        "requestBinding", () -> newcomer.call("requestBinding", Map.of(), wish).expect(202));
    commands.put(
        "acceptInvitation",
        () -> newcomer.call("acceptInvitation", Map.of(), acceptance).expect(201));
    commands.put(
        "decideBindingRequest",
        () ->
            representative
                .call("decideBindingRequest", Map.of("request", asked), Acting.decision(true))
                .expect(200));
    commands.put(
        "endBinding",
        () ->
            representative
                .call("endBinding", Map.of("binding", bound), Acting.reason())
                .expect(200));
    commands.put(
        "rebindAtCounter",
        () -> officer.call("rebindAtCounter", ofOrganization, change).expect(201));
  }

  private static void onFirstNotice(Api representative, String operation) {
    representative
        .call(operation, Map.of("notice", first(representative, "listInbox")))
        .expect(200);
  }

  /** Id of the first record in a list. */
  private static String first(Api caller, String list) {
    return caller.call(list).expect(200).firstId();
  }

  @Test
  void whatWasRefusedOrRepeatedLeavesNone() {
    Api officer = server.as("case_officer");
    String key = Api.key();
    JsonObject draft = Given.campaignDraft();
    String first =
        officer
            .call("createCampaign", Map.of("Idempotency-Key", key), draft)
            .expect(201)
            .text("id");
    JsonObject faulty = Given.campaignDraft();
    faulty.addProperty("closesOn", "2020-01-01");
    long before = lastEvent();

    assertThat(
            officer
                .call("createCampaign", Map.of("Idempotency-Key", key), draft)
                .expect(201)
                .text("id"))
        .isEqualTo(first);
    officer.call("createCampaign", Map.of(), draft).expect(422);
    officer.call("createCampaign", Map.of(), faulty).expect(422);
    server.api().call("createCampaign", Map.of(), Given.campaignDraft()).expect(401);
    officer.call("listCampaigns").expect(200);

    assertThat(actionsAfter(before)).isEmpty();
  }

  /** The one refusal that is written down: who tried to get in. */
  @Test
  void aFailedSignInLeavesOne() {
    long before = lastEvent();
    signIn("not-the-password", 401);
    assertThat(actionsAfter(before)).containsExactly("signInWithPassword");
  }

  private static void signIn(String password, int status) {
    JsonObject body = new JsonObject();
    body.addProperty("account", "leader");
    body.addProperty("password", password);
    server.api().call("signInWithPassword", Map.of(), body).expect(status);
  }

  private static JsonObject reason() {
    JsonObject reason = new JsonObject();
    reason.addProperty("reason", "演示");
    return reason;
  }

  private static long lastEvent() {
    return database.number("select max(id) from audit_event");
  }

  /** What the server does by its own clock has no request. */
  private static List<String> actionsAfter(long id) {
    return database.column(
        "select action from audit_event where id > %d and request_id <> '-' order by id"
            .formatted(id));
  }

  /** What it needs is there before. */
  private static Runnable photoOfNewEvent(Api officer) {
    String event =
        officer.call("createPufaEvent", Map.of(), Given.eventDraft()).expect(201).text("id");
    var photo = new JsonObject();
    photo.addProperty("photo", Uploads.photo(officer));
    return () -> officer.call("addEventPhoto", Map.of("event", event), photo).expect(200);
  }
}
