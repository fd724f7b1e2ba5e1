package cn.pufa.needs;

import static cn.pufa.testing.NeedsRequests.json;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.Proofs;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What residents say about this service is answered by a day, and is no need for the law. */
@ServerAt(SuggestionIT.TUESDAY)
class SuggestionIT {

  /** A Tuesday before two holidays, whose year is known. */
  static final String TUESDAY = "2026-09-22T01:00:00Z";

  private static MovableClock clock;
  private static TestServer server;
  private static Jdbc database;
  private static Api nobody;
  private static Api officer;

  @BeforeEach
  void tuesday() {
    clock.moveTo(TUESDAY);
    nobody = server.api();
    officer = server.as("case_officer");
  }

  private static JsonObject draft(String kind, String text) {
    return json("{kind:%s,text:'%s'}".formatted(kind, text));
  }

  private static JsonObject write(String kind, String text) {
    return nobody
        .call("askWithoutAccount", Map.of(), draft(kind, text))
        .expect(201)
        .json()
        .getAsJsonObject("question");
  }

  private static String id(JsonObject written) {
    return written.get("id").getAsString();
  }

  private static Api.Answer act(String operation, JsonObject written, String body) {
    return officer.call(
        operation, Map.of("question", id(written)), NeedsRequests.seen(officer, id(written), body));
  }

  private static List<String> listed(String about) {
    return officer
        .call("listQuestions", Map.of("about", about, "size", 100))
        .expect(200)
        .json()
        .getAsJsonArray("items")
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .map(SuggestionIT::id)
        .toList();
  }

  @Test
  void itsDayIsCountedInWorkingDays() {
    // 23, 24 and 28-30 September, then 8, 9, 10 (made up for the holiday), 12 and 13 October.
    assertThat(write("suggestion", "字太小了看不清").get("dueOn").getAsString()).isEqualTo("2026-10-13");
    assertThat(write("complaint", "预约的电话没有人接").get("dueOn").getAsString()).isEqualTo("2026-10-20");
    assertThat(write("question", "离婚冷静期怎么算").has("dueOn")).isFalse();
  }

  @Test
  void theWriterReadsTheAnswerByTheCode() {
    JsonObject ticket =
        nobody
            .call("askWithoutAccount", Map.of(), draft("complaint", "问了三次没有人回答"))
            .expect(201)
            .json();
    JsonObject code = new JsonObject();
    code.add("code", ticket.get("code"));
    act("answerQuestion", ticket.getAsJsonObject("question"), "{answer:'对不起，已经补上回答。'}").expect(200);
    JsonObject read = nobody.call("lookUpQuestion", Map.of(), code).expect(200).json();
    assertThat(read.get("kind").getAsString()).isEqualTo("complaint");
    assertThat(read.get("answer").getAsString()).contains("已经补上");
  }

  @Test
  void whoSignedInFindsItAmongTheirOwn() {
    Api resident = new Proofs(server).signIn(Proofs.phone());
    String id =
        resident
            .call("askQuestion", Map.of(), draft("suggestion", "希望能听方言"))
            .expect(201)
            .text("id");
    JsonObject own = resident.call("listMyQuestions").expect(200).json();
    assertThat(id(own.getAsJsonArray("items").get(0).getAsJsonObject())).isEqualTo(id);
  }

  @Test
  void itIsNoNeedAndNoQuestion() {
    String needs = "select count(*)::text from need_signal";
    String before = database.column(needs).getFirst();
    int waiting = countWaiting();
    JsonObject complaint = write("complaint", "打开很慢，等了半天");
    assertThat(database.column(needs)).containsExactly(before);
    assertThat(countWaiting()).isEqualTo(waiting);
    assertThat(listed("law")).doesNotContain(id(complaint));
    assertThat(listed("service")).contains(id(complaint));
  }

  private static int countWaiting() {
    return server.store().read(tx -> server.node().needs().countWaiting(tx));
  }

