package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.files.TextWorkbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** What is packed is read, as deep as it lies, and so are words that are parted by marks. */
class ReadableTest {

  private static final String WORDS = "演示·只有本人知道的话";

  @Test
  void cellsAreReadAlsoWithinAnotherFile() throws IOException {
    var workbook = new TextWorkbook();
    workbook.sheet("演示", List.of("话")).add(List.of(WORDS));
    byte[] file = workbook.finish();
    assertThat(new String(file, StandardCharsets.UTF_8)).doesNotContain(WORDS);
    assertThat(Readable.text(file)).contains(WORDS);
    assertThat(Readable.text(packed("a.zip", packed("a.xlsx", file)))).contains(WORDS);
  }

  @Test
  void aWordOfTwoRunsIsOneWord() throws IOException {
    String parted = "<w:r><w:t>演示·只有本人</w:t></w:r><w:r><w:t>知道的话</w:t></w:r>";
    byte[] file = packed("word/document.xml", parted.getBytes(StandardCharsets.UTF_8));
    assertThat(Readable.text(file)).contains(WORDS);
  }

  private static byte[] packed(String name, byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }
}
