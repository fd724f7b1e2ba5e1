package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.organization.RegisterRow;
import cn.pufa.platform.db.Sql;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One request for each operation of the contract with which nothing is wrong, so that only who
 * sends it decides the answer.
 */
public final class ValidRequests {

  private static final Sql UNSENT =
      Sql.of("select count(*) as n from message where state in ('queued', 'claimed', 'sending')");
  private static final String PASSWORD = "demo-password-1";
  private static final List<String> AGENTS =
      List.of("org_agent", "org_agent-2", "org_representative");

  private static final String NO_TOKEN = "A".repeat(43);
  private static final List<String> ENDING = List.of("signOut", "bindPhone");

  private final TestServer server;
  private final List<RegisterRow> rows = Given.rows(1).subList(0, 1);
  private final UUID person;
  private final UUID partner;
  private final Proofs proofs;
  private final String campaign;
  private final String emptyCampaign;
  private final Map<String, String> organizations;
  private final Map<String, String> notices;
  private final String card;
  private final TrainingRequests training;
  private final AttendanceRequests attendance;
  private final PostRequests posts;
  private final VolunteerRequests volunteers;
  private final LedgerRequests ledgers;
  private final UUID released;
  private final CampaignRequests campaigns;
  private final Map<String, String> returns;
  private final Map<String, JsonObject> events = new HashMap<>();
  private final Acting acting;
  private final Map<String, String> bindings = new HashMap<>();
  private final Map<String, String> bindingRequests = new HashMap<>();
  private final JsonObject acceptance;
  private final String counterBinding;
  private final ValidPersonalRequests personal;
  private final TemplateRequests templates;
  private final WeChatRequests weChat;
  private final ReminderRequests reminders;
  private final ContactRequests contact;
  private final OfficeRequests offices;
  private final PlanRequests plans;
  private final JointSheetRequests sheets;
  private final LeafletRequests leaflets;
  private final FilterRequests filters;
  private final JobRequests jobs;
  private final StandRequests stands;
  private final EvidenceRequests evidence;
  private final CertificateRequests certificates;
  private final ExamRequests exams;
  private final CourseRequests courses;
  private final EditionRequests editions;
  private final CircularRequests circulars;
  private final NeedsRequests needs;
  private final FilingRequests filings;
  private final ReviewRequests reviews;
  private final PublicationRequests publications;
  private final CreditRequests credit;
  private final LawRequests laws;
  private final RegisterRequests register;
  private final PenaltyRequests penalties;
  private final LawReportRequests lawReports;
  private final CounselRequests counsel;

  public ValidRequests(TestServer server) {
    this.server = server;
    Eventually.within(
        Duration.ofSeconds(60), () -> server.api().call("search", Map.of("q", "x")).expect(200));
    person = Staff.add(server, "passing-by", "resident");
    partner = Staff.add(server, "passing-partner", "partner");
    proofs = new Proofs(server);
    personal = new ValidPersonalRequests(server);
    templates = new TemplateRequests(server);
    laws = new LawRequests(server);
    penalties = new PenaltyRequests(server);
    lawReports = new LawReportRequests(server);
    counsel = new CounselRequests(server);
    weChat = new WeChatRequests(server);
    reminders = new ReminderRequests(server);
    Api officer = server.as("case_officer");
    campaign =
        officer.call("createCampaign", Map.of(), Given.campaignDraft()).expect(201).text("id");
    emptyCampaign =
        officer.call("createCampaign", Map.of(), reachingNobody()).expect(201).text("id");
    organizations = firstOf(List.of("township", "township-2"), "listOrganizations");
    organizations.putAll(firstOf(AGENTS, "listOrganizations"));
    notices = firstOf(AGENTS, "listInbox");
    credit = new CreditRequests(server, organizations);
    contact = new ContactRequests(server, organizations);
    offices = new OfficeRequests(server);
    plans = new PlanRequests(server);
    sheets = new JointSheetRequests(server);
    leaflets = new LeafletRequests(server);
    filters = new FilterRequests(server);
    jobs = new JobRequests(server);
    stands = new StandRequests(server);
    evidence = new EvidenceRequests(server);
    certificates = new CertificateRequests(server);
    exams = new ExamRequests(server);
    courses = new CourseRequests(server);
    editions = new EditionRequests(server);
    card = first(server.api().call("listCards").expect(200));
    needs = new NeedsRequests(server);
    publications = new PublicationRequests(server);
    training = new TrainingRequests(server);
    attendance = new AttendanceRequests(server, training);
    posts = new PostRequests(server, "passing-by");
    volunteers = new VolunteerRequests(server);
    ledgers = new LedgerRequests(server);
    released = finishedRelease(officer);
    circulars = new CircularRequests(server, released);
    filings = new FilingRequests(server, released, organizations);
    returns = filings.returns();
    reviews = new ReviewRequests(server, organizations);
    campaigns = new CampaignRequests(server, organizations, returns, released.toString());
    List.of("township", "township-2", "editor").forEach(this::addEvent);
    acting = new Acting(server);
    AGENTS.forEach(this::addColleagues);
    acceptance = acting.acceptance(organizations.get("org_agent"), "22222-22222");
    counterBinding = changeAtCounter(officer);
    register = new RegisterRequests(server, organizations);
    awaitAllSent();
  }

