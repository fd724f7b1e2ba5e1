package cn.pufa.lawreport;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.LawReportWorld;
import cn.pufa.testing.Program;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as a DOCX: its parts are sound, and another program reads every word of it back. */
class ReportDocumentIT {

  private static TestServer server;
  private static LawReportWorld world;
  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    world = new LawReportWorld(server::as);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private Path docx(JsonObject report) throws IOException {
    byte[] bytes =
        world.leader.call("exportLawReport", LawReportWorld.of(report)).expect(200).bytes();
    return Files.write(folder.resolve("report.docx"), bytes);
  }

  @Test
  void everyPartIsXmlAndEveryRelationLeadsToAPart() throws Exception {
    try (var zip = new ZipFile(docx(world.draft(2015)).toFile())) {
      var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      List<String> names = zip.stream().map(entry -> entry.getName()).toList();
      assertThat(names)
          .contains(
              "[Content_Types].xml", "word/document.xml", "word/styles.xml", "word/footer2.xml");
      for (String name : names) {
        builder.parse(zip.getInputStream(zip.getEntry(name)));
      }
      var relations =
          builder.parse(zip.getInputStream(zip.getEntry("word/_rels/document.xml.rels")));
      var all = relations.getElementsByTagName("Relationship");
      assertThat(all.getLength()).isEqualTo(5);
      for (int place = 0; place < all.getLength(); place++) {
        assertThat(names)
            .contains(
                "word/" + all.item(place).getAttributes().getNamedItem("Target").getNodeValue());
      }
    }
  }

  @Test
  void everyFigureAndHeadingIsReadBackFromLibreOffice() throws Exception {
    JsonObject report = world.draft(2025);
    Path docx = docx(report);
    Program.run(
        "soffice",
        "--headless",
        "-env:UserInstallation=file://" + folder.resolve("profile"),
        "--convert-to",
        "pdf",
        "--outdir",
        folder.toString(),
        docx.toString());
    String read = plain(Program.run("pdftotext", folder.resolve("report.pdf").toString(), "-"));

    String title = report.getAsJsonObject("report").get("title").getAsString();
    assertThat(read).contains(plain(title)).contains("—1—").contains("2025年12月20日");
    assertThat(report.getAsJsonArray("figures").size()).isGreaterThan(15);
    assertThat(read).contains("社会组织共%d家".formatted(LawReportWorld.figure(report, "organizations")));
    List<String> words = words(report);
    assertThat(words).hasSizeGreaterThan(35);
    for (String line : words) {
      assertThat(read.replaceAll("—[0-9]+—", "")).contains(plain(line));
    }
  }

  /** Headings and paragraphs as its other form gives them, without what only the hash is of. */
  private static List<String> words(JsonObject report) {
    byte[] bytes =
        world
            .leader
            .call("exportLawReport", Map.of("report", LawReportWorld.id(report), "format", "text"))
            .expect(200)
            .bytes();
    return new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .skip(2)
        .filter(line -> !line.matches("[a-z_]+=.*"))
        .toList();
  }

  /**
   * Lines and spaces are the printer's, and what hangs over the edge of a line is not read back.
   */
  private static String plain(String text) {
    return text.replaceAll("[\\s，。、；：]", "");
  }
}
