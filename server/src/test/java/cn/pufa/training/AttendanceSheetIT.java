package cn.pufa.training;

import static cn.pufa.testing.AttendanceRequests.sheet;
import static cn.pufa.testing.TrainingWorld.announce;
import static cn.pufa.testing.TrainingWorld.enrol;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AttendanceRequests;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.TrainingWorld;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The printed list out, and back filled: whole, or not at all. */
class AttendanceSheetIT {

  private static final String COUNTY = "440881";
  private static final String NAME = "演示·志愿者";

  private static TestServer server;
  private static Jdbc database;
  private static Api trainer;
  private static List<Api> crowd;
  private String session;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().ownerUrl());
    trainer = server.as("trainer");
    crowd =
        TrainingWorld.crowd(database, 4, List.of(COUNTY)).stream()
            .map(server.api()::withToken)
            .toList();
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @BeforeEach
  void begin() {
    session = announce(trainer, TrainingWorld.draft(Instant.now(), 4, 0));
    crowd.forEach(person -> enrol(person, session, COUNTY));
    AttendanceRequests.begin(server, UUID.fromString(session));
  }

  private Api.Answer upload(byte[] file) {
    return trainer.send("importAttendanceSheet", Map.of("session", session), Api.XLSX, file);
  }

  @Test
  void whatWasFilledInIsStoredAndSaysThatItCameFromTheSheet() throws IOException {
    byte[] blank =
        trainer.call("getAttendanceSheet", Map.of("session", session)).expect(200).bytes();
    List<Row> rows = rows(blank);
    assertThat(rows.get(2).getCellText(0)).contains(session);
    assertThat(rows.get(4).getCellText(4)).isEqualTo("到场情况");
    assertThat(rows).hasSize(9);

    JsonObject counts =
        upload(
                sheet(
                    session,
                    List.of("1", NAME, "到场", "", ""),
                    List.of("2", NAME, "迟到", "40", ""),
                    List.of("3", NAME, "请假", "", "演示·家里有事"),
                    List.of("4", NAME, "", "", "")))
            .expect(200)
            .json();
    assertThat(counts.get("changed").getAsInt()).isEqualTo(3);
    assertThat(counts.get("unrecorded").getAsInt()).isOne();
    assertThat(
            database.column(
                "select distinct how from attendance_record where session = '%s'"
                    .formatted(session)))
        .containsExactly("sheet");
    assertThat(rows(blankAgain()).get(6).getCellText(5)).isEqualTo("40");
  }

  private byte[] blankAgain() {
    return trainer.call("getAttendanceSheet", Map.of("session", session)).expect(200).bytes();
  }

  @Test
  void oneBadLineStopsAllAndEveryFaultIsNamed() {
    byte[] bad =
        sheet(
            session,
            List.of("1", NAME, "到场", "", ""),
            List.of("2", "演示·别人", "到场", "", ""),
            List.of("99", NAME, "到场", "", ""),
            List.of("3", NAME, "来了", "", ""),
            List.of("4", NAME, "早退", "", ""),
            List.of("1", NAME, "未到", "", ""));
    assertThat(upload(bad).expect(422).pointers())
        .containsExactly("row/4/姓名", "row/5/编号", "row/6/到场情况", "row/7/分钟", "row/8/编号");
    requireNothing();
  }

  @Test
  void theCopyNamesTheFaultsInTheUploadsOwnLayout() throws IOException {
    byte[] bad =
        sheet(
            session,
            List.of("1", NAME, "到场", "", ""),
            List.of("2", NAME, "=1+1", "", "=HYPERLINK(\"http://demo.invalid\")"));
    byte[] marked =
        trainer
            .send("markAttendanceSheet", Map.of("session", session), Api.XLSX, bad)
            .expect(200)
            .bytes();
    List<Row> rows = rows(marked);
    assertThat(rows.get(0).getCellText(0)).contains(session);
    assertThat(rows.get(2).getCellText(1)).isEqualTo(NAME);
    assertThat(rows.get(3).getCellText(5)).contains("到场情况").contains("备注").contains("公式");
    assertThat(rows.stream().flatMap(Row::stream))
        .allSatisfy(cell -> assertThat(cell == null || cell.getFormula() == null).isTrue());
    requireNothing();
  }

  @Test
  void aFormulaIsRefused() {
    assertThat(upload(sheet(session, List.of("1", NAME, "=\"到场\"", "", ""))).expect(422).pointers())
        .containsExactly("row/3/到场情况");
    requireNothing();
  }

  @Test
  void theSheetOfAnotherSessionIsRefused() {
    String other = announce(trainer, TrainingWorld.draft(Instant.now(), 4, 0));
    Api.Answer refused = upload(sheet(other, List.of("1", NAME, "到场", "", ""))).expect(422);
    assertThat(refused.pointers()).containsExactly("/file");
    assertThat(refused.json().toString()).contains("别的班");
    requireNothing();
  }

  @Test
  void whatIsNoSpreadsheetOrABombIsRefused() throws IOException {
    assertThat(upload("not a workbook".getBytes()).expect(422).pointers()).containsExactly("/file");
    assertThat(upload(bomb()).expect(422).json().toString()).contains("100倍");
    assertThat(upload(withoutHeadings()).expect(422).json().toString()).contains("没有找到表头");
    assertThat(upload(blankAgain()).expect(422).json().toString()).contains("都空着");
    requireNothing();
  }

  @Test
  void aSignedListIsNotChangedByASheet() {
    upload(sheet(session, List.of("1", NAME, "到场", "", ""))).expect(200);
    trainer.call("signAttendance", Map.of("session", session)).expect(200);
    assertThat(upload(sheet(session, List.of("1", NAME, "未到", "", ""))).expect(422).pointers())
        .containsExactly("/reason");
  }

  private void requireNothing() {
    assertThat(
            database.number(
                "select count(*) from attendance_record where session = '%s'".formatted(session)))
        .isZero();
  }

  private static List<Row> rows(byte[] file) throws IOException {
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      return workbook.getFirstSheet().read();
    }
  }

  private static byte[] withoutHeadings() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "Pufa", "1.0")) {
      workbook.newWorksheet("x").value(0, 0, "x");
    }
    return bytes.toByteArray();
  }

  private static byte[] bomb() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("xl/media/image1.png"));
      zip.write(new byte[64 << 20]);
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }
}
