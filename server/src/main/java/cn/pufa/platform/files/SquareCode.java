package cn.pufa.platform.files;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;

/** A square code (二维码) as a picture. */
public final class SquareCode {

  private static final int PIXELS = 430;
  private static final int BLACK = 0x000000;
  private static final int WHITE = 0xFFFFFF;

  private SquareCode() {}

  /** Dark on white, {@value #PIXELS} pixels wide with its quiet margin. */
  public static byte[] png(String text) {
    BitMatrix points = points(text, PIXELS);
    var image =
        new BufferedImage(points.getWidth(), points.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
    for (int row = 0; row < points.getHeight(); row++) {
      for (int column = 0; column < points.getWidth(); column++) {
        image.setRGB(column, row, points.get(column, row) ? BLACK : WHITE);
      }
    }
    try (var out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /**
   * Its rows from the top, true where it is dark, with its quiet margin; to be drawn at any size.
   */
  public static boolean[][] squares(String text) {
    BitMatrix points = points(text, 0);
    var squares = new boolean[points.getHeight()][points.getWidth()];
    for (int row = 0; row < points.getHeight(); row++) {
      for (int column = 0; column < points.getWidth(); column++) {
        squares[row][column] = points.get(column, row);
      }
    }
    return squares;
  }

  /**
   * @param pixels of its sides; 0 for one a square
   */
  private static BitMatrix points(String text, int pixels) {
    try {
      return new QRCodeWriter()
          .encode(
              text,
              BarcodeFormat.QR_CODE,
              pixels,
              pixels,
              Map.of(
                  EncodeHintType.CHARACTER_SET,
                  StandardCharsets.UTF_8.name(),
                  EncodeHintType.ERROR_CORRECTION,
                  ErrorCorrectionLevel.M));
    } catch (WriterException fault) {
      throw new IllegalArgumentException("too long for a square code", fault);
    }
  }
}