  /** Nothing is stored any more by what went before. */
  private void awaitAllSent() {
    Eventually.within(
        Duration.ofSeconds(30),
        () -> {
          int left = server.store().read(tx -> tx.one(UNSENT, row -> row.getInteger("n")));
          assertThat(left).isZero();
        });
  }

  /** For each of those who act for an organisation somebody to end, and somebody to decide on. */
  private void addColleagues(String agent) {
    String organization = organizations.get(agent);
    bindings.put(agent, acting.bound(organization));
    bindingRequests.put(agent, acting.asked(organization));
  }

  private String changeAtCounter(Api officer) {
    return officer
        .call(
            "rebindAtCounter",
            Map.of("organization", organizations.get("org_agent")),
            Acting.change(officer))
        .expect(201)
        .text("id");
  }

  /** Its release is allowed, and ends in a conflict instead of 577 mails. */
  private static JsonObject reachingNobody() {
    JsonObject draft = Given.campaignDraft();
    draft.addProperty("registeredBefore", "1950-01-01");
    return draft;
  }

  /** Nothing of it is under way any more when a test begins to watch. */
  private UUID finishedRelease(Api officer) {
    UUID campaign = Given.releasedCampaign(officer, server.as("approver"));
    Eventually.within(
        Duration.ofSeconds(60),
        () ->
            assertThat(
                    officer
                        .call("getCampaignProgress", Map.of("campaign", campaign))
                        .expect(200)
                        .json()
                        .get("finished")
                        .getAsBoolean())
                .isTrue());
    return campaign;
  }

  private void addEvent(String account) {
    Api caller = server.as(account);
    JsonObject draft = Given.eventDraft();
    var photos = new JsonArray();
    photos.add(Uploads.photo(caller));
    draft.add("photos", photos);
    events.put(account, caller.call("createPufaEvent", Map.of(), draft).expect(201).json());
  }

  private JsonObject event(String account) {
    return events.getOrDefault(account, events.get("editor"));
  }

  /** Account to the first record that is its own. */
  private Map<String, String> firstOf(List<String> accounts, String list) {
    Map<String, String> found = new HashMap<>();
    accounts.forEach(
        account -> found.put(account, first(server.as(account).call(list).expect(200))));
    return found;
  }

  private static String first(Api.Answer list) {
    return list.json().getAsJsonArray("items").get(0).getAsJsonObject().get("id").getAsString();
  }

