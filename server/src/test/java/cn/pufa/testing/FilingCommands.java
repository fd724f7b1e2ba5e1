package cn.pufa.testing;

import cn.pufa.platform.db.Sql;
import com.google.gson.JsonObject;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A good command for each that concerns filing: one return from the first cell to the end. */
final class FilingCommands {

  private static final Sql UPLOADED =
      Sql.of(
          """
      insert into filing_upload (id, filing, name, size, sha256, received, started_at, started_by)
      select $1, $2, '演示.pdf', $3, $4, $3, now(), opened_by from filing where id = $2""");
  private static final Sql PIECE =
      Sql.of("insert into filing_upload_piece (upload, start, bytes) values ($1, 0, $2)");
  private static final byte[] PDF = Uploads.pdf("");

  private final TestServer server;
  private final String[] campaign;
  private final Map<String, Runnable> commands = new LinkedHashMap<>();
  private final Api agent;
  private final Api representative;
  private final Api officer;
  private final Api unit;
  private final String organization;
  private String id;
  private String upload;
  private String sha256;
  private JsonObject offered;

  FilingCommands(TestServer server, String[] campaign) {
    this.server = server;
    this.campaign = campaign;
    agent = server.as("org_agent");
    representative = server.as("org_representative");
    officer = server.as("case_officer");
    unit = server.as("supervising_unit");
    organization = Own.organizationOf(representative);
  }

  Map<String, Runnable> all() {
    commands.put(
        "openFiling", () -> id = Own.text(Filing.open(agent, campaign[0], organization), "id"));
    commands.put(
        "saveCells",
        () -> {
          JsonObject filing = agent.call("getFiling", Filing.of(id)).expect(200).json();
          call("saveCells", Filing.soundCells(agent, filing));
        });
    commands.put("explainFinding", this::explain);
    commands.put(
        "startUpload",
        () ->
            upload =
                agent
                    .call("startUpload", Filing.of(id), Filing.upload(PDF, Filing.sha256(PDF)))
                    .expect(200)
                    .text("id"));
    commands.put("appendChunk", () -> Filing.append(agent, upload, 0, PDF).expect(200));
    String[] file = new String[1];
    commands.put(
        "attachFiles", () -> file[0] = Filing.attach(agent, id, upload).expect(200).text("id"));
    commands.put(
        "removeFilingFile",
        () -> agent.call("removeFilingFile", Map.of("filing", id, "file", file[0])).expect(200));
    commands.put("submitFiling", this::submit);
    addOthers();
    return commands;
  }

  /** An even council needs a word. */
  private void explain() {
    var direct = server.store();
    direct.run(
        tx ->
            tx.execute(
                Sql.of(
                    "update filing_cell set value = '4'::jsonb where filing = $1 and cell = 'councilSize'"),
                UUID.fromString(id)));
    call("explainFinding", Filing.explanation("council-odd"));
    direct.run(
        tx ->
            tx.execute(
                Sql.of(
                    "update filing_cell set value = '5'::jsonb where filing = $1 and cell = 'councilSize'"),
                UUID.fromString(id)));
  }

  private void submit() {
    JsonObject filed = Filing.submit(agent, id).expect(200).json();
    sha256 = Own.text(Filing.receipt(filed), "sha256");
    offered = page(complete());
  }

  /** An upload that is there without a command. */
  private String complete() {
    UUID upload = UUID.randomUUID();
    byte[] page = Uploads.pdf("/Lang(zh)");
    server
        .store()
        .run(
            tx -> {
              tx.execute(UPLOADED, upload, UUID.fromString(id), page.length, Filing.sha256(page));
              tx.execute(PIECE, upload, Buffer.buffer(page));
            });
    return upload.toString();
  }

  private static JsonObject page(String upload) {
    return NeedsRequests.json("{kind:'consent',uploads:['%s']}".formatted(upload));
  }

  private void addOthers() {
    commands.put(
        "confirmFiling",
        () ->
            representative
                .call("confirmFiling", Filing.of(id), decision("sha256:'%s'"))
                .expect(200));
    commands.put(
        "putSupervisingUnit",
        () ->
            officer
                .call("putSupervisingUnit", Map.of(), FilingRequests.unit(server, officer, id))
                .expect(200));
    commands.put("sendConsentLink", () -> call("sendConsentLink", null));
    commands.put(
        "useConsentLink",
        () ->
            server
                .api()
                .call(
                    "useConsentLink",
                    Map.of("Link-Token", FilingRequests.token(server, id)),
                    decision("agree:false,name:'演示经办',opinion:'演示·请补正',sha256:'%s'"))
                .expect(200));
    commands.put(
        "decideConsentRequest",
        () ->
            unit.call(
                    "decideConsentRequest",
                    Map.of("return", id),
                    decision("agree:false,opinion:'演示·请补正',sha256:'%s'"))
                .expect(200));
    commands.put("offerPage", () -> call("offerPage", offered));
    commands.put(
        "checkPage",
        () ->
            officer
                .call(
                    "checkPage",
                    Map.of("page", FilingRequests.firstPage(officer)),
                    NeedsRequests.json("{accept:true}"))
                .expect(200));
    commands.put(
        "withdrawFiling", () -> call("withdrawFiling", NeedsRequests.json("{reason:'演示·写错了'}")));
  }

  private JsonObject decision(String members) {
    return NeedsRequests.json("{" + members.formatted(sha256) + "}");
  }

  private void call(String operation, JsonObject body) {
    agent.call(operation, Filing.of(id), body).expect(200);
  }
}
