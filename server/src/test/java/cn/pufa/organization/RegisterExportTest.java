package cn.pufa.organization;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Sheets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegisterExportTest {

  private static final List<String> ON_PAPER =
      List.of("名称", "统一社会信用代码", "类型", "法定代表人", "登记日期", "镇街", "登记状态");
  private static final Pattern COLUMN = Pattern.compile("<col [^>]*?width=\"([0-9.]+)\"");
  private static final double PAGE_INCHES = 297 / 25.4;

  /** Of a digit in the widest of the usual typefaces, 11 points high. */
  private static final double DIGIT_INCHES = 8 / 96.0;

  @Test
  void printsWhatAPaperRegisterNeedsLargeEnoughToBeRead() throws IOException {
    String text = XlsxText.of(export(40));
    assertThat(text)
        .contains("orientation=\"landscape\"", "_xlnm.Print_Titles", "$1:$1")
        .containsPattern("_xlnm.Print_Area[^>]*>[^<]*\\$A\\$1:\\$G\\$41<");
    double room = PAGE_INCHES - side(text, "left") - side(text, "right");
    double wide =
        COLUMN
            .matcher(text)
            .results()
            .limit(ON_PAPER.size())
            .mapToDouble(RegisterExportTest::number)
            .map(digits -> digits * DIGIT_INCHES)
            .sum();
    assertThat(wide).isPositive();
    assertThat(11 * room / wide).as("points of a letter").isGreaterThanOrEqualTo(9);
  }

  private static double side(String text, String side) {
    return Pattern.compile("<pageMargins[^>]*? %s=\"([0-9.]+)\"".formatted(side))
        .matcher(text)
        .results()
        .mapToDouble(RegisterExportTest::number)
        .findFirst()
        .orElseThrow();
  }

  private static double number(MatchResult found) {
    return Double.parseDouble(found.group(1));
  }

  @Test
  void keepsEverythingBesideWhatIsPrinted() throws IOException {
    List<List<String>> rows = Sheets.rows(export(2), "名册");
    List<String> head = rows.getFirst();
    assertThat(head.subList(0, ON_PAPER.size())).isEqualTo(ON_PAPER);
    assertThat(head)
        .hasSize(RegisterColumn.values().length + 1)
        .contains("慈善组织", "住所", "业务主管单位", "联系人", "联系电话", "电子邮箱");
    assertThat(rows.get(1).subList(0, ON_PAPER.size()))
        .containsExactly(
            "演示·协会1", "51440881MJL0000001", "社会团体", "演示某", "2019-05-06", "石城镇", "2025-01-02 注销");
    assertThat(rows.get(1)).contains("演示住所", "'+8610000001", "demo@example.invalid");
  }

  private static byte[] export(int rows) throws IOException {
    var bytes = new ByteArrayOutputStream();
    List<Organization> all =
        IntStream.rangeClosed(1, rows).mapToObj(RegisterExportTest::one).toList();
    new RegisterExport(Map.of("440881101", "石城镇"))
        .write(bytes, after -> after.isEmpty() ? all : List.of());
    return bytes.toByteArray();
  }

  private static Organization one(int number) {
    return new Organization(
        UUID.randomUUID(),
        "51440881MJL%07d".formatted(number),
        "演示·协会" + number,
        OrganizationType.SOCIAL_GROUP,
        false,
        "440881101",
        "演示住所",
        LocalDate.of(2019, 5, 6),
        "演示某",
        "演示·主管单位",
        "演示联系人",
        "+8610000001",
        "demo@example.invalid",
        LocalDate.of(2025, 1, 2),
        1);
  }
}
