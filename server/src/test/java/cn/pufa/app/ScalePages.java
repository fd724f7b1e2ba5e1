package cn.pufa.app;

import cn.pufa.platform.http.Parameter;
import cn.pufa.testing.Api;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every list of the console that grows with the organisations, as it is and with each filter that
 * the contract has: all values of an enumeration, what can be switched on, and a sample of each
 * other.
 */
final class ScalePages {

  /**
   * @param account of the demo that looks
   */
  record Page(String operation, String account, Map<String, Object> parameters) {

    Page with(Map<String, Object> more) {
      Map<String, Object> all = new TreeMap<>(parameters);
      all.putAll(more);
      return new Page(operation, account, all);
    }

    /** Without what names the one thing whose list it is; an id that is a filter is not told. */
    String name() {
      Map<String, Object> own = new TreeMap<>(parameters);
      own.keySet().removeAll(OF_ONE);
      own.replaceAll((name, value) -> IDS.contains(name) ? "…" : value);
      return operation
          + (own.isEmpty() ? "" : " " + own)
          + (account.equals(TOWNSHIP_WORKER) ? " (township)" : "");
    }
  }

  /** Filters that find what belongs to one record; such a list is short. */
  static final Set<String> OF_ONE_RECORD = Set.of("organization", "return", "subject");

  private static final Set<String> PAGING = Set.of("size", "page");
  private static final Set<String> IDS = Set.of("campaign", "circular", "event", "planItem");
  private static final Set<String> OF_ONE =
      Set.of("size", "page", "run", "session", "course", "exam");

  /** Filters that count only with another. */
  private static final Map<String, Map<String, Object>> TOGETHER =
      Map.of("weekday", Map.of("band", "morning"), "band", Map.of("weekday", "sat"));

  private static final String OFFICER = "case_officer";
  private static final String TOWNSHIP_WORKER = "township";
  private static final int YEAR = 2024;

  private final List<Page> pages = new ArrayList<>();

  /** What is looked for where the contract does not say what there is. */
  private final Map<String, List<?>> samples = new HashMap<>();

  private ScalePages(String campaign) {
    samples.put("township", List.of("440881102"));
    samples.put("text", List.of("木棉"));
    samples.put("q", List.of("木棉"));
    samples.put("year", List.of(YEAR));
    samples.put("month", List.of("2025-03"));
    samples.put("day", List.of("2025-03-01"));
    samples.put("topic", List.of("child"));
    samples.put("service", List.of("organization_registration"));
    samples.put("flag", List.of("late", "meetings-below-charter"));
    samples.put("action", List.of("recordCall", "createCampaign"));
    samples.put("state", List.of("open", "ended", "soon", "overdue", "concluded"));
    samples.put("campaign", List.of(campaign));
    samples.put("circular", List.of(campaign));
    samples.put("event", List.of(ManyOrganizations.EVENT));
    samples.put("planItem", List.of(ManyOrganizations.PLAN_ITEM));
  }

  /**
   * @param campaign a released one, @param draft one that is not, @param circular a draft to all,
   * @param run a dry run
   */
  static List<Page> all(String campaign, String draft, String circular, String run) {
    var all = new ScalePages(campaign);
    all.register();
    all.campaign(campaign, draft);
    all.notices(campaign, circular);
    all.review();
    all.credit(run);
    all.published();
    all.learning();
    all.outreach();
    return all.pages;
  }

  private void register() {
    lists("listOrganizations");
    list("listPeople", "admin", Map.of());
    list("listAuditEvents", "auditor", Map.of());
    ofTownship("listOrganizations");
  }

  private void campaign(String campaign, String draft) {
    lists("listCampaigns", "listReturns", "listExtensions", "listFilingPages");
    lists("listSupervisingUnits");
    list("listCampaignScope", OFFICER, Map.of("campaign", campaign));
    list("listCampaignScope", OFFICER, Map.of("campaign", draft));
    list("listCampaignNotices", OFFICER, Map.of("campaign", campaign));
    list("listConsentRequests", "supervising_unit", Map.of());
    ofTownship("listReturns");
  }

  private void notices(String campaign, String circular) {
    lists("listCirculars", "listCalls", "listLetters", "listTasks", "listBounces");
    list("listCircularAudience", OFFICER, Map.of("circular", circular));
    list("listCircularRecipients", OFFICER, Map.of("circular", campaign));
    list("listRounds", OFFICER, Map.of("circular", campaign));
    ofTownship("listCalls");
  }

