package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Acting;
import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Race;
import cn.pufa.testing.RedisProcess;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.Staff;
import cn.pufa.testing.Staff.Member;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestPostgres.TestDatabase;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * What one node revokes, both refuse within a second: heard by NOTIFY, through Redis, or by asking.
 * What was being listened to ends with the next sign of life.
 */
@Race
class RevocationIT {

  private static final Duration LIMIT = Duration.ofSeconds(1);

  /** A sign of life goes out each ten seconds. */
  private static final Duration STREAM_LIMIT = Duration.ofSeconds(12);

  private static final Duration NODES_LISTEN = Duration.ofSeconds(30);
  private static final String LISTENERS =
      " from pg_stat_activity where datname = current_database() and query ilike 'listen %'";
  private static final int TIMES = 5;

  @Fault("F18")
  @Test
  void isHeardByNotify() {
    try (Nodes nodes = Nodes.start(TestPostgres.create(), Map.of())) {
      nodes.requireRevocation("by NOTIFY");
      nodes.requireStreamsEnd();
    }
  }

  @SlowFault("F18")
  @Test
  void isHeardWithRedis() {
    try (RedisProcess redis = RedisProcess.start();
        Nodes nodes = Nodes.start(TestPostgres.create(), Map.of("REDIS_URL", redis.url()))) {
      muteNotify(nodes.first.database());
      nodes.requireRevocation("through Redis, without NOTIFY");
    }
  }

  /** Neither the trigger that notifies nor the connections that listen are left. */
  @SlowFault("F18")
  @Test
  void isFoundByAskingWhenNobodyTells() {
    try (Nodes nodes = Nodes.start(TestPostgres.create(), Map.of())) {
      muteNotify(nodes.first.database());
      cutListeners(nodes.first.database());
      nodes.requireRevocation("by polling alone");
    }
  }

  private static void muteNotify(TestDatabase database) {
    try (Jdbc owner = Jdbc.connect(database.ownerUrl())) {
      owner.execute("alter table change_log disable trigger change_log_notify");
    }
  }

  /** A node is ready before it listens. */
  private static void cutListeners(TestDatabase database) {
    try (Jdbc app = Jdbc.connect(database.appUrl())) {
      Eventually.within(
          NODES_LISTEN,
          () ->
              assertThat(app.number("select count(*)" + LISTENERS))
                  .as("one listener a node")
                  .isEqualTo(2));
      assertThat(app.column("select pg_terminate_backend(pid)" + LISTENERS))
          .containsExactly("t", "t");
    }
  }

  /** Of server-sent events. */
  private record Listener(Socket socket, BufferedReader lines) implements AutoCloseable {

