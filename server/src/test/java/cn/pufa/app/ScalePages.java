package cn.pufa.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every list of the console that grows with the organisations, with each filter that its page
 * offers.
 */
final class ScalePages {

  /**
   * @param account of the demo that looks, null for the public
   */
  record Page(String operation, String account, Map<String, Object> parameters) {

    Page with(Map<String, Object> more) {
      Map<String, Object> all = new java.util.TreeMap<>(parameters);
      all.putAll(more);
      return new Page(operation, account, all);
    }

    String name() {
      var own = new java.util.TreeMap<>(parameters);
      own.keySet().removeAll(List.of("size", "page", "campaign", "circular", "run"));
      return operation
          + (own.isEmpty() ? "" : " " + own)
          + (account.equals("township") ? " (township)" : "");
    }
  }

  private static final String OFFICER = "case_officer";
  private static final String TOWNSHIP = "440881102";
  private static final String WORD = "木棉";

  private final List<Page> pages = new ArrayList<>();

  private ScalePages() {}

  /**
   * @param campaign a released one, @param draft one that is not, @param circular a draft to all,
   * @param run a dry run
   */
  static List<Page> all(String campaign, String draft, String circular, String run) {
    var all = new ScalePages();
    all.register();
    all.campaign(campaign, draft);
    all.notices(campaign, circular);
    all.contact(campaign);
    all.review();
    all.credit(run);
    all.others();
    return all.pages;
  }

  private void register() {
    add("listOrganizations", each("type", "social_group", "private_non_enterprise"));
    add("listOrganizations", each("township", TOWNSHIP));
    add("listOrganizations", each("standing", "registered", "cancelled"));
    add("listOrganizations", each("q", WORD));
    add("listOrganizations", "township", plain());
    add("listPeople", "admin", plain());
  }

  private void campaign(String campaign, String draft) {
    Map<String, Object> released = Map.of("campaign", campaign);
    add("listCampaigns", plain());
    add("listCampaignScope", with(released, each("why", "asked", "registered_later", "excluded")));
    add("listCampaignScope", with(released, each("text", WORD)));
    add("listCampaignScope", with(Map.of("campaign", draft), each("why", "asked", "cancelled")));
    add("listCampaignScope", with(Map.of("campaign", draft), each("text", WORD)));
    add("listCampaignNotices", with(released, each("channel", "inbox", "email")));
    add("listCampaignNotices", with(released, each("state", "sent", "failed")));
    add("listCampaignNotices", with(released, each("unread", "true")));
    add("listCampaignNotices", with(released, each("notSubmitted", "true")));
    add("listReturns", each("state", "in_time", "late", "without_consent"));
    add("listReturns", each("campaign", campaign));
    add("listReturns", "township", plain());
    add("listExtensions", each("state", "asked", "granted", "refused", "withdrawn"));
    add("listFilingPages", plain());
    add("listSupervisingUnits", plain());
    add("listConsentRequests", "supervising_unit", each("open", "true"));
  }

  private void notices(String campaign, String circular) {
    Map<String, Object> watched = Map.of("circular", campaign);
    add("listCirculars", each("state", "draft", "running"));
    add("listCircularAudience", with(Map.of("circular", circular), each("included", "true")));
    add("listCircularRecipients", with(watched, each("missing", "received", "read", "action")));
    add("listCircularRecipients", with(watched, each("channel", "inbox", "email", "phone")));
    add("listCircularRecipients", with(watched, each("state", "sent", "failed", "uncertain")));
    add("listRounds", List.of(watched));
  }

  private void contact(String campaign) {
    for (String list : List.of("listCalls", "listLetters")) {
      add(list, each("circular", campaign));
      add(list, each("township", TOWNSHIP));
    }
    add("listCalls", each("state", "open", "done"));
    add("listCalls", "township", plain());
    add("listLetters", each("state", "waiting", "printed", "posted", "delivered", "returned"));
    add("listTasks", each("state", "open", "done"));
    add("listTasks", each("kind", "needs_help", "says_done", "find_contact", "check_fate"));
    add("listTasks", each("township", TOWNSHIP));
    add("listBounces", plain());
  }

  private void review() {
    add(
        "listReviews",
        each("state", "free", "mine", "waiting", "correcting", "overdue", "proposed", "decided"));
    add("listReviews", each("year", 2024));
    add("listReviews", each("flag", "late"));
    add("listReviews", each("township", TOWNSHIP));
    add("listReviews", each("text", WORD));
    add("listReviews", "township", plain());
    add("listReviewDecisions", each("state", "proposed", "final"));
    add("listReviewDecisions", each("grade", "basically_qualified", "unqualified"));
    add("listReviewDecisions", each("year", 2024));
    add("listReviewDecisions", each("text", WORD));
    add("listRectifications", each("state", "unserved", "open", "overdue", "received", "missed"));
  }

  private void credit(String run) {
    Map<String, Object> lines = Map.of("run", run);
    add(
        "listCreditStandings",
        each("state", "proposed", "abnormal", "proposed_serious", "serious"));
    add("listCreditStandings", each("text", WORD));
    add(
        "listCreditMoves",
        each("step", "verify", "serve", "window", "answer", "review", "decide", "done"));
    add("listCreditMoves", each("text", WORD));
    add("listCreditRuns", plain());
    add(
        "listCreditRunLines",
        with(
            lines,
            each("verdict", "list_abnormal", "add_ground", "move_serious", "waits", "fine")));
    add("listCreditRunLines", with(lines, each("differs", "true")));
    add("listCreditRunLines", with(lines, each("text", WORD)));
    add("listCreditHolds", plain());
    add("listCreditTasks", plain());
    add("listCreditObjections", each("open", "true"));
    add("listPenalties", each("stage", "open", "overdue", "decided", "closed"));
    add("listPenalties", each("text", WORD));
  }

  private void others() {
    for (String kind :
        List.of("registration", "annual_report", "list_entry", "list_removal", "penalty")) {
      add("listPublicationCandidates", List.of(Map.of("kind", kind, "year", 2024)));
    }
    add(
        "listPublicationCandidates",
        List.of(Map.of("kind", "annual_report", "year", 2024, "text", WORD)));
    add("listPublicationBatches", each("state", "published"));
    add("listPublicationCorrections", each("state", "waiting", "published", "refused"));
    for (String figure :
        List.of("organizations", "notices_read", "returns", "abnormal_listed", "serious_listed")) {
      add("listFigureRows", List.of(Map.of("year", 2024, "figure", figure)));
    }
    add("listAuditEvents", "auditor", each("action", "recordCall", "createCampaign"));
  }

  private void add(String operation, List<Map<String, Object>> filters) {
    add(operation, OFFICER, filters);
  }

  /** Without a filter too, once. */
  private void add(String operation, String account, List<Map<String, Object>> filters) {
    filters.forEach(filter -> addOnce(new Page(operation, account, filter)));
  }

  private void addOnce(Page page) {
    if (!pages.contains(page)) {
      pages.add(page);
    }
  }

  private static List<Map<String, Object>> plain() {
    return List.of(Map.of());
  }

  /** Nothing chosen, and each of these. */
  private static List<Map<String, Object>> each(String name, Object... values) {
    return Stream.concat(plain().stream(), Stream.of(values).map(value -> Map.of(name, value)))
        .toList();
  }

  private static List<Map<String, Object>> with(
      Map<String, Object> all, List<Map<String, Object>> filters) {
    return filters.stream()
        .<Map<String, Object>>map(
            filter -> {
              var both = new java.util.TreeMap<>(all);
              both.putAll(filter);
              return both;
            })
        .toList();
  }
}
