package cn.pufa.platform.print;

import java.util.List;

/**
 * A report as official papers are laid out (党政机关公文格式, GB/T 9704—2012).
 *
 * @param title centred
 * @param lines in their order
 * @param issuer 落款, @param dated its day in words
 */
public record OfficialReport(String title, List<Line> lines, String issuer, String dated) {

  /**
   * @param level 0 for text, 1 for 一、, 2 for （一）, 3 for 1.
   */
  public record Line(int level, String text) {}

  /** Editable, with headings that Word and LibreOffice list as an outline. */
  public byte[] docx() {
    return ReportDocx.of(this);
  }
}
