package cn.pufa.law;

import cn.pufa.testing.StatuteFiles;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is uploaded as a statute is read or refused, and throws nothing. */
class StatuteFuzzTest {

  static Stream<byte[]> files() {
    return Stream.of(
        StatuteFiles.markdown("演示条例", "风筝要有线。", "线要结实。"),
        StatuteFiles.docx("演示条例", "风筝要有线。", "线要结实。"),
        "# 演示办法\n\n第零条 无。\n\n第一条之一 线。".getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("files")
  @FuzzTest(maxDuration = "1h")
  void aFileIsReadOrRefused(byte[] file) {
    StatuteFile.read(file);
  }

  static Stream<byte[]> mainParts() {
    return Stream.of(
            "<w:document><w:body><w:p><w:r><w:t>演示条例</w:t></w:r></w:p><w:p><w:r><w:t>第一条"
                + " 风筝</w:t><w:tab/></w:r><w:del><w:t>无</w:t></w:del></w:p></w:body></w:document>",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///x\">]><a><t>&b;</t></a>")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  /** What lies within the ZIP, which chance alone would not pack. */
  @MethodSource("mainParts")
  @FuzzTest(maxDuration = "1h")
  void theMainPartOfADocumentIsReadOrRefused(byte[] part) {
    StatuteFile.read(StatuteFiles.docx(new String(part, StandardCharsets.UTF_8)));
  }
}
