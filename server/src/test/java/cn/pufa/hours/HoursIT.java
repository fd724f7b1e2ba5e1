package cn.pufa.hours;

import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.CertificateRequests;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Program;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ledger of hours: verified ones once each, stated ones apart, transcripts as others see them.
 */
@ServerAt("2026-06-01T08:00:00Z")
class HoursIT {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

  private static TestServer server;
  private static Jdbc database;
  private static int number;

  @Race
  @Test
  void recordedTwentyTimesAtOnceTheyCountOnce() {
    var random = Rounds.random("hours");
    for (int round = 0; round < Rounds.COUNT; round++) {
      Staff.Member learner = learner();
      Entry entry = attended(learner, 60 + random.nextInt(200));
      record(Collections.nCopies(20, entry));
      assertThat(ledger(learner).get("verifiedMinutes").getAsInt()).isEqualTo(entry.minutes());
      assertThat(entries(learner)).as("round " + round).isEqualTo(1);
    }
  }

  @Race
  @Test
  void aCorrectionIsAnOppositeEntryAndNothingIsDeleted() {
    Staff.Member learner = learner();
    Entry whole = attended(learner, 180);
    record(List.of(whole));
    var late = new Entry(whole.person(), whole.source(), whole.sourceId(), whole.title(), DAY, 120);
    record(Collections.nCopies(5, late));
    assertThat(ledger(learner).get("verifiedMinutes").getAsInt()).isEqualTo(120);
    assertThat(entries(learner)).isEqualTo(3);
    AtOnce.call(
        Collections.nCopies(
            5,
            () -> {
              server
                  .store()
                  .run(
                      tx ->
                          server
                              .node()
                              .hours()
                              .withdraw(
                                  tx, whole.person(), Source.SESSION, whole.sourceId(), "签到更正"));
              return null;
            }));
    assertThat(ledger(learner).get("verifiedMinutes").getAsInt()).isZero();
    assertThat(entries(learner)).isEqualTo(4);
    record(List.of(whole));
    assertThat(ledger(learner).get("verifiedMinutes").getAsInt()).isEqualTo(180);
    assertThat(entries(learner)).isEqualTo(5);
  }

  @Test
  void statedHoursStayApartAndStaffDecideOnThem() {
    Staff.Member learner = learner();
    record(List.of(attended(learner, 90)));
    String confirmed = state(learner, DAY, 60).expect(201).text("id");
    String refused = state(learner, DAY, 30).expect(201).text("id");
    Api township = server.as("township");
    assertThat(items(township.call("listHoursStatements").expect(200).json()))
        .extracting(item -> text(item, "id"))
        .contains(confirmed, refused);
    decide(township, confirmed, true).expect(200);
    decide(township, refused, false).expect(200);
    assertThat(decide(township, refused, true).expect(409).text("detail")).contains("已经处理");
    JsonObject ledger = ledger(learner);
    assertThat(ledger.get("verifiedMinutes").getAsInt()).isEqualTo(90);
    assertThat(ledger.get("confirmedMinutes").getAsInt()).isEqualTo(60);
    assertThat(ledger.get("waitingMinutes").getAsInt()).isZero();
    assertThat(items(learner.api().call("listMyNotices").expect(200).json()))
        .extracting(item -> text(item, "subject"))
        .containsExactly("您申报的学时没有确认");
    assertThat(server.as("township-2").call("getHours", Map.of("person", learner.id())).status())
        .isEqualTo(404);
    decide(server.as("township-2"), confirmed, true).expect(404);
  }

  @Race
  @Test
  void aDayHoldsEightHoursHoweverManyStateAtOnce() {
    var random = Rounds.random("eight hours");
    for (int round = 0; round < Rounds.COUNT; round++) {
      Staff.Member learner = learner();
      int minutes = 100 + random.nextInt(60);
      List<Integer> statuses =
          AtOnce.call(Collections.nCopies(8, () -> state(learner, DAY, minutes).status()));
      assertThat(statuses).containsOnly(201, 422);
      assertThat(ledger(learner).get("waitingMinutes").getAsInt())
          .as("round " + round)
          .isEqualTo(480 / minutes * minutes);
    }
  }

  @Test
  void whatCannotBeIsRefusedByItsField() {
    Staff.Member learner = learner();
    assertThat(state(learner, DAY.plusDays(1), 60).expect(422).pointers())
        .containsExactly("/heldOn");
    assertThat(state(learner, DAY.minusDays(367), 60).expect(422).pointers())
        .containsExactly("/heldOn");
    assertThat(state(learner, DAY, 481).expect(422).pointers()).containsExactly("/minutes");
    state(learner, DAY, 480).expect(201);
    assertThat(state(learner, DAY, 10).expect(422).pointers()).containsExactly("/minutes");
    String id = items(stated(ledger(learner))).getFirst().get("id").getAsString();
    withdraw(learner, id).expect(200);
    withdraw(learner, id).expect(409);
    withdraw(learner(), id).expect(404);
    state(learner, DAY, 10).expect(201);
  }

