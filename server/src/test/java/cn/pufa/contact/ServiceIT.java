package cn.pufa.contact;

import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Own;
import cn.pufa.testing.Race;
import cn.pufa.testing.Reaching;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Uploads;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Service: what counts as proven, and since when. */
class ServiceIT {

  private static TestServer server;
  private static Reaching reaching;
  private static Api officer;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    reaching = new Reaching(server);
    officer = server.as("case_officer");
  }

  @AfterAll
  static void stop() {
    reaching.close();
    server.close();
  }

  private static String scan() {
    return Uploads.send(officer, "service_proof", Uploads.PDF, Uploads.pdf(""))
        .expect(201)
        .text("id");
  }

  private static Api.Answer send(String operation, UUID id, String body, Object... values) {
    String parameter = operation.equals("endElectronicConsent") ? "consent" : "organization";
    return officer.call(
        operation,
        Map.of(parameter, id),
        JsonParser.parseString(body.formatted(values)).getAsJsonObject());
  }

  private static LocalDate provenOn(Reaching.Reached told) {
    return server
        .store()
        .read(
            tx ->
                reaching
                    .contacts()
                    .service()
                    .provenOn(tx, told.organization(), told.notice())
                    .orElse(null));
  }

  private static Reaching.Reached told(String township) {
    return reaching.told(reaching.organizationIn(township));
  }

  @Test
  void isProvenByWhatAnOfficerRecordsAndTheEarliestCounts() {
    var told = told("440881001");
    assertThat(provenOn(told)).isNull();
    String file = scan();

    String body =
        "{method:direct,servedOn:'%s',document:'演示·责令改正通知书',notice:'%s',proof:'演示会计签收',file:'%s'}";
    Api.Answer proof =
        send("recordService", told.organization(), body, today().minusDays(1), told.notice(), file)
            .expect(201);
    send(
            "recordService",
            told.organization(),
            "{method:public_notice,putUpOn:'%s',servedOn:'%s',document:'演示',notice:'%s',proof:'演示公告第9号'}",
            today().minusDays(30),
            today(),
            told.notice())
        .expect(201);

    assertThat(provenOn(told)).isEqualTo(today().minusDays(1));
    assertThat(proof.json().has("recordedBy")).isTrue();
    assertThat(
            server.as("auditor").call("getServiceFile", Map.of("file", file)).expect(200).bytes())
        .isNotEmpty();
    officer.call("getServiceFile", Map.of("file", UUID.randomUUID())).expect(404);
  }

  /** 民事诉讼法 95; periods that hang on the notice begin with it, as the months of 整改 do. */
  @Test
  void byPublicNoticeIsProvenAfterItsThirtyDays() {
    var told = told("440881001");
    String body =
        "{method:public_notice,servedOn:'%s',document:'演示·年度检查结论通知书',notice:'%s',proof:'演示公告第9号'%s}";
    String putUp = ",putUpOn:'%s'";
    assertThat(record(told, body, today(), "")).containsExactly("/putUpOn");
    assertThat(record(told, body, today(), putUp.formatted(today()))).containsExactly("/servedOn");
    assertThat(record(told, body, today(), putUp.formatted(today().minusDays(29))))
        .containsExactly("/servedOn");
    assertThat(provenOn(told)).isNull();
    LocalDate day = today().minusDays(30);
    Api.Answer proof =
        send(
                "recordService",
                told.organization(),
                body,
                today(),
                told.notice(),
                putUp.formatted(day))
            .expect(201);
    assertThat(proof.text("putUpOn")).isEqualTo(day.toString());
    assertThat(provenOn(told)).isEqualTo(today());
    String direct = body.replace("public_notice", "direct");
    assertThat(record(told, direct, today(), putUp.formatted(day))).containsExactly("/putUpOn");
  }

  private static List<String> record(
      Reaching.Reached told, String body, LocalDate servedOn, String putUp) {
    return send("recordService", told.organization(), body, servedOn, told.notice(), putUp)
        .expect(422)
        .pointers();
  }

  @Test
  void needsASignedConfirmationWhereItIsElectronic() {
    UUID organization = reaching.organizationIn("440881002");
    String electronic = "{method:electronic,servedOn:'%s',document:'演示',proof:'演示回执'}";
    send("recordService", organization, electronic, today()).expect(409);

    Api.Answer consent =
        send(
                "recordElectronicConsent",
                organization,
                "{way:email,address:'演示@demo.invalid',signedOn:'%s',signedBy:'演示法人',file:'%s'}",
                today().minusDays(2),
                scan())
            .expect(201);
    send("recordService", organization, electronic, today()).expect(201);
    send("recordService", organization, electronic, today().minusDays(3)).expect(409);

    UUID id = UUID.fromString(consent.text("id"));
    send("endElectronicConsent", id, "{endedOn:'%s'}", today()).expect(200);
    send("endElectronicConsent", id, "{endedOn:'%s'}", today()).expect(409);
    send("recordService", organization, electronic, today()).expect(409);
    send("recordService", organization, electronic, today().minusDays(1)).expect(201);
  }

  /** A later confirmation takes the place of the earlier, whichever of them that is. */
  @Race
  @Test
  void ofConfirmationsRecordedAtOnceOneStands() {
    UUID organization = reaching.organizationIn("440881001");
    String signed = "{way:email,address:'演示@demo.invalid',signedOn:'%s',signedBy:'演示法人',file:'%s'}";
    List<Callable<Api.Answer>> calls = new ArrayList<>();
    for (int time = 0; time < 4; time++) {
      String scan = scan();
      calls.add(() -> send("recordElectronicConsent", organization, signed, today(), scan));
    }

    AtOnce.call(calls).forEach(answer -> answer.expect(201));

    JsonObject page =
        officer.call("listService", Map.of("organization", organization)).expect(200).json();
    assertThat(page.getAsJsonArray("consents")).hasSize(4);
    assertThat(page.getAsJsonArray("consents"))
        .filteredOn(consent -> !consent.getAsJsonObject().has("endedOn"))
        .hasSize(1);
  }

  /** The demo's own agents, since it is they who open the inbox. */
  @Test
  void beginsWithOpeningTheInboxWhereTheOrganisationSignedForIt() {
    Api agent = server.as("org_agent");
    UUID organization = UUID.fromString(Own.organizationOf(agent));
    var unsigned = reaching.told(organization);
    agent.call("openNotice", Map.of("notice", unsigned.notice())).expect(200);
    assertThat(provenOn(unsigned)).as("read, and yet not served").isNull();

    send(
            "recordElectronicConsent",
            organization,
            "{way:inbox,signedOn:'%s',signedBy:'演示法人',file:'%s'}",
            today(),
            scan())
        .expect(201);
    var signed = reaching.told(organization);
    assertThat(provenOn(signed)).as("sent, and yet not served").isNull();
    agent.call("openNotice", Map.of("notice", signed.notice())).expect(200);
    agent.call("acknowledgeNotice", Map.of("notice", signed.notice())).expect(200);

    assertThat(provenOn(signed)).isEqualTo(today());
    JsonObject page =
        officer.call("listService", Map.of("organization", organization)).expect(200).json();
    assertThat(items(page))
        .filteredOn(proof -> text(proof, "notice").equals(signed.notice().toString()))
        .as("once")
        .hasSize(1);
    assertThat(page.getAsJsonArray("consents")).hasSize(1);
  }

  @Test
  void refusesWhatProvesNothing() {
    var told = told("440881003");
    UUID organization = told.organization();
    String bare = "{method:direct,servedOn:'%s',document:'演示'}";
    assertThat(send("recordService", organization, bare, today()).expect(422).pointers())
        .containsExactly("/proof");
    String good = "{method:direct,servedOn:'%s',document:'演示',proof:'签收'%s}";
    assertThat(
            send("recordService", organization, good, today().plusDays(1), "")
                .expect(422)
                .pointers())
        .containsExactly("/servedOn");
    assertThat(
            send(
                    "recordService",
                    organization,
                    good,
                    today(),
                    ",notice:'%s'".formatted(told("440881002").notice()))
                .expect(422)
                .pointers())
        .containsExactly("/notice");
    assertThat(
            send(
                    "recordService",
                    organization,
                    good,
                    today(),
                    ",file:'%s'".formatted(told.notice()))
                .expect(422)
                .pointers())
        .containsExactly("/file");
    assertThat(
            send(
                    "recordElectronicConsent",
                    organization,
                    "{way:sms,signedOn:'%s',signedBy:'演示',file:'%s'}",
                    today(),
                    scan())
                .expect(422)
                .pointers())
        .containsExactly("/address");
    assertThat(provenOn(told)).isNull();
  }

  /** Asked each time: the suite may run past midnight. */
  private static LocalDate today() {
    return LocalDate.now(BusinessClock.ZONE);
  }
}
