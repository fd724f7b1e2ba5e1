package cn.pufa.creditlist;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.time.BusinessClock;
import cn.pufa.procedure.Periods;
import cn.pufa.testing.CreditWorld;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Own;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an organisation itself sees of the lists. */
@ServerAt("2026-06-08T02:00:00Z")
class CreditPartyIT {

  private static final String AGENT = "org_agent";

  private static MovableClock clock;
  private static TestServer server;
  private static CreditWorld world;

  private static LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE);
  }

  @Test
  void theOrganisationIsToldOnceTheNoticeIsServed() {
    String organization = Own.organizationOf(server.as(AGENT));
    JsonObject move = world.proposed(organization);
    assertThat(asTheOrganisation(organization).get("state").getAsString()).isEqualTo("normal");
    assertThat(asTheOrganisation(organization).getAsJsonArray("moves")).isEmpty();
    assertThat(asTheOrganisation(organization).has("missingForRemoval")).isFalse();
    assertThat(simulated(organization).get("state").getAsString()).isEqualTo("normal");

    LocalDate until =
        LocalDate.parse(world.served(move, today()).expect(200).text("statementUntil"));
    JsonObject told = asTheOrganisation(organization);
    assertThat(told.get("state").getAsString()).isEqualTo("proposed");
    JsonObject shown = told.getAsJsonArray("moves").get(0).getAsJsonObject();
    assertThat(shown.has("proposedBy")).isFalse();
    assertThat(shown.get("waitsFor").getAsString()).contains("可以陈述", Periods.words(until));
    assertThat(simulated(organization).get("state").getAsString()).isEqualTo("proposed");
  }

  private static JsonObject asTheOrganisation(String organization) {
    return server
        .as(AGENT)
        .call("getCreditStanding", Map.of("organization", organization))
        .expect(200)
        .json();
  }

  private static JsonObject simulated(String organization) {
    return server
        .as(AGENT)
        .call("simulateCredit", Map.of("organization", organization, "filedOn", today()))
        .expect(200)
        .json();
  }
}