  /** Statuses that say the request was good and the caller allowed. */
  public List<Integer> statuses(String operationId) {
    if (filings.know(operationId)) {
      return filings.statuses(operationId);
    }
    if (reviews.know(operationId)) {
      return reviews.statuses(operationId);
    }
    if (contact.know(operationId)) {
      return contact.statuses(operationId);
    }
    if (register.know(operationId)) {
      return register.statuses(operationId);
    }
    if (lawReports.know(operationId)) {
      return lawReports.statuses(operationId);
    }
    if (penalties.know(operationId)) {
      return penalties.statuses(operationId);
    }
    if (counsel.know(operationId)) {
      return counsel.statuses(operationId);
    }
    if (needs.know(operationId)) {
      return needs.statuses(operationId);
    }
    if (credit.know(operationId)) {
      return credit.statuses(operationId);
    }
    if (publications.know(operationId)) {
      return publications.statuses(operationId);
    }
    if (offices.know(operationId)) {
      return offices.statuses(operationId);
    }
    if (plans.know(operationId)) {
      return plans.statuses(operationId);
    }
    if (sheets.know(operationId)) {
      return sheets.statuses(operationId);
    }
    if (leaflets.know(operationId)) {
      return leaflets.statuses(operationId);
    }
    if (filters.know(operationId)) {
      return filters.statuses(operationId);
    }
    if (jobs.know(operationId)) {
      return jobs.statuses(operationId);
    }
    if (stands.know(operationId)) {
      return stands.statuses(operationId);
    }
    if (evidence.know(operationId)) {
      return evidence.statuses(operationId);
    }
    if (certificates.know(operationId)) {
      return certificates.statuses(operationId);
    }
    if (exams.know(operationId)) {
      return exams.statuses(operationId);
    }
    if (courses.know(operationId)) {
      return courses.statuses(operationId);
    }
    if (editions.know(operationId)) {
      return editions.statuses(operationId);
    }
    if (laws.know(operationId)) {
      return laws.statuses(operationId);
    }
    if (attendance.know(operationId)) {
      return attendance.statuses(operationId);
    }
    if (posts.know(operationId)) {
      return posts.statuses(operationId);
    }
    if (campaigns.know(operationId)) {
      return campaigns.statuses(operationId);
    }
    if (ledgers.know(operationId)) {
      return ledgers.statuses(operationId);
    }
    if (volunteers.know(operationId)) {
      return volunteers.statuses(operationId);
    }
    return switch (operationId) {
      case "createCampaign",
          "createCircular",
          "uploadFile",
          "createPufaEvent",
          "createSignInLink",
          "issueInvitation",
          "rebindAtCounter" ->
          List.of(201);
      case "requestSmsCode", "requestBinding" -> List.of(202);
      case "endBinding", "decideBindingRequest" -> List.of(200, 409);
      case "releaseCampaign", "remindCampaign", "confirmTotp", "resetTotp", "acceptInvitation" ->
          List.of(409);
      case "releaseCircular", "pauseCircular", "resumeCircular", "settleMessage" -> List.of(409);
      case "cancelCircular" -> List.of(200, 409);
      case "signOut" -> List.of(204);
      case "recordListExport" -> List.of(201);
      case "createTrainingSession",
          "createPerson",
          "createTemplate",
          "addTemplateVersion",
          "createLadder" ->
          List.of(201);
      case "enrol", "appointDeputy" -> List.of(201, 409);
      case "cancelTrainingSession", "withdrawEnrolment" -> List.of(200, 409);
      case "disablePerson",
          "enablePerson",
          "grantRole",
          "revokeRole",
          "withdrawConsent",
          "retireTemplate",
          "stopRounds",
          "skipRound",
          "withdrawDuty" ->
          List.of(200, 409);
      default -> List.of(200);
    };
  }