  @Test
  void theOneToBeAnsweredFirstStandsFirst() {
    JsonObject complaint = write("complaint", "说好回电话没有回");
    JsonObject suggestion = write("suggestion", "想要一键拨号");
    assertThat(listed("service"))
        .as("written later, due sooner")
        .containsSubsequence(id(suggestion), id(complaint));
  }

  @Test
  void theEarliestDayAndAnyDangerStandForAllThatAreJoined() {
    JsonObject early = write("complaint", "演示：被打了没有人接电话");
    JsonObject between = write("complaint", "演示：页面打不开");
    clock.moveTo("2026-10-12T01:00:00Z");
    officer = server.as("case_officer");
    JsonObject later = write("complaint", "演示：电话总是占线");
    String own = later.get("dueOn").getAsString();
    assertThat(own).isGreaterThan(early.get("dueOn").getAsString());
    act("mergeQuestion", early, "{into:'%s'}".formatted(id(later))).expect(200);

    clock.moveTo("2026-10-21T01:00:00Z");
    officer = server.as("case_officer");
    JsonObject summary = summary(later);
    assertThat(summary.get("dueOn")).as("late since yesterday").isEqualTo(early.get("dueOn"));
    assertThat(summary.get("urgent").getAsBoolean()).isTrue();
    assertThat(listed("service")).containsSubsequence(id(later), id(between));
    assertThat(dueOn(later)).as("as its writer was told").isEqualTo(own);

    act("answerQuestion", later, "{answer:'对不起，已经加了人接。'}").expect(200);
    assertThat(summary(later).get("dueOn").getAsString()).as("nothing waits").isEqualTo(own);
  }

  private static JsonObject summary(JsonObject written) {
    return officer
        .call("getQuestion", Map.of("question", id(written)))
        .expect(200)
        .json()
        .getAsJsonObject("summary");
  }

  @Test
  void itHasNoTopicAndNoTownship() {
    JsonObject topic = draft("suggestion", "多讲讲婚姻登记");
    topic.addProperty("topic", "marriage");
    assertThat(nobody.call("askWithoutAccount", Map.of(), topic).expect(422).pointers())
        .containsExactly("/topic");
    JsonObject township = draft("complaint", "镇里的电话打不通");
    township.addProperty("township", "440881101");
    assertThat(nobody.call("askWithoutAccount", Map.of(), township).expect(422).pointers())
        .containsExactly("/township");
  }

  @Test
  void itIsNeitherPublishedNorJoinedToAQuestion() {
    JsonObject suggestion = write("suggestion", "搜索框再大一点");
    JsonObject question = write("question", "低保怎么申请");
    act("cleanQuestion", suggestion, "{wording:'搜索框大一点'}").expect(409);
    assertThat(
            act("mergeQuestion", suggestion, "{into:'%s'}".formatted(id(question)))
                .expect(422)
                .pointers())
        .containsExactly("/into");
    JsonObject same = write("suggestion", "搜索框太小");
    act("mergeQuestion", same, "{into:'%s'}".formatted(id(suggestion))).expect(200);
  }

  @Test
  void itsDayFollowsOnceTheDaysOffAreEntered() {
    clock.moveTo("2026-12-24T01:00:00Z");
    officer = server.as("case_officer");
    JsonObject late = write("suggestion", "年底写的意见");
    assertThat(late.has("dueOn")).as("2027 is not published yet").isFalse();
    JsonObject same = write("suggestion", "年底写的同一条意见");
    act("mergeQuestion", same, "{into:'%s'}".formatted(id(late))).expect(200);
    server.node().needs().tend();
    assertThat(dueOn(late)).isNull();

    JsonObject year = json("{seen:0,source:'演示通知',days:[{date:'2027-01-01',name:'元旦',off:true}]}");
    officer.call("saveHolidayYear", Map.of("year", 2027), year).expect(200);
    server.node().needs().tend();
    assertThat(dueOn(late)).isEqualTo("2027-01-08");
    assertThat(dueOn(same)).as("its writer is told as well").isEqualTo("2027-01-08");
  }

  private static String dueOn(JsonObject written) {
    return database
        .column("select due_on::text from question where id = '%s'".formatted(id(written)))
        .getFirst();
  }
}
