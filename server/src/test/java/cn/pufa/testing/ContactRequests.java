package cn.pufa.testing;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.time.BusinessClock;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Requests about calls, letters, tasks, replies and service with which nothing is wrong. */
public final class ContactRequests implements RequestFamily {

  private static final Set<String> LISTS =
      Set.of("listCalls", "listLetters", "listTasks", "listBounces");
  private static final Set<String> OPERATIONS =
      Set.of(
          "takeCall",
          "recordCall",
          "printLetters",
          "getLetterBatch",
          "recordPosting",
          "recordLetterOutcome",
          "finishTask",
          "replyToNotice",
          "getReplyLink",
          "replyByLink",
          "getPreferences",
          "putPreferences",
          "listService",
          "recordService",
          "correctService",
          "recordElectronicConsent",
          "endElectronicConsent",
          "getServiceFile");

  private final TestServer server;
  private final Reaching reaching;
  private static final Sql UNUSED =
      Sql.of("select count(*) as n from stored_file where id = $1 and attached_to is null");

  private final Api officer;
  private String scan;
  private final Map<String, String> organizations;
  private final Map<String, UUID> calls = new ConcurrentHashMap<>();
  private final Map<String, UUID> tasks = new ConcurrentHashMap<>();
  private final Map<String, UUID> notices = new ConcurrentHashMap<>();
  private final String anyOrganization;
  private final UUID letter;
  private final String batch;
  private final String consent;
  private final String proof;
  private final String file;
  private final String token;

  /**
   * @param organizations by account, one that is its own
   */
  public ContactRequests(TestServer server, Map<String, String> organizations) {
    this.server = server;
    this.reaching = new Reaching(server);
    this.officer = server.as("case_officer");
    this.organizations = organizations;
    anyOrganization = organizations.values().iterator().next();
    UUID organization = UUID.fromString(anyOrganization);
    letter = reaching.letter(organization);
    batch = send("printLetters", Map.of(), letters(reaching.letter(organization))).text("id");
    JsonObject signed = consentDraft();
    file = signed.get("file").getAsString();
    consent = send("recordElectronicConsent", ofOrganization(anyOrganization), signed).text("id");
    proof = send("recordService", ofOrganization(anyOrganization), service()).text("id");
    token = reaching.token(reaching.told(organization).notice());
  }

  private Api.Answer send(String operation, Map<String, Object> parameters, JsonObject body) {
    return officer.call(operation, parameters, body).expect(201);
  }

  private static Map<String, Object> ofOrganization(String organization) {
    return Map.of("organization", organization);
  }

  @Override
  public boolean know(String operationId) {
    return LISTS.contains(operationId) || OPERATIONS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "takeCall", "recordCall", "finishTask", "endElectronicConsent", "correctService" ->
          List.of(200, 409);
      case "printLetters" -> List.of(201, 409);
      case "recordPosting", "recordLetterOutcome" -> List.of(200, 409);
      case "recordService", "recordElectronicConsent" -> List.of(201);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    String own = organizations.getOrDefault(String.valueOf(account), anyOrganization);
    UUID organization = UUID.fromString(own);
    return switch (operationId) {
      case "takeCall", "recordCall" ->
          Map.of("call", calls.computeIfAbsent(own, any -> reaching.call(organization)));
      case "finishTask" ->
          Map.of("task", tasks.computeIfAbsent(own, any -> reaching.task(organization)));
      case "replyToNotice" ->
          Map.of(
              "notice", notices.computeIfAbsent(own, any -> reaching.told(organization).notice()));
      case "getPreferences", "putPreferences" -> ofOrganization(own);
      case "recordPosting", "recordLetterOutcome" -> Map.of("letter", letter);
      case "getLetterBatch" -> Map.of("batch", batch);
      case "getReplyLink", "replyByLink" -> Map.of("Link-Token", token);
      case "listService", "recordService", "recordElectronicConsent" ->
          ofOrganization(anyOrganization);
      case "endElectronicConsent" -> Map.of("consent", consent);
      case "correctService" -> Map.of("proof", proof);
      case "getServiceFile" -> Map.of("file", file);
      default -> Map.of();
    };
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "recordCall" -> callRecord();
      case "printLetters" -> letters(letter);
      case "recordPosting" -> posting();
      case "recordLetterOutcome" -> outcome();
      case "finishTask" -> result();
      case "replyToNotice", "replyByLink" -> reply();
      case "putPreferences" -> preferences();
      case "recordService" -> service();
      case "correctService" ->
          json("{reason:'演示·记错了',method:direct,servedOn:'%s'}".formatted(today().minusDays(1)));
      case "recordElectronicConsent" -> consentDraft();
      case "endElectronicConsent" -> json("{endedOn:'%s'}".formatted(today()));
      default -> null;
    };
  }

  private static JsonObject letters(UUID letter) {
    var letters = new JsonArray();
    letters.add(letter.toString());
    var choice = new JsonObject();
    choice.add("letters", letters);
    return choice;
  }

  public static JsonObject callRecord() {
    return json("{outcome:no_answer,againOn:'%s'}".formatted(today()));
  }

  private static JsonObject posting() {
    return json("{postedOn:'%s',trackingNumber:'XA00000009'}".formatted(today()));
  }

  private static JsonObject outcome() {
    return json("{outcome:delivered,endedOn:'%s',why:'演示签收'}".formatted(today()));
  }

  public static JsonObject result() {
    return json("{result:solved}");
  }

  public static JsonObject reply() {
    return json("{reply:need_help}");
  }

  public static JsonObject preferences() {
    return json("{courtesy:true}");
  }

  private static JsonObject service() {
    return json("{method:direct,servedOn:'%s',document:'演示·通知书',proof:'演示签收'}".formatted(today()));
  }

  /** Each scan belongs to one record; one that nobody has used yet is good for the next. */
  private JsonObject consentDraft() {
    if (scan == null || isUsed(scan)) {
      scan =
          Uploads.send(officer, "service_proof", Uploads.PDF, Uploads.pdf(""))
              .expect(201)
              .text("id");
    }
    return json("{way:inbox,signedOn:'%s',signedBy:'演示法人',file:'%s'}".formatted(today(), scan));
  }

  private boolean isUsed(String file) {
    return server
        .store()
        .read(tx -> tx.one(UNUSED, row -> row.getInteger("n") == 0, UUID.fromString(file)));
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  /** A good command for each, in an order in which each finds what it needs. */
  public static Map<String, Runnable> commands(TestServer server, String organization) {
    var requests =
        new ContactRequests(server, Map.of("case_officer", organization, "agent", organization));
    Api officer = server.as("case_officer");
    Api agent = server.as("org_representative");
    Map<String, Runnable> commands = new LinkedHashMap<>();
    for (String operation :
        List.of(
            "takeCall",
            "recordCall",
            "printLetters",
            "recordPosting",
            "recordLetterOutcome",
            "finishTask",
            "replyToNotice",
            "replyByLink",
            "putPreferences",
            "recordService",
            "correctService",
            "endElectronicConsent",
            "recordElectronicConsent")) {
      boolean isAgents = operation.equals("replyToNotice") || operation.equals("putPreferences");
      Map<String, Object> parameters = requests.parameters(operation, "agent");
      JsonObject body = requests.body(operation);
      int status = requests.statuses(operation).getFirst();
      Api sender = isAgents ? agent : officer;
      commands.put(operation, () -> sender.call(operation, parameters, body).expect(status));
    }
    return commands;
  }

  /** Asked each time: the suite may run past midnight. */
  private static LocalDate today() {
    return LocalDate.now(BusinessClock.ZONE);
  }
}
