package cn.pufa.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.AtOnce;
import cn.pufa.testing.CircularRequests;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.SmtpLedger;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * Two nodes that send to the same mail server, and how the organisations of a circular are reached.
 * An organisation is named by its place among those that were chosen.
 */
final class TwoNodes implements AutoCloseable {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final SmtpLedger mail = SmtpLedger.start(Duration.ZERO);
  private final TestServer server;
  private final TestServer other;
  private final Jdbc database;
  private final List<String> organizations;

  /**
   * @param chosen what follows {@code from organization}
   */
  TwoNodes(String chosen) {
    Map<String, String> options = Map.of("SMTP_URL", mail.url("sender@demo.invalid"));
    server = TestServer.start(options);
    other = TestServer.start(server.database(), options);
    database = Jdbc.connect(server.database().ownerUrl());
    organizations = database.column("select id from organization " + chosen);
  }

  SmtpLedger mail() {
    return mail;
  }

  TestServer server() {
    return server;
  }

  Jdbc database() {
    return database;
  }

  List<String> organizations() {
    return organizations;
  }

  String organization(int place) {
    return organizations.get(place);
  }

  /**
   * @param email null where there is none, @param phone likewise
   */
  void contact(int organization, String email, String phone) {
    database.execute(
        "update organization set contact_email = %s, contact_phone = %s where id = '%s'"
            .formatted(quoted(email), quoted(phone), organization(organization)));
  }

  private static String quoted(String value) {
    return value == null ? "null" : "'" + value + "'";
  }

  UUID released(JsonObject draft) {
    String id = CircularRequests.create(server.as("case_officer"), draft);
    server
        .as("approver")
        .call("releaseCircular", Map.of("circular", id), new JsonObject())
        .expect(202);
    return UUID.fromString(id);
  }

  /** Both look at the same moment. */
  void tick() {
    AtOnce.call(List.of(look(server), look(other)));
  }

  private static Callable<Boolean> look(TestServer node) {
    return () -> {
      node.node().tick();
      return true;
    };
  }

  /** Channel and state of each message. */
  List<String> ways(UUID circular, int organization) {
    return fates("f.channel || ' ' || f.state", circular, organization);
  }

  List<String> fates(String column, UUID circular, int organization) {
    return database.column(
        "select %s from message_fate f join notice n on n.id = f.notice where n.circular = '%s' and n.organization = '%s' order by f.channel"
            .formatted(column, circular, organization(organization)));
  }

  long calls(UUID circular, int organization) {
    return database.number(
        "select count(*) from call_task where circular = '%s' and organization = '%s'"
            .formatted(circular, organization(organization)));
  }

  /** As long as it may take a message to leave. */
  static void eventually(Runnable check) {
    Eventually.within(SOON, check);
  }

  void awaitWays(UUID circular, int organization, String... ways) {
    eventually(() -> assertThat(ways(circular, organization)).containsExactly(ways));
  }

  @Override
  public void close() {
    database.close();
    other.close();
    server.close();
    mail.close();
  }
}
