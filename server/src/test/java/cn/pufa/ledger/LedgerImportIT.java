package cn.pufa.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.files.TextWorkbook;
import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.LedgerRequests;
import cn.pufa.testing.Race;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.Sheets;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Witness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A workbook of orders goes in whole, or not at all and every cell at fault is named. */
@ServerAt("2026-11-26T02:00:00Z")
class LedgerImportIT {

  private static final Map<String, Object> HOTLINE = Map.of("kind", "hotline");
  private static final List<String> HEADINGS =
      List.of("工单编号", "标题", "主题", "镇街", "收到日期", "类型", "办结并答复日期", "答复要点");

  private static TestServer server;
  private static Api officer;

  @BeforeAll
  static void start() {
    officer = server.as("case_officer");
    Witness.awaitRest(server);
  }

  private static Api.Answer upload(byte[] file) {
    return officer.send("importLedger", HOTLINE, Api.XLSX, file);
  }

  private static byte[] sheet(List<List<String>> rows) {
    var workbook = new TextWorkbook();
    TextWorkbook.Sheet sheet = workbook.sheet("12345工单", HEADINGS);
    rows.forEach(sheet::add);
    return workbook.finish();
  }

  private static List<String> order(String number, String type, String concluded, String answer) {
    return List.of(number, "演示·咨询", "", "", "2026-05-06", type, concluded, answer);
  }

  private static String number() {
    return "演示" + UUID.randomUUID();
  }

  @Test
  void theTemplateIsFilledTakenInAndGivenOutAgain() {
    byte[] template = officer.call("getLedgerTemplate", HOTLINE).expect(200).bytes();
    assertThat(Sheets.rows(template, "12345工单").getFirst()).isEqualTo(HEADINGS);
    String open = number();
    String done = number();
    Api.Answer answer =
        upload(sheet(List.of(order(open, "咨询", "", ""), order(done, "投诉", "2026-05-20", "演示·已答复"))))
            .expect(200);
    assertThat(answer.number("entries")).isEqualTo(2);
    List<List<String>> rows =
        Sheets.rows(
            officer
                .call("exportLedger", Map.of("kind", "hotline", "year", 2026))
                .expect(200)
                .bytes(),
            "12345工单");
    assertThat(rows).anySatisfy(row -> assertThat(row).contains(open, "待接单", "2026-05-08"));
    assertThat(rows)
        .anySatisfy(row -> assertThat(row).contains(done, "已办结", "2026-05-20", "演示·已答复"));
  }

  /** The second thousand is read while an entry of it moves to the front. */
  @Test
  @Race
  void eachIsGivenOutOnceThoughOneMovesMeanwhile() {
    List<String> numbers = plant(1_001);
    String url = server.database().ownerUrl();
    try (var other = Jdbc.connect(url);
        var watch = Jdbc.connect(url)) {
      other.begin().execute("lock table ledger_step in access exclusive mode");
      var export =
          CompletableFuture.supplyAsync(
              () -> officer.call("exportLedger", Map.of("kind", "hotline", "year", 2019)),
              task -> Thread.ofVirtual().start(task));
      Eventually.within(Duration.ofSeconds(10), () -> assertThat(watch.waiting()).isPositive());
      other.execute(
          "update ledger_entry set due_on = '2019-01-03' where number = '%s'"
              .formatted(numbers.getLast()));
      other.commit();
      assertThat(
              Sheets.rows(export.join().expect(200).bytes(), "12345工单").stream()
                  .skip(1)
                  .map(List::getFirst))
          .containsExactlyElementsOf(numbers);
    }
  }

