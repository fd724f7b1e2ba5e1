package cn.pufa.platform.print;

import cn.pufa.platform.files.SquareCode;

/** An {@link OfficialLetter} as a DOCX that an officer may still stamp and edit. */
final class LetterDocx {

  private static final String GREY = "55605A";

  private LetterDocx() {}

  static byte[] of(OfficialLetter letter) {
    var docx = new Docx();
    docx.line(letter.issuer(), "center", 28, GREY, false);
    docx.line(letter.title(), "center", 44, null, false);
    docx.line(letter.documentNumber(), "right", 28, null, false);
    docx.line(letter.addressee() + "：", "left", 28, null, false);
    paragraphs(docx, letter);
    docx.line("", "left", 28, null, false);
    docx.line(letter.issuer(), "right", 28, null, false);
    docx.line(letter.dated(), "right", 28, null, false);
    if (letter.verification() != null) {
      verification(docx, letter.verification());
    }
    return docx.bytes();
  }

  private static void paragraphs(Docx docx, OfficialLetter letter) {
    for (OfficialLetter.Paragraph paragraph : letter.paragraphs()) {
      docx.line(
          paragraph.text(), "left", 28, paragraph.heading() ? GREY : null, !paragraph.heading());
    }
  }

  private static void verification(Docx docx, OfficialLetter.Verification verification) {
    if (verification.address() != null) {
      docx.code(SquareCode.png(verification.address()));
    }
    docx.line("核验编号 " + verification.number(), "left", 20, GREY, false);
  }
}
