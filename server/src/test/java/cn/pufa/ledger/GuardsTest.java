package cn.pufa.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.pufa.ledger.Deadlines.Deadline;
import cn.pufa.platform.http.Problem;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What stands in the way of a step, in words. */
class GuardsTest {

  private static final LocalDate RECEIVED = LocalDate.of(2026, 5, 6);
  private static final LocalDate TODAY = LocalDate.of(2026, 5, 20);
  private static final UUID OFFICER = UUID.randomUUID();
  private static final UUID ANOTHER = UUID.randomUUID();
  private static final Kind.Condition BY_POST = new Kind.Condition("way", List.of("post"));

  private static final Kind.Step ASK =
      step("ask", Kind.By.OFFICER, List.of("open"), null, List.of(), null);
  private static final Kind.Step POSTED =
      step("posted", Kind.By.OFFICER, List.of("open"), BY_POST, List.of(), null);
  private static final Kind.Step REVIEW =
      step("review", Kind.By.LEGAL, List.of("open"), null, List.of(), null);
  private static final Kind.Step DECIDE =
      step(
          "decide",
          Kind.By.LEADER,
          List.of("open"),
          null,
          List.of(
              new Kind.Need("ask", null, null, null, false, "还没有询问"),
              new Kind.Need("review", "passed", "yes", null, false, "审核没有通过"),
              new Kind.Need("posted", null, null, BY_POST, false, "还没有寄出")),
          "answer");
  private static final Kind.Step ONCE = once();
  private static final Kind.Step REOPEN = reopening();
  private static final Kind.Step CHANGE = changing();
  private static final Kind KIND =
      new Kind(
          "demo",
          "演示",
          "编号",
          "收到日期",
          "演示",
          false,
          false,
          null,
          List.of(),
          List.of(new Kind.State("open", "在办", false), new Kind.State("ended", "已办结", true)),
          List.of(ASK, POSTED, REVIEW, DECIDE, ONCE, REOPEN, CHANGE),
          List.of());

  private static Kind.Step step(
      String code,
      Kind.By by,
      List<String> from,
      Kind.Condition when,
      List<Kind.Need> needs,
      String within) {
    return new Kind.Step(
        code, "演示" + code, by, from, null, false, false, false, false, when, needs, within, null);
  }

  private static Kind.Step once() {
    List<String> from = List.of("open");
    return new Kind.Step(
        "once",
        "演示once",
        Kind.By.OFFICER,
        from,
        null,
        true,
        false,
        false,
        false,
        null,
        null,
        null,
        null);
  }

  private static Kind.Step reopening() {
    List<String> from = List.of("ended");
    return new Kind.Step(
        "reopen",
        "演示",
        Kind.By.OFFICER,
        from,
        "open",
        false,
        false,
        true,
        false,
        null,
        null,
        null,
        null);
  }

  private static Kind.Step changing() {
    List<String> from = List.of("open");
    return new Kind.Step(
        "change",
        "演示change",
        Kind.By.OFFICER,
        from,
        null,
        false,
        false,
        false,
        true,
        null,
        null,
        null,
        null);
  }

  private static Taken taken(int number, String code, String day, UUID by) {
    return taken(number, code, day, by, new JsonObject());
  }

  private static Taken taken(int number, String code, String day, UUID by, JsonObject data) {
    return new Taken(number, code, LocalDate.parse(day), Instant.EPOCH, by, "演示", data);
  }

  private static JsonObject values(String field, String value) {
    var values = new JsonObject();
    values.addProperty(field, value);
    return values;
  }

  private static Entry entry(String state, String way, Taken... steps) {
    var standing = new Standing(state, true, null, null, null, null, TODAY);
    return new Entry(
        UUID.randomUUID(),
        "demo",
        "演示1",
        "演示",
        null,
        null,
        RECEIVED,
        values("way", way),
        standing,
        OFFICER,
        "演示",
        OFFICER,
        1,
        List.of(steps));
  }