    static Listener to(TestServer node, String path, String token) {
      URI uri = URI.create(node.api().address());
      try {
        var socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout((int) STREAM_LIMIT.toMillis());
        String head =
            "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                .formatted(path, token);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        var reader = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
        var listener = new Listener(socket, new BufferedReader(reader));
        assertThat(listener.line("data: ")).isNotNull();
        return listener;
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }

    /** The next that begins so, or null where the stream has ended. */
    private String line(String beginning) throws IOException {
      String line = lines.readLine();
      while (line != null && !line.startsWith(beginning)) {
        line = lines.readLine();
      }
      return line;
    }

    void requireOpen() {
      try {
        assertThat(line(": ")).as("a sign of life").isNotNull();
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }

    /** Without another word: the read gives up later than the stream must have ended. */
    long endedAfter(long began) {
      try {
        assertThat(line(": ")).as("of one who may hear nothing").isNull();
        return (System.nanoTime() - began) / 1_000_000;
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }
  }

  private record Nodes(TestServer first, TestServer second) implements AutoCloseable {

    static Nodes start(TestDatabase database, Map<String, String> options) {
      return new Nodes(TestServer.start(database, options), TestServer.start(database, options));
    }

    void requireRevocation(String how) {
      long signOut = 0;
      long disabled = 0;
      long unbound = 0;
      long revoked = 0;
      long passwordChanged = 0;
      Staff.Member changing = Staff.create(first, "changing", "trainer", "440881");
      String password = changing.password();
      for (int time = 0; time < TIMES; time++) {
        signOut = Math.max(signOut, signOut());
        disabled = Math.max(disabled, disable(time % 2 == 0 ? "volunteer" : "partner"));
        unbound = Math.max(unbound, unbind());
        revoked = Math.max(revoked, revokeRole());
        String next = "demo-change-" + time;
        passwordChanged =
            Math.max(passwordChanged, changePassword(changing.account(), password, next));
        password = next;
      }
      System.out.println(
          "RevocationIT %s, at most: signed out %d ms, disabled %d ms, unbound %d ms, without the role %d ms, by a new password %d ms"
              .formatted(how, signOut, disabled, unbound, revoked, passwordChanged));
    }

    /** Of people who were listening on one node when the other took it from them. */
    void requireStreamsEnd() {
      String campaign =
          first
              .as("case_officer")
              .call("createCampaign", Map.of(), Given.campaignDraft())
              .expect(201)
              .text("id");
      Api admin = first.as("admin");
      Member leaving = Staff.create(first, "leaving", "leader", "440881");
      Member closed = Staff.create(first, "closed", "leader", "440881");
      Member moved = Staff.create(first, "moved", "leader", "440881");
      Member staying = Staff.create(first, "staying", "leader", "440881");
      try (Listener one = listener(campaign, leaving);
          Listener two = listener(campaign, closed);
          Listener three = listener(campaign, moved);
          Listener four = listener(campaign, staying)) {
        leaving.api().call("signOut").expect(204);
        JsonObject change = new JsonObject();
        change.addProperty("reason", "演示停用");
        admin.call("disablePerson", Map.of("person", closed.id()), change).expect(200);
        change.addProperty("role", "leader");
        change.addProperty("division", "440881");
        admin.call("revokeRole", Map.of("person", moved.id()), change).expect(200);
        long began = System.nanoTime();
        four.requireOpen();
        System.out.printf(
            "RevocationIT streams end: signed out %d ms, disabled %d ms, without the role %d ms%n",
            one.endedAfter(began), two.endedAfter(began), three.endedAfter(began));
      }
    }

    private Listener listener(String campaign, Member who) {
      return Listener.to(
          second, "/api/campaigns/%s/progress".formatted(campaign), who.api().token());
    }

    private long signOut() {
      Api person = first.as("trainer");
      return msUntilRefused(person.token(), () -> person.call("signOut").expect(204));
    }

    private long disable(String account) {
      Api admin = first.as("admin");
      String id = idOf(admin, account);
      String token = second.as(account).token();
      JsonObject reason = new JsonObject();
      reason.addProperty("reason", "演示停用");
      long ms =
          msUntilRefused(
              token, () -> admin.call("disablePerson", Map.of("person", id), reason).expect(200));
      admin.call("enablePerson", Map.of("person", id), reason).expect(200);
      return ms;
    }

    /** Somebody who acts for an organisation is replaced at the counter on one of the nodes. */
    private long unbind() {
      var acting = new Acting(first);
      Api officer = first.as("case_officer");
      String organization = second.as("org_agent").call("listOrganizations").expect(200).firstId();
      String account = acting.newcomer();
      JsonObject change = acting.change(officer);
      change.addProperty("replaces", acting.bound(organization, account));
      return msUntilRefused(
          second.as(account).token(),
          "listInbox",
          403,
          () ->
              officer
                  .call("rebindAtCounter", Map.of("organization", organization), change)
                  .expect(201));
    }

    /** Taken away on one node, given back there; the session goes on without the role. */
    private long revokeRole() {
      Api admin = first.as("admin");
      var person = Map.<String, Object>of("person", idOf(admin, "editor"));
      JsonObject change = new JsonObject();
      change.addProperty("role", "editor");
      change.addProperty("division", "440881");
      change.addProperty("reason", "演示换岗");
      long ms =
          msUntilRefused(
              second.as("editor").token(),
              "getStaffing",
              403,
              () -> admin.call("revokeRole", person, change).expect(200));
      admin.call("grantRole", person, change).expect(200);
      return ms;
    }

    /** On one node; the other sessions of that person end, and the one at work goes on. */
    private long changePassword(String account, String current, String next) {
      Api atWork = Staff.signIn(first, account, current);
      Api elsewhere = Staff.signIn(second, account, current);
      JsonObject change = new JsonObject();
      change.addProperty("current", current);
      change.addProperty("next", next);
      long ms =
          msUntilRefused(
              elsewhere.token(), () -> atWork.call("changePassword", Map.of(), change).expect(200));
      for (TestServer node : new TestServer[] {first, second}) {
        node.api().withToken(atWork.token()).call("getCurrentPerson").expect(200);
      }
      return ms;
    }

    private static String idOf(Api admin, String account) {
      JsonArray people =
          admin.call("listPeople", Map.of("size", 100)).expect(200).json().getAsJsonArray("items");
      return StreamSupport.stream(people.spliterator(), false)
          .map(person -> person.getAsJsonObject())
          .filter(person -> person.get("account").getAsString().equals(account))
          .map(person -> person.get("id").getAsString())
          .findFirst()
          .orElseThrow();
    }

    private long msUntilRefused(String token, Runnable revoke) {
      return msUntilRefused(token, "getCurrentPerson", 401, revoke);
    }

    /**
     * Both nodes know the token well before it is revoked. @param refusal how the operation answers
     * once they have heard
     */
    private long msUntilRefused(String token, String operation, int refusal, Runnable revoke) {
      for (TestServer node : new TestServer[] {first, second}) {
        node.api().withToken(token).call(operation).expect(200);
        node.api().withToken(token).call(operation).expect(200);
      }
      revoke.run();
      long began = System.nanoTime();
      var there =
          CompletableFuture.supplyAsync(
              () -> refusedAfter(second, token, operation, refusal, began));
      return Math.max(refusedAfter(first, token, operation, refusal, began), there.join());
    }

    /**
     * By when a request was sent: how long its answer takes on a busy machine is another matter.
     */
    private static long refusedAfter(
        TestServer node, String token, String operation, int refusal, long began) {
      Api api = node.api().withToken(token);
      while (true) {
        long ms = (System.nanoTime() - began) / 1_000_000;
        int status = api.call(operation).status();
        if (status == refusal) {
          return ms;
        }
        assertThat(status).isEqualTo(200);
        assertThat(ms).as("ms after the revocation, and still let in").isLessThan(LIMIT.toMillis());
      }
    }

    @Override
    public void close() {
      second.close();
      first.close();
    }
  }
}
