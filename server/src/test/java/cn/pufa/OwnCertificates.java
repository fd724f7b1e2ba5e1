package cn.pufa;

import static cn.pufa.testing.Own.grant;
import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.requireSame404;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.certificate.Qualification;
import cn.pufa.testing.Api;
import cn.pufa.testing.CertificateRequests;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

/** Certificates, hours and statements of one's own township only. */
final class OwnCertificates {

  private final TestServer server;

  OwnCertificates(TestServer server) {
    this.server = server;
  }

  /** Whether the operation is one of these. */
  boolean require(String operationId, String own, String other) {
    Api mine = server.as(own);
    switch (operationId) {
      case "listCertificates" -> requireOwnList(operationId, own, other);
      case "exportCertificates" -> requireOwnWorkbook(own, other);
      case "getCertificate", "getCertificatePaper" -> {
        mine.call(operationId, Map.of("certificate", certificate(own))).expect(200);
        requireSame404(operationId, "certificate", mine, certificate(other), null);
      }
      case "getHours", "getTranscript", "exportTranscript" -> {
        mine.call(operationId, Map.of("person", director(own).id())).expect(200);
        requireSame404(operationId, "person", mine, director(other).id(), null);
      }
      case "listHoursStatements" -> requireOwnList(operationId, own, other);
      case "decideHoursStatement" -> {
        JsonObject body = CertificateRequests.decision(true);
        mine.call(operationId, Map.of("statement", statement(own)), body).expect(200);
        requireSame404(operationId, "statement", mine, statement(other), body);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void requireOwnList(String operationId, String own, String other) {
    boolean ofCertificates = operationId.equals("listCertificates");
    String mine = ofCertificates ? certificate(own) : statement(own);
    String foreign = ofCertificates ? certificate(other) : statement(other);
    JsonObject page = server.as(own).call(operationId, Map.of("size", 100)).expect(200).json();
    assertThat(page.get("total").getAsInt()).isEqualTo(items(page).size());
    assertThat(items(page))
        .allSatisfy(item -> assertThat(text(item, "division")).startsWith(division(own)))
        .extracting(item -> text(item, "id"))
        .contains(mine)
        .doesNotContain(foreign);
  }

  /** One row a certificate, and of those that the list shows. */
  private void requireOwnWorkbook(String own, String other) {
    certificate(own);
    int before = server.as(own).call("exportCertificates").expect(200).bytes().length;
    certificate(other);
    assertThat(server.as(own).call("exportCertificates").expect(200).bytes())
        .hasSizeBetween(before - 50, before + 50);
  }

  private String certificate(String township) {
    UUID person = UUID.fromString(director(township).id());
    return CertificateRequests.issue(server, person, Qualification.CHILD_DIRECTOR).toString();
  }

  private String statement(String township) {
    JsonObject draft = CertificateRequests.statement(LocalDate.now(ZoneId.of("Asia/Shanghai")), 30);
    return director(township).api().call("stateHours", Map.of(), draft).expect(201).text("id");
  }

  private Staff.Member director(String township) {
    String account = "learns-" + UUID.randomUUID().toString().substring(0, 8);
    return Staff.create(server, account, "child_director", division(township) + "001");
  }

  private String division(String account) {
    return text(grant(server.as(account)), "division");
  }
}
