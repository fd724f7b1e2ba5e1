package cn.pufa.testing;

import cn.pufa.platform.db.Sql;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Requests about filing returns with which nothing is wrong; the returns are filed and claimed. */
public final class FilingRequests implements RequestFamily {

  private static final Sql CONSENT =
      Sql.of(
          """
      insert into filing_stand (filing, kind, version, state, how, sha256, day, at)
      select id, 'consent', version, 'given', 'page', repeat('0', 64), current_date, now() from filing where version > 0""");
  private static final Sql CLAIM =
      Sql.of("update filing set state = 'in_review' where state = 'submitted'");

  private static final Sql OPEN =
      Sql.of(
          """
      select count(*) as n from consent_link
       where token_hash = $1 and filing = $2 and used_at is null and ended_at is null""");
  private static final String NO_TOKEN = "A".repeat(43);
  private static final String ZEROS = "0".repeat(64);
  private static final byte[] PDF = Uploads.pdf("");
  private static final Pattern TOKEN = Pattern.compile("consent[?]token=([A-Za-z0-9_-]{43})");

  private static final Set<String> LISTS =
      Set.of(
          "listFilings",
          "listFilingPages",
          "listConsentRequests",
          "listSupervisingUnits",
          "putSupervisingUnit",
          "openFiling");
  private static final Set<String> OF_FILING =
      Set.of(
          "getFiling",
          "saveCells",
          "listFindings",
          "explainFinding",
          "submitFiling",
          "withdrawFiling",
          "startUpload",
          "attachFiles",
          "confirmFiling",
          "offerPage",
          "sendConsentLink");
  private static final Set<String> OF_RETURN =
      Set.of("getReturnContent", "getConsentRequest", "decideConsentRequest");
  private static final Set<String> OTHERS =
      Set.of(
          "getFilingForm",
          "getFilingFile",
          "removeFilingFile",
          "getReturnFile",
          "getUpload",
          "appendChunk",
          "getFilingPage",
          "checkPage",
          "getConsentLink",
          "useConsentLink");

  private final TestServer server;
  private final Object campaign;
  private final Map<String, String> organizations;

  /** Organisation to its filing, its file and its upload. */
  private final Map<String, String> filings = new HashMap<>();

  private final Map<String, String> files = new HashMap<>();
  private final Map<String, String> uploads = new HashMap<>();
  private final String page;
  private final Api officer;

  /**
   * @param organizations account to an organisation of its own
   */
  FilingRequests(TestServer server, Object campaign, Map<String, String> organizations) {
    this.server = server;
    officer = server.as("case_officer");
    this.campaign = campaign;
    this.organizations = organizations;
    Set.copyOf(organizations.values()).forEach(this::file);
    page = offer(organizations.get("org_agent"));
    JsonObject unit = unit(server, officer, filings.get(organizations.get("org_agent")));
    officer.call("putSupervisingUnit", Map.of(), unit).expect(200);
    server.store().run(tx -> tx.execute(CONSENT));
    server.store().run(tx -> tx.execute(CLAIM));
  }

  private void file(String organization) {
    Api agent = Staff.agent(server, "passing-by-" + organization, organization);
    String id = Filing.fill(agent, campaign, organization);
    String upload = Filing.upload(agent, id, PDF, PDF.length);
    files.put(organization, Filing.attach(agent, id, upload).expect(200).text("id"));
    Filing.submit(agent, id).expect(200);
    uploads.put(organization, Filing.upload(agent, id, PDF, 100));
    server
        .store()
        .run(
            tx ->
                tx.execute(
                    Filing.AS_BEFORE,
                    UUID.fromString(id),
                    UUID.fromString(files.get(organization))));
    filings.put(organization, id);
  }

  private String offer(String organization) {
    Api agent = server.as("passing-by-" + organization);
    String filing = filings.get(organization);
    agent.call("offerPage", Filing.of(filing), page(agent, filing, "stamped")).expect(200);
    return firstPage(server.as("case_officer"));
  }

  static String firstPage(Api officer) {
    return Own.text(Own.items(officer.call("listFilingPages").expect(200).json()).getFirst(), "id");
  }

  private static JsonObject page(Api agent, String filing, String kind) {
    var body = new JsonObject();
    body.addProperty("kind", kind);
    body.add(
        "uploads",
        Given.texts(
            Filing.upload(agent, filing, Uploads.pdf("/Lang(" + UUID.randomUUID() + ")"), 1000)));
    return body;
  }

  /** Of a supervising unit as the bureau knows it now, 0 for one that it does not. */
  public static int unitVersion(Api officer, String name) {
    return Own.items(officer.call("listSupervisingUnits").expect(200).json()).stream()
        .filter(unit -> Own.text(unit, "unit").equals(name))
        .mapToInt(unit -> unit.get("version").getAsInt())
        .findFirst()
        .orElse(0);
  }

