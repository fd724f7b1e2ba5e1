package cn.pufa.platform.files;

import cn.pufa.platform.http.Problem;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes an image anew from its pixels: upright, of a modest size, and without anything else the
 * file held, such as the place where it was taken.
 */
final class Photo {

  private static final long MAX_PIXELS = 50_000_000;
  private static final int MAX_SIDE = 2560;

  /** Sharp across a page of A4. */
  private static final int SHOWN_SIDE = 1600;

  private static final Color COVER = new Color(0x4a5260);

  /** Larger ones are read with gaps, so that what is decoded stays below about 45 MB. */
  private static final int MAX_DECODED_SIDE = 3840;

  private static final float QUALITY = 0.85f;

  /** An image in the making takes more memory than everything else of a request. */
  private static final Lock ONE_AT_A_TIME = new ReentrantLock();

  private Photo() {}

  /** JPEG bytes; a problem where the image is too large, broken or of a rare kind. */
  static byte[] clean(byte[] upload) {
    ONE_AT_A_TIME.lock();
    try {
      return encode(smaller(decode(upload), MAX_SIDE, Exif.of(upload).orientation()));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      // The JDK's readers answer a broken file with any of these.
      throw Problem.invalid("/file", "这张图片打不开。请另存为普通的 JPG 再传。");
    } finally {
      ONE_AT_A_TIME.unlock();
    }
  }

  /**
   * A kept photo, fit for paper and pages, with these areas covered. They are covered before it is
   * made smaller, so that nothing of them is mixed into what is beside them.
   */
  static BufferedImage covered(byte[] kept, List<PhotoArea> areas) {
    ONE_AT_A_TIME.lock();
    try {
      BufferedImage image = decode(kept);
      Graphics2D canvas = image.createGraphics();
      canvas.setColor(COVER);
      areas.forEach(area -> canvas.fill(area.on(image.getWidth(), image.getHeight())));
      canvas.dispose();
      return smaller(image, SHOWN_SIDE, ExifOrientation.UPRIGHT);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } finally {
      ONE_AT_A_TIME.unlock();
    }
  }

  static byte[] jpeg(BufferedImage image) {
    try {
      return encode(image);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static BufferedImage decode(byte[] upload) throws IOException {
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("no reader");
      }
      ImageReader reader = readers.next();
      try {
        // Without metadata: packed texts of a PNG would be unpacked, whatever their size.
        reader.setInput(in, true, true);
        return decode(reader);
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage decode(ImageReader reader) throws IOException {
    long width = reader.getWidth(0);
    long height = reader.getHeight(0);
    if (width * height > MAX_PIXELS) {
      throw Problem.invalid(
          "/file", "图片太大，有 %d × %d 个像素，最多 5000 万个。请缩小后再传。".formatted(width, height));
    }
    int gap = Math.max(1, Math.ceilDiv((int) Math.max(width, height), MAX_DECODED_SIDE));
    var parameters = reader.getDefaultReadParam();
    parameters.setSourceSubsampling(gap, gap, 0, 0);
    return reader.read(0, parameters);
  }

  /** Turned as its camera was held, shrunk, and on white where it was transparent. */
  private static BufferedImage smaller(
      BufferedImage image, int mostSide, ExifOrientation orientation) {
    int longer = Math.max(image.getWidth(), image.getHeight());
    double scale = Math.min(1.0, (double) mostSide / longer);
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    boolean turned = orientation.swapsSides();
    var result =
        new BufferedImage(
            turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = result.createGraphics();
    try {
      canvas.setColor(Color.WHITE);
      canvas.fillRect(0, 0, result.getWidth(), result.getHeight());
      canvas.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      AffineTransform transform = orientation.transform(width, height);
      transform.scale((double) width / image.getWidth(), (double) height / image.getHeight());
      canvas.drawImage(image, transform, null);
    } finally {
      canvas.dispose();
    }
    return result;
  }

  private static byte[] encode(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