  private static Guards guards(Entry entry, Deadline... deadlines) {
    return new Guards(KIND, entry, List.of(deadlines));
  }

  private static Problem refusal(
      Guards guards, Kind.Step step, LocalDate on, Kind.By by, UUID caller) {
    return refusal(guards, step, on, by, caller, guards.content());
  }

  private static Problem refusal(
      Guards guards, Kind.Step step, LocalDate on, Kind.By by, UUID caller, Integer seen) {
    var draft = new StepDraft(step.code(), on, null, seen);
    return catchThrowableOfType(
        Problem.class, () -> guards.require(step, draft, by, caller, TODAY));
  }

  private static String refused(Entry entry, Kind.Step step) {
    return refusal(guards(entry), step, TODAY, step.by(), ANOTHER).detail();
  }

  private static void allowed(Entry entry, Kind.Step step, LocalDate on, Deadline... deadlines) {
    Guards guards = guards(entry, deadlines);
    var draft = new StepDraft(step.code(), on, null, guards.content());
    assertThatCode(() -> guards.require(step, draft, step.by(), ANOTHER, TODAY))
        .doesNotThrowAnyException();
  }

  @Test
  void aStepIsNextWhereTheStateTheEntryAndWhatWasDoneAllowIt() {
    assertThat(guards(entry("open", "post")).mayBeNext(ASK)).isTrue();
    assertThat(guards(entry("ended", "post")).mayBeNext(ASK)).isFalse();
    assertThat(guards(entry("open", "post")).mayBeNext(POSTED)).isTrue();
    assertThat(guards(entry("open", "online")).mayBeNext(POSTED)).isFalse();
    assertThat(guards(entry("open", "post")).mayBeNext(ONCE)).isTrue();
    Taken before = taken(1, "once", "2026-05-07", OFFICER);
    assertThat(guards(entry("open", "post", before)).mayBeNext(ONCE)).isFalse();
    Taken reopened = taken(2, "reopen", "2026-05-08", OFFICER);
    Entry anew = entry("open", "post", before, reopened);
    assertThat(guards(anew).mayBeNext(ONCE)).as("what is done anew").isTrue();
    allowed(anew, ONCE, TODAY);
    Taken asked = taken(1, "ask", "2026-05-07", OFFICER);
    assertThat(guards(entry("open", "post", asked)).mayBeNext(ASK)).as("again").isTrue();
  }

  @Test
  void theSameIsRefusedInWords() {
    assertThat(refused(entry("ended", "post"), ASK)).isEqualTo("这一件现在是“已办结”，不能“演示ask”。");
    assertThat(refused(entry("open", "online"), POSTED)).isEqualTo("这一件按登记的内容不能“演示posted”。");
    assertThat(refused(entry("open", "post", taken(1, "once", "2026-05-07", OFFICER)), ONCE))
        .isEqualTo("“演示once”只能做一次，已经做过了。");
    allowed(entry("open", "post"), ONCE, TODAY);
  }

  @Test
  void aStepIsTakenByWhoseItIs() {
    Problem refused =
        refusal(guards(entry("open", "post")), REVIEW, TODAY, Kind.By.OFFICER, ANOTHER);
    assertThat(refused.detail()).isEqualTo("“演示review”不由您的岗位来做。");
  }

  @Test
  void whoHandledItDoesNotReviewIt() {
    Entry fresh = entry("open", "post");
    Entry asked = entry("open", "post", taken(1, "ask", "2026-05-07", ANOTHER));
    Entry reviewed = entry("open", "post", taken(1, "review", "2026-05-07", ANOTHER));
    Entry unknown = entry("open", "post", taken(1, "retired", "2026-05-07", ANOTHER));
    assertThat(guards(fresh).handledBy(OFFICER)).as("who registered it").isTrue();
    assertThat(guards(fresh).handledBy(ANOTHER)).isFalse();
    assertThat(guards(asked).handledBy(ANOTHER)).as("who asked").isTrue();
    assertThat(guards(reviewed).handledBy(ANOTHER)).as("a review handles nothing").isFalse();
    assertThat(guards(unknown).handledBy(ANOTHER)).as("a step no longer known").isFalse();
    Entry revised = entry("open", "post", taken(1, "revised", "2026-05-07", ANOTHER));
    Entry claimed = entry("open", "post", taken(1, "claimed", "2026-05-07", ANOTHER));
    assertThat(guards(revised).handledBy(ANOTHER)).as("who put it right").isTrue();
    assertThat(guards(claimed).handledBy(ANOTHER)).as("who sees to it").isTrue();
    assertThat(refusal(guards(asked), REVIEW, TODAY, Kind.By.LEGAL, ANOTHER).detail())
        .isEqualTo("“演示review”要由没有经办过这一件的人来做。");
    allowed(reviewed, REVIEW, TODAY);
    allowed(asked, ASK, TODAY);
  }

