package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.organization.RegisterRow;
import cn.pufa.testing.Api;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Given;
import cn.pufa.testing.Untouched;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A register with anything wrong in it is refused whole, cell by cell, and changes nothing. */
@Fault("F21")
class BadWorkbookIT {

  @RegisterExtension static final Untouched UNTOUCHED = new Untouched();

  private static Api officer;

  @BeforeAll
  static void start() {
    officer = UNTOUCHED.server().as("case_officer");
  }

  @Test
  void oneBadRowAmongHundredsKeepsAllOut() {
    List<RegisterRow> rows = new java.util.ArrayList<>(Given.rows(77));
    LocalDate tomorrow = LocalDate.now(Clock.systemUTC()).plusDays(2);
    rows.set(3, row(rows.get(3), mistyped(rows.get(3).creditCode()), rows.get(3).registeredOn()));
    rows.set(500, row(rows.get(500), rows.get(500).creditCode(), tomorrow));
    Api.Answer answer = upload(Given.workbook(rows)).expect(422);
    assertThat(answer.pointers()).containsExactlyInAnyOrder("row/5/统一社会信用代码", "row/502/登记日期");
    assertThat(answer.text("detail")).contains("没有导入");
  }

  /** With another last digit the check digit cannot fit. */
  private static String mistyped(String creditCode) {
    char last = creditCode.charAt(17);
    return creditCode.substring(0, 17) + (last == '1' ? '2' : '1');
  }

  private static RegisterRow row(RegisterRow row, String creditCode, LocalDate registeredOn) {
    return new RegisterRow(
        creditCode,
        row.name(),
        row.type(),
        row.charity(),
        row.township(),
        row.address(),
        registeredOn,
        row.legalRepresentative(),
        row.supervisingUnit(),
        row.contactName(),
        row.contactPhone(),
        row.contactEmail());
  }

  @Test
  void theSameOrganizationTwiceIsTold() {
    RegisterRow row = Given.rows(77).getFirst();
    assertThat(upload(Given.workbook(List.of(row, row))).expect(422).pointers())
        .contains("row/3/统一社会信用代码");
  }

  @Test
  void formulasAreRefused() {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "test", "1.0")) {
      var sheet = workbook.newWorksheet("名册");
      List<String> headings =
          Arrays.asList(
              "统一社会信用代码",
              "名称",
              "类型",
              "慈善组织",
              "镇街",
              "住所",
              "登记日期",
              "法定代表人",
              "业务主管单位",
              "联系人",
              "联系电话",
              "电子邮箱");
      for (int column = 0; column < headings.size(); column++) {
        sheet.value(0, column, headings.get(column));
      }
      sheet.formula(1, 1, "WEBSERVICE(\"http://demo.invalid\")");
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    assertThat(upload(bytes.toByteArray()).expect(422).pointers()).contains("row/2/名称");
  }

  @Test
  void whatIsNoWorkbookIsRefused() throws IOException {
    byte[] good = Given.workbook(Given.rows(1));
    for (byte[] file :
        List.of(
            "统一社会信用代码,名称".getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(good, good.length / 2),
            zip(Map.of("readme.txt", "x")),
            zip(Map.of()),
            zip(
                Map.of(
                    "xl/workbook.xml",
                    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>")),
            zip(Map.of("xl/workbook.xml", "<workbook>")),
            new byte[] {'P', 'K', 3, 4},
            new byte[1024 * 1024])) {
      Api.Answer answer = upload(file).expect(422);
      assertThat(answer.pointers()).containsExactly("/file");
      assertThat(answer.bytes()).hasSizeLessThan(2000);
    }
    assertThat(upload(new byte[0]).expect(422).pointers()).containsExactly("/file");
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void aFormWithoutAFileIsRefused() {
    byte[] form =
        "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--\r\n"
            .getBytes(StandardCharsets.UTF_8);
    Api.Answer answer =
        officer.send("importOrganizations", Map.of(), "multipart/form-data; boundary=b", form);
    assertThat(answer.expect(422).pointers()).containsExactly("/file");
    assertThat(officer.send("importOrganizations", Map.of(), "multipart/form-data", form).status())
        .isBetween(400, 422);
  }

  private static Api.Answer upload(byte[] file) {
    return officer.upload("importOrganizations", file, Api.key());
  }
}
