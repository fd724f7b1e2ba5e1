package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A server in a time that tests move, whose campaigns reach a few organisations only. */
public final class LadderWorld implements AutoCloseable {

  /** The Monday on which it begins, nine in the morning in China. */
  public static final String START = "2026-05-04T01:00:00Z";

  private static final int REACHED = 5;

  private final MovableClock clock = new MovableClock(START);
  private final TestServer server;
  private final Jdbc database;

  public LadderWorld() {
    server = TestServer.start(TestPostgres.create(), clock);
    database = Jdbc.connect(server.database().appUrl());
  }

  public TestServer server() {
    return server;
  }

  public Jdbc database() {
    return database;
  }

  /** Another node over the same database, at the same time. */
  public TestServer secondNode() {
    return TestServer.start(server.database(), clock);
  }

  /** Nobody stays signed in over a move of weeks. */
  public Api officer() {
    return server.as("case_officer");
  }

  /** To an instant, and what fell due is done. */
  public void moveTo(String instant) {
    clock.moveTo(instant);
    server.node().tick();
  }

  public MovableClock clock() {
    return clock;
  }

  /** Released to the oldest organisations, each with an address of its own. */
  public UUID campaign(String closesOn) {
    return campaign(2025, closesOn);
  }

  /**
   * @param year of the report; an organisation files for it once
   */
  public UUID campaign(int year, String closesOn) {
    List<String> oldest = organizations();
    for (String organization : oldest) {
      database.execute(
          "update organization set contact_email = 'demo-%s@demo.invalid' where id = '%s'"
              .formatted(organization, organization));
    }
    UUID campaign = draft(year, closesOn);
    release(campaign);
    return campaign;
  }

  public UUID draft(int year, String closesOn) {
    return draft(year, closesOn.substring(0, 4) + "-03-01", closesOn);
  }

  public UUID draft(int year, String opensOn, String closesOn) {
    JsonObject draft = Given.campaignDraft();
    draft.addProperty("year", year);
    draft.addProperty("opensOn", opensOn);
    draft.addProperty("registeredBefore", lastRegistered());
    draft.addProperty("closesOn", closesOn);
    return UUID.fromString(
        officer().call("createCampaign", Map.of(), draft).expect(201).text("id"));
  }

  public void release(UUID campaign) {
    String submitted = Given.submitted(officer(), campaign.toString());
    server.as("approver").call("releaseCampaign", Map.of("campaign", submitted)).expect(202);
  }

  /** Those that campaigns reach, the oldest first. */
  public List<String> organizations() {
    return database.column(
        "select id from organization where registered_on <= '%s' and type <> 'foundation' order by registered_on, id"
            .formatted(lastRegistered()));
  }

  private String lastRegistered() {
    return database
        .column(
            "select registered_on from organization where type <> 'foundation' order by registered_on, id limit 1 offset "
                + (REACHED - 1))
        .getFirst();
  }

  /** Somebody files for the organisation. */
  public void submit(UUID campaign, String organization) {
    Api agent = Staff.agent(server, "filer-" + UUID.randomUUID(), organization);
    Filing.file(agent, campaign, organization);
  }

  /** The rounds as lines such as {@code -15 2026-05-15T01:00:00Z planned 5}. */
  public List<String> rounds(UUID campaign) {
    List<String> lines = new ArrayList<>();
    plan(campaign).getAsJsonArray("items").forEach(item -> lines.add(line(item.getAsJsonObject())));
    return lines;
  }

  public JsonObject plan(UUID campaign) {
    return officer().call("listRounds", Map.of("circular", campaign)).expect(200).json();
  }

  private static String line(JsonObject round) {
    return "%s%s %s %s %s"
        .formatted(
            round.get("days").getAsInt(),
            round.has("extended") ? "+" : "",
            round.has("runsAt") ? round.get("runsAt").getAsString() : "-",
            round.get("state").getAsString(),
            round.get("organizations").getAsInt());
  }

  /** Occasions on which the organisation was told, in their order. */
  public List<String> told(UUID campaign, String organization) {
    return database.column(
        "select occasion from notice where circular = '%s' and organization = '%s' order by created_at, occasion"
            .formatted(campaign, organization));
  }

  /** States of the organisation's reminders by e-mail. */
  public List<String> reminders(UUID campaign, String organization) {
    return database.column(
        """
        select f.state || case when f.crossed_at is null then '' else ' crossed' end
          from notice n join message_fate f on f.notice = n.id
         where n.circular = '%s' and n.organization = '%s' and n.occasion <> 'notice' order by f.created_at"""
            .formatted(campaign, organization));
  }

  /** Nothing of it is on its way any more. */
  public void finish(UUID campaign) {
    Eventually.within(
        Duration.ofSeconds(30),
        () ->
            assertThat(
                    database.number(
                        "select count(*) from message_fate where lane = '%s' and state in ('queued', 'claimed', 'sending')"
                            .formatted(campaign)))
                .isZero());
  }

  /** Mail waits in the queue until {@link #letMailGo}. */
  public void holdMail() {
    database.execute(
        "insert into circuit (channel, failures, open_until) values ('email', 9, '2030-01-01') on conflict (channel)"
            + " do update set failures = 9, open_until = '2030-01-01'");
  }

  public void letMailGo() {
    database.execute("update circuit set failures = 0, open_until = null");
  }

  @Override
  public void close() {
    database.close();
    server.close();
  }
}
