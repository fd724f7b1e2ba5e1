package cn.pufa.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintedSheetTest {

  @Test
  void isAsWideAsThePageWithItsHeadOnEach(@TempDir Path folder) throws IOException {
    var file = folder.resolve("names.xlsx");
    try (var workbook = new Workbook(Files.newOutputStream(file), "Pufa", "1.0")) {
      var sheet = workbook.newWorksheet("名单");
      sheet.value(4, 0, "姓名");
      PrintedSheet.across(sheet, 4);
    }
    try (var zip = new ZipFile(file.toFile())) {
      assertThat(part(zip, "xl/worksheets/sheet1.xml"))
          .contains("fitToPage=\"true\"", "orientation=\"landscape\"", "fitToWidth=\"1\"");
      assertThat(part(zip, "xl/workbook.xml")).contains("_xlnm.Print_Titles", "$5:$5");
    }
  }

  @Test
  void leavesColumnsOffThePaperThatStayInTheSheet(@TempDir Path folder) throws IOException {
    var file = folder.resolve("names.xlsx");
    try (var workbook = new Workbook(Files.newOutputStream(file), "Pufa", "1.0")) {
      var sheet = workbook.newWorksheet("名单");
      sheet.value(2, 0, "姓名");
      sheet.value(2, 1, "电话");
      sheet.flush();
      PrintedSheet.onlyFirst(sheet, 1, 2);
    }
    try (var zip = new ZipFile(file.toFile())) {
      assertThat(part(zip, "xl/workbook.xml"))
          .containsPattern("_xlnm.Print_Area[^>]*>[^<]*\\$A\\$1:\\$A\\$3<");
      assertThat(part(zip, "xl/worksheets/sheet1.xml")).contains("B3");
    }
  }

  private static String part(ZipFile zip, String name) throws IOException {
    return new String(
        zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }
}
