package cn.pufa.testing;

import static cn.pufa.testing.NeedsRequests.json;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.time.BusinessClock;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Moves of the credit lists, brought as far as a test needs them. */
public final class CreditWorld {

  /** One stay on the abnormal list, decided on paper thirty days ago. */
  private static final Sql ENTRY =
      Sql.of(
          """
      insert into credit_entry (id, organization, name, credit_code, township, list, listed_on, document_number,
             reading_version, counts_from, counts_from_other, full_on, full_on_other)
      select $1, o.id, o.name, o.credit_code, o.township, 'abnormal', current_date - 30, '演示异〔2026〕1号', 1,
             current_date - 30, current_date - 30, current_date + 700, current_date + 700
        from organization o where o.id = $2""");

  private static final Sql GROUND =
      Sql.of(
          """
      insert into credit_ground (organization, entry, code, facts, arisen_on)
      values ($2, $1, 'party_organization', '演示·没有设立党组织', current_date - 60)""");

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final TestServer server;

  public CreditWorld(TestServer server) {
    this.server = server;
  }

  /** Signed in anew each time: a session does not last from one stage to the next. */
  public Api officer() {
    return server.as("case_officer");
  }

  public Api reviewer() {
    return server.as("legal_reviewer");
  }

  public Api approver() {
    return server.as("approver");
  }

  public static String number(String kind) {
    return "演示%s〔2026〕%d号".formatted(kind, NUMBER.incrementAndGet());
  }

  public static JsonObject proposal(String organization) {
    return json(
        "{organization:'%s',kind:list_abnormal,ground:party_organization,facts:'演示·没有设立党组织',documentNumber:'%s'}"
            .formatted(organization, number("告")));
  }

  public JsonObject proposed(String organization) {
    return officer().call("proposeCreditMove", Map.of(), proposal(organization)).expect(201).json();
  }

  public JsonObject get(String move) {
    return officer().call("getCreditMove", Map.of("move", move)).expect(200).json();
  }

  public static Map<String, Object> procedure(JsonObject move) {
    return Map.of("procedure", move.get("procedure").getAsString());
  }

  /** Handed over on that day. */
  public JsonObject service(LocalDate on) {
    String file =
        Uploads.send(officer(), "service_proof", Uploads.PDF, Uploads.pdf(""))
            .expect(201)
            .text("id");
    return json("{method:direct,servedOn:'%s',proof:'演示会计签收',file:'%s'}".formatted(on, file));
  }

  public Api.Answer served(JsonObject move, LocalDate on) {
    return officer().call("serveProcedure", procedure(move), service(on));
  }

  public Api.Answer reviewed(JsonObject move) {
    return reviewer()
        .call("reviewProcedure", procedure(move), json("{passed:true,opinion:'演示·程序合法'}"));
  }

  public static JsonObject decision(boolean carryOut) {
    return json(
        "{carryOut:%s,documentNumber:'%s',reasons:'演示·事实清楚'}".formatted(carryOut, number("决")));
  }

  public Api.Answer decided(JsonObject move, boolean carryOut) {
    return approver()
        .call("decideCreditMove", Map.of("move", move.get("id").getAsString()), decision(carryOut));
  }

  public UUID listed(String organization) {
    UUID entry = UUID.randomUUID();
    UUID of = UUID.fromString(organization);
    server
        .store()
        .run(
            tx -> {
              tx.execute(ENTRY, entry, of);
              tx.execute(GROUND, entry, of);
            });
    return entry;
  }

  public static JsonObject removal(String organization) {
    return json("{organization:'%s',statement:'演示·已经设立党组织'}".formatted(organization));
  }

  public JsonObject applied(String organization) {
    return officer().call("applyCreditRemoval", Map.of(), removal(organization)).expect(201).json();
  }

  public Api.Answer verified(String move) {
    return officer()
        .call("verifyCreditRemoval", Map.of("move", move), json("{verified:true,note:'演示·看过批复'}"));
  }

  /** A move that was carried out: the removal of an entry that was made for it. */
  public String removed(String organization) {
    listed(organization);
    return left(organization);
  }

  /** Applied for, verified, reviewed, decided. */
  public String left(String organization) {
    String move = applied(organization).get("id").getAsString();
    JsonObject verified = verified(move).expect(200).json();
    reviewed(verified).expect(200);
    decided(verified, true).expect(200);
    return move;
  }

  public Api.Answer letterServed(JsonObject move, LocalDate on) {
    return officer()
        .call("serveCreditDecision", Map.of("move", move.get("id").getAsString()), service(on));
  }

  /** Of all that the entry rests on. */
  public static JsonObject revocation() {
    return json("{facts:'演示·复议撤销了处罚',reasons:'演示·列入的依据没有了'}");
  }

  public Api.Answer revoking(UUID entry, JsonObject revocation) {
    return officer().call("proposeCreditRevocation", Map.of("entry", entry), revocation);
  }

  /** Reviewed and decided by others. */
  public void revoked(UUID entry, JsonObject revocation) {
    JsonObject move = revoking(entry, revocation).expect(201).json();
    reviewed(move).expect(200);
    decided(move, true).expect(200);
  }

  public JsonObject standing(String organization) {
    return officer()
        .call("getCreditStanding", Map.of("organization", organization))
        .expect(200)
        .json();
  }

  /** A report on paper that arrived on that day, entered by an officer. */
  public Api.Answer filed(UUID campaign, String organization, LocalDate on) {
    Api officer = officer();
    return officer.call(
        "enterPaperReturn",
        Map.of(),
        json(
            "{campaign:'%s',organization:'%s',arrivedOn:'%s',scan:'%s'}"
                .formatted(campaign, organization, on, Uploads.scan(officer))));
  }

  /** Organisations in no list and not proposed, in the order of their credit codes. */
  public List<String> free() {
    Set<String> known =
        Own.items(officer().call("listCreditStandings", Map.of("size", 100)).expect(200).json())
            .stream()
            .map(one -> Own.text(one, "organization"))
            .collect(Collectors.toSet());
    return IntStream.rangeClosed(1, 5)
        .mapToObj(page -> officer().call("listOrganizations", Map.of("size", 100, "page", page)))
        .flatMap(page -> Own.items(page.expect(200).json()).stream())
        .map(one -> Own.text(one, "id"))
        .filter(id -> !known.contains(id))
        .toList();
  }

  public static LocalDate today() {
    return LocalDate.now(BusinessClock.ZONE);
  }
}
