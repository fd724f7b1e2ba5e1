package cn.pufa.creditlist;

import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.app.Node;
import cn.pufa.platform.db.Sql;
import cn.pufa.testing.CreditWorld;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.OpenFiles;
import cn.pufa.testing.Own;
import cn.pufa.testing.PublicationRequests;
import cn.pufa.testing.Race;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the public reads of a listing goes in the act that revokes it. */
@ServerAt("2026-06-08T02:00:00Z")
class RevokedListingInPublicIT {

  private static TestServer server;
  private static CreditWorld world;
  private static Deque<String> free;

  @BeforeAll
  static void start() {
    free = new ArrayDeque<>(world.free());
  }

  @Test
  void whatWasPublishedOfItIsWithdrawnAndCannotBePublishedAgain() {
    String organization = free.remove();
    UUID entry = world.listed(organization);
    JsonObject draft = PublicationRequests.draft(List.of("list_entry/" + entry));
    String batch = PublicationRequests.published(server, draft);
    var files = new OpenFiles(server);
    files.makeAnew();
    String code = code(organization);
    assertThat(files.rows("publications", "creditCode", code)).hasSize(1);
    assertThat(files.rows("organizations", "creditCode", code).toString()).contains("活动异常名录");
    String last = "select last from open_feed";
    long before = server.store().read(tx -> tx.one(Sql.of(last), row -> row.getLong("last")));

    world.revoked(entry, CreditWorld.revocation());
    assertThat(text(PublicationRequests.batch(server, batch), "state")).isEqualTo("withdrawn");
    assertThat(files.rows("publications", "creditCode", code)).isEmpty();
    assertThat(files.rows("organizations", "creditCode", code).toString()).doesNotContain("活动异常名录");
    files.requireSealed();
    JsonObject changes =
        server.api().call("listOpenChanges", Map.of("after", before)).expect(200).json();
    assertThat(Own.items(changes))
        .extracting(one -> text(one, "kind"))
        .containsExactly("withdrawn", "organization");
    assertThat(
            world.officer().call("createPublicationBatch", Map.of(), draft).expect(422).pointers())
        .containsExactly("/subjects/0");
  }

  private static String published(String subject) {
    return PublicationRequests.published(server, PublicationRequests.draft(List.of(subject)));
  }

  /** It says what is so, whatever else is revoked later. */
  @Test
  void thatItWasRevokedStaysPublic() {
    String organization = free.remove();
    UUID first = world.listed(organization);
    world.revoked(first, CreditWorld.revocation());
    String batch = published("list_removal/" + first);
    UUID second = world.listed(organization);
    world.revoked(second, CreditWorld.revocation());
    assertThat(text(PublicationRequests.batch(server, batch), "state")).isEqualTo("published");
  }

  private static String code(String organization) {
    return text(
        world
            .officer()
            .call("getOrganization", Map.of("organization", organization))
            .expect(200)
            .json(),
        "creditCode");
  }

  @Test
  void howAnOrganizationStandsIsSaidAnewAtOnceAlsoWhereNothingWasPublished() {
    String organization = free.remove();
    UUID entry = world.listed(organization);
    var files = new OpenFiles(server);
    files.makeAnew();
    String code = code(organization);
    assertThat(files.rows("organizations", "creditCode", code).toString()).contains("活动异常名录");
    world.revoked(entry, CreditWorld.revocation());
    assertThat(files.rows("organizations", "creditCode", code).toString()).doesNotContain("活动异常名录");
    files.requireSealed();
  }

  /** Of releases in which the clock withdrew it, which may not have looked any more. */
  @Test
  void whatStillWaitedForTheClockIsWithdrawnByTheMigration() throws IOException {
    String organization = free.remove();
    UUID entry = world.listed(organization);
    String batch = published("list_entry/" + entry);
    var files = new OpenFiles(server);
    files.makeAnew();
    try (Jdbc owner = Jdbc.connect(server.database().ownerUrl())) {
      owner.execute(
          "update credit_entry set ended_by = 'revoked', ended_on = '2026-06-08' where id = '%s'"
              .formatted(entry));
      for (String statement : migration().split(";")) {
        owner.execute(statement);
      }
      assertThat(owner.number("select max(n) from open_change"))
          .as("without a gap")
          .isEqualTo(owner.number("select count(*) from open_change"))
          .isEqualTo(owner.number("select last from open_feed"));
    }
    server.node().publications().tend();
    assertThat(text(PublicationRequests.batch(server, batch), "state")).isEqualTo("withdrawn");
    assertThat(files.rows("publications", "creditCode", code(organization))).isEmpty();
    files.requireSealed();
  }

  private static String migration() throws IOException {
    try (var file =
        Node.class.getResourceAsStream(
            "/db/migration/V96__withdrawn_in_the_act_that_revokes.sql")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Its publication, under way at that moment, sees what does not stand, or is withdrawn. */
  @Race
  @Test
  void whatIsPublishedWhileItIsRevokedIsWithdrawnToo() throws Exception {
    String organization = free.remove();
    UUID entry = world.listed(organization);
    String batch =
        PublicationRequests.created(
            server, PublicationRequests.draft(List.of("list_entry/" + entry)));
    PublicationRequests.freeze(server, batch);
    PublicationRequests.clear(server, batch);
    JsonObject move = world.revoking(entry, CreditWorld.revocation()).expect(201).json();
    world.reviewed(move).expect(200);
    try (Jdbc publishing = Jdbc.connect(server.database().ownerUrl());
        Jdbc watching = Jdbc.connect(server.database().ownerUrl());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      publishing.begin();
      publishing.execute(
          "update publication_batch set state = 'published', published_at = now() where id = '%s'"
              .formatted(batch));
      var decided = threads.submit(() -> world.decided(move, true).expect(200));
      Eventually.within(
          Duration.ofSeconds(20),
          () ->
              assertThat(decided.isDone() || watching.waiting() > 0)
                  .as("has decided, or waits for the publication")
                  .isTrue());
      publishing.commit();
      decided.get();
    }
    assertThat(text(PublicationRequests.batch(server, batch), "state")).isEqualTo("withdrawn");
  }
}
