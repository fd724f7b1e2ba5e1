package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One request for each operation of the contract with which nothing is wrong, so that only who
 * sends it decides the answer. A new feature adds its family of requests here.
 */
public final class ValidRequests {

  private static final Sql UNSENT =
      Sql.of("select count(*) as n from message where state in ('queued', 'claimed', 'sending')");
  private static final List<String> AGENTS =
      List.of("org_agent", "org_agent-2", "org_representative");

  private final TestServer server;
  private final List<RequestFamily> families = new ArrayList<>();

  /** In this order: some prepare what later ones find. */
  public ValidRequests(TestServer server) {
    this.server = server;
    awaitSearch();
    UUID person = Staff.add(server, "passing-by", "resident");
    add(new SignInRequests(server));
    add(new StaffRequests(server, person));
    add(new PersonalRequests(server));
    add(new CommonRequests(AGENTS));
    add(new DemoRequests());
    add(new TemplateRequests(server));
    add(new LawRequests(server));
    add(new PenaltyRequests(server));
    var reports = add(new LawReportRequests(server));
    add(new CounselRequests(server));
    add(new WeChatRequests(server));
    add(new ReminderRequests(server));
    Map<String, String> organizations =
        Own.firstOf(server, List.of("township", "township-2"), "listOrganizations");
    organizations.putAll(Own.firstOf(server, AGENTS, "listOrganizations"));
    add(new NoticeRequests(server, AGENTS));
    add(new CreditRequests(server, organizations));
    add(new ContactRequests(server, organizations));
    var offices = add(new OfficeRequests(server));
    add(new PlanRequests(server));
    add(new JointSheetRequests(server));
    add(new LeafletRequests(server));
    add(new FilterRequests(server));
    add(new JobRequests(server));
    add(new StandRequests(server));
    add(new EvidenceRequests(server));
    add(new CertificateRequests(server));
    add(new ExamRequests(server));
    var courses = add(new CourseRequests(server));
    add(new ActRequests(offices, courses, reports, person.toString()));
    add(new EditionRequests(server));
    add(new ReadingRequests(server));
    add(new NeedsRequests(server));
    add(new PublicationRequests(server));
    var training = add(new TrainingRequests(server));
    add(new AttendanceRequests(server, training));
    add(new PostRequests(server, "passing-by"));
    add(new VolunteerRequests(server));
    add(new LedgerRequests(server));
    UUID released = finishedRelease();
    add(new CircularRequests(server, released));
    var filings = add(new FilingRequests(server, released, organizations));
    add(new ReviewRequests(server, organizations));
    add(new CampaignRequests(server, organizations, filings.returns(), released.toString()));
    add(new EventRequests(server));
    add(new AgentRequests(server, organizations, AGENTS));
    add(new RegisterRequests(server, organizations));
    awaitAllSent();
  }

  private <F extends RequestFamily> F add(F family) {
    families.add(family);
    return family;
  }

  private void awaitSearch() {
    Eventually.within(
        Duration.ofSeconds(60), () -> server.api().call("search", Map.of("q", "x")).expect(200));
  }

  /** Nothing of it is under way any more when a test begins to watch. */
  private UUID finishedRelease() {
    Api officer = server.as("case_officer");
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

  /** Nothing is stored any more by what went before. */
  private void awaitAllSent() {
    Eventually.within(
        Duration.ofSeconds(30),
        () -> {
          int left = server.store().read(tx -> tx.one(UNSENT, row -> row.getInteger("n")));
          assertThat(left).isZero();
        });
  }

  /** Statuses that say the request was good and the caller allowed. */
  public List<Integer> statuses(String operationId) {
    return of(operationId).statuses(operationId);
  }

  /**
   * Path and query; a new operation has no family here, and its test says so.
   *
   * @param account whose own records are meant, where it has some
   */
  public Map<String, Object> parameters(String operationId, String account) {
    return of(operationId).parameters(operationId, account);
  }

  /** JSON body, or null; a proof in it has the shape of one and proves nothing. */
  public JsonObject body(String operationId) {
    return body(operationId, null);
  }

  public JsonObject body(String operationId, String account) {
    return of(operationId).body(operationId, account);
  }

  /**
   * @param account whose sign-in {@code caller} is, or null
   */
  public Api.Answer send(String operationId, Api caller, String account) {
    return of(operationId).send(operationId, caller, account);
  }

  private RequestFamily of(String operationId) {
    return families.stream()
        .filter(family -> family.know(operationId))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no family of requests knows " + operationId));
  }
}
