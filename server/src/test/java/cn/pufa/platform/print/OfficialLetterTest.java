package cn.pufa.platform.print;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Program;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

/** The letter as other programs open it: pdftotext, and a reader of the parts of the DOCX. */
class OfficialLetterTest {

  private static final String ADDRESS = "https://pufa.demo.invalid/#/x?no=7K3M-9PQR-2TVW-4XYZ";

  @Test
  void bothFormsCarryTheSameWords() throws Exception {
    Path folder = Files.createDirectories(Path.of("target/pictures"));
    Path pdf = Files.write(folder.resolve("letter.pdf"), letter(3).pdf());
    String fromPdf = Program.run("pdftotext", "-layout", pdf.toString(), "-");
    Files.write(folder.resolve("letter.docx"), letter(3).docx());
    String fromDocx = words(letter(3).docx());
    for (String text : List.of(fromPdf, fromDocx)) {
      assertThat(text)
          .contains("年度检查结论通知书")
          .contains("廉民社检〔2026〕3号")
          .contains("演示·<甲>&乙协会：")
          .contains("第1条理由")
          .contains("廉江市民政局")
          .contains("7K3M-9PQR-2TVW-4XYZ");
    }
  }

  @Test
  void aLongLetterGoesOnOverTheSheets() throws Exception {
    Path folder = Files.createDirectories(Path.of("target/pictures"));
    Path pdf = Files.write(folder.resolve("letter-long.pdf"), letter(40).pdf());
    String text = Program.run("pdftotext", "-layout", pdf.toString(), "-");
    assertThat(text).contains("第40条理由").contains("2026年7月1日");
    assertThat(text.chars().filter(sign -> sign == '\f').count()).isGreaterThan(1);
  }

  /** Of {@code word/document.xml}, which must be well formed, and name the picture beside it. */
  private static String words(byte[] docx) throws Exception {
    Map<String, byte[]> parts = new HashMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    }
    assertThat(parts)
        .containsKeys("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels");
    assertThat(ImageIO.read(new ByteArrayInputStream(parts.get("word/media/code.png"))))
        .isNotNull();
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    NodeList texts =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(parts.get("word/document.xml")))
            .getElementsByTagNameNS("*", "t");
    return IntStream.range(0, texts.getLength())
        .mapToObj(place -> texts.item(place).getTextContent())
        .collect(Collectors.joining("\n"));
  }

  private static OfficialLetter letter(int reasons) {
    return new OfficialLetter(
        "年度检查结论通知书",
        "廉民社检〔2026〕3号",
        "演示·<甲>&乙协会",
        Stream.concat(
                Stream.of(OfficialLetter.Paragraph.heading("理由")),
                IntStream.rangeClosed(1, reasons)
                    .mapToObj(
                        n ->
                            OfficialLetter.Paragraph.text(
                                "第%d条理由：章程规定每年开两次理事会，报告写的是一次。".formatted(n))))
            .toList(),
        "廉江市民政局",
        "2026年7月1日",
        new OfficialLetter.Verification("7K3M-9PQR-2TVW-4XYZ", ADDRESS));
  }
}
