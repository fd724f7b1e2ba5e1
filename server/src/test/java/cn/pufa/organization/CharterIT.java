package cn.pufa.organization;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Own;
import cn.pufa.testing.Race;
import cn.pufa.testing.RegisterRequests;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Charters by day with what was corrected, and contacts that are verified until they change. */
class CharterIT {

  private static TestServer server;
  private static Api officer;
  private static Organizations organizations;
  private static int used;

  private final String organization = Own.text(Own.organizations(officer).get(used++), "id");
  private final Map<String, Object> of = Map.of("organization", organization);

  @BeforeAll
  static void start() {
    server = TestServer.start();
    officer = server.as("case_officer");
    organizations =
        new Organizations("440881", new cn.pufa.platform.time.BusinessClock(Clock.systemUTC()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private Optional<Charter> inForce(String day) {
    return server
        .store()
        .read(tx -> organizations.charter(tx, UUID.fromString(organization), LocalDate.parse(day)));
  }

  private String record(String day) {
    return officer.call("recordCharter", of, RegisterRequests.draft(day)).expect(201).text("id");
  }

  @Test
  void theCharterInForceIsTheOneOfTheDay() {
    String old = record("2016-05-01");
    String later = record("2022-09-10");
    assertThat(inForce("2016-04-30")).isEmpty();
    assertThat(inForce("2016-05-01")).get().extracting(Charter::id).hasToString(old);
    assertThat(inForce("2022-09-09")).get().extracting(Charter::id).hasToString(old);
    assertThat(inForce("2022-09-10")).get().extracting(Charter::id).hasToString(later);
    assertThat(officer.call("listCharters", of).expect(200).text("inForce")).isEqualTo(later);
    assertThat(
            officer
                .call("recordCharter", of, RegisterRequests.draft("2022-09-10"))
                .expect(409)
                .text("detail"))
        .contains("2022-09-10");
  }

  @Test
  void aCorrectionCountsAndTheEarlierEditionStaysReadable() {
    String charter = record("2020-01-01");
    JsonObject other = RegisterRequests.draft("2020-02-01");
    other.addProperty("termYears", 5);
    officer
        .call("correctCharter", Map.of("charter", charter), RegisterRequests.correction(1, other))
        .expect(200);
    assertThat(inForce("2020-01-15")).isEmpty();
    assertThat(inForce("2020-02-01")).get().extracting(Charter::termYears).isEqualTo(5);
    var editions = Own.items(officer.call("listCharters", of).expect(200).json());
    assertThat(editions).extracting(one -> one.get("edition").getAsInt()).containsExactly(2, 1);
    assertThat(editions).extracting(one -> one.get("termYears").getAsInt()).containsExactly(5, 4);
    officer
        .call("correctCharter", Map.of("charter", charter), RegisterRequests.correction(1, other))
        .expect(409);
  }

  @Race
  @Test
  void ofTwoCorrectionsAtOnceOneIsTold() {
    String charter = record("2020-01-01");
    List<Callable<Api.Answer>> calls =
        IntStream.range(0, 8)
            .<Callable<Api.Answer>>mapToObj(
                i ->
                    () ->
                        officer.call(
                            "correctCharter",
                            Map.of("charter", charter),
                            RegisterRequests.correction(1, RegisterRequests.draft("2020-01-01"))))
            .toList();
    var answers = AtOnce.call(calls);
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(7);
    assertThat(Own.items(officer.call("listCharters", of).expect(200).json())).hasSize(2);
  }

  @Race
  @Test
  void ofManyFromOneDayEnteredAtOnceOneIsKept() {
    Callable<Api.Answer> call =
        () -> officer.call("recordCharter", of, RegisterRequests.draft("2020-01-01"));
    var answers = AtOnce.call(Collections.nCopies(8, call));
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(7);
    assertThat(Own.items(officer.call("listCharters", of).expect(200).json())).hasSize(1);
  }

  @Test
  void whatNoCharterCanSayIsRefused() {
    JsonObject draft = RegisterRequests.draft("2020-01-01");
    draft.addProperty("validFrom", "2019-12-31");
    draft.addProperty("councilMin", 26);
    draft.add("scope", cn.pufa.testing.Given.texts("演示·同一项", "演示·同一项"));
    assertThat(officer.call("recordCharter", of, draft).expect(422).pointers())
        .containsExactly("/validFrom", "/councilMax", "/scope/1");
    JsonObject future = RegisterRequests.draft("2199-01-01");
    assertThat(officer.call("recordCharter", of, future).expect(422).pointers())
        .containsExactly("/approvedOn");
    JsonObject withStrangeFile = RegisterRequests.draft("2020-01-01");
    withStrangeFile.addProperty("file", UUID.randomUUID().toString());
    assertThat(officer.call("recordCharter", of, withStrangeFile).expect(422).pointers())
        .containsExactly("/file");
    assertThat(Own.items(officer.call("listCharters", of).expect(200).json())).isEmpty();
  }

  @Test
  void aContactIsVerifiedUntilItChanges() {
    String phone = officer.call("getOrganization", of).expect(200).text("contactPhone");
    assertThat(state("phone")).isEqualTo("unverified");
    officer
        .call("recordContactCheck", of, RegisterRequests.check("phone", phone, true))
        .expect(201);
    assertThat(state("phone")).isEqualTo("verified");

    JsonObject change = RegisterRequests.change(officer, organization, "廉江市演示改号协会");
    change.addProperty("contactPhone", "10000000077");
    officer.call("changeOrganization", of, change).expect(200);
    assertThat(state("phone")).isEqualTo("unverified");
    assertThat(state("email")).isEqualTo("missing");
    assertThat(
            officer
                .call("recordContactCheck", of, RegisterRequests.check("phone", phone, true))
                .expect(409)
                .text("detail"))
        .contains("已经不是这一个");
  }

  @Test
  void anAddressThatCameBackShows() {
    var one = officer.call("getOrganization", of).expect(200);
    if (!one.json().has("contactEmail")) {
      JsonObject change = RegisterRequests.change(officer, organization, "廉江市演示加邮箱协会");
      change.addProperty("contactEmail", "lost@demo.invalid");
      officer.call("changeOrganization", of, change).expect(200);
    }
    String email = officer.call("getOrganization", of).expect(200).text("contactEmail");
    server
        .store()
        .run(
            tx ->
                organizations.contactFailed(
                    tx, UUID.fromString(organization), ContactPoint.Way.EMAIL, email, "退信：没有这个信箱"));
    assertThat(state("email")).isEqualTo("failed");
    officer
        .call("recordContactCheck", of, RegisterRequests.check("email", email, true))
        .expect(201);
    assertThat(state("email")).isEqualTo("verified");
  }

  private String state(String way) {
    return officer
        .call("getContacts", of)
        .expect(200)
        .json()
        .getAsJsonArray("points")
        .asList()
        .stream()
        .map(point -> point.getAsJsonObject())
        .filter(point -> Own.text(point, "way").equals(way))
        .map(point -> Own.text(point, "state"))
        .findFirst()
        .orElseThrow();
  }
}
