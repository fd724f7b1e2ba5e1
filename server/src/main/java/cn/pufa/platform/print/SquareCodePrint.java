package cn.pufa.platform.print;

import cn.pufa.platform.files.SquareCode;
import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** A square code (二维码) on a page, drawn square by square so that it stays sharp at any size. */
public final class SquareCodePrint {

  private SquareCodePrint() {}

  /**
   * @param left of its quiet margin, in points, as {@code bottom} and {@code side} are
   */
  public static void draw(
      PDPageContentStream page, String text, float left, float bottom, float side)
      throws IOException {
    boolean[][] squares = SquareCode.squares(text);
    float square = side / squares.length;
    page.setNonStrokingColor(Color.BLACK);
    for (int row = 0; row < squares.length; row++) {
      for (int column = 0; column < squares[row].length; column++) {
        if (squares[row][column]) {
          page.addRect(left + column * square, bottom + side - (row + 1) * square, square, square);
        }
      }
    }
    page.fill();
  }
}
