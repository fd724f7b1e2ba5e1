package cn.pufa.audit;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A command for each operation that does not only read, with which nothing is wrong. */
final class EveryCommand {

  private final TestServer server;

  EveryCommand(TestServer server) {
    this.server = server;
  }

  /** In this order, since some need what others made. */
  Map<String, Runnable> all() {
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
    commands.put(
        "signInWithPassword",
        () -> SignInCommands.withPassword(server, "demo-password-1").expect(200));
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

  private void addWeChatCommands(Map<String, Runnable> commands, Api somebody) {
    var requests = new WeChatRequests(server);
    for (String operation : List.of("recordSubscription", "answerDemoWeChatPopup")) {
      JsonObject body = WeChatRequests.accepted(operation);
      commands.put(operation, () -> somebody.call(operation, Map.of(), body).expect(200));
    }
    commands.put("receiveWeChatPush", () -> requests.push(server.api()).expect(200));
  }

  private Map<String, Runnable> trainingCommands() {
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

  private void addAgentCommands(Map<String, Runnable> commands, Api officer, Api representative) {
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

  private void onFirstNotice(Api representative, String operation) {
    representative
        .call(operation, Map.of("notice", first(representative, "listInbox")))
        .expect(200);
  }

  /** Id of the first record in a list. */
  private String first(Api caller, String list) {
    return caller.call(list).expect(200).firstId();
  }

  private JsonObject reason() {
    JsonObject reason = new JsonObject();
    reason.addProperty("reason", "演示");
    return reason;
  }

  /** What it needs is there before. */
  private Runnable photoOfNewEvent(Api officer) {
    String event =
        officer.call("createPufaEvent", Map.of(), Given.eventDraft()).expect(201).text("id");
    var photo = new JsonObject();
    photo.addProperty("photo", Uploads.photo(officer));
    return () -> officer.call("addEventPhoto", Map.of("event", event), photo).expect(200);
  }
}
