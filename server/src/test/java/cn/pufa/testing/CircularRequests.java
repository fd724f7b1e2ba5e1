package cn.pufa.testing;

import cn.pufa.platform.db.Sql;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests about circulars with which nothing is wrong. */
public final class CircularRequests implements RequestFamily {

  private static final Set<String> WITHOUT_PARAMETERS = Set.of("listCirculars", "createCircular");
  private static final Set<String> OF_DRAFT =
      Set.of("updateCircular", "getCircular", "dryRunCircular", "listCircularAudience");
  private static final Set<String> OF_RELEASED =
      Set.of(
          "pauseCircular",
          "resumeCircular",
          "cancelCircular",
          "getCircularProgress",
          "listCircularRecipients",
          "getCircularEffect",
          "exportCircularRecord");
  private static final Set<String> OTHERS = Set.of("releaseCircular", "settleMessage");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** A message of the circular that no node takes within the hour, or that is in doubt. */
  private static final Sql PLANT =
      Sql.of(
          """
      with planted as (
        insert into message (id, lane, channel, address, state, next_attempt_at, created_at)
        values ($2, $1, $3, '10000000000', $4::text, case $4 when 'queued' then now() + interval '1 hour' end, now())
        returning id, channel)
      insert into message_notice (notice, organization, circular, channel, message)
      select n.id, n.organization, n.circular, p.channel, p.id from planted p, notice n where n.circular = $1 order by n.id limit 1""");

  private static final Sql ANY_SENT =
      Sql.of("select message from message_fate where lane = $1 and state = 'sent' limit 1");

  private final Api officer;
  private final String draft;
  private final String cancelled;
  private final UUID released;
  private final UUID sent;

  /**
   * @param released of which nothing is under way any more
   */
  CircularRequests(TestServer server, UUID released) {
    this.officer = server.as("case_officer");
    this.draft = create(officer);
    this.cancelled = create(officer);
    this.released = released;
    this.sent =
        server.store().read(tx -> tx.one(ANY_SENT, row -> row.getUUID("message"), released));
    officer.call("cancelCircular", Map.of("circular", cancelled), reason()).expect(200);
  }

  public static String create(Api officer) {
    return create(officer, draft());
  }

  public static String create(Api officer, JsonObject draft) {
    return officer.call("createCircular", Map.of(), draft).expect(201).text("id");
  }

  /** To the organisations of one township, by e-mail. */
  public static JsonObject draft() {
    var audience = new JsonObject();
    audience.add("townships", Given.texts("440881001"));
    var draft = new JsonObject();
    draft.addProperty("kind", "statutory");
    draft.addProperty("title", "演示·通知" + NUMBER.incrementAndGet());
    draft.add("audience", audience);
    draft.add("words", words("演示：{matter}", "{organization}：\n请在下周前核对{matter}。"));
    draft.add("values", pair("matter", "登记信息"));
    draft.add("plan", plan("email"));
    return draft;
  }

  public static JsonObject words(String subject, String body) {
    var words = pair("subject", subject);
    words.addProperty("body", body);
    return words;
  }

  public static JsonObject plan(String... first) {
    var plan = new JsonObject();
    plan.add("first", Given.texts(first));
    plan.add("then", new JsonArray());
    return plan;
  }

  public static JsonObject reason() {
    return pair("reason", "演示·测试用");
  }

  public static JsonObject pair(String name, String value) {
    var object = new JsonObject();
    object.addProperty(name, value);
    return object;
  }

  @Override
  public boolean know(String operationId) {
    return WITHOUT_PARAMETERS.contains(operationId)
        || OF_DRAFT.contains(operationId)
        || OF_RELEASED.contains(operationId)
        || OTHERS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "createCircular" -> List.of(201);
      case "releaseCircular", "pauseCircular", "resumeCircular", "settleMessage" -> List.of(409);
      case "cancelCircular" -> List.of(200, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    if (OF_DRAFT.contains(operationId)) {
      return Map.of("circular", draft);
    }
    if (OF_RELEASED.contains(operationId)) {
      return Map.of("circular", released);
    }
    return switch (operationId) {
      case "settleMessage" -> Map.of("message", sent);
      case "releaseCircular" -> Map.of("circular", cancelled);
      default -> Map.of();
    };
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "createCircular" -> draft();
      case "updateCircular" ->
          Given.seen(officer.call("getCircular", Map.of("circular", draft)), draft());
      case "pauseCircular", "cancelCircular" -> reason();
      case "settleMessage" -> settlement();
      case "releaseCircular", "resumeCircular" -> new JsonObject();
      default -> null;
    };
  }

  private static JsonObject settlement() {
    JsonObject settlement = reason();
    settlement.addProperty("state", "sent");
    return settlement;
  }

  /**
   * A message of a released circular as a node would have left it.
   *
   * @param state {@code queued}, and no node takes it within the hour, or {@code uncertain}
   */
  public static UUID plant(TestServer server, UUID circular, String channel, String state) {
    UUID id = UUID.randomUUID();
    server.store().run(tx -> tx.execute(PLANT, circular, id, channel, state));
    return id;
  }

  /** In their order; each leaves one event. */
  public static Map<String, Runnable> commands(TestServer server) {
    Api officer = server.as("case_officer");
    Api approver = server.as("approver");
    Map<String, Object> circular = new LinkedHashMap<>();
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put("createCircular", () -> circular.put("circular", create(officer)));
    commands.put(
        "updateCircular",
        () -> officer.call("updateCircular", circular, Given.seen(1, draft())).expect(200));
    commands.put(
        "releaseCircular",
        () -> {
          approver.call("releaseCircular", circular, new JsonObject()).expect(202);
          plant(server, id(circular), "sms", "queued");
        });
    commands.put(
        "pauseCircular", () -> officer.call("pauseCircular", circular, reason()).expect(200));
    commands.put(
        "resumeCircular",
        () -> officer.call("resumeCircular", circular, new JsonObject()).expect(200));
    commands.put(
        "settleMessage",
        () -> {
          UUID doubtful = plant(server, id(circular), "subscribe", "uncertain");
          officer.call("settleMessage", Map.of("message", doubtful), settlement()).expect(200);
        });
    commands.put(
        "cancelCircular", () -> officer.call("cancelCircular", circular, reason()).expect(200));
    return commands;
  }

  private static UUID id(Map<String, Object> circular) {
    return UUID.fromString(circular.get("circular").toString());
  }
}
