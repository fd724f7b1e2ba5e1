package cn.pufa.platform.print;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.SquareCodes;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

/** Whatever number a paper bears, a reader finds it: some patterns are harder than others. */
class SquareCodePrintTest {

  private static final int PAPERS = 60;
  private static final float LETTER_SIDE = 96;
  private static final int DPI = 150;

  @Test
  void everyNumberIsReadAtTheSizeOfALetter() throws IOException {
    var random = new Random(20261126);
    for (int paper = 0; paper < PAPERS; paper++) {
      String number = Long.toString(random.nextLong(1L << 50), 36).toUpperCase();
      String address = "https://pufa.demo.invalid/#/packages/review/verify?no=" + number;
      assertThat(SquareCodes.read(printed(address))).isEqualTo(address);
    }
  }

  private static BufferedImage printed(String address) throws IOException {
    try (var document = new PDDocument()) {
      var page = new PDPage(PDRectangle.A5);
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        SquareCodePrint.draw(content, address, 57, 41, LETTER_SIDE);
      }
      return new PDFRenderer(document).renderImageWithDPI(0, DPI);
    }
  }
}
