package cn.pufa.testing;

import cn.pufa.organization.RegisterRow;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Requests about register entries, charters, contacts and dossiers with which nothing is wrong. */
public final class RegisterRequests implements RequestFamily {

  private static final Set<String> OPERATIONS =
      Set.of(
          "listOrganizations",
          "getOrganization",
          "importOrganizations",
          "markImportFaults",
          "getImportTemplate",
          "exportOrganizations",
          "changeOrganization",
          "setRegistrationStatus",
          "listCharters",
          "recordCharter",
          "correctCharter",
          "getCharterFile",
          "getContacts",
          "recordContactCheck",
          "getDossier",
          "getDossierArchive");

  private final List<RegisterRow> rows = Given.rows(1).subList(0, 1);
  private final Api officer;
  private final String spare;
  private final Map<String, String> organizations;
  private final Map<String, String> charters = new ConcurrentHashMap<>();

  /**
   * @param organizations by account, one that is its own
   */
  RegisterRequests(TestServer server, Map<String, String> organizations) {
    this.officer = server.as("case_officer");
    this.organizations = organizations;
    spare = Own.text(Own.organizations(officer).getLast(), "id");
    Set.copyOf(organizations.values()).forEach(one -> charters.put(one, charter(officer, one)));
  }

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "recordCharter" -> List.of(201, 409);
      case "correctCharter", "setRegistrationStatus" -> List.of(200, 409);
      case "recordContactCheck" -> List.of(201, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    String organization =
        organizations.getOrDefault(String.valueOf(account), organizations.get("org_agent"));
    return switch (operationId) {
      case "listOrganizations",
          "importOrganizations",
          "markImportFaults",
          "getImportTemplate",
          "exportOrganizations" ->
          Map.of();
      case "changeOrganization", "setRegistrationStatus" -> Map.of("organization", spare);
      case "correctCharter", "getCharterFile" -> Map.of("charter", charters.get(organization));
      default -> Map.of("organization", organization);
    };
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "changeOrganization" -> change(officer, spare, "廉江市演示改名协会");
      case "setRegistrationStatus" ->
          cancelled(officer, Map.of("organization", spare), "2024-12-31");
      case "recordCharter" -> draft("2021-03-01");
      case "correctCharter" -> correction(1, draft("2020-03-01"));
      case "recordContactCheck" -> check("phone", "10000000001", true);
      default -> null;
    };
  }

  @Override
  public Api.Answer send(String operationId, Api caller, String account) {
    return switch (operationId) {
      case "importOrganizations" -> caller.upload(operationId, Given.workbook(rows), Api.key());
      case "markImportFaults" -> caller.send(operationId, Map.of(), Api.XLSX, faulty());
      default -> RequestFamily.super.send(operationId, caller, account);
    };
  }

  /** A file that is refused. */
  private static byte[] faulty() {
    var rows = Given.rows(1).subList(0, 2);
    return Given.workbook(List.of(rows.getFirst(), rows.getFirst()));
  }

  /** With a scan; its id. */
  public static String charter(Api officer, String organization) {
    JsonObject draft = draft("2020-03-01");
    draft.addProperty("file", scan(officer));
    return officer
        .call("recordCharter", Map.of("organization", organization), draft)
        .expect(201)
        .text("id");
  }

  public static String scan(Api officer) {
    return Uploads.send(officer, "charter", Uploads.PDF, Uploads.pdf("")).expect(201).text("id");
  }

  /** Approved and in force on that day. */
  public static JsonObject draft(String day) {
    var draft = new JsonObject();
    draft.addProperty("approvedOn", day);
    draft.addProperty("validFrom", day);
    draft.addProperty("purpose", "演示：服务社区老人。");
    draft.add("scope", Given.texts("演示·助老服务", "演示·健康讲座"));
    draft.addProperty("termYears", 4);
    draft.addProperty("councilMeetingsPerYear", 2);
    draft.addProperty("councilMin", 3);
    draft.addProperty("councilMax", 25);
    return draft;
  }

  public static JsonObject correction(int after, JsonObject charter) {
    var correction = new JsonObject();
    correction.addProperty("after", after);
    correction.addProperty("reason", "演示·登记时抄错");
    correction.add("charter", charter);
    return correction;
  }

  public static JsonObject change(Api officer, String organization, String name) {
    Map<String, Object> of = Map.of("organization", organization);
    return Given.seen(officer.call("getOrganization", of), change(name));
  }

  /** But for the version that was read. */
  public static JsonObject change(String name) {
    var change = new JsonObject();
    change.addProperty("name", name);
    change.addProperty("charity", false);
    change.addProperty("township", "440881101");
    change.addProperty("address", "廉江市演示路9号");
    change.addProperty("legalRepresentative", "演示钟某某");
    change.addProperty("reason", "演示·变更登记决定书1号");
    return change;
  }

  public static JsonObject cancelled(Api officer, Map<String, Object> of, String day) {
    return Given.seen(officer.call("getOrganization", of), cancelled(day));
  }

  /**
   * But for the version that was read.
   *
   * @param day null to take it back
   */
  public static JsonObject cancelled(String day) {
    var status = new JsonObject();
    status.addProperty("standing", day == null ? "registered" : "cancelled");
    if (day != null) {
      status.addProperty("cancelledOn", day);
    }
    status.addProperty("reason", "演示·注销登记决定书1号");
    return status;
  }

  public static JsonObject check(String way, String address, boolean works) {
    var check = new JsonObject();
    check.addProperty("way", way);
    check.addProperty("address", address);
    check.addProperty("works", works);
    check.addProperty("how", "电话核实");
    return check;
  }

  /** In their order; each leaves one event. */
  public static Map<String, Runnable> commands(Api officer, String organization) {
    Map<String, Object> of = Map.of("organization", organization);
    String[] charter = new String[1];
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put(
        "recordCharter",
        () ->
            charter[0] =
                officer.call("recordCharter", of, draft("2019-03-01")).expect(201).text("id"));
    commands.put(
        "correctCharter",
        () ->
            officer
                .call(
                    "correctCharter",
                    Map.of("charter", charter[0]),
                    correction(1, draft("2019-04-01")))
                .expect(200));
    commands.put(
        "recordContactCheck",
        () -> {
          String phone = officer.call("getOrganization", of).expect(200).text("contactPhone");
          officer.call("recordContactCheck", of, check("phone", phone, true)).expect(201);
        });
    commands.put(
        "changeOrganization",
        () -> {
          JsonObject change = change(officer, organization, "廉江市演示改名协会");
          officer.call("changeOrganization", of, change).expect(200);
        });
    commands.put(
        "setRegistrationStatus",
        () ->
            officer
                .call("setRegistrationStatus", of, cancelled(officer, of, "2024-12-31"))
                .expect(200));
    return commands;
  }
}