  /** The unit that supervises the organisation, tied to the demo's account. */
  public static JsonObject unit(TestServer server, Api officer, String filing) {
    String unit =
        server
            .store()
            .read(
                tx ->
                    tx.one(
                        Sql.of("select unit from filing where id = $1"),
                        row -> row.getString("unit"),
                        UUID.fromString(filing)));
    var body = new JsonObject();
    body.addProperty("seen", unitVersion(officer, unit));
    body.addProperty("unit", unit);
    body.addProperty("email", "unit@demo.invalid");
    body.addProperty("account", "supervising_unit");
    return body;
  }

  /** Organisation to its return. */
  Map<String, String> returns() {
    return filings;
  }

  @Override
  public boolean know(String operationId) {
    return LISTS.contains(operationId)
        || OF_FILING.contains(operationId)
        || OF_RETURN.contains(operationId)
        || OTHERS.contains(operationId);
  }

  /** What is filed and claimed can be changed no more, which a conflict says. */
  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "saveCells",
          "explainFinding",
          "submitFiling",
          "withdrawFiling",
          "attachFiles",
          "removeFilingFile",
          "confirmFiling",
          "decideConsentRequest",
          "useConsentLink" ->
          List.of(409);
      case "checkPage", "sendConsentLink", "offerPage" -> List.of(200, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    String organization = organizations.getOrDefault(account, organizations.get("org_agent"));
    if (OF_FILING.contains(operationId)) {
      return Filing.of(filings.get(organization));
    }
    if (OF_RETURN.contains(operationId)) {
      return Map.of("return", filings.get(organization));
    }
    return switch (operationId) {
      case "getFilingForm" -> Map.of("form", "social_group-1");
      case "getFilingFile", "removeFilingFile" ->
          Map.of("filing", filings.get(organization), "file", files.get(organization));
      case "getReturnFile" ->
          Map.of("return", filings.get(organization), "file", files.get(organization));
      case "getUpload" -> Map.of("upload", uploads.get(organization));
      case "appendChunk" -> Map.of("upload", uploads.get(organization), "offset", 0);
      case "getFilingPage", "checkPage" -> Map.of("page", page);
      case "getConsentLink", "useConsentLink" -> Map.of("Link-Token", NO_TOKEN);
      default -> Map.of();
    };
  }

  @Override
  public JsonObject body(String operationId, String account) {
    String organization = organizations.getOrDefault(account, organizations.get("org_agent"));
    return switch (operationId) {
      case "openFiling" ->
          NeedsRequests.json("{campaign:'%s',organization:'%s'}".formatted(campaign, organization));
      case "saveCells" -> Filing.cells(Filing.cell("staffTotal", new JsonPrimitive(5), 0));
      case "explainFinding" -> Filing.explanation("council-odd");
      case "submitFiling" -> Filing.declared();
      case "withdrawFiling" -> NeedsRequests.json("{reason:'演示·写错了'}");
      case "startUpload" -> Filing.upload(PDF, Filing.sha256(PDF));
      case "attachFiles" -> Filing.attachment("uploads", uploads.get(organization));
      case "confirmFiling" -> NeedsRequests.json("{sha256:'%s'}".formatted(ZEROS));
      case "offerPage" ->
          NeedsRequests.json(
              "{kind:'consent',uploads:['%s']}".formatted(uploads.get(organization)));
      case "checkPage" -> NeedsRequests.json("{accept:true}");
      case "decideConsentRequest" ->
          NeedsRequests.json("{agree:true,sha256:'%s'}".formatted(ZEROS));
      case "useConsentLink" ->
          NeedsRequests.json("{agree:true,name:'演示经办',sha256:'%s'}".formatted(ZEROS));
      case "putSupervisingUnit" ->
          Given.seen(unitVersion(officer, "廉江市演示民政局"), NeedsRequests.json("{unit:'廉江市演示民政局'}"));
      default -> null;
    };
  }

  @Override
  public Api.Answer send(String operationId, Api caller, String account) {
    if (operationId.equals("appendChunk")) {
      return caller.send(
          operationId, parameters(operationId, account), Filing.BYTES, new byte[] {1});
    }
    return RequestFamily.super.send(operationId, caller, account);
  }

  /** A good command for each, in an order in which each finds what it needs. */
  public static Map<String, Runnable> commands(TestServer server, String[] campaign) {
    return new FilingCommands(server, campaign).all();
  }

  /** Of the filing's link that is open, once its e-mail is there. */
  public static String token(TestServer server, String filing) {
    String[] found = new String[1];
    Eventually.within(
        java.time.Duration.ofSeconds(30),
        () -> {
          for (var message : server.mail().getReceivedMessages()) {
            var matcher = TOKEN.matcher(text(message));
            while (matcher.find()) {
              if (isOpen(server, filing, matcher.group(1))) {
                found[0] = matcher.group(1);
              }
            }
          }
          org.assertj.core.api.Assertions.assertThat(found[0]).isNotNull();
        });
    return found[0];
  }

  private static boolean isOpen(TestServer server, String filing, String token) {
    String hash = Filing.sha256(token.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    return server
        .store()
        .read(tx -> tx.one(OPEN, row -> row.getInteger("n") == 1, hash, UUID.fromString(filing)));
  }

  private static String text(jakarta.mail.internet.MimeMessage message) {
    try {
      return String.valueOf(message.getContent());
    } catch (java.io.IOException | jakarta.mail.MessagingException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
