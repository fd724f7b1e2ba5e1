package cn.pufa.filing;

import cn.pufa.testing.Api;
import cn.pufa.testing.Filing;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a day on which filing is open, and people who file. */
final class FilingWorld implements AutoCloseable {

  /** The campaign is open from 2026-03-01 to 2026-06-01. */
  static final String AN_OPEN_DAY = "2026-05-20T04:00:00Z";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  final MovableClock clock = new MovableClock(AN_OPEN_DAY);
  final TestServer server = TestServer.start(TestPostgres.create(), clock);
  final Jdbc database = Jdbc.connect(server.database().appUrl());
  final UUID campaign = Given.releasedCampaign(server.as("case_officer"), server.as("approver"));

  /** Somebody who files for an organisation that has not filed. */
  record Filer(FilingWorld world, String account, String organization, Api api) {

    String fill() {
      return Filing.fill(api, world.campaign, organization);
    }

    JsonObject file() {
      return Filing.file(api, world.campaign, organization);
    }

    JsonObject get(String id) {
      return api.call("getFiling", Filing.of(id)).expect(200).json();
    }

    Api.Answer withdraw(String id) {
      return api.call("withdrawFiling", Filing.of(id), reason());
    }
  }

  Filer filer() {
    int number = NUMBER.incrementAndGet();
    String organization =
        database
            .column(
                "select id from organization where type = 'social_group' and supervising_unit is not null order by credit_code offset %d limit 1"
                    .formatted(20 + number))
            .getFirst();
    String account = "filer-" + number;
    return new Filer(this, account, organization, Staff.agent(server, account, organization));
  }

  /** Released for another year, by other dates. */
  UUID campaign(int year) {
    JsonObject draft = Given.campaignDraft();
    draft.addProperty("year", year);
    draft.addProperty("opensOn", (year + 1) + "-03-01");
    draft.addProperty("closesOn", (year + 1) + "-05-31");
    draft.remove("consentBy");
    String id =
        server.as("case_officer").call("createCampaign", Map.of(), draft).expect(201).text("id");
    return release(id);
  }

  UUID release(String campaign) {
    Given.submitted(server.as("case_officer"), campaign);
    server.as("approver").call("releaseCampaign", Map.of("campaign", campaign)).expect(202);
    return UUID.fromString(campaign);
  }

  void claim(String id) {
    server.store().run(tx -> filings().claim(tx, UUID.fromString(id)));
  }

  Filings filings() {
    return server.node().filings();
  }

  static JsonObject reason() {
    var body = new JsonObject();
    body.addProperty("reason", "演示·写错了");
    return body;
  }

  @Override
  public void close() {
    database.close();
    server.close();
  }
}