  /** Open ones of 2019 in the order of their list. */
  private static List<String> plant(int count) {
    try (var database = Jdbc.connect(server.database().ownerUrl())) {
      database.execute(
          """
          insert into ledger_entry (id, kind, number, division, title, received_on, details, state, is_open, due_on,
                 soon_on, due_what, reckoned_on, owner, owner_name, created_by, created_at)
          select gen_random_uuid(), 'hotline', to_char(n, 'fm"演示2019-"0000'), '440881', '演示·咨询', '2019-05-06',
                 '{"type":"consult"}', 'received', true, '2019-05-08', '2019-05-05', 'accept', '2099-01-01', p.id,
                 '演示', p.id, now()
            from generate_series(1, %d) n, (select id from person where account = 'case_officer') p"""
              .formatted(count));
      return database.column(
          "select number from ledger_entry where received_on = '2019-05-06' order by number");
    }
  }

  @Test
  void everyFaultIsNamedNothingIsStoredAndTheMarkedFileGoesInOnceMended() {
    String known = number();
    upload(sheet(List.of(order(known, "咨询", "", "")))).expect(200);
    String twice = number();
    byte[] bad =
        sheet(
            List.of(
                order(known, "咨询", "", ""),
                order(twice, "闲聊", "", ""),
                order(twice, "咨询", "2026-05-01", "演示"),
                List.of(number(), "演示·打13800138000", "没有的主题", "", "2026-13-01", "咨询", "", "")));
    try (var witness = new Witness(server)) {
      assertThat(upload(bad).expect(422).pointers())
          .containsExactlyInAnyOrder("row/3/类型", "row/4/办结并答复日期", "row/5/主题", "row/5/收到日期");
      witness.requireNothingStored();
    }
    byte[] marked = officer.send("markLedgerImport", HOTLINE, Api.XLSX, bad).expect(200).bytes();
    List<List<String>> rows = Sheets.rows(marked, "12345工单");
    assertThat(rows.getFirst()).endsWith("原因");
    assertThat(rows.get(2).getLast()).contains("类型");

    assertThat(
            upload(sheet(List.of(order(known, "咨询", "", ""), order(twice, "咨询", "", ""))))
                .expect(422)
                .pointers())
        .containsExactly("row/2/工单编号");
    assertThat(
            upload(sheet(List.of(order(twice, "咨询", "", ""), order(twice, "求助", "", ""))))
                .expect(422)
                .pointers())
        .containsExactly("row/3/工单编号");

    List<String> mended = new java.util.ArrayList<>(rows.get(2));
    mended.set(5, "咨询");
    var workbook = new TextWorkbook();
    workbook.sheet("12345工单", rows.getFirst()).add(mended);
    assertThat(upload(workbook.finish()).expect(200).number("entries")).isEqualTo(1);
    officer
        .send("markLedgerImport", HOTLINE, Api.XLSX, sheet(List.of(order(number(), "咨询", "", ""))))
        .expect(409);
  }

  @Test
  void formulasEndlessSheetsAndOtherFilesAreRefused() {
    byte[] formula =
        written(
            sheet -> {
              sheet.value(1, 0, number());
              sheet.formula(1, 1, "HYPERLINK(\"http://example.com\")");
              sheet.value(1, 4, "2026-05-06");
              sheet.value(1, 5, "咨询");
            });
    assertThat(upload(formula).expect(422).pointers()).containsExactly("row/2/标题");
    byte[] endless =
        written(
            sheet -> {
              for (int row = 1; row <= 100_001; row++) {
                sheet.value(row, 0, "演示" + row);
              }
            });
    Api.Answer tooMany = upload(endless).expect(422);
    assertThat(tooMany.pointers()).containsExactly("/file");
    assertThat(tooMany.body().toString()).contains("5,000");
    assertThat(upload("PK no workbook".getBytes()).expect(422).pointers()).containsExactly("/file");
    officer
        .send("importLedger", Map.of("kind", "inspection"), Api.XLSX, LedgerRequests.sheet())
        .expect(409);
  }

  private interface Content {
    void writeTo(org.dhatim.fastexcel.Worksheet sheet);
  }

  private static byte[] written(Content content) {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "Pufa", "1.0")) {
      var sheet = workbook.newWorksheet("12345工单");
      for (int column = 0; column < HEADINGS.size(); column++) {
        sheet.value(0, column, HEADINGS.get(column));
      }
      content.writeTo(sheet);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return bytes.toByteArray();
  }
}