  /**
   * Path and query; a new operation has no case here, and its test says so.
   *
   * @param account whose own records are meant, where it has some
   */
  public Map<String, Object> parameters(String operationId, String account) {
    if (filings.know(operationId)) {
      return filings.parameters(operationId, account);
    }
    if (reviews.know(operationId)) {
      return reviews.parameters(operationId, account);
    }
    if (contact.know(operationId)) {
      return contact.parameters(operationId, account);
    }
    if (register.know(operationId)) {
      return register.parameters(operationId, account);
    }
    if (lawReports.know(operationId)) {
      return lawReports.parameters(operationId);
    }
    if (penalties.know(operationId)) {
      return penalties.parameters(operationId, account);
    }
    if (counsel.know(operationId)) {
      return counsel.parameters(operationId, account);
    }
    if (needs.know(operationId)) {
      return needs.parameters(operationId, account);
    }
    if (credit.know(operationId)) {
      return credit.parameters(operationId, account);
    }
    if (publications.know(operationId)) {
      return publications.parameters(operationId);
    }
    if (offices.know(operationId)) {
      return offices.parameters(operationId, account);
    }
    if (plans.know(operationId)) {
      return plans.parameters(operationId);
    }
    if (sheets.know(operationId)) {
      return sheets.parameters(operationId);
    }
    if (leaflets.know(operationId)) {
      return leaflets.parameters(operationId);
    }
    if (filters.know(operationId)) {
      return filters.parameters(operationId, account);
    }
    if (jobs.know(operationId)) {
      return jobs.parameters(operationId, account);
    }
    if (stands.know(operationId)) {
      return stands.parameters(operationId, account);
    }
    if (evidence.know(operationId)) {
      return evidence.parameters(operationId, account);
    }
    if (certificates.know(operationId)) {
      return certificates.parameters(operationId, account);
    }
    if (campaigns.know(operationId)) {
      return campaigns.parameters(operationId, account);
    }
    if (exams.know(operationId)) {
      return exams.parameters(operationId, account);
    }
    if (courses.know(operationId)) {
      return courses.parameters(operationId);
    }
    if (editions.know(operationId)) {
      return editions.parameters(operationId);
    }
    if (laws.know(operationId)) {
      return laws.parameters(operationId);
    }
    if (attendance.know(operationId)) {
      return attendance.parameters(operationId, account);
    }
    if (posts.know(operationId)) {
      return posts.parameters(operationId, account);
    }
    if (ledgers.know(operationId)) {
      return ledgers.parameters(operationId);
    }
    if (volunteers.know(operationId)) {
      return volunteers.parameters(operationId, account);
    }
    return switch (operationId) {
      case "disablePerson",
          "enablePerson",
          "resetTotp",
          "resetPassword",
          "grantRole",
          "revokeRole" ->
          Map.of("person", person);
      case "createSignInLink" -> Map.of("person", partner);
      case "endDeputy", "revealIdNumber" -> personal.parameters(operationId, account);
      case "getStatute" -> Map.of("statute", "hunyin-dengji-tiaoli");
      case "getArticle" -> Map.of("statute", "hunyin-dengji-tiaoli", "article", 7);
      case "listViews" -> Map.of("kind", "card");
      case "getCard" -> Map.of("card", card);
      case "getCoolingOff" -> Map.of("received", "2026-03-05");
      case "getShareCode" -> Map.of("kind", "card", "piece", card);
      case "search" -> Map.of("q", "领证要带户口本吗");
      case "suggestQuestions" -> Map.of("q", "离婚");
      case "getOrganization", "listAgents", "issueInvitation", "rebindAtCounter" ->
          Map.of("organization", own(organizations, account));
      case "openNotice", "acknowledgeNotice" -> Map.of("notice", own(notices, account));
      case "releaseCampaign", "remindCampaign" -> Map.of("campaign", emptyCampaign);
      case "uploadFile" -> Map.of("purpose", purpose(account));
      case "getPufaEvent", "addEventPhoto", "listEventLeaflets" ->
          Map.of("event", event(account).get("id").getAsString());
      case "getEventPhoto" ->
          Map.of(
              "event",
              event(account).get("id").getAsString(),
              "photo",
              event(account).getAsJsonArray("photos").get(0).getAsString());
      case "getReturn", "getReturnReceipt", "getReturnAttachment" ->
          Map.of("return", returns.get(own(organizations, account)));
      case "endBinding" -> Map.of("binding", own(bindings, account));
      case "decideBindingRequest" -> Map.of("request", own(bindingRequests, account));
      case "getCounterScan" -> Map.of("binding", counterBinding);
      case "getCampaign", "getCampaignProgress", "listCampaignNotices" ->
          Map.of("campaign", campaign);
      case "verifyWeChatPush", "receiveWeChatPush" -> weChat.parameters(operationId);
      case "getYearlyFigures" -> Map.of("year", 2024);
      case "listFigureRows" -> Map.of("year", 2024, "figure", "events");
      case "getTrainingSession", "listEnrolments", "enrol" -> Map.of("session", training.session());
      case "cancelTrainingSession" -> Map.of("session", training.sessionToCancel());
      case "getTemplate",
          "getTemplateVersion",
          "addTemplateVersion",
          "previewTemplate",
          "retireTemplate" ->
          templates.parameters(operationId);
      case "listLadders",
          "createLadder",
          "getLadder",
          "changeLadder",
          "listComingRounds",
          "listRounds",
          "attachLadder",
          "stopRounds",
          "skipRound",
          "changeEscalation",
          "previewReminders",
          "remindOrganizations",
          "extendDuty",
          "withdrawDuty",
          "listHolidayYears",
          "getHolidayYear",
          "saveHolidayYear" ->
          reminders.parameters(operationId);
      case "updateCircular",
          "getCircular",
          "dryRunCircular",
          "listCircularAudience",
          "releaseCircular",
          "pauseCircular",
          "resumeCircular",
          "cancelCircular",
          "getCircularProgress",
          "listCircularRecipients",
          "getCircularEffect",
          "exportCircularRecord",
          "settleMessage" ->
          circulars.parameters(operationId);
      case "withdrawEnrolment" -> Map.of("enrolment", training.enrolmentOf(account));
      case "signInWithPassword",
          "requestSmsCode",
          "signInWithSmsCode",
          "signInWithWeChat",
          "signInWithLink",
          "bindPhone",
          "startTotp",
          "confirmTotp",
          "createPerson",
          "changePassword",
          "listDeputies",
          "appointDeputy",
          "getStaffing",
          "listConsentTexts",
          "listMyConsents",
          "giveConsent",
          "withdrawConsent",
          "getMyIdNumber",
          "saveMyIdNumber",
          "removeMyIdNumber",
          "exportMyData",
          "eraseMe",
          "signInDemo",
          "signOut",
          "getCurrentPerson",
          "listPeople",
          "listDivisions",
          "listStatutes",
          "listTopics",
          "listCards",
          "listLifeEvents",
          "importOrganizations",
          "markImportFaults",
          "getImportTemplate",
          "listOrganizations",
          "listInbox",
          "listCampaigns",
          "createCampaign",
          "listCirculars",
          "createCircular",
          "createTrainingSession",
          "listTrainingSessions",
          "listMyEnrolments",
          "listPufaEvents",
          "createPufaEvent",
          "listReturns",
          "acceptInvitation",
          "requestBinding",
          "listBindingRequests",
          "listAuditEvents",
          "recordListExport",
          "getCountySetup",
          "listTemplates",
          "createTemplate",
          "checkTemplate",
          "listDemoAccounts",
          "listDemoOutbox",
          "listDemoSms",
          "listPhoneMessages",
          "answerDemoWeChatPopup",
          "listSubscriptionTemplates",
          "getOwnSubscriptions",
          "recordSubscription",
          "getWeChatState",
          "createDemoWeChatCode",
          "createDemoWeChatPhoneCode",
          "getDemoRegister" ->
          Map.of();
      default -> throw new AssertionError("ValidRequests has no case for " + operationId);
    };
  }

