package cn.pufa.platform.print;

import java.util.List;

/**
 * A letter of the bureau to one organisation (文书), as a PDF and as a DOCX with the same words.
 *
 * @param title such as 年度检查结论通知书
 * @param documentNumber such as 廉民社检〔2026〕3号
 * @param addressee without its colon
 * @param paragraphs of the body, each indented
 * @param issuer 落款, @param dated its day in words
 * @param verification where anyone may check it; null where there is no such place
 */
public record OfficialLetter(
    String title,
    String documentNumber,
    String addressee,
    List<Paragraph> paragraphs,
    String issuer,
    String dated,
    Verification verification) {

  /** A heading stands on its own line in heavier grey; text is indented by two characters. */
  public record Paragraph(boolean heading, String text) {

    public static Paragraph heading(String text) {
      return new Paragraph(true, text);
    }

    public static Paragraph text(String text) {
      return new Paragraph(false, text);
    }
  }

  /**
   * @param number for who types it
   * @param address what the square code opens; null for no code
   */
  public record Verification(String number, String address) {}

  public byte[] pdf() {
    return LetterPdf.of(this);
  }

  public byte[] docx() {
    return LetterDocx.of(this);
  }
}
