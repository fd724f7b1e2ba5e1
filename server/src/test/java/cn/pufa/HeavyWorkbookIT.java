package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.testing.Api;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Given;
import cn.pufa.testing.HostileFiles;
import cn.pufa.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Registers made to hurt are refused with a reason; nothing of them is stored, or stays in memory.
 */
@Fault({"F15", "F21"})
class HeavyWorkbookIT {

  private static final Sql STORED =
      Sql.of(
          """
      select (select count(*) from organization) + (select count(*) from organization_change) as n,
             (select max(updated_at) from organization)::text as last""");

  /** What one upload may leave behind. */
  private static final long FLAT = 32L << 20;

  private static TestServer server;
  private static Api officer;
  private static String before;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    officer = server.as("case_officer");
    before = stored();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String stored() {
    return server
        .store()
        .read(tx -> tx.one(STORED, row -> row.getLong("n") + " " + row.getString("last")));
  }

  @AfterEach
  void nothingIsStored() {
    assertThat(stored()).isEqualTo(before);
  }

  /** 522 KB that would be 512 MB, once as a picture and once as the sheet itself. */
  @Test
  void aBombIsRefusedWithoutUnpackingIt() {
    for (String part : List.of("xl/media/image1.png", "xl/worksheets/sheet1.xml")) {
      byte[] bomb = HostileFiles.bomb(512, part);
      assertThat(bomb).hasSizeLessThan(600_000);
      long before = heapAfterCollection();
      Api.Answer answer = upload(bomb).expect(422);
      assertThat(answer.pointers()).containsExactly("/file");
      assertThat(mark(bomb).expect(422).pointers()).containsExactly("/file");
      assertThat(heapAfterCollection() - before).isLessThan(FLAT);
    }
  }

  @Test
  void aHundredThousandRowsAreTooManyForOneFile() {
    byte[] register = HostileFiles.register(100_000);
    long before = heapAfterCollection();
    String refusal = upload(register).expect(422).body().toString();
    assertThat(refusal).contains("名册超过20,000行");
    mark(register).expect(422);
    assertThat(heapAfterCollection() - before).isLessThan(FLAT);
  }

  @Test
  void whatIsOnlyNamedLikeAWorkbookIsTold() {
    byte[] gbk = "统一社会信用代码,名称\r\n51440881,演示协会\r\n".getBytes(Charset.forName("GBK"));
    assertThat(upload(gbk).expect(422).body().toString()).contains("只改扩展名不行");
    byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A};
    assertThat(upload(old).expect(422).body().toString()).contains("旧版 .xls");
    assertThat(mark(gbk).expect(422).pointers()).containsExactly("/file");
  }

  @Test
  void mergedCellsAreRefusedWhereTheyStand() throws IOException {
    var rows = Given.rows(77);
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "test", "1.0")) {
      var sheet = workbook.newWorksheet("名册");
      sheet.value(0, 0, "统一社会信用代码");
      sheet.value(0, 1, "业务主管单位");
      for (int i = 0; i < 3; i++) {
        sheet.value(1 + i, 0, rows.get(i).creditCode());
      }
      sheet.value(1, 1, "演示局");
      sheet.range(1, 1, 3, 1).merge();
    }
    Api.Answer refused = upload(bytes.toByteArray()).expect(422);
    assertThat(refused.pointers()).contains("row/2/业务主管单位");
    assertThat(refused.body().toString()).contains("B2:B4 是合并的单元格");
  }

  private static long heapAfterCollection() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static Api.Answer mark(byte[] file) {
    return officer.send("markImportFaults", Map.of(), Api.XLSX, file);
  }

  private static Api.Answer upload(byte[] file) {
    return officer.upload("importOrganizations", file, Api.key());
  }
}