  private static String purpose(String account) {
    if ("trainer".equals(account)) {
      return "course_attachment";
    }
    return AGENTS.contains(String.valueOf(account)) ? "return_attachment" : "event_photo";
  }

  private static String own(Map<String, String> byAccount, String account) {
    return byAccount.getOrDefault(account, byAccount.get("org_agent"));
  }

  /** JSON body, or null; a proof in it has the shape of one and proves nothing. */
  public JsonObject body(String operationId) {
    return body(operationId, null);
  }

  public JsonObject body(String operationId, String account) {
    if (filings.know(operationId)) {
      return filings.body(operationId, account);
    }
    if (reviews.know(operationId)) {
      return reviews.body(operationId);
    }
    if (contact.know(operationId)) {
      return contact.body(operationId);
    }
    if (register.know(operationId)) {
      return register.body(operationId);
    }
    if (lawReports.know(operationId)) {
      return lawReports.body(operationId);
    }
    if (penalties.know(operationId)) {
      return penalties.body(operationId);
    }
    if (counsel.know(operationId)) {
      return counsel.body(operationId);
    }
    if (needs.know(operationId)) {
      return needs.body(operationId);
    }
    if (credit.know(operationId)) {
      return credit.body(operationId, account);
    }
    if (publications.know(operationId)) {
      return publications.body(operationId);
    }
    if (offices.know(operationId)) {
      return offices.body(operationId);
    }
    if (plans.know(operationId)) {
      return plans.body(operationId);
    }
    if (sheets.know(operationId)) {
      return sheets.body(operationId);
    }
    if (leaflets.know(operationId)) {
      return leaflets.body(operationId);
    }
    if (filters.know(operationId)) {
      return filters.body(operationId);
    }
    if (stands.know(operationId)) {
      return stands.body(operationId, account);
    }
    if (evidence.know(operationId)) {
      return evidence.body(operationId);
    }
    if (certificates.know(operationId)) {
      return certificates.body(operationId);
    }
    if (exams.know(operationId)) {
      return exams.body(operationId);
    }
    if (courses.know(operationId)) {
      return courses.body(operationId);
    }
    if (editions.know(operationId)) {
      return editions.body(operationId);
    }
    if (laws.know(operationId)) {
      return laws.body(operationId);
    }
    if (attendance.know(operationId)) {
      return attendance.body(operationId);
    }
    if (posts.know(operationId)) {
      return posts.body(operationId, account);
    }
    if (campaigns.know(operationId)) {
      return campaigns.body(operationId, account);
    }
    if (ledgers.know(operationId)) {
      return ledgers.body(operationId);
    }
    if (volunteers.know(operationId)) {
      return volunteers.body(operationId, account);
    }
    var body = new JsonObject();
    switch (operationId) {
      case "signInWithPassword" -> {
        body.addProperty("account", "admin");
        body.addProperty("password", PASSWORD);
      }
      case "signInDemo" -> body.addProperty("account", "resident");
      case "recordListExport" -> {
        body.addProperty("address", "/api/training-sessions");
        body.addProperty("title", "培训班");
        body.addProperty("rows", 1);
      }
      case "requestSmsCode" -> {
        return Proofs.request(Proofs.phone(), "sign_in");
      }
      case "signInWithSmsCode" -> {
        return Proofs.proof(NO_TOKEN, Proofs.phone(), "000000");
      }
      case "bindPhone" -> {
        JsonObject proof = Proofs.proof(NO_TOKEN, "", "000000");
        proof.remove("phone");
        return proof;
      }
      case "signInWithWeChat" -> body.addProperty("code", "nobody");
      case "signInWithLink" -> body.addProperty("token", NO_TOKEN);
      case "confirmTotp" -> body.addProperty("totp", "000000");
      case "createSignInLink" -> {
        body.addProperty("reason", "演示·测试用");
        body.addProperty("validHours", 1);
      }
      case "createDemoWeChatCode" -> body.addProperty("user", "演示微信用户");
      case "createDemoWeChatPhoneCode" -> body.addProperty("phone", "10099999999");
      case "disablePerson", "enablePerson", "resetTotp" -> body.addProperty("reason", "演示·测试用");
      case "issueInvitation" -> {
        return Acting.order("letter", "org_representative");
      }
      case "acceptInvitation" -> {
        return acceptance.deepCopy();
      }
      case "requestBinding" -> {
        return Acting.wish("51440881000000000X");
      }
      case "decideBindingRequest" -> {
        return Acting.decision(false);
      }
      case "endBinding" -> {
        return Acting.reason();
      }
      case "rebindAtCounter" -> {
        return Acting.change(UUID.randomUUID().toString());
      }
      case "createCampaign" -> {
        return Given.campaignDraft();
      }
      case "createTrainingSession" -> {
        return Given.trainingSession(10);
      }
      case "enrol" -> {
        return training.enrolment(account);
      }
      case "cancelTrainingSession" -> body.addProperty("reason", "演示·测试用");
      case "createPufaEvent" -> {
        return Given.eventDraft();
      }
      case "addEventPhoto" -> body.add("photo", event(account).getAsJsonArray("photos").get(0));
      case "remindCampaign" -> {}
      case "createLadder",
          "changeLadder",
          "attachLadder",
          "stopRounds",
          "skipRound",
          "changeEscalation",
          "previewReminders",
          "remindOrganizations",
          "extendDuty",
          "withdrawDuty",
          "saveHolidayYear" -> {
        return reminders.body(operationId);
      }
      case "createTemplate",
          "addTemplateVersion",
          "checkTemplate",
          "previewTemplate",
          "retireTemplate" -> {
        return templates.body(operationId);
      }
      case "createCircular",
          "updateCircular",
          "releaseCircular",
          "pauseCircular",
          "resumeCircular",
          "cancelCircular",
          "settleMessage" -> {
        return circulars.body(operationId);
      }
      case "recordSubscription", "answerDemoWeChatPopup" -> {
        return WeChatRequests.body(operationId);
      }
      default -> {
        return personal.body(operationId);
      }
    }
    return body;
  }

