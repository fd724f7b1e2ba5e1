package cn.pufa.contact;

import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Api;
import cn.pufa.testing.Given;
import cn.pufa.testing.Reaching;
import cn.pufa.testing.RegisterRequests;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Letters: printed together, posted, and delivered or returned. */
class LetterIT {

  private static final String SUBJECT = "演示·责令改正通知书";

  private static TestServer server;
  private static Reaching reaching;
  private static Api officer;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    reaching = new Reaching(server);
    officer = server.as("case_officer");
  }

  @AfterAll
  static void stop() {
    reaching.close();
    server.close();
  }

  private static UUID waiting(String body) {
    return reaching.letter(told(), SUBJECT, body);
  }

  private static Reaching.Reached told() {
    return reaching.told(reaching.organizationIn("440881001"));
  }

  private static Api.Answer print(UUID... letters) {
    var choice = new JsonObject();
    choice.add(
        "letters",
        Given.texts(List.of(letters).stream().map(UUID::toString).toArray(String[]::new)));
    return officer.call("printLetters", Map.of(), choice);
  }

  private static Api.Answer send(String operation, UUID letter, String body, Object... values) {
    return officer.call(
        operation,
        Map.of("letter", letter),
        JsonParser.parseString(body.formatted(values)).getAsJsonObject());
  }

  private static UUID posted() {
    UUID letter = waiting("演示");
    print(letter).expect(201);
    send("recordPosting", letter, "{postedOn:'%s',trackingNumber:'XA00000001'}", today())
        .expect(200);
    return letter;
  }

  private static PDDocument pdf(Api.Answer batch) throws IOException {
    return Loader.loadPDF(
        officer.call("getLetterBatch", Map.of("batch", batch.text("id"))).expect(200).bytes());
  }

  @Test
  void arePrintedTogetherEachFromANewPage() throws IOException {
    UUID one = waiting("第一封：请于2027年5月31日前报送。");
    UUID other = waiting("第二封。\n" + "这一段很长，要排好几行，也要换页。".repeat(120));

    Api.Answer batch = print(one, other).expect(201);

    assertThat(batch.number("letters")).isEqualTo(2);
    try (PDDocument document = pdf(batch)) {
      String all = new PDFTextStripper().getText(document);
      assertThat(document.getNumberOfPages()).isEqualTo(3);
      assertThat(all)
          .contains(SUBJECT, "第一封：请于2027年5月31日前报送。", "第二封。", " 收", "演示发〔2026〕9号")
          .contains("信函编号 " + one.toString().substring(0, 8) + "　第 1 页，共 1 页")
          .contains("信函编号 " + other.toString().substring(0, 8) + "　第 2 页，共 2 页");
      assertThat(all.split("排", -1)).as("nothing of a long body is lost").hasSize(121);
    }
    officer.call("getLetterBatch", Map.of("batch", UUID.randomUUID())).expect(404);
  }

  @Test
  void printACharacterTheTypefaceLacksAsAMark() throws IOException {
    Api.Answer batch = print(waiting("请𪚥\uE000同志和会计签收")).expect(201);

    try (PDDocument document = pdf(batch)) {
      assertThat(new PDFTextStripper().getText(document)).contains("〓同志和会计签收");
    }
  }

  @Test
  void arePrintedOnceAndAllOrNone() {
    UUID printed = waiting("演示");
    UUID fresh = waiting("演示");
    print(printed).expect(201);

    print(printed, fresh).expect(409);

    print(fresh).expect(201);
  }

  /**
   * Done or called off while they waited: they are gone from the list, and no printer takes them.
   */
  @Test
  void areNotPrintedOnceNobodyNeedsThem() {
    var done = told();
    UUID needless = reaching.letter(done, SUBJECT, "演示");
    var calledOff = told();
    UUID cancelled = reaching.letter(calledOff, SUBJECT, "演示");
    reaching.settle(done);
    server.store().run(tx -> reaching.notices().cancel(tx, calledOff.circular(), "演示·取消"));

    print(needless).expect(409);
    print(cancelled).expect(409);
    for (var told : List.of(done, calledOff)) {
      assertThat(waiting(told)).isZero();
    }
  }

  /** What a reminder names is not written once it is another day that counts. */
  @Test
  void areNotPrintedWithADayThatNoLongerCounts() {
    var reminded = reaching.reminded(told());
    UUID old = reaching.letter(reminded, SUBJECT, "截止日是2027年5月31日。");
    reaching.extend(reminded, LocalDate.of(2027, 6, 30));
    var other = reaching.reminded(told());
    UUID standing = reaching.letter(other, SUBJECT, "截止日是2027年5月31日。");

    print(old).expect(409);
    assertThat(waiting(reminded)).isZero();
    assertThat(waiting(other)).isEqualTo(1);
    print(standing).expect(201);
  }

  @Test
  void areNotPrintedForWhoLeftTheRegister() {
    var told = reaching.told(reaching.organizationIn("440881002"));
    UUID letter = reaching.letter(told, SUBJECT, "演示");
    reaching.cancel(told.organization(), today());

    print(letter).expect(409);
    assertThat(waiting(told)).isZero();
    reaching.cancel(told.organization(), null);
    print(letter).expect(201);
  }

  /** Renamed and moved while it waited; what is printed stays. */
  @Test
  void goWhereTheRegisterSaysWhenTheyArePrinted() throws IOException {
    var told = told();
    String former = officer.call("getOrganization", of(told)).expect(200).text("name");
    UUID letter = reaching.letter(told, SUBJECT, former + "：\n请按时报送。");
    moved(told, "廉江市演示搬家协会", "廉江市演示路9号");
    assertThat(shown(told)).containsExactly("廉江市演示搬家协会", "演示钟某某", "廉江市演示路9号");

    Api.Answer batch = print(letter).expect(201);
    String printed = words(batch);
    assertThat(printed).contains("廉江市演示路9号", "廉江市演示搬家协会：", "演示钟某某 收").doesNotContain(former);
    moved(told, "廉江市演示再搬家协会", "廉江市演示路10号");
    assertThat(words(batch)).isEqualTo(printed);
    assertThat(shown(told)).containsExactly("廉江市演示搬家协会", "演示钟某某", "廉江市演示路9号");
  }

  private static Map<String, Object> of(Reaching.Reached told) {
    return Map.of("organization", told.organization());
  }

  private static void moved(Reaching.Reached told, String name, String address) {
    JsonObject change = RegisterRequests.change(officer, told.organization().toString(), name);
    change.addProperty("address", address);
    officer.call("changeOrganization", of(told), change).expect(200);
  }

  /** Of its only letter. */
  private static List<String> shown(Reaching.Reached told) {
    JsonObject letter =
        items(officer.call("listLetters", Map.of("circular", told.circular())).expect(200).json())
            .getFirst();
    return List.of(
        text(letter, "organizationName"), text(letter, "recipient"), text(letter, "address"));
  }

  private static String words(Api.Answer batch) throws IOException {
    try (PDDocument document = pdf(batch)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static int waiting(Reaching.Reached told) {
    return officer
        .call("listLetters", Map.of("circular", told.circular(), "state", "waiting"))
        .expect(200)
        .number("total");
  }

  @Test
  void areServiceWhenSignedFor() {
    var told = told();
    UUID letter = reaching.letter(told, SUBJECT, "演示");
    print(letter).expect(201);
    send(
            "recordPosting",
            letter,
            "{postedOn:'%s',trackingNumber:'XA12345678'}",
            today().minusDays(3))
        .expect(200);
    assertThat(provenOn(told)).as("what was only posted proves nothing").isNull();

    send(
            "recordLetterOutcome",
            letter,
            "{outcome:delivered,endedOn:'%s',why:'本人签收'}",
            today().minusDays(1))
        .expect(200);

    assertThat(provenOn(told)).isEqualTo(today().minusDays(1));
    JsonObject service =
        officer.call("listService", Map.of("organization", told.organization())).expect(200).json();
    assertThat(items(service))
        .filteredOn(
            proof -> proof.has("notice") && text(proof, "notice").equals(told.notice().toString()))
        .singleElement()
        .satisfies(
            proof -> {
              assertThat(text(proof, "method")).isEqualTo("post");
              assertThat(text(proof, "proof")).contains("XA12345678", "本人签收");
            });
  }

  private static LocalDate provenOn(Reaching.Reached told) {
    return server
        .store()
        .read(
            tx ->
                reaching
                    .contacts()
                    .service()
                    .provenOn(tx, told.organization(), told.notice())
                    .orElse(null));
  }

  @Test
  void askForANewAddressWhenReturned() {
    var told = told();
    UUID letter = reaching.letter(told, SUBJECT, "演示");
    print(letter).expect(201);
    send("recordPosting", letter, "{postedOn:'%s',trackingNumber:'XA00000002'}", today())
        .expect(200);

    send("recordLetterOutcome", letter, "{outcome:returned,endedOn:'%s',why:'查无此单位'}", today())
        .expect(200);

    JsonObject tasks =
        officer.call("listTasks", Map.of("kind", "find_contact", "size", 100)).expect(200).json();
    assertThat(items(tasks))
        .anySatisfy(
            task -> {
              assertThat(text(task, "organization")).isEqualTo(told.organization().toString());
              assertThat(text(task, "channel")).isEqualTo("letter");
              assertThat(text(task, "words")).contains("查无此单位");
            });
    assertThat(provenOn(told)).isNull();
  }

  @Test
  void goOneStepAfterTheOther() {
    UUID letter = waiting("演示");
    String posting = "{postedOn:'%s',trackingNumber:'XA00000003'}";
    String outcome = "{outcome:delivered,endedOn:'%s',why:'签收'}";

    send("recordPosting", letter, posting, today()).expect(409);
    send("recordLetterOutcome", letter, outcome, today()).expect(409);
    UUID posted = posted();
    assertThat(
            send("recordLetterOutcome", posted, outcome, today().minusDays(1))
                .expect(422)
                .pointers())
        .containsExactly("/endedOn");
    assertThat(
            send("recordLetterOutcome", posted, outcome, today().plusDays(1))
                .expect(422)
                .pointers())
        .containsExactly("/endedOn");
    assertThat(send("recordPosting", posted, posting, today()).expect(409).text("type"))
        .isEqualTo("conflict");
    send("recordPosting", UUID.randomUUID(), posting, today()).expect(404);
  }

  /** Asked each time: the suite may run past midnight. */
  private static LocalDate today() {
    return LocalDate.now(BusinessClock.ZONE);
  }
}
