package cn.pufa.platform.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A report as official papers are laid out (党政机关公文格式, GB/T 9704—2012).
 *
 * @param title centred
 * @param about what it is about, on a page of its own (封面); null where it begins at once
 * @param parts in their order
 * @param issuer 落款, on the cover where there is one
 * @param dated its day in words
 */
public record OfficialReport(
    String title, String about, List<? extends Part> parts, String issuer, String dated) {

  public sealed interface Part permits Line, Table, Picture {}

  /**
   * @param level 0 for text, 1 for 一、, 2 for （一）, 3 for 1.
   */
  public record Line(int level, String text) implements Part {}

  /**
   * @param widths of its columns, in percent
   * @param head empty where the first column names the rows
   */
  public record Table(List<Integer> widths, List<String> head, List<List<String>> rows)
      implements Part {}

  /**
   * A JPEG.
   *
   * @param width in pixels, as {@code height}
   */
  public record Picture(Path file, int width, int height, String caption) implements Part {}

  public OfficialReport(String title, List<Line> lines, String issuer, String dated) {
    this(title, null, lines, issuer, dated);
  }

  /** Editable, with headings that Word and LibreOffice list as an outline. */
  public byte[] docx() {
    var bytes = new ByteArrayOutputStream();
    try {
      write(bytes);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return bytes.toByteArray();
  }

  /** The same as it is made: of its pictures, one piece at a time is in memory. */
  public void write(OutputStream out) throws IOException {
    ReportDocx.write(this, out);
  }
}
