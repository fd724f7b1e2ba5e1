package cn.pufa.law;

import static cn.pufa.law.Kites.ref;
import static cn.pufa.testing.LawRequests.settlement;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.LawRequests;
import cn.pufa.testing.LawRequests.Law;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A version was brought with the wrong day or the wrong words, and is put right: what cites it goes
 * back to what is the law meanwhile, and what somebody has read beside the wrong words is asked
 * again.
 */
@ServerAt(CorrectedVersionIT.TODAY)
class CorrectedVersionIT {

  static final String TODAY = "2026-03-20T04:00:00Z";

  private static final String OLD = "2019-01-02";
  private static final String NEW = "2020-01-02";

  private static MovableClock clock;
  private static TestServer server;
  private static Api reviewer;
  private static Kites kites;

  @BeforeAll
  static void start() {
    kites = new Kites(server);
    server.node().citations().join(kites);
  }

  @BeforeEach
  void today() {
    moveTo(TODAY);
    kites.carried.clear();
    kites.withdrawn.clear();
  }

  /** Nobody's session lasts so long. */
  private static void moveTo(String instant) {
    clock.moveTo(instant);
    reviewer = server.as("legal_reviewer");
  }

  private static Law law(String... articles) {
    var law = Law.invented();
    LawRequests.importLaw(reviewer, law, OLD, true, articles);
    return law;
  }

  private static Api.Answer send(Law law, String effective, String... articles) {
    return LawRequests.send(reviewer, law, NEW, effective, false, law.text(articles)).expect(200);
  }

  private static List<JsonObject> open(Law law) {
    return LawRequests.stale(reviewer, Map.of("statute", law.code()));
  }

  private static List<String> what(Law law) {
    return open(law).stream().map(one -> one.get("what").getAsString()).toList();
  }

  private static void confirm(JsonObject stale) {
    LawRequests.settle(reviewer, stale, settlement("still_right")).expect(200);
  }

  @Test
  void aDayThatWasPutOffTakesBackWhatHadMovedUntilItComes() {
    Law law = law("风筝要有线。", "线要结实，长一百米。");
    kites.cite(law, "put-off", 1, 2);
    send(law, NEW, "风筝要有线。", "线要结实，长二百米。");
    confirm(open(law).getFirst());
    assertThat(kites.cited("put-off")).containsExactly(ref(law, NEW, 1), ref(law, NEW, 2));
    kites.carried.clear();

    Api.Answer putOff = send(law, "2026-05-01", "风筝要有线。", "线要结实，长二百米。");
    assertThat(putOff.number("carried")).isEqualTo(2);
    assertThat(kites.cited("put-off")).containsExactly(ref(law, OLD, 1), ref(law, OLD, 2));
    assertThat(kites.carried).containsExactly("put-off 1→1", "put-off 2→2");
    assertThat(open(law)).as("somebody has said already what is to come").isEmpty();

    moveTo("2026-05-01T04:00:00Z");
    server.node().tick();
    assertThat(kites.cited("put-off")).containsExactly(ref(law, NEW, 1), ref(law, NEW, 2));
  }

  @Test
  void otherWordsThatComeWithALaterDayAreReadAgain() {
    Law law = law("风筝要有线。", "线要结实，长一百米。");
    kites.cite(law, "both", 1, 2);
    send(law, NEW, "风筝要有线。", "线要结实，长二百米。");
    confirm(open(law).getFirst());
    send(law, "2026-05-01", "风筝要有线。", "线要结实，长二百五十米。");
    assertThat(kites.cited("both")).containsExactly(ref(law, OLD, 1), ref(law, OLD, 2));
    assertThat(what(law)).containsExactly("changed");
    moveTo("2026-05-01T04:00:00Z");
    server.node().tick();
    assertThat(kites.cited("both")).containsExactly(ref(law, NEW, 1), ref(law, OLD, 2));
  }