  @Test
  void theTranscriptIsReadByOtherPrograms(@TempDir Path folder) throws IOException {
    Staff.Member learner = learner();
    for (int day = 1; day <= 28; day++) {
      var title = day == 3 ? "=1+1 演示·家庭走访" : "演示·儿童主任业务培训第" + day + "期";
      record(
          List.of(
              new Entry(
                  UUID.fromString(learner.id()),
                  day % 2 == 0 ? Source.COURSE : Source.SESSION,
                  UUID.randomUUID(),
                  title,
                  LocalDate.of(2026, 5, day),
                  90 + day)));
    }
    String why = "到场记录更正：" + "演示·签到表上把迟到的记成了全程，".repeat(12) + "已经核对";
    UUID person = UUID.fromString(learner.id());
    Entry taken = attended(learner, 45);
    record(List.of(taken));
    server
        .store()
        .run(
            tx ->
                server.node().hours().withdraw(tx, person, Source.SESSION, taken.sourceId(), why));
    state(learner, DAY, 60).expect(201);
    Path book = folder.resolve("transcript.xlsx");
    Files.write(book, learner.api().call("exportMyTranscript").expect(200).bytes());
    Program.run(
        "soffice",
        "--headless",
        "-env:UserInstallation=file://" + folder.resolve("profile"),
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
        "--outdir",
        folder.toString(),
        book.toString());
    List<String> verified = sheet(folder, "已核实学时");
    assertThat(verified).hasSize(1 + 28 + 2 + 1);
    assertThat(verified.get(0)).contains("姓名").contains("来源");
    assertThat(verified.getLast()).contains("合计").contains("2926");
    assertThat(verified).anyMatch(line -> line.contains("'=1+1 演示·家庭走访"));
    assertThat(sheet(folder, "自己申报")).anyMatch(line -> line.contains("待确认"));

    byte[] pdf = learner.api().call("getMyTranscript", Map.of("year", 2026)).expect(200).bytes();
    Path paper = Files.write(folder.resolve("transcript.pdf"), pdf);
    String words = Program.run("pdftotext", "-layout", paper.toString(), "-");
    assertThat(words).contains("一、已核实学时").contains("48小时46分").contains("二、自己申报的学时");
    assertThat(words.indexOf("二、自己申报")).isGreaterThan(words.indexOf("第1期"));
    String cropped =
        Program.run(
            "pdftotext",
            "-layout",
            "-x",
            "0",
            "-y",
            "0",
            "-W",
            "595",
            "-H",
            "842",
            paper.toString(),
            "-");
    assertThat(cropped.replaceAll("\\s", "")).as("whole, and on the page").contains(why);
    assertThat(words).containsPattern("演示·业务培训 +培训班 +−45分");
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      Path pictures = Files.createDirectories(Path.of("target/pictures"));
      ImageIO.write(
          new PDFRenderer(document).renderImageWithDPI(0, 110),
          "png",
          pictures.resolve("transcript.png").toFile());
    }
  }

  private static List<String> sheet(Path folder, String name) throws IOException {
    return Files.readAllLines(folder.resolve("transcript-" + name + ".csv"));
  }

  private static Staff.Member learner() {
    number++;
    return Staff.create(server, "learner-" + number, "child_director", "440881001001");
  }

  private static Entry attended(Staff.Member learner, int minutes) {
    return new Entry(
        UUID.fromString(learner.id()), Source.SESSION, UUID.randomUUID(), "演示·业务培训", DAY, minutes);
  }

  private static void record(List<Entry> entries) {
    AtOnce.call(
        IntStream.range(0, entries.size())
            .<java.util.concurrent.Callable<Void>>mapToObj(
                at ->
                    () -> {
                      server.store().run(tx -> server.node().hours().record(tx, entries.get(at)));
                      return null;
                    })
            .toList());
  }

  private static JsonObject ledger(Staff.Member learner) {
    return learner.api().call("getMyHours").expect(200).json();
  }

  private static JsonObject stated(JsonObject ledger) {
    var page = new JsonObject();
    page.add("items", ledger.get("stated"));
    return page;
  }

  private static int entries(Staff.Member learner) {
    return Integer.parseInt(
        database
            .column("select count(*) from hours_entry where person = '" + learner.id() + "'")
            .getFirst());
  }

  private static Api.Answer state(Staff.Member learner, LocalDate on, int minutes) {
    return learner.api().call("stateHours", Map.of(), CertificateRequests.statement(on, minutes));
  }

  private static Api.Answer withdraw(Staff.Member learner, String statement) {
    return learner.api().call("withdrawHoursStatement", Map.of("statement", statement));
  }

  private static Api.Answer decide(Api staff, String statement, boolean accept) {
    return staff.call(
        "decideHoursStatement",
        Map.of("statement", statement),
        CertificateRequests.decision(accept));
  }
}