  @Test
  void whatIsMissingIsNamedTogether() {
    assertThat(guards(entry("open", "post")).missing(DECIDE))
        .containsExactly("还没有询问", "审核没有通过", "还没有寄出");
    assertThat(guards(entry("open", "online")).missing(DECIDE))
        .as("nothing is posted")
        .containsExactly("还没有询问", "审核没有通过");
    assertThat(refused(entry("open", "online"), DECIDE)).isEqualTo("还没有询问；审核没有通过。");
  }

  @Test
  void theLastReviewCountsAndNothingFromBeforeItWasReopened() {
    Taken asked = taken(1, "ask", "2026-05-07", OFFICER);
    Taken failed = taken(2, "review", "2026-05-08", OFFICER, values("passed", "no"));
    Taken passed = taken(3, "review", "2026-05-09", OFFICER, values("passed", "yes"));
    Taken failedAgain = taken(4, "review", "2026-05-10", OFFICER, values("passed", "no"));
    Taken reopened = taken(4, "reopen", "2026-05-11", OFFICER);
    assertThat(guards(entry("open", "online", asked, failed)).missing(DECIDE))
        .containsExactly("审核没有通过");
    assertThat(guards(entry("open", "online", asked, failed, passed)).missing(DECIDE)).isEmpty();
    assertThat(guards(entry("open", "online", asked, passed, failedAgain)).missing(DECIDE))
        .containsExactly("审核没有通过");
    assertThat(guards(entry("open", "online", asked, passed, reopened)).missing(DECIDE))
        .containsExactly("还没有询问", "审核没有通过");
    allowed(entry("open", "online", asked, passed), DECIDE, TODAY);
  }

  @Test
  void aReviewCoversWhatItSaw() {
    String again = "“演示review”以后内容又变了，要重新办";
    Taken asked = taken(1, "ask", "2026-05-07", OFFICER);
    Taken passed = taken(2, "review", "2026-05-08", ANOTHER, values("passed", "yes"));
    Taken revised = taken(3, "revised", "2026-05-09", OFFICER);
    Taken changed = taken(3, "change", "2026-05-09", OFFICER);
    Taken claimed = taken(3, "claimed", "2026-05-09", OFFICER);
    Taken passedAgain = taken(4, "review", "2026-05-10", ANOTHER, values("passed", "yes"));
    assertThat(guards(entry("open", "online", asked, passed, revised)).missing(DECIDE))
        .as("what an officer asked stands")
        .containsExactly(again);
    assertThat(guards(entry("open", "online", asked, passed, changed)).missing(DECIDE))
        .containsExactly(again);
    assertThat(guards(entry("open", "online", asked, passed, claimed)).missing(DECIDE)).isEmpty();
    allowed(entry("open", "online", asked, passed, revised, passedAgain), DECIDE, TODAY);
  }

  @Test
  void noKindHasAStepThatIsOfEveryEntry() {
    assertThat(Kinds.load().kinds().stream().flatMap(kind -> kind.steps().stream()))
        .extracting(Kind.Step::code)
        .isNotEmpty()
        .doesNotContainAnyElementsOf(Taken.OF_ENTRY);
  }

