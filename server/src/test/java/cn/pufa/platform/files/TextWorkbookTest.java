package cn.pufa.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workbook reads well as it is opened: nothing is cut off, and a code stays a code. */
class TextWorkbookTest {

  private static final Pattern WIDTH = Pattern.compile("<col [^>]*width=\"([0-9.]+)\"");
  private static final Pattern TEXT_FORMAT =
      Pattern.compile("<xf numFmtId=\"165\"[^>]*><alignment[^>]*wrapText=\"true\"");

  @TempDir private Path folder;

  @Test
  void aColumnIsAsWideAsItsLongestLine() throws IOException {
    var workbook = new TextWorkbook();
    var sheet = workbook.sheet("表", List.of("号", "单位", "正文"));
    sheet.add(7, "廉江市演示红橙协会", "一二三四五六七八九十".repeat(9));

    assertThat(widths(part(workbook.finish(), "sheet1.xml"))).containsExactly(8.0, 20.0, 48.0);
  }

  @Test
  void aLineBreakMakesNoColumnWider() throws IOException {
    var workbook = new TextWorkbook();
    workbook.sheet("表", List.of("正文")).add("第一行就这些字\n第二行");

    assertThat(widths(part(workbook.finish(), "sheet1.xml"))).containsExactly(16.0);
  }

  @Test
  void textIsTextAndGoesOnInTheNextLine() throws IOException {
    var workbook = new TextWorkbook();
    workbook.sheet("表", List.of("信用代码")).add("514408810000000141");

    byte[] bytes = workbook.finish();
    assertThat(part(bytes, "styles.xml")).contains("formatCode=\"@\"").containsPattern(TEXT_FORMAT);
    assertThat(part(bytes, "sheet1.xml")).containsPattern("<c r=\"A2\" s=\"[1-9]\\d*\" t=\"s\">");
  }

  private static List<Double> widths(String sheet) {
    return WIDTH.matcher(sheet).results().map(TextWorkbookTest::width).toList();
  }

  private static Double width(MatchResult column) {
    return Double.valueOf(column.group(1));
  }

  private String part(byte[] workbook, String name) throws IOException {
    Path file = Files.write(folder.resolve("book.xlsx"), workbook);
    try (var zip = new ZipFile(file.toFile())) {
      ZipEntry part =
          zip.stream().filter(entry -> entry.getName().endsWith(name)).findAny().orElseThrow();
      return new String(zip.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