  @Test
  void whatWasWrittenAnewSinceItWasCarriedDoesNotGoBack() {
    Law law = law("线要结实，长一百米。");
    kites.cite(law, "anew", 1);
    send(law, NEW, "线要结实，长二百米。");
    confirm(open(law).getFirst());
    kites.register("anew", List.of(ref(law, NEW, 1)));
    send(law, "2026-05-01", "线要结实，长二百米。");
    assertThat(kites.cited("anew")).containsExactly(ref(law, NEW, 1));
    assertThat(what(law)).containsExactly("corrected");
  }

  @Test
  void whatIsGoneLeavesThePublicSideAgainOnTheTrueDay() {
    Law law = law("风筝要有线。", "线要结实。");
    kites.cite(law, "gone", 2);
    send(law, NEW, "风筝要有线。");
    assertThat(kites.withdrawn).hasSize(1);
    send(law, "2026-05-01", "风筝要有线。");
    kites.cite(law, "gone", 2);
    assertThat(kites.withdrawn).hasSize(1);
    moveTo("2026-05-01T04:00:00Z");
    server.node().tick();
    assertThat(kites.withdrawn).hasSize(2);
  }

  @Test
  void whatWasWrittenForAVersionThatIsPutOffIsAskedAbout() {
    Law law = law("风筝要有线。");
    send(law, NEW, "风筝要有红线。");
    kites.register("written-for", List.of(ref(law, NEW, 1)));
    Api.Answer putOff = send(law, "2026-05-01", "风筝要有红线。");
    assertThat(putOff.number("found")).isEqualTo(1);
    assertThat(what(law)).containsExactly("corrected");
    assertThat(kites.withdrawn).isEmpty();
    kites.register("written-for", List.of(ref(law, OLD, 1)));
    assertThat(what(law)).as("written anew for the one in force").containsExactly("changed");
  }

  @Test
  void otherWordsUnderTheSameNumberAreReadAgain() {
    Law law = law("风筝要有线。", "线要结实。", "收线要慢。");
    kites.cite(law, "reworded", 1, 2, 3);
    send(law, NEW, "风筝要有红线。", "线要结实。", "收线要慢。");
    confirm(open(law).getFirst());
    assertThat(open(law)).isEmpty();

    Api.Answer corrected = send(law, NEW, "风筝要有绿线。", "线要结实，看好电线。", "收线 要慢。");
    assertThat(corrected.number("found")).isEqualTo(2);
    assertThat(what(law)).containsExactly("corrected", "corrected");
    assertThat(open(law))
        .extracting(one -> one.get("label").getAsString())
        .containsExactly("第一条", "第二条");
    kites.carried.clear();
    open(law).forEach(CorrectedVersionIT::confirm);
    assertThat(open(law)).isEmpty();
    assertThat(kites.carried).as("they stay where they are").isEmpty();

    send(law, NEW, "风筝要有蓝线。", "线要结实，看好电线。", "收线要慢。");
    assertThat(what(law)).as("and once more, where it was").containsExactly("corrected");
  }

  @Test
  void whatWasConfirmedBeforeTheDayOnOtherWordsIsAskedAgain() {
    Law law = law("风筝要有线。", "线要结实，长一百米。");
    kites.cite(law, "beforehand", 1, 2);
    send(law, "2026-05-01", "风筝要有红线。", "线要结实，长二百米。");
    open(law).forEach(CorrectedVersionIT::confirm);
    assertThat(open(law)).isEmpty();

    send(law, "2026-05-01", "风筝要有绿线。", "线要结实，长二百米。");
    assertThat(what(law)).containsExactly("changed");
    moveTo("2026-05-01T04:00:00Z");
    server.node().tick();
    assertThat(kites.cited("beforehand")).containsExactly(ref(law, OLD, 1), ref(law, NEW, 2));
    assertThat(what(law)).containsExactly("changed");
  }
}