  /**
   * @param account whose sign-in {@code caller} is, or null
   */
  public Api.Answer send(String operationId, Api caller, String account) {
    if (operationId.equals("importOrganizations")) {
      return caller.upload(operationId, Given.workbook(rows), Api.key());
    }
    if (operationId.equals("markImportFaults")) {
      return caller.send(operationId, Map.of(), Api.XLSX, RegisterRequests.faulty());
    }
    if (operationId.equals("importHotline")) {
      return caller.upload(operationId, NeedsRequests.sheet(), Api.key());
    }
    if (laws.takesFile(operationId)) {
      return caller.send(
          operationId, laws.parameters(operationId), StatuteFiles.MARKDOWN, laws.file());
    }
    if (filings.takesFile(operationId)) {
      return filings.send(operationId, caller, account);
    }
    if (courses.takesFile(operationId)) {
      return CourseWorld.upload(caller, CourseWorld.m4a());
    }
    if (attendance.takesFile(operationId)) {
      return caller.send(
          operationId, parameters(operationId, account), Api.XLSX, attendance.file());
    }
    if (ledgers.takesFile(operationId)) {
      return caller.send(
          operationId, parameters(operationId, account), Api.XLSX, ledgers.file(operationId));
    }
    if (operationId.equals("uploadFile")) {
      return caller.send(
          operationId, parameters(operationId, account), Uploads.JPEG, Uploads.image("jpg", 4, 4));
    }
    if (operationId.equals("receiveWeChatPush")) {
      return weChat.push(caller);
    }
    if (operationId.equals("withdrawMyVolunteer")) {
      return volunteers.withdraw(caller, account);
    }
    if (account != null && ValidPersonalRequests.dependOnSender(operationId)) {
      return personal.send(operationId, caller, account);
    }
    // The session that the next operation uses must not end.
    boolean ends = ENDING.contains(operationId) && account != null;
    return (ends ? server.as(account) : caller)
        .call(operationId, parameters(operationId, account), bodyWithProof(operationId, account));
  }

  private JsonObject bodyWithProof(String operationId, String account) {
    JsonObject body = body(operationId, account);
    switch (operationId) {
      case "signInWithSmsCode" -> {
        return proofs.proof("sign_in");
      }
      case "bindPhone" -> {
        body = proofs.proof("bind_phone");
        body.remove("phone");
      }
      case "rebindAtCounter" -> body.addProperty("scan", Acting.scan(server.as("case_officer")));
      case "signInWithWeChat" -> body.addProperty("code", server.weChat().signInCode("演示微信用户"));
      case "signInWithLink" -> body.addProperty("token", proofs.linkFor(partner));
      default -> {}
    }
    return body;
  }
}
