package cn.pufa.organization;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.organization.RegisterWorkbook.Fault;
import cn.pufa.organization.RegisterWorkbook.Reading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read from the cells; what is refused before reading is in {@link XlsxGateTest}. */
class RegisterWorkbookTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Map<String, String> TOWNSHIPS =
      Map.of("罗州街道", "440881001", "石城镇", "440881101", "石城街道", "440881999", "安铺镇", "440881108");
  private static final RegisterWorkbook WORKBOOK = new RegisterWorkbook(TOWNSHIPS);

  private final Spreadsheet sheet = new Spreadsheet();

  @Test
  void readsBackWhatItWrites() {
    var rows = IntStream.rangeClosed(1, 577).mapToObj(RegisterWorkbookTest::organization).toList();
    var reading = read(WORKBOOK.write(rows));
    assertThat(reading.faults()).isEmpty();
    assertThat(reading.rows()).isEqualTo(rows);
  }

  @Test
  void writesTheSameBytesForTheSameRows() throws Exception {
    var rows = List.of(organization(1));
    var first = WORKBOOK.write(rows);
    Thread.sleep(20);
    assertThat(WORKBOOK.write(rows)).isEqualTo(first);
    try (var zip = ZipFile.builder().setByteArray(first).get()) {
      assertThat(Collections.list(zip.getEntries()))
          .extracting(ZipEntry::getTimeLocal)
          .containsOnly(LocalDate.of(2000, 1, 1).atStartOfDay());
    }
  }

  @Test
  void writesTextThatLooksLikeAFormulaAsText() {
    var named = organization(1, "=HYPERLINK(\"http://x\")演示");
    assertThat(read(WORKBOOK.write(List.of(named))).rows()).containsExactly(named);
  }

  @Test
  void givesATemplateThatNeedsOnlyRows() {
    assertThat(read(WORKBOOK.template()).faults())
        .containsExactly(new Fault(0, "文件", "表头下面没有数据。一行填一个组织，再上传。"));
  }

  @Test
  void takesHeadingsInAnyOrderWithTheirSynonymsBelowATitle() {
    sheet.row("廉江市社会组织名册");
    sheet.row();
    sheet.row(
        "序号",
        "邮箱",
        "手机",
        "联系人",
        "业务主管单位",
        "法定代表人",
        "成立登记日期(年月日)",
        "地址",
        "所在镇街 *",
        "是否慈善组织",
        "组织类型",
        "单位名称",
        "信用代码");
    sheet.row(
        "1",
        "a@demo.invalid",
        "10000000001",
        "演示张某某",
        null,
        "演示李某某",
        "2020年1月31日",
        "演示路1号",
        "罗州",
        "是",
        "社会服务机构",
        "廉江市演示青竹幼儿园",
        code("52", 1));
    assertThat(read(sheet.bytes()).rows())
        .isEqualTo(
            List.of(
                new RegisterRow(
                    code("52", 1),
                    "廉江市演示青竹幼儿园",
                    OrganizationType.PRIVATE_NON_ENTERPRISE,
                    true,
                    "440881001",
                    "演示路1号",
                    LocalDate.of(2020, 1, 31),
                    "演示李某某",
                    null,
                    "演示张某某",
                    "10000000001",
                    "a@demo.invalid")));
  }

  @Test
  void takesDatesNumbersAndTruthsAsExcelKeepsThem() {
    sheet.headings();
    sheet.organization(1, "登记日期", LocalDate.of(2020, 1, 31));
    sheet.organization(2, "登记日期", "2020/1/31");
    sheet.organization(3, "登记日期", "2020-01-31");
    sheet.organization(4, "联系电话", 10_012_345_678L);
    sheet.organization(5, "慈善组织", true);
    sheet.organization(6, "慈善组织", null);
    var rows = read(sheet.bytes()).rows();
    assertThat(rows).hasSize(6);
    assertThat(rows.subList(0, 3))
        .extracting(RegisterRow::registeredOn)
        .containsOnly(LocalDate.of(2020, 1, 31));
    assertThat(rows.get(3).contactPhone()).isEqualTo("10012345678");
    assertThat(rows.subList(3, 6))
        .extracting(RegisterRow::charity)
        .containsExactly(false, true, false);
  }

  @Test
  void passesOverBlankRowsAndSpacesAroundText() {
    sheet.headings();
    sheet.row();
    sheet.row(" ", "\u3000", "\u00A0");
    sheet.organization(1, "名称", "\u3000廉江市演示青竹协会 \u00A0\n");
    var reading = read(sheet.bytes());
    assertThat(reading.rows()).extracting(RegisterRow::name).containsExactly("廉江市演示青竹协会");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "blank",
      value = {
        "统一社会信用代码 | 51440881DEM00001 | 长度应为18位，现在是16位",
        "统一社会信用代码 | 51440881DEM0000I9X | 含有不允许的字符 I",
        "统一社会信用代码 | 91350100M000100Y53 | 组织机构代码校验位不对，应为 4",
        "统一社会信用代码 | 91350100M000100Y44 | 校验码不对，应为 3",
        "统一社会信用代码 | 91350100M000100Y43 | 前两位是91，不是社会组织的代码",
        "统一社会信用代码 | blank | 没有填写",
        "名称 | blank | 没有填写",
        "名称 | 会 | 名称太短，至少2个字",
        "类型 | blank | 没有填写",
        "类型 | 公司 | 没有“公司”这种类型",
        "类型 | 基金会 | 类型填的是基金会，代码第2位是1，表示社会团体",
        "慈善组织 | 也许 | 请填“是”或“否”",
        "镇街 | blank | 没有填写",
        "镇街 | 新民镇 | 没有“新民镇”这个镇街",
        "镇街 | 石城 | 没有“石城”这个镇街",
        "镇街 | 440881102 | 没有“440881102”这个镇街",
        "住所 | blank | 没有填写",
        "登记日期 | blank | 没有填写",
        "登记日期 | 2021-02-29 | 没有这一天，或写法不对",
        "登记日期 | 31/1/2020 | 没有这一天，或写法不对",
        "登记日期 | 2026-11-25 | 2026-11-25还没有到",
        "登记日期 | 1948-12-31 | 1948-12-31早于1949年",
        "法定代表人 | blank | 没有填写",
        "联系人 | blank | 没有填写",
        "联系电话 | blank | 没有填写",
        "联系电话 | 1234 | 电话应是5至20个字符",
        "联系电话 | 123456789012345678901 | 电话应是5至20个字符",
        "联系电话 | 0759-662 转8 | 电话应是5至20个字符",
        "联系电话 | -- --- -- | 电话应是5至20个字符",
        "电子邮箱 | demo.invalid | 这不像一个电子邮箱",
        "电子邮箱 | a@b@demo.invalid | 这不像一个电子邮箱",
        "电子邮箱 | a b@demo.invalid | 这不像一个电子邮箱",
        "电子邮箱 | a@demo.invalid,b | 这不像一个电子邮箱",
        "电子邮箱 | @demo.invalid | 这不像一个电子邮箱",
        "电子邮箱 | a@ | 这不像一个电子邮箱",
      })
  void namesTheFaultOfACell(String column, String value, String message) {
    sheet.headings();
    sheet.organization(1, column, value);
    var reading = read(sheet.bytes());
    assertThat(reading.rows()).isEmpty();
    assertThat(reading.faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.row()).isEqualTo(2);
              assertThat(fault.column()).isEqualTo(column);
              assertThat(fault.message()).startsWith(message);
            });
  }

  @ParameterizedTest
  @CsvSource({"名称, 60", "住所, 200", "法定代表人, 60", "业务主管单位, 100", "联系人, 60"})
  void limitsTheLengthOfText(String column, int most) {
    sheet.headings();
    sheet.organization(1, column, "字".repeat(most));
    sheet.organization(2, column, "字".repeat(most + 1));
    assertThat(read(sheet.bytes()).faults())
        .containsExactly(new Fault(3, column, "有%d个字符，最多%d个。请改短。".formatted(most + 1, most)));
  }

  @Test
  void limitsTheLengthOfAnEmail() {
    var longest = "a".repeat(254 - "@demo.invalid".length()) + "@demo.invalid";
    sheet.headings();
    sheet.organization(1, "电子邮箱", longest);
    sheet.organization(2, "电子邮箱", "a" + longest);
    assertThat(read(sheet.bytes()).faults()).extracting(Fault::row).containsExactly(3);
  }

  @ParameterizedTest
  @CsvSource({"000A", "0009", "0085", "202E", "200B", "2028", "FEFF"})
  void refusesControlCharacters(String hex) {
    var hidden = Character.toString(Integer.parseInt(hex, 16));
    sheet.headings();
    sheet.organization(1, "电子邮箱", "a@demo.invalid" + hidden + "Bcc:b");
    sheet.organization(2, "名称", "廉江市演示" + hidden + "青竹协会");
    assertThat(read(sheet.bytes()).faults())
        .containsExactly(
            new Fault(2, "电子邮箱", "含有换行或看不见的字符(U+%s)。请删掉后重填这一格。".formatted(hex)),
            new Fault(3, "名称", "含有换行或看不见的字符(U+%s)。请删掉后重填这一格。".formatted(hex)));
  }

  @Test
  void refusesACodeThatExcelKeptAsANumber() {
    sheet.headings();
    sheet.organization(1, "统一社会信用代码", 514408810000000000L);
    assertThat(read(sheet.bytes()).faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.column()).isEqualTo("统一社会信用代码");
              assertThat(fault.message()).startsWith("这一格存成了数字");
            });
  }

  @Test
  void refusesNumbersThatAreNoDates() {
    sheet.headings();
    sheet.organization(1, "登记日期", 20_200_131L);
    sheet.organization(2, "登记日期", -1L);
    sheet.organization(3, "登记日期", 2_020L);
    assertThat(read(sheet.bytes()).faults())
        .extracting(Fault::message)
        .containsExactly(
            "没有这一天，或写法不对。请写成 2020-01-31 这样。",
            "没有这一天，或写法不对。请写成 2020-01-31 这样。",
            "1905-07-12早于1949年。请核对登记日期。");
  }

  @Test
  void namesTheFirstRowOfACodeFoundTwice() {
    sheet.headings();
    sheet.organization(1, "名称", "廉江市演示青竹协会");
    sheet.organization(2, "名称", "廉江市演示白鹭协会");
    sheet.organization(1, "名称", "廉江市演示木棉协会");
    assertThat(read(sheet.bytes()).faults())
        .containsExactly(new Fault(4, "统一社会信用代码", "与第2行的代码相同。一个组织只填一行。"));
  }

  @Test
  void refusesFormulasInEveryColumn() {
    sheet.row(sheet.headingsAnd("备注"));
    sheet.organization(1, "备注", new Spreadsheet.Formula("1+1"));
    sheet.organization(2, "名称", new Spreadsheet.Formula("A1"));
    assertThat(read(sheet.bytes()).faults())
        .containsExactly(
            new Fault(2, "M列", "这一格是公式。请复制后选择“只粘贴值”，再上传。"),
            new Fault(3, "名称", "这一格是公式。请复制后选择“只粘贴值”，再上传。"));
  }

  @Test
  void aMissingColumnIsNotAskedForAndTheRestIsStillChecked() {
    sheet.row("统一社会信用代码", "名称", "镇街");
    sheet.organization(1, "镇街", "新民镇");
    var reading = read(sheet.bytes());
    assertThat(reading.faults()).containsExactly(new Fault(2, "镇街", "没有“新民镇”这个镇街。请填全名或9位区划代码。"));
    assertThat(reading.layout().missing()).hasSize(9).doesNotContain(RegisterColumn.NAME);
  }

  @Test
  void withoutTheCreditCodeNoRowIsKnown() {
    sheet.row("名称", "镇街");
    sheet.organization(1, "名称", "廉江市演示青竹协会");
    assertThat(read(sheet.bytes()).faults())
        .containsExactly(new Fault(0, "文件", "缺少“统一社会信用代码”列。没有它，认不出是哪家组织。"));
  }

  @Test
  void refusesMergedCellsOfOrganizationsButNotOfATitle() {
    sheet.row("廉江市社会组织名册");
    sheet.merge(0, 0, 0, 5);
    sheet.row(sheet.headingsAnd().clone());
    sheet.sound(1);
    sheet.sound(2);
    sheet.merge(2, 5, 3, 5);
    assertThat(read(sheet.bytes()).faults())
        .contains(new Fault(3, "住所", "F3:F4 是合并的单元格。请取消合并，每一格各自填写。"))
        .noneMatch(fault -> fault.message().contains("A1"));
  }

  @Test
  void refusesAHeadingFoundTwice() {
    sheet.row(sheet.headingsAnd("组织名称"));
    sheet.organization(1, "住所", "演示路1号");
    assertThat(read(sheet.bytes()).faults())
        .containsExactly(new Fault(0, "文件", "“名称”有两列:B列和M列。请只留一列。"));
  }

  @Test
  void asksForHeadingsWhereThereAreNone() {
    sheet.row("甲", "乙");
    assertThat(read(sheet.bytes()).faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.row()).isZero();
              assertThat(fault.message()).contains("没有找到表头").contains("统一社会信用代码、名称");
            });
  }

  @Test
  void listsEveryFaultAtOnce() {
    sheet.headings();
    sheet.row("1", null, "公司", null, "新民镇", null, "昨天", null, null, null, "1", "x");
    assertThat(read(sheet.bytes()).faults())
        .extracting(Fault::row, Fault::column)
        .containsExactly(
            List.of("统一社会信用代码", "名称", "类型", "镇街", "住所", "登记日期", "法定代表人", "联系人", "联系电话", "电子邮箱")
                .stream()
                .map(column -> Tuple.tuple(2, column))
                .toArray(Tuple[]::new));
  }

  @Test
  void stopsListingAt500AndSaysHowManyMore() {
    sheet.headings();
    for (int i = 1; i <= 503; i++) {
      sheet.organization(i, "镇街", "新民镇");
    }
    var faults = read(sheet.bytes()).faults();
    assertThat(faults).hasSize(501);
    assertThat(faults.getLast()).isEqualTo(new Fault(0, "文件", "还有3处问题没有列出。请先改正上面500处，再上传一次。"));
  }

  @Test
  void takes20000RowsAndNotOneMore() {
    var rows =
        new ArrayList<>(
            IntStream.rangeClosed(1, 20_000).mapToObj(RegisterWorkbookTest::organization).toList());
    assertThat(read(WORKBOOK.write(rows)).rows()).hasSize(20_000);
    rows.add(organization(20_001));
    assertThat(read(WORKBOOK.write(rows))).isEqualTo(Reading.refused("名册超过20,000行。请分成几个文件上传。"));
  }

  private static Reading read(byte[] file) {
    return WORKBOOK.read(file, TODAY);
  }

  private static RegisterRow organization(int number) {
    return organization(number, "廉江市演示第%d协会".formatted(number));
  }

  private static RegisterRow organization(int number, String name) {
    return new RegisterRow(
        code("51", number),
        name,
        OrganizationType.SOCIAL_GROUP,
        number % 2 == 0,
        "440881108",
        "演示路%d号".formatted(number),
        LocalDate.of(2010, 1, 1).plusDays(number % 1000),
        "演示张某某",
        number % 3 == 0 ? null : "廉江市演示局",
        "演示李某某",
        "100%08d".formatted(number),
        number % 5 == 0 ? null : "org-%d@demo.invalid".formatted(number));
  }

  static String code(String kind, int number) {
    return CreditCode.complete(kind + "440881", "DEM%05d".formatted(number));
  }
}