  private void review() {
    lists("listReviews", "listReviewDecisions", "listRectifications");
    ofTownship("listReviews");
  }

  private void credit(String run) {
    lists("listCreditStandings", "listCreditMoves", "listCreditRuns", "listCreditHolds");
    lists("listCreditTasks", "listCreditObjections", "listPenalties");
    list("listCreditRunLines", OFFICER, Map.of("run", run));
  }

  private void published() {
    lists("listPublicationBatches", "listPublicationCorrections");
    list("listPublicationCandidates", OFFICER, Map.of("year", YEAR));
    list("listFigureRows", OFFICER, Map.of("year", YEAR));
  }

  private void learning() {
    lists("listPosts", "listPostRequests", "listVolunteers", "listCertificates");
    lists("listHoursStatements", "listTrainingSessions");
    var open = Map.<String, Object>of("session", ManyOrganizations.OPEN_SESSION);
    list("listEnrolments", OFFICER, open);
    list("listNotSignedUp", OFFICER, open);
    list("listAttendance", OFFICER, Map.of("session", ManyOrganizations.HELD_SESSION));
    list("listCourseLearners", OFFICER, Map.of("course", "volunteer-basics"));
    list("listExamResultRows", OFFICER, Map.of("exam", "volunteer-basics"));
    ofTownship("listPosts", "listPostRequests", "listVolunteers", "listCertificates");
    ofTownship("listHoursStatements");
  }

  private void outreach() {
    lists("listPufaEvents", "listStands", "listJointSheets", "listLedgerEntries", "listHotline");
    lists("listQuestions", "listCounselRequests", "listOfficeRecords");
    list("listPlanItems", OFFICER, Map.of("year", YEAR));
    ofTownship("listPufaEvents", "listStands");
  }

  private void lists(String... operations) {
    Stream.of(operations).forEach(operation -> list(operation, OFFICER, Map.of()));
  }

  private void ofTownship(String... operations) {
    Stream.of(operations)
        .forEach(operation -> pages.add(new Page(operation, TOWNSHIP_WORKER, Map.of())));
  }

  /** Nothing chosen, and each choice there is beside what is fixed. */
  private void list(String operation, String account, Map<String, Object> fixed) {
    List<Parameter> open =
        filters(operation).stream().filter(one -> !fixed.containsKey(one.name())).toList();
    for (Map<String, Object> base : bases(fixed, open)) {
      var plain = new Page(operation, account, base);
      pages.add(plain);
      for (Parameter one : open.stream().filter(any -> !any.required()).toList()) {
        var beside = plain.with(TOGETHER.getOrDefault(one.name(), Map.of()));
        choices(one).forEach(value -> addOnce(beside.with(Map.of(one.name(), value))));
      }
    }
  }

  private void addOnce(Page page) {
    if (!pages.contains(page)) {
      pages.add(page);
    }
  }

  /** Each value of what must be chosen. */
  private List<Map<String, Object>> bases(Map<String, Object> fixed, List<Parameter> open) {
    List<Map<String, Object>> bases = List.of(fixed);
    for (Parameter one : open.stream().filter(Parameter::required).toList()) {
      bases =
          bases.stream()
              .flatMap(base -> choices(one).stream().map(value -> also(base, one.name(), value)))
              .toList();
    }
    return bases;
  }

  private static Map<String, Object> also(Map<String, Object> base, String name, Object value) {
    Map<String, Object> all = new TreeMap<>(base);
    all.put(name, value);
    return all;
  }

  private List<?> choices(Parameter one) {
    List<?> named = named(one);
    return named.isEmpty() ? samples.getOrDefault(one.name(), List.of()) : named;
  }

  /** What an operation may be told beside which page of it is wanted. */
  static List<Parameter> filters(String operation) {
    return Api.CONTRACT.operation(operation).parameters().stream()
        .filter(one -> one.in() != Parameter.In.HEADER && !PAGING.contains(one.name()))
        .toList();
  }

  /** The values that the contract names; none where it leaves them open. */
  static List<?> named(Parameter one) {
    var schema = one.schema().json();
    if (schema.containsKey("enum")) {
      return schema.getJsonArray("enum").getList();
    }
    return "boolean".equals(schema.getValue("type")) ? List.of(true) : List.of();
  }
}
