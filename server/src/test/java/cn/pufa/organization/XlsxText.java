package cn.pufa.organization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** All XML of a workbook, one part after the other. */
final class XlsxText {

  private XlsxText() {}

  static String of(byte[] workbook) {
    var text = new StringBuilder();
    try (var zip = ZipFile.builder().setByteArray(workbook).get()) {
      for (var entry : Collections.list(zip.getEntries())) {
        text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
      return text.toString();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
