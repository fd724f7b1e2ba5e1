package cn.pufa.testing;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a phone reads in a square code (二维码) on a picture. As a phone does while it is moved, it
 * tries several sizes: the reader takes the inside of a few codes in a hundred for their corners at
 * one size and not at another.
 */
public final class SquareCodes {

  private static final List<Double> SIZES = List.of(1.0, 0.7, 0.55, 1.4);

  private SquareCodes() {}

  public static String read(BufferedImage picture) {
    return SIZES.stream()
        .flatMap(size -> attempts(picture, size))
        .map(SquareCodes::attempt)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no square code can be read on the picture"));
  }

  private static Stream<Binarizer> attempts(BufferedImage picture, double size) {
    LuminanceSource source = points(scaled(picture, size));
    return Stream.of(new HybridBinarizer(source), new GlobalHistogramBinarizer(source));
  }

  private static LuminanceSource points(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    return new RGBLuminanceSource(
        width, height, picture.getRGB(0, 0, width, height, null, 0, width));
  }

  private static BufferedImage scaled(BufferedImage picture, double size) {
    int width = (int) (picture.getWidth() * size);
    int height = (int) (picture.getHeight() * size);
    var scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Image smooth = picture.getScaledInstance(width, height, Image.SCALE_SMOOTH);
    scaled.createGraphics().drawImage(smooth, 0, 0, null);
    return scaled;
  }

  private static Optional<String> attempt(Binarizer binarizer) {
    try {
      return Optional.of(
          new QRCodeReader()
              .decode(new BinaryBitmap(binarizer), Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE))
              .getText());
    } catch (ReaderException unclear) {
      return Optional.empty();
    }
  }
}