  @Test
  void aCorrectedChangeIsAChange() {
    Taken changed = taken(1, "change", "2026-05-09", OFFICER);
    Taken passed = taken(2, "review", "2026-05-10", ANOTHER, values("passed", "yes"));
    Taken corrected = taken(3, Taken.CORRECTED, "2026-05-11", OFFICER, values("step", "change"));
    Taken asked = taken(3, Taken.CORRECTED, "2026-05-11", OFFICER, values("step", "ask"));
    assertThat(guards(entry("open", "post", changed, passed, corrected)).content()).isEqualTo(3);
    assertThat(guards(entry("open", "post", changed, passed, asked)).content()).isEqualTo(1);
  }

  @Test
  void nobodyAgreesToWhatTheyHaveNotSeen() {
    Taken changed = taken(1, "change", "2026-05-09", OFFICER);
    Guards guards = guards(entry("open", "post", changed));
    assertThat(guards(entry("open", "post")).content()).isZero();
    assertThat(guards.content()).isEqualTo(1);
    assertThat(refusal(guards, REVIEW, TODAY, Kind.By.LEGAL, ANOTHER, 0).detail())
        .contains("您打开之后，演示在", "改过");
    assertThat(refusal(guards, ASK, TODAY, Kind.By.OFFICER, OFFICER, 0).detail()).contains("改过");
    assertThat(refusal(guards, REVIEW, TODAY, Kind.By.LEGAL, ANOTHER, null).errors())
        .extracting(Problem.Field::pointer)
        .containsExactly("/seen");
    assertThat(refusal(guards, ASK, TODAY, Kind.By.OFFICER, OFFICER, null)).isNull();
    allowed(entry("open", "post", changed), REVIEW, TODAY);
  }

  @Test
  void daysFollowOneAnother() {
    Taken asked = taken(1, "ask", "2026-05-12", OFFICER);
    Taken unknown = taken(2, "retired", "2026-05-18", OFFICER);
    Entry entry = entry("open", "post", asked, unknown);
    allowed(entry, ASK, TODAY);
    allowed(entry, ASK, LocalDate.of(2026, 5, 12));
    assertThat(refusal(guards(entry), ASK, LocalDate.of(2026, 5, 11), Kind.By.OFFICER, ANOTHER))
        .extracting(Problem::errors)
        .isEqualTo(List.of(new Problem.Field("/on", "不能早于上一步的日期 2026-05-12")));
    assertThat(refusal(guards(entry), ASK, TODAY.plusDays(1), Kind.By.OFFICER, ANOTHER))
        .extracting(Problem::errors)
        .isEqualTo(List.of(new Problem.Field("/on", "这一天还没有到")));
    Entry fresh = entry("open", "post");
    allowed(fresh, ASK, RECEIVED);
    assertThat(refusal(guards(fresh), ASK, RECEIVED.minusDays(1), Kind.By.OFFICER, ANOTHER))
        .isNotNull();
  }

  @Test
  void aStepWithinAPeriodEndsWithIt() {
    Taken asked = taken(1, "ask", "2026-05-07", OFFICER);
    Taken passed = taken(2, "review", "2026-05-08", OFFICER, values("passed", "yes"));
    Entry entry = entry("open", "online", asked, passed);
    allowed(entry, DECIDE, TODAY, deadline("answer", TODAY));
    allowed(entry, DECIDE, TODAY, deadline("answer", null));
    allowed(entry, DECIDE, TODAY, deadline("other", TODAY.minusDays(1)));
    Guards late = guards(entry, deadline("answer", TODAY.minusDays(1)));
    assertThat(refusal(late, DECIDE, TODAY, Kind.By.LEADER, ANOTHER).detail())
        .isEqualTo("“答复”的期限到 2026-05-19，已经过了（条例）。");
  }

  private static Deadline deadline(String code, LocalDate due) {
    return new Deadline(
        code,
        "答复",
        Kind.Whose.OURS,
        RECEIVED,
        due,
        due,
        Deadlines.State.RUNNING,
        false,
        "演示",
        "条例");
  }
}
